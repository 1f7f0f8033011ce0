package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"entente/graph"
)

const (
	fileName   = "graph.db"
	holderName = "graph.pid"

	lockTimeout = time.Second

	// mapSize is how much address space is reserved for the file, so that
	// growing it waits for no reader. It costs no memory and no disk.
	mapSize = 1 << 36
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
	dir      string
	bolt     *bbolt.DB
	tokens   tokenCache
	cache    cache
	writer   chan struct{} // holds one element while a write transaction is open
	migrated string
	unsure   atomic.Bool // the last commit failed when it was almost done; nothing more is written
}

// Open opens the graph in dir, making folder and file where they are missing. It
// reads the whole file and compares it with the sums that it holds. It fails with
// graph.Conflict if another process has it open, with graph.Corrupt if the file
// is damaged or of a newer version, and with graph.Invalid if the folder cannot
// be written. A file of an older version is migrated; see [DB.Migrated].
func Open(dir string) (*DB, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, graph.Errorf(graph.Invalid, "cannot make the data folder %s: %w; choose another folder", dir, cause(err))
	}
	path := filepath.Join(dir, fileName)
	if err := create(dir, path); err != nil {
		return nil, err
	}
	found, err := examine(dir, path)
	if err != nil {
		return nil, err
	}
	b, err := openBolt(path)
	if err != nil {
		return nil, openError(dir, err)
	}
	db := &DB{dir: dir, bolt: b, writer: make(chan struct{}, 1)}
	db.tokens.init()
	db.cache.most = cacheBytes
	if err := db.start(found.format); err != nil {
		b.Close()
		return nil, err
	}
	return db, nil
}

// openBolt opens the file for writing. A process that may not have so many
// addresses gets fewer.
func openBolt(path string) (b *bbolt.DB, err error) {
	options := &bbolt.Options{Timeout: lockTimeout, FreelistType: bbolt.FreelistMapType, NoStatistics: true}
	var file *os.File
	options.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		file, err = os.OpenFile(name, flag, mode)
		return file, err
	}
	sizes := []int{0}
	if strconv.IntSize == 64 && runtime.GOOS != "windows" { // there the file itself would grow to that size
		whole := int64(mapSize) // no int of 32 bits
		sizes = []int{int(whole), int(whole >> 6), 0}
	}
	for _, options.InitialMmapSize = range sizes {
		if b, err = bbolt.Open(path, 0o600, options); !errors.Is(err, syscall.ENOMEM) {
			break
		}
	}
	if err != nil {
		return nil, err
	}
	// A restore may have put another file in its place before it was locked.
	mine, err := file.Stat()
	if named, statErr := os.Stat(path); err != nil || statErr != nil || !os.SameFile(mine, named) {
		b.Close()
		return nil, berrors.ErrTimeout
	}
	return b, nil
}

// create makes the file where it is missing, in whole or not at all, and refuses
// what cannot be one of ours.
func create(dir, path string) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return corrupt(dir, fileName+" is a folder")
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return graph.Errorf(graph.Invalid, "cannot read the data folder %s: %w", dir, cause(err))
	}
	// A link, and not a new name, since another process may be doing the same.
	err = writeNew(path, func(temporary string) error {
		if err := os.Link(temporary, path); err != nil && !errors.Is(err, fs.ErrExist) {
			return os.Rename(temporary, path) // a file system without links
		}
		return nil
	})
	if err != nil {
		return openError(dir, err)
	}
	return nil
}

// writeNew makes an empty graph under a name of its own and hands it to place.
func writeNew(path string, place func(temporary string) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), fileName+".new*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := f.Close(); err != nil {
		return err
	}
	b, err := bbolt.Open(f.Name(), 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoStatistics: true})
	if err != nil {
		return err
	}
	err = b.Update(func(tx *bbolt.Tx) error {
		if err := makeBuckets(tx); err != nil {
			return err
		}
		return sumUp(tx)
	})
	if err := errors.Join(err, b.Close()); err != nil {
		return err
	}
	if err := place(f.Name()); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// examine inspects the file while it holds a lock that keeps writers out.
func examine(dir, path string) (*inspection, error) {
	if info, err := os.Stat(path); err == nil && info.Size() == 0 {
		return &inspection{}, nil // bbolt makes a new one of it
	}
	lock, locked := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockTimeout, ReadOnly: true})
	if locked == nil {
		defer lock.Close()
	} else if errors.Is(locked, berrors.ErrTimeout) || errors.Is(locked, fs.ErrPermission) || errors.Is(locked, fs.ErrNotExist) {
		return nil, openError(dir, locked)
	}
	found, err := inspect(path)
	var system *fs.PathError
	switch {
	case errors.As(err, &system):
		return nil, graph.Errorf(graph.Unavailable, "the graph in %s cannot be read: %w", dir, cause(err))
	case err != nil:
		return nil, corrupt(dir, err.Error())
	case locked != nil:
		return nil, openError(dir, locked)
	case found.empty():
		return found, nil
	}
	return found, checkFormat(dir, found.format)
}

func openError(dir string, err error) error {
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return graph.Errorf(graph.Conflict, "the data folder %s is in use by another process%s; stop it, or choose another folder", dir, holder(dir))
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.EROFS):
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
	return graph.Errorf(graph.Corrupt, "the graph in %s is damaged: %s; restore a backup, or move the folder away and extract again", dir, what)
}

// start says who holds the file, migrates an old one and reads the names.
func (db *DB) start(found string) error {
	db.hold()
	db.tidy()
	switch found {
	case format:
	case "": // bbolt made it, and the program ended
		err := db.bolt.Update(func(tx *bbolt.Tx) error { return errors.Join(makeBuckets(tx), sumUp(tx)) })
		if err != nil {
			return db.failure(err)
		}
	default:
		if err := db.migrate(found); err != nil {
			return err
		}
		db.migrated = "from format " + found + " to " + format + "; the file as it was is kept as " + oldCopy(found)
	}
	return db.loadTokens()
}

// Migrated says from which format the file was migrated when it was opened, and
// where it is kept as it was; "" if it was not.
func (db *DB) Migrated() string { return db.migrated }

// Dir returns the folder that the graph is in.
func (db *DB) Dir() string { return db.dir }

// Close waits for open transactions to end and releases the folder.
func (db *DB) Close() error {
	db.release()
	return db.failure(db.bolt.Close())
}
