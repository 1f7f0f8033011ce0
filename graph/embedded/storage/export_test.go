package storage

import (
	"path/filepath"
	"reflect"
	"unsafe"

	"go.etcd.io/bbolt"
)

// VerifyAll is verifyAll, for tests.
func (tx *Tx) VerifyAll() error { return tx.verifyAll() }

// Inspect is inspect, for tests; it returns how many entries the file has.
func Inspect(path string) (entries int64, err error) {
	found, err := inspect(path)
	if err != nil {
		return 0, err
	}
	return found.entries, nil
}

// WriteAt puts a function in the place of the one that writes to the file, which
// it is given. bbolt has it for its own tests, out of reach.
func (db *DB) WriteAt(wrap func(write func([]byte, int64) (int, error)) func([]byte, int64) (int, error)) {
	hook := writeAt(db.bolt)
	*hook = wrap(*hook)
}

func writeAt(b *bbolt.DB) *func([]byte, int64) (int, error) {
	field := reflect.ValueOf(b).Elem().FieldByName("ops").FieldByName("writeAt")
	return (*func([]byte, int64) (int, error))(unsafe.Pointer(field.UnsafeAddr()))
}

// MigrateWith migrates the store in dir with another function to write to it.
func MigrateWith(dir string, wrap func(write func([]byte, int64) (int, error)) func([]byte, int64) (int, error)) error {
	path := filepath.Join(dir, fileName)
	found, err := examine(dir, path)
	if err != nil {
		return err
	}
	b, err := openBolt(path)
	if err != nil {
		return err
	}
	defer b.Close()
	db := &DB{dir: dir, bolt: b, writer: make(chan struct{}, 1)}
	db.tokens.init()
	db.WriteAt(wrap)
	return db.migrate(found.format)
}
