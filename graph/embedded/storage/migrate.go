package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"go.etcd.io/bbolt"

	"entente/graph"
)

// format is the version of the layout described in the package comment. The
// versions so far:
//
//	1  no sums; entries of an index in no useful order
//	2  a sum for each bucket
const format = "2"

// oldCopy is the name of the copy that is kept of a file before its migration.
func oldCopy(format string) string { return "graph-format-" + format + ".db" }

// checkFormat refuses a file that this program does not read.
func checkFormat(dir, found string) error {
	ours, _ := strconv.Atoi(format)
	switch n, err := strconv.Atoi(found); {
	case err == nil && n > ours:
		return graph.Errorf(graph.Corrupt, "the graph in %s has format %q, which a newer version of this program wrote; this one reads up to format %q: use the newer version, or move the folder away and extract again", dir, found, format)
	case err != nil || n < 1:
		return corrupt(dir, fmt.Sprintf("it has no known format (%.20q)", found))
	}
	return nil
}

// migrate brings the file from format 1 to the one of today. It keeps a copy of
// the file first; then everything happens in one transaction, so that whenever
// the program is stopped the file has one format or the other.
func (db *DB) migrate(from string) error {
	if err := db.keepCopy(filepath.Join(db.dir, oldCopy(from))); err != nil {
		return err
	}
	return db.rewrite()
}

// keepCopy copies the file, in whole or not at all.
func (db *DB) keepCopy(path string) error {
	err := writeWhole(path, func(w io.Writer) error {
		return db.bolt.View(func(tx *bbolt.Tx) error {
			_, err := tx.WriteTo(w)
			return err
		})
	})
	if err != nil {
		return graph.Errorf(graph.Unavailable, "the graph in %s is of an older version, and no copy of it can be kept before it is brought up to date: %w; make room or make the folder writable, and start again", db.dir, err)
	}
	return nil
}

// rewrite makes the entries of the indexes anew and sums up all buckets.
func (db *DB) rewrite() error {
	bolt, err := db.bolt.Begin(true)
	if err != nil {
		return db.failure(err)
	}
	defer bolt.Rollback() // does nothing after the commit
	tx := &Tx{db: db, bolt: bolt, buckets: map[string]*bucket{}}
	v := newVerifier(tx)
	v.withoutEntries = true
	if err := v.all(); err != nil {
		return corrupt(db.dir, err.Error())
	}
	if err := bolt.DeleteBucket(bucketEntries); err != nil {
		return db.failure(err)
	}
	clear(tx.buckets) // one of them is gone
	if err := makeBuckets(bolt); err != nil {
		return db.failure(err)
	}
	if err := tx.fillIndexes(); err != nil {
		return err
	}
	if err := tx.flush(); err != nil {
		return err
	}
	if err := sumUp(bolt); err != nil {
		return db.failure(err)
	}
	return db.failure(bolt.Commit())
}

// sumUp stores the sums of all buckets, from their entries, and the format.
func sumUp(tx *bbolt.Tx) error {
	meta := tx.Bucket(bucketMeta)
	err := tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
		if bytes.Equal(name, bucketMeta) {
			return nil
		}
		s := bucketSum{sequence: b.Sequence()}
		if err := b.ForEach(func(key, val []byte) error { s.sum += entrySum(key, val); return nil }); err != nil {
			return err
		}
		key := append([]byte(sumPrefix), name...)
		return meta.Put(key, encodeSum(key, s))
	})
	if err != nil {
		return err
	}
	return meta.Put(keyFormat, []byte(format))
}

// makeBuckets makes the buckets that are missing.
func makeBuckets(tx *bbolt.Tx) error {
	for _, name := range [][]byte{bucketMeta, bucketTokens, bucketNodes, bucketRels, bucketOut, bucketIn, bucketLabels, bucketIndexes, bucketEntries, bucketCounts} {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	return nil
}

// writeWhole writes a file in whole or not at all: to a name of its own first,
// which then takes the place of path. It is on disk when writeWhole returns nil.
func writeWhole(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new*")
	if err != nil {
		return cause(err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	err = errors.Join(write(f), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes the names in a folder durable, where the system can.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, os.ErrInvalid) && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, os.ErrPermission) {
		return err
	}
	return nil
}
