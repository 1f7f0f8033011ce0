package storage_test

import (
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"entente/graph"
	"entente/graph/embedded/storage"
)

// old puts a store of an older format, which that version of the program made,
// into a folder.
func old(t testing.TB, dir, name string) (whole []byte) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	whole, err = io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "graph.db"), whole, 0o600); err != nil {
		t.Fatal(err)
	}
	return whole
}

// contents of testdata/format1.db.gz: 98 persons with an unique id and an index
// on the year of birth, books, and a node whose id is too long for an index.
func checkOld(t testing.TB, db *storage.DB) {
	t.Helper()
	verified(t, db)
	tx, err := db.Begin(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	person, id, born := tx.Token(storage.Label, "Person"), tx.Token(storage.Key, "id"), tx.Token(storage.Key, "born")
	if got := [3]int64{tx.NodeCount(), tx.RelationshipCount(), tx.LabelCount(person)}; got != [3]int64{107, 104, 99} {
		t.Errorf("counts %v", got)
	}
	for _, c := range []struct {
		key   storage.Token
		value any
		want  int
	}{{id, "person:7", 1}, {id, "person:13", 0}, {id, "person:14 once more", 1}, {born, int64(1807), 2}, {born, float64(1 << 40), 2}} {
		index, ok := tx.FindIndex(person, c.key)
		if !ok || index.Unique != (c.key == id) {
			t.Fatalf("index %v %v", index, ok)
		}
		n := 0
		nodes := tx.NodesWithValue(index, c.value)
		for _, ok := nodes.Next(); ok; _, ok = nodes.Next() {
			n++
		}
		if n != c.want {
			t.Errorf("%v: %d nodes in the index, want %d", c.value, n, c.want)
		}
	}
}

func TestMigrate(t *testing.T) {
	dir := t.TempDir()
	before := old(t, dir, "format1.db.gz")
	db := openDB(t, dir)
	checkOld(t, db)
	want := digest(t, db)
	if !strings.Contains(db.Migrated(), "graph-format-1.db") {
		t.Errorf("migrated: %q", db.Migrated())
	}
	db.Close()
	db = openDB(t, dir)
	if digest(t, db) != want || db.Migrated() != "" {
		t.Error("it was migrated twice")
	}
	write(t, db, func(tx *storage.Tx) error { _, err := tx.CreateNode(nil, nil); return err })
	db.Close()
	// The copy is what there was, and can be put back.
	if err := os.Rename(filepath.Join(dir, "graph-format-1.db"), filepath.Join(dir, "graph.db")); err != nil {
		t.Fatal(err)
	}
	db = openDB(t, dir)
	defer db.Close()
	if digest(t, db) != want {
		t.Error("the copy differs")
	}
	if len(before) == 0 {
		t.Fatal("the old store is empty")
	}
}

var errStop = errors.New("stopped here")

// TestMigrateStopped stops a migration at each of its writes, with the page
// written in whole, in half or not at all, and opens what is left.
func TestMigrateStopped(t *testing.T) {
	points := 0
	for n := 0; ; n++ {
		dir := t.TempDir()
		old(t, dir, "format1.db.gz")
		stopped := false
		migrateUntil(t, dir, n, &stopped)
		db := openDB(t, dir)
		checkOld(t, db)
		db.Close()
		if !stopped {
			points = n
			break
		}
	}
	t.Logf("%d writes", points)
	if points < 5 {
		t.Error("that is too few")
	}
}

// migrateUntil migrates the store in dir and stops at the nth write.
func migrateUntil(t *testing.T, dir string, n int, stopped *bool) {
	t.Helper()
	err := storage.MigrateWith(dir, func(write func([]byte, int64) (int, error)) func([]byte, int64) (int, error) {
		count := 0
		return func(b []byte, at int64) (int, error) {
			if *stopped {
				return 0, errStop
			}
			count++
			if count <= n {
				return write(b, at)
			}
			*stopped = true
			_, _ = write(b[:[]int{0, len(b) / 2, len(b)}[n%3]], at)
			return 0, errStop
		}
	})
	if *stopped && err == nil {
		t.Error("a write failed, and the migration did not")
	}
}

// TestMigrateRefuses opens what cannot be migrated; the file stays as it is.
func TestMigrateRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(tx *bbolt.Tx) error
		says string
	}{
		{"newer", func(tx *bbolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("format"), []byte("3")) }, "newer version"},
		{"no format", func(tx *bbolt.Tx) error { return tx.Bucket([]byte("meta")).Delete([]byte("format")) }, "no known format"},
		{"damaged", func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("nodes")).Delete([]byte{0, 0, 0, 0, 0, 0, 0, 2})
		}, "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "graph.db")
			old(t, dir, "format1.db.gz")
			b, err := bbolt.Open(path, 0o600, nil)
			if err != nil {
				t.Fatal(err)
			}
			if err := b.Update(c.do); err != nil {
				t.Fatal(err)
			}
			b.Close()
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := storage.Open(dir); graph.CodeOf(err) != graph.Corrupt || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v", err)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}
