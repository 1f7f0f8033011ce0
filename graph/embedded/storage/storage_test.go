package storage_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"entente/graph"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// background is the context of what outlives a test, and of the processes that
// tests start.
var background = context.Background()

func openDB(t testing.TB, dir string) *storage.DB {
	t.Helper()
	db, err := storage.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// write runs work in a transaction and commits it.
func write(t testing.TB, db *storage.DB, work func(tx *storage.Tx) error) {
	t.Helper()
	tx, err := db.Begin(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	if err := work(tx); err != nil {
		_ = tx.Rollback()
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// sample makes 200 nodes with two labels, indexes and relationships in rings.
func sample(t testing.TB, db *storage.DB) {
	t.Helper()
	write(t, db, func(tx *storage.Tx) error {
		label, err := tx.MakeToken(storage.Label, "Entity")
		if err != nil {
			return err
		}
		other, err := tx.MakeToken(storage.Label, "Other")
		if err != nil {
			return err
		}
		typ, err := tx.MakeToken(storage.Type, "KNOWS")
		if err != nil {
			return err
		}
		key, err := tx.MakeToken(storage.Key, "id")
		if err != nil {
			return err
		}
		if err := tx.EnsureIndex(graph.Property{Label: "Entity", Key: "id"}, true); err != nil {
			return err
		}
		var ids []uint64
		for i := range 200 {
			labels := []storage.Token{label}
			if i%3 == 0 {
				labels = append(labels, other)
			}
			id, err := tx.CreateNode(labels, []storage.Property{{Key: key, Value: "entity:" + strconv.Itoa(i)}})
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		for i, id := range ids {
			if _, err := tx.CreateRelationship(typ, id, ids[(i+1)%len(ids)], []storage.Property{{Key: key, Value: int64(i)}}); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	db := openDB(t, dir)
	sample(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = openDB(t, dir)
	defer db.Close()
	tx, err := db.Begin(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	label, key := tx.Token(storage.Label, "Entity"), tx.Token(storage.Key, "id")
	if got := []int64{tx.NodeCount(), tx.RelationshipCount(), tx.LabelCount(label)}; !slices.Equal(got, []int64{200, 200, 200}) {
		t.Errorf("counts %v", got)
	}
	index, ok := tx.FindIndex(label, key)
	if !ok || !index.Unique {
		t.Fatalf("index %v %v", index, ok)
	}
	n, ok := tx.NodesWithValue(index, "entity:42").Next()
	if !ok {
		t.Fatal("entity:42 is not in the index")
	}
	v, err := tx.NodeProperty(n.ID, key)
	if err != nil || v != "entity:42" {
		t.Errorf("property %v, %v", v, err)
	}
	rels := tx.RelationshipsOf(n.ID, storage.Both, nil)
	count := 0
	for r, ok := rels.Next(); ok; r, ok = rels.Next() {
		count++
		if r.Type != "KNOWS" || (r.Start != n.ID && r.End != n.ID) {
			t.Errorf("relationship %+v", r)
		}
	}
	if count != 2 {
		t.Errorf("%d relationships, want 2", count)
	}
}

func TestUniqueIndex(t *testing.T) {
	db := openDB(t, t.TempDir())
	defer db.Close()
	sample(t, db)
	tx, err := db.Begin(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	_, err = tx.CreateNode([]storage.Token{tx.Token(storage.Label, "Entity")}, []storage.Property{{Key: tx.Token(storage.Key, "id"), Value: "entity:7"}})
	var ours *graph.Error
	if !errors.As(err, &ours) || ours.Code != graph.Conflict || !strings.Contains(ours.Message, "entity:7") {
		t.Errorf("error %v", err)
	}
}

func TestScanSurvivesChanges(t *testing.T) {
	db := openDB(t, t.TempDir())
	defer db.Close()
	sample(t, db)
	write(t, db, func(tx *storage.Tx) error {
		label := tx.Token(storage.Label, "Entity")
		nodes := tx.NodesWithLabel(label)
		seen := 0
		for n, ok := nodes.Next(); ok; n, ok = nodes.Next() {
			seen++
			if _, err := tx.RemoveLabel(n.ID, label); err != nil {
				return err
			}
		}
		if seen != 200 || tx.LabelCount(label) != 0 {
			t.Errorf("saw %d nodes, %d are left", seen, tx.LabelCount(label))
		}
		return nil
	})
}

func TestDeletedNodeWithRelationships(t *testing.T) {
	db := openDB(t, t.TempDir())
	defer db.Close()
	sample(t, db)
	tx, err := db.Begin(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.DeleteNode(1); err != nil {
		t.Fatal(err)
	}
	if got := graph.CodeOf(tx.CheckDeleted()); got != graph.Conflict {
		t.Errorf("code %q, want conflict", got)
	}
	if _, err := tx.NodeProperty(1, 1); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("reading a deleted node: %v", err)
	}
}

// TestOpenRefuses opens what must not be opened.
func TestOpenRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	held := t.TempDir()
	holder := openDB(t, held)
	defer holder.Close()
	garbage, version, short := t.TempDir(), t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(garbage, "graph.db"), []byte(strings.Repeat("not a database ", 4000)), 0o600); err != nil {
		t.Fatal(err)
	}
	openDB(t, version).Close()
	b, err := bbolt.Open(filepath.Join(version, "graph.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Update(func(tx *bbolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("format"), []byte("99")) }); err != nil {
		t.Fatal(err)
	}
	b.Close()
	db := openDB(t, short)
	sample(t, db)
	db.Close()
	if err := os.Truncate(filepath.Join(short, "graph.db"), 20_000); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, dir string
		code      graph.Code
		says      string
	}{
		{"below a file", filepath.Join(file, "data"), graph.Invalid, "data folder"},
		{"held", held, graph.Conflict, "process " + strconv.Itoa(os.Getpid())},
		{"garbage", garbage, graph.Corrupt, garbage},
		{"another version", version, graph.Corrupt, `"99"`},
		{"cut short", short, graph.Corrupt, "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			db, err := storage.Open(c.dir)
			if err == nil {
				db.Close()
				t.Fatal("it opened")
			}
			if graph.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("code %s, %v; want %s and %q", graph.CodeOf(err), err, c.code, c.says)
			}
		})
	}
}

// dump writes down all that a store holds.
func dump(t testing.TB, db *storage.DB) []any {
	t.Helper()
	tx, err := db.Begin(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	var all []any
	nodes := tx.AllNodes()
	for n, ok := nodes.Next(); ok; n, ok = nodes.Next() {
		labels, err := tx.NodeLabels(n.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range labels {
			all = append(all, tx.Name(storage.Label, l))
		}
		properties, err := tx.NodeProperties(n.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range properties {
			all = append(all, tx.Name(storage.Key, p.Key), p.Value)
		}
		rels := tx.RelationshipsOf(n.ID, storage.Both, nil)
		for r, ok := rels.Next(); ok; r, ok = rels.Next() {
			all = append(all, r)
		}
	}
	all = append(all, tx.NodeCount(), tx.RelationshipCount())
	return all
}

func TestBeginHonoursContext(t *testing.T) {
	db := openDB(t, t.TempDir())
	defer db.Close()
	first, err := db.Begin(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Rollback()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := db.Begin(ctx, true); graph.CodeOf(err) != graph.Limit {
		t.Errorf("a second writer: %v, want limit", err)
	}
	reader, err := db.Begin(t.Context(), false) // a reader waits for nobody
	if err != nil {
		t.Fatal(err)
	}
	reader.Rollback()
}

// FuzzProperties stores any value of a property and reads it back.
func FuzzProperties(f *testing.F) {
	f.Add("text", int64(-1), 1.5, true, []byte("bytes"))
	f.Add("", int64(math.MinInt64), math.Inf(-1), false, []byte{})
	f.Add(strings.Repeat("x", 40_000), int64(0), math.NaN(), true, []byte{0, 255})
	db := openDB(f, f.TempDir())
	f.Cleanup(func() { db.Close() })
	f.Fuzz(func(t *testing.T, s string, i int64, x float64, b bool, raw []byte) {
		tx, err := db.Begin(t.Context(), true)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback()
		label, _ := tx.MakeToken(storage.Label, "L")
		if err := tx.EnsureIndex(graph.Property{Label: "L", Key: "s"}, false); err != nil {
			t.Fatal(err)
		}
		key := tx.Token(storage.Key, "s")
		for _, v := range []any{s, i, x, b, raw, []any{s, s}, []any{i}, []any{x, i}, []any{},
			value.Date{Days: i}, value.LocalTime{Nanos: i}, value.Time{Nanos: i, Offset: -60}, value.LocalDateTime{Seconds: i, Nanos: 7},
			value.DateTime{Seconds: i, Nanos: 1, Offset: 3600, Zone: s}, value.Duration{Months: 1, Days: -1, Seconds: i, Nanos: 5},
			value.Point{SRID: 7203, X: x, Y: 1}, value.Point{SRID: 4979, X: 1, Y: x, Z: 3}, []any{value.Date{Days: i}, value.Date{}}} {
			id, err := tx.CreateNode([]storage.Token{label}, []storage.Property{{Key: key, Value: v}})
			if err != nil {
				t.Fatal(err)
			}
			got, err := tx.NodeProperty(id, key)
			if err != nil || value.Order(got, v) != 0 {
				t.Errorf("%#v came back as %#v, %v", v, got, err)
			}
			index, _ := tx.FindIndex(label, key)
			found := false
			nodes := tx.NodesWithValue(index, v)
			for n, ok := nodes.Next(); ok; n, ok = nodes.Next() {
				found = found || n.ID == id
			}
			if !found {
				t.Errorf("%#v is not found in the index", v)
			}
		}
	})
}
