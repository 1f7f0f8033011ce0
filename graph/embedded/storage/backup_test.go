package storage_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"entente/graph"
	"entente/graph/embedded/storage"
)

// backup writes a backup of db to a file.
func backup(t testing.TB, db *storage.DB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "backup.db")
	err := storage.WriteWhole(path, false, func(w io.Writer) error { return db.Backup(t.Context(), w) })
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestBackupAndRestore(t *testing.T) {
	db := openDB(t, t.TempDir())
	defer db.Close()
	fill(t, db, 500)
	thin(t, db, 500)
	want := digest(t, db)
	path := backup(t, db)
	report, err := storage.Verify(t.Context(), path)
	if err != nil || report.Nodes != 400 || report.Format != "2" || report.Bytes == 0 {
		t.Errorf("%+v, %v", report, err)
	}
	dir := filepath.Join(t.TempDir(), "new", "folder")
	if restored, err := storage.Restore(t.Context(), dir, path, false); err != nil || restored != report {
		t.Fatalf("%+v, %v", restored, err)
	}
	again := openDB(t, dir)
	if digest(t, again) != want {
		t.Error("the restored graph differs")
	}
	for range 3 { // it can be written and opened again
		write(t, again, func(tx *storage.Tx) error { _, err := tx.CreateNode(nil, nil); return err })
		verified(t, again)
		again.Close()
		again = openDB(t, dir)
	}
	again.Close()
}

// TestBackupWhileWriting takes backups while a writer commits: each must be the
// graph as it was at one moment.
func TestBackupWhileWriting(t *testing.T) {
	db := openDB(t, t.TempDir())
	defer db.Close()
	sample(t, db)
	stop, ended := make(chan struct{}), make(chan error)
	go func() {
		var err error
		for err == nil {
			select {
			case <-stop:
				ended <- nil
				return
			default:
			}
			err = pair(db)
		}
		ended <- err
	}()
	last := int64(0)
	for range 8 {
		report, err := storage.Verify(t.Context(), backup(t, db))
		if err != nil {
			t.Fatal(err)
		}
		if report.Nodes%2 != 0 || report.Nodes < last {
			t.Errorf("%d nodes after %d: half a transaction", report.Nodes, last)
		}
		last = report.Nodes
	}
	close(stop)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if last <= 200 {
		t.Error("nothing was written meanwhile")
	}
}

// pair makes two nodes in one transaction.
func pair(db *storage.DB) error {
	tx, err := db.Begin(context.Background(), true)
	if err != nil {
		return err
	}
	for range 2 {
		if _, err := tx.CreateNode([]storage.Token{1}, nil); err != nil {
			_ = tx.Rollback()
			return err
		}
	}
	return tx.Commit()
}

// TestRestoreRefuses restores what must not be; what is there stays untouched.
func TestRestoreRefuses(t *testing.T) {
	source := openDB(t, t.TempDir())
	fill(t, source, 50)
	good := backup(t, source)
	source.Close()
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	made := func(raw []byte) string {
		path := filepath.Join(t.TempDir(), "backup.db")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	newer := made(whole)
	b, err := bbolt.Open(newer, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Update(func(tx *bbolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("format"), []byte("3")) }); err != nil {
		t.Fatal(err)
	}
	b.Close()
	flipped := bytes.Clone(whole)
	flipped[bytes.Index(whole, []byte("Name of entity:7"))] ^= 4
	for _, c := range []struct {
		name, file string
		replace    bool
		code       graph.Code
		says       string
	}{
		{"a graph is there", good, false, graph.Conflict, "--force"},
		{"no file", filepath.Join(t.TempDir(), "none"), true, graph.NotFound, "no graph"},
		{"a folder", t.TempDir(), true, graph.Corrupt, "no file"},
		{"empty", made(nil), true, graph.Corrupt, "no file"},
		{"half", made(whole[:len(whole)/2]), true, graph.Corrupt, "damaged"},
		{"a flipped byte", made(flipped), true, graph.Corrupt, "damaged"},
		{"newer", newer, true, graph.Corrupt, "newer version"},
		{"text", made([]byte(strings.Repeat("no backup ", 5000))), true, graph.Corrupt, "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			db := openDB(t, dir)
			sample(t, db)
			want := digest(t, db)
			db.Close()
			_, err := storage.Restore(t.Context(), dir, c.file, c.replace)
			if graph.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("code %s, %v; want %s, %q", graph.CodeOf(err), err, c.code, c.says)
			}
			db = openDB(t, dir)
			defer db.Close()
			if digest(t, db) != want {
				t.Error("the graph was changed")
			}
			if left, _ := filepath.Glob(filepath.Join(dir, "*.new*")); len(left) > 0 {
				t.Errorf("%v is left", left)
			}
		})
	}
	t.Run("in use", func(t *testing.T) {
		dir := t.TempDir()
		db := openDB(t, dir)
		defer db.Close()
		if _, err := storage.Restore(t.Context(), dir, good, true); graph.CodeOf(err) != graph.Conflict {
			t.Errorf("error %v", err)
		}
		if _, err := storage.Verify(t.Context(), storage.Path(dir)); graph.CodeOf(err) != graph.Conflict {
			t.Errorf("verify: error %v", err)
		}
	})
	t.Run("replaced", func(t *testing.T) {
		dir := t.TempDir()
		db := openDB(t, dir)
		db.Close()
		if _, err := storage.Restore(t.Context(), dir, good, true); err != nil {
			t.Fatal(err)
		}
		// A graph that is damaged can be replaced too.
		patch(t, storage.Path(dir), bytes.Repeat([]byte{7}, 9000), 0)
		report, err := storage.Restore(t.Context(), dir, good, true)
		if err != nil || report.Nodes != 50 {
			t.Errorf("%+v, %v", report, err)
		}
		db = openDB(t, dir)
		db.Close()
	})
}

// brokenWriter fails after n bytes.
type brokenWriter struct{ n int }

func (w *brokenWriter) Write(b []byte) (int, error) {
	if w.n -= len(b); w.n < 0 {
		return 0, os.ErrClosed
	}
	return len(b), nil
}

func TestBackupFails(t *testing.T) {
	db := openDB(t, t.TempDir())
	defer db.Close()
	fill(t, db, 50)
	for n := 0; n < 60_000; n += 10_000 {
		if err := db.Backup(t.Context(), &brokenWriter{n}); graph.CodeOf(err) != graph.Unavailable {
			t.Errorf("after %d bytes: %v", n, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := db.Backup(ctx, io.Discard); graph.CodeOf(err) != graph.Canceled {
		t.Errorf("canceled: %v", err)
	}
	path := filepath.Join(t.TempDir(), "backup.db")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, replace := range []bool{false, true} {
		err := storage.WriteWhole(path, replace, func(w io.Writer) error {
			_, _ = w.Write([]byte("half"))
			return os.ErrClosed
		})
		if text, _ := os.ReadFile(path); err == nil || string(text) != "old" {
			t.Errorf("replace %v: %q, %v", replace, text, err)
		}
	}
}
