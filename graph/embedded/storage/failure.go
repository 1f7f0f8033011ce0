package storage

import (
	"errors"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"entente/graph"
)

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
	case diskFull(err):
		return graph.Errorf(graph.Unavailable, "there is no room left for the graph in %s: nothing of the transaction was kept, and reading goes on; make room and try again (%w)", db.dir, err)
	case errors.Is(err, syscall.EIO), errors.Is(err, syscall.EROFS):
		return graph.Errorf(graph.Unavailable, "the disk of the graph in %s fails: nothing of the transaction was kept, and reading goes on; look after the disk, make a backup and try again (%w)", db.dir, err)
	}
	return graph.Errorf(graph.Unavailable, "the graph in %s cannot be used: %w", db.dir, err)
}

// diskFull reports whether a write failed for want of room. bbolt hands some of
// these errors on as text.
func diskFull(err error) bool {
	for _, cause := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, cause) || strings.Contains(err.Error(), cause.Error()) {
			return true
		}
	}
	return false
}

// commitFailed says that the transaction with the number id could not be
// committed. If readers see it all the same, only the last word of the disk was
// missing: then nobody knows whether it would outlast a power cut, and to write
// more on top of it could spoil what is there.
func (db *DB) commitFailed(id int, err error) error {
	if b, beginErr := db.bolt.Begin(false); beginErr == nil {
		seen := b.ID() >= id
		_ = b.Rollback()
		if seen {
			db.unsure.Store(true)
			return db.doubt(err.Error())
		}
	}
	return db.failure(err)
}

func (db *DB) doubt(why string) error {
	return graph.Errorf(graph.Unavailable, "the disk did not confirm the last transaction of the graph in %s, which may be kept or not (%s); reading goes on: make a backup, look after the disk, and start the program again, which checks the file", db.dir, why)
}
