package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"entente/graph"
)

const (
	fileName   = "graph.db"
	holderName = "graph.pid"

	// format is the version of the layout described in the package comment.
	format = "1"

	lockTimeout = time.Second

	// mapSize is how much address space is reserved for the file, so that
	// growing it waits for no reader. It costs no memory and no disk.
	mapSize = 1 << 30

	// checkSize is the largest file that is checked page by page when it is
	// opened. A larger one is checked as it is read.
	checkSize = 64 << 20
)

var (
	bucketMeta    = []byte("meta")
	bucketTokens  = []byte("tokens")
	bucketNodes   = []byte("nodes")
	bucketRels    = []byte("rels")
	bucketOut     = []byte("out")
	bucketIn      = []byte("in")
	bucketLabels  = []byte("labels")
	bucketIndexes = []byte("indexes")
	bucketEntries = []byte("entries")
	bucketCounts  = []byte("counts")

	keyFormat = []byte("format")
)

// DB is an open graph. It is safe for concurrent use.
type DB struct {
	dir    string
	bolt   *bbolt.DB
	tokens tokenCache
	cache  cache
	writer chan struct{} // holds one element while a write transaction is open
}

// Open opens the graph in dir, making folder and file where they are missing.
// It fails with graph.Conflict if another process has it open, with
// graph.Corrupt if the file is damaged or of another version, and with
// graph.Invalid if the folder cannot be written.
func Open(dir string) (db *DB, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, graph.Errorf(graph.Invalid, "cannot make the data folder %s: %w; choose another folder", dir, cause(err))
	}
	path := filepath.Join(dir, fileName)
	// A damaged file can lead beyond its own end: let that be a panic, not the end.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	var opened *bbolt.DB
	defer func() {
		if r := recover(); r != nil {
			what := fmt.Sprint(r)
			if _, ok := r.(runtime.Error); ok {
				what = "a page cannot be read"
			}
			db, err = nil, corrupt(dir, what)
			if opened != nil {
				_ = opened.Close()
			}
		}
	}()
	if err := checkFile(dir, path); err != nil {
		return nil, err
	}
	options := &bbolt.Options{Timeout: lockTimeout, FreelistType: bbolt.FreelistMapType, NoStatistics: true}
	if strconv.IntSize == 64 && runtime.GOOS != "windows" { // there the file itself would grow to that size
		options.InitialMmapSize = mapSize
	}
	b, err := bbolt.Open(path, 0o600, options)
	if errors.Is(err, syscall.ENOMEM) { // a process that may not have so many addresses
		options.InitialMmapSize = 0
		b, err = bbolt.Open(path, 0o600, options)
	}
	if err != nil {
		return nil, openError(dir, err)
	}
	opened = b
	db = &DB{dir: dir, bolt: b, writer: make(chan struct{}, 1)}
	db.tokens.init()
	db.cache.most = cacheBytes
	if err := db.start(path); err != nil {
		b.Close()
		return nil, err
	}
	return db, nil
}

// checkFile refuses a file that cannot be one of ours, before bbolt would
// overwrite an empty one or take a foreign one for damaged.
func checkFile(dir, path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return graph.Errorf(graph.Invalid, "cannot read the data folder %s: %w", dir, cause(err))
	case info.IsDir():
		return corrupt(dir, fileName+" is a folder")
	}
	return nil
}

func openError(dir string, err error) error {
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		holder := ""
		if pid, readErr := os.ReadFile(filepath.Join(dir, holderName)); readErr == nil {
			holder = " (process " + strings.TrimSpace(string(pid)) + ")"
		}
		return graph.Errorf(graph.Conflict, "the data folder %s is in use by another process%s; stop it, or choose another folder", dir, holder)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist):
		return graph.Errorf(graph.Invalid, "cannot write to the data folder %s: %w; choose another folder", dir, cause(err))
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch), errors.Is(err, berrors.ErrChecksum):
		return corrupt(dir, err.Error())
	}
	return graph.Errorf(graph.Unavailable, "cannot open the data folder %s: %w", dir, err)
}

// cause strips the path that an error of package os repeats.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func corrupt(dir, what string) error {
	return graph.Errorf(graph.Corrupt, "the graph in %s is damaged: %s; move the folder away and extract again, or restore a copy", dir, what)
}

// start checks the file, makes the buckets of a new one and says who holds it.
func (db *DB) start(path string) error {
	if err := db.check(path); err != nil {
		return err
	}
	err := db.bolt.Update(func(tx *bbolt.Tx) error {
		if meta := tx.Bucket(bucketMeta); meta != nil {
			if found := string(meta.Get(keyFormat)); found != format {
				return graph.Errorf(graph.Corrupt, "the graph in %s has format %q, this program reads format %q; use the program that wrote it, or move the folder away and extract again", db.dir, found, format)
			}
			return errUnchanged
		}
		for _, name := range [][]byte{bucketTokens, bucketNodes, bucketRels, bucketOut, bucketIn, bucketLabels, bucketIndexes, bucketEntries, bucketCounts} {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		meta, err := tx.CreateBucket(bucketMeta)
		if err != nil {
			return err
		}
		return meta.Put(keyFormat, []byte(format))
	})
	if err != nil && !errors.Is(err, errUnchanged) {
		return db.failure(err)
	}
	if err := db.loadTokens(); err != nil {
		return err
	}
	// The pid only makes the message of a second process better: not being able
	// to write it is no reason to fail.
	_ = os.WriteFile(filepath.Join(db.dir, holderName), []byte(strconv.Itoa(os.Getpid())+"\n"), 0o600)
	return nil
}

var errUnchanged = errors.New("nothing to write")

func (db *DB) check(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return db.failure(err)
	}
	tx, err := db.bolt.Begin(false)
	if err != nil {
		return db.failure(err)
	}
	defer tx.Rollback()
	if tx.Size() > info.Size() {
		return corrupt(db.dir, fmt.Sprintf("the file has %d bytes, %d are missing", info.Size(), tx.Size()-info.Size()))
	}
	if info.Size() > checkSize {
		return nil
	}
	t := &Tx{db: db, bolt: tx, buckets: map[string]*bucket{}}
	if t.bucket(bucketMeta) == nil { // new
		return nil
	}
	if string(t.bucket(bucketMeta).Get(keyFormat)) != format {
		return nil // said later, in better words
	}
	// Our own walk comes first: what it survives, the one of bbolt, which runs in
	// a goroutine of its own, does too.
	if err := t.verifyAll(); err != nil {
		return corrupt(db.dir, err.Error())
	}
	var first error
	for problem := range tx.Check() { // to its end, or its goroutine would never stop
		if first == nil {
			first = problem
		}
	}
	if first != nil {
		return corrupt(db.dir, first.Error())
	}
	return nil
}

// failure turns an error from below into ours.
func (db *DB) failure(err error) error {
	var ours *graph.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ours):
		return ours
	case errors.Is(err, berrors.ErrDatabaseNotOpen):
		return graph.Errorf(graph.Unavailable, "the graph in %s is closed", db.dir)
	}
	return graph.Errorf(graph.Unavailable, "the graph in %s cannot be used: %w", db.dir, err)
}

// Dir returns the folder that the graph is in.
func (db *DB) Dir() string { return db.dir }

// Close waits for open transactions to end and releases the folder.
func (db *DB) Close() error {
	_ = os.Remove(filepath.Join(db.dir, holderName))
	return db.failure(db.bolt.Close())
}
