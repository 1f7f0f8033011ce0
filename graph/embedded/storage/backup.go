package storage

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"entente/graph"
)

// Backup writes the graph as it is when Backup begins, while others read and
// write it. What it writes is a file as [Open] reads it, with its sums in it. The
// file in use grows while a backup runs and the graph is written to.
func (db *DB) Backup(ctx context.Context, w io.Writer) error {
	tx, err := db.Begin(ctx, false)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	_, err = tx.bolt.WriteTo(contextWriter{ctx, w})
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ContextError(ctx.Err())
	}
	return graph.Errorf(graph.Unavailable, "the backup cannot be written: %w", err)
}

// contextWriter writes until its context ends.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

func (c contextWriter) Write(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(b)
}

// WriteWhole writes a file in whole or not at all: under a name of its own first,
// which then takes the place of path. When it returns nil the file is on disk. It
// is readable by its owner only. It fails with graph.Conflict if there is a file
// already and replace is false, and otherwise with what write returned or
// graph.Unavailable.
func WriteWhole(path string, replace bool, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil && !replace {
		return graph.Errorf(graph.Conflict, "%s is there already; choose another name, or give --force to replace it", path)
	}
	err := writeWhole(path, write)
	var ours *graph.Error
	if err == nil || errors.As(err, &ours) {
		return err
	}
	return graph.Errorf(graph.Unavailable, "cannot write %s: %w", path, err)
}

// Report says what [Verify] has read.
type Report struct {
	Format               string
	Bytes                int64
	Nodes, Relationships int64
}

// Verify reads a file from end to end, a graph that nobody has open or a backup,
// and makes sure that all of it fits together: sums, records, indexes and counts.
// It changes nothing. It fails with graph.NotFound if there is no such file, with
// graph.Conflict if a process has it open for writing, and with graph.Corrupt if
// it is damaged or of a newer version.
func Verify(ctx context.Context, path string) (Report, error) {
	if err := ctx.Err(); err != nil {
		return Report{}, ContextError(err)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Report{}, graph.Errorf(graph.NotFound, "there is no graph at %s", path)
	case err != nil:
		return Report{}, graph.Errorf(graph.Invalid, "cannot read %s: %w", path, cause(err))
	case !info.Mode().IsRegular() || info.Size() == 0:
		return Report{}, damaged(path, "it is no file of a graph")
	}
	b, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockTimeout, ReadOnly: true})
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return Report{}, graph.Errorf(graph.Conflict, "%s is in use%s; stop that first, or verify a backup of it", path, holder(filepath.Dir(path)))
	case errors.Is(err, fs.ErrPermission):
		return Report{}, graph.Errorf(graph.Invalid, "cannot read %s: %w", path, cause(err))
	}
	if b != nil {
		defer b.Close()
	}
	found, problem := inspect(path)
	if problem == nil {
		problem = err
	}
	if problem != nil {
		return Report{}, damaged(path, problem.Error())
	}
	if err := checkFormat(path, found.format); err != nil {
		return Report{}, err
	}
	db := &DB{dir: path, bolt: b}
	db.tokens.init()
	tx, err := db.Begin(ctx, false)
	if err != nil {
		return Report{}, err
	}
	defer tx.Rollback()
	v := newVerifier(tx)
	v.withoutEntries = found.format != format
	if err := v.all(); err != nil {
		return Report{}, damaged(path, err.Error())
	}
	return Report{Format: found.format, Bytes: info.Size(), Nodes: tx.NodeCount(), Relationships: tx.RelationshipCount()}, nil
}

func damaged(path, what string) error {
	return graph.Errorf(graph.Corrupt, "%s is damaged: %s", path, what)
}

// Path returns where the graph of a folder is kept.
func Path(dir string) string { return filepath.Join(dir, fileName) }

// Restore puts a backup in the place of the graph in dir. It reads the backup to
// its end first and touches nothing if that is damaged or of a newer version. It
// fails with graph.Conflict if a process has the folder open, or if there is a
// graph already and replace is false.
func Restore(ctx context.Context, dir, backup string, replace bool) (Report, error) {
	report, err := Verify(ctx, backup)
	if err != nil {
		return report, err
	}
	path := Path(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return report, graph.Errorf(graph.Invalid, "cannot make the data folder %s: %w; choose another folder", dir, cause(err))
	}
	if _, err := os.Lstat(path); err == nil && !replace {
		return report, graph.Errorf(graph.Conflict, "there is a graph in %s already; choose another folder with --data, or give --force to replace it", dir)
	}
	// A lock on the file that is replaced, if it is whole enough to have one, keeps
	// a program from starting on it meanwhile.
	lock, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockTimeout, ReadOnly: true})
	switch {
	case err == nil:
		defer lock.Close()
	case errors.Is(err, berrors.ErrTimeout):
		return report, openError(dir, err)
	}
	err = writeWhole(path, func(w io.Writer) error {
		from, err := os.Open(backup)
		if err != nil {
			return err
		}
		defer from.Close()
		if _, err := io.Copy(contextWriter{ctx, w}, from); err != nil {
			return err
		}
		_, err = inspect(w.(*os.File).Name()) // what was copied, not what was there
		return err
	})
	switch {
	case ctx.Err() != nil:
		return report, ContextError(ctx.Err())
	case err != nil:
		return report, graph.Errorf(graph.Unavailable, "cannot restore into %s: %w; what was there is unchanged", dir, err)
	}
	return report, nil
}
