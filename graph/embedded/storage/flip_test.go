package storage_test

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/embedded/storage"
)

// damage says how a file of the flip tests is harmed at one place. It gives back
// what was there.
type damage struct {
	name string
	do   func(rng *rand.Rand, raw []byte)
}

var damages = []damage{
	{"bit", func(rng *rand.Rand, raw []byte) { raw[0] ^= 1 << rng.IntN(8) }},
	{"byte", func(rng *rand.Rand, raw []byte) { raw[0] ^= byte(1 + rng.IntN(255)) }},
	{"zeroes", func(_ *rand.Rand, raw []byte) { clear(raw[:min(512, len(raw))]) }},
	{"noise", func(rng *rand.Rand, raw []byte) {
		for i := range raw[:min(512, len(raw))] {
			raw[i] = byte(rng.Uint32())
		}
	}},
}

// TestFlips harms one place of a store after the other: either it is found when
// the store is opened, or all that the store holds is what was written and
// writing to it goes well.
func TestFlips(t *testing.T) {
	for _, c := range []struct{ nodes, flips int }{{0, 600}, {700, 1000}} {
		t.Run(fmt.Sprint(c.nodes), func(t *testing.T) {
			flips := c.flips
			if testing.Short() {
				flips /= 20
			}
			dir := t.TempDir()
			db := openDB(t, dir)
			if c.nodes == 0 {
				sample(t, db)
			} else {
				fill(t, db, c.nodes)
				thin(t, db, c.nodes)
			}
			want := digest(t, db)
			db.Close()
			flip(t, filepath.Join(dir, "graph.db"), want, flips)
		})
	}
}

// thin deletes and changes much, so that pages become free.
func thin(t *testing.T, db *storage.DB, nodes int) {
	write(t, db, func(tx *storage.Tx) error {
		for id := uint64(1); id <= uint64(nodes); id += 5 {
			rels := tx.RelationshipsOf(id, storage.Both, nil)
			for r, ok := rels.Next(); ok; r, ok = rels.Next() {
				if _, err := tx.DeleteRelationship(r.ID); err != nil {
					return err
				}
			}
			if _, err := tx.DeleteNode(id); err != nil {
				return err
			}
		}
		return tx.SetNodeProperties(2, []storage.Property{{Key: tx.Token(storage.Key, "name"), Value: strings.Repeat("long ", 5000)}})
	})
}

func flip(t *testing.T, path string, want [sha256.Size]byte, flips int) {
	t.Helper()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// The file grows in large steps; what was never written is not worth harming.
	used := len(whole)
	for whole[used-1] == 0 {
		used--
	}
	rng := rand.New(rand.NewPCG(1, 2))
	found := 0
	for i := range flips {
		d := damages[i%len(damages)]
		at := rng.IntN(used)
		if i%8 < 2 { // the heads of pages are where most harm can be done
			at = at&^4095 + rng.IntN(112)
		}
		bad := append([]byte(nil), whole[at:min(at+512, len(whole))]...)
		d.do(rng, bad)
		patch(t, path, bad, at)
		db, err := storage.Open(filepath.Dir(path))
		if err != nil {
			found++
			if code := graph.CodeOf(err); code != graph.Corrupt {
				t.Errorf("%s at %d: code %s, %v", d.name, at, code, err)
			}
			patch(t, path, whole[at:at+len(bad)], at)
			continue
		}
		if digest(t, db) != want {
			t.Errorf("%s at %d is not found, and what is served differs", d.name, at)
		}
		write(t, db, func(tx *storage.Tx) error {
			_, err := tx.CreateNode([]storage.Token{1}, nil)
			return err
		})
		db.Close()
		if _, err := storage.Inspect(path); err != nil {
			t.Errorf("%s at %d is not found, and writing goes wrong: %v", d.name, at, err)
		}
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of %d damages were found at open; the others changed nothing", found, flips)
	if found < flips/10 {
		t.Error("that is too few")
	}
}

func patch(t *testing.T, path string, raw []byte, at int) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(raw, int64(at)); err != nil {
		t.Fatal(err)
	}
}

// digest stands for all that a store holds.
func digest(t testing.TB, db *storage.DB) [sha256.Size]byte {
	t.Helper()
	h := sha256.New()
	for _, v := range dump(t, db) {
		fmt.Fprintf(h, "%T %v\n", v, v)
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// TestLostWrites puts an old state of a page in the place of its new one: what a
// disk does that loses a write.
func TestLostWrites(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "graph.db")
	db := openDB(t, dir)
	fill(t, db, 2000)
	db.Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	db = openDB(t, dir)
	thin(t, db, 2000)
	want := digest(t, db)
	db.Close()
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const size = 4096
	found, lost := 0, 0
	for at := 2 * size; at+size <= min(len(before), len(after)); at += size {
		if string(before[at:at+size]) == string(after[at:at+size]) {
			continue
		}
		lost++
		patch(t, path, before[at:at+size], at)
		if db, err := storage.Open(dir); err != nil {
			found++
		} else {
			if digest(t, db) != want {
				t.Errorf("a write to %d was lost, and nobody sees it", at)
			}
			db.Close()
		}
		patch(t, path, after[at:at+size], at)
	}
	t.Logf("%d of %d lost writes were found at open; the others were to pages that are free", found, lost)
	if found == 0 {
		t.Error("none was found")
	}
}

// TestSumsFollow changes a store at random for many transactions, some of which
// are rolled back, and opens it again and again: the sums must follow.
func TestSumsFollow(t *testing.T) {
	dir := t.TempDir()
	db := openDB(t, dir)
	sample(t, db)
	rng := rand.New(rand.NewPCG(3, 4))
	rounds := 300
	if testing.Short() {
		rounds = 60
	}
	for round := range rounds {
		tx, err := db.Begin(t.Context(), true)
		if err != nil {
			t.Fatal(err)
		}
		for range 1 + rng.IntN(60) {
			if err := change(tx, rng); err != nil {
				t.Fatal(err)
			}
		}
		if rng.IntN(5) == 0 {
			err = tx.Rollback()
		} else {
			err = tx.Commit()
		}
		if err != nil && graph.CodeOf(err) != graph.Conflict { // a deleted node had relationships
			t.Fatal(err)
		}
		if round%10 == 9 {
			db.Close()
			db = openDB(t, dir)
			verified(t, db)
		}
	}
	db.Close()
}

// change does one thing at random.
func change(tx *storage.Tx, rng *rand.Rand) error {
	label, other := tx.Token(storage.Label, "Entity"), tx.Token(storage.Label, "Other")
	typ, key := tx.Token(storage.Type, "KNOWS"), tx.Token(storage.Key, "id")
	node := func() (uint64, bool) {
		id := uint64(1 + rng.IntN(400))
		has, _ := tx.HasNode(id)
		return id, has
	}
	switch rng.IntN(7) {
	case 0, 1:
		_, err := tx.CreateNode([]storage.Token{label}, []storage.Property{{Key: key, Value: fmt.Sprint("new:", rng.Uint64())}})
		return err
	case 2:
		a, ok := node()
		b, also := node()
		if !ok || !also {
			return nil
		}
		_, err := tx.CreateRelationship(typ, a, b, []storage.Property{{Key: key, Value: rng.Int64()}})
		return err
	case 3:
		id, ok := node()
		if !ok {
			return nil
		}
		return tx.SetNodeProperties(id, []storage.Property{{Key: key, Value: strings.Repeat("x", rng.IntN(3000)) + fmt.Sprint(rng.Uint64())}})
	case 4:
		id, ok := node()
		if !ok {
			return nil
		}
		if rng.IntN(2) == 0 {
			_, err := tx.SetLabel(id, other)
			return err
		}
		_, err := tx.RemoveLabel(id, other)
		return err
	case 5:
		id, ok := node()
		if !ok {
			return nil
		}
		rels := tx.RelationshipsOf(id, storage.Both, nil)
		for r, ok := rels.Next(); ok; r, ok = rels.Next() {
			if _, err := tx.DeleteRelationship(r.ID); err != nil {
				return err
			}
		}
		_, err := tx.DeleteNode(id)
		return err
	}
	id := uint64(1 + rng.IntN(300))
	if !tx.HasRelationship(id) {
		return nil
	}
	return tx.SetRelationshipProperties(id, []storage.Property{{Key: key, Value: rng.Int64()}})
}

// verified makes sure that everything in a store fits together.
func verified(t testing.TB, db *storage.DB) {
	t.Helper()
	tx, err := db.Begin(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if err := tx.VerifyAll(); err != nil {
		t.Fatal(err)
	}
}
