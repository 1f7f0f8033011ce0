package embedded

import (
	"context"
	"io"

	"entente/graph"
	"entente/graph/embedded/storage"
)

var _ graph.Backuper = (*Engine)(nil)

// Backup implements [graph.Backuper]: it writes the graph as it is when Backup
// begins. What it writes is a file that [Restore] and [Verify] read, and that
// could be put into a folder by hand. Writers need not wait; the file in use
// grows while they write and a backup runs.
func (e *Engine) Backup(ctx context.Context, w io.Writer) error {
	return e.guarded(func() error { return e.db.Backup(ctx, w) })
}

// WriteBackup makes the file path from what write writes, in whole or not at all,
// and verifies it before it takes its name. If there is such a file already it
// fails with graph.Conflict, or replaces it if replace is set.
func WriteBackup(ctx context.Context, path string, replace bool, write func(io.Writer) error) (Report, error) {
	var report Report
	err := storage.WriteWhole(path, replace, func(w io.Writer) error {
		if err := write(w); err != nil {
			return err
		}
		var err error
		report, err = storage.Verify(ctx, w.(interface{ Name() string }).Name())
		return err
	})
	return report, err
}

// Report says what [Verify] has read.
type Report = storage.Report

// Verify reads the file of a graph that nobody has open, or a backup, to its end,
// and fails with graph.Corrupt if anything in it is not as it should be. See
// [storage.Verify].
func Verify(ctx context.Context, path string) (Report, error) { return storage.Verify(ctx, path) }

// Path returns the file that keeps the graph of a folder.
func Path(dir string) string { return storage.Path(dir) }

// Restore puts the file of a backup in the place of the graph in dir. See
// [storage.Restore].
func Restore(ctx context.Context, dir, backup string, replace bool) (Report, error) {
	return storage.Restore(ctx, dir, backup, replace)
}
