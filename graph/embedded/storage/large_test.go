package storage_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded/storage"
)

// fill makes a graph of nodes with three relationships each, in transactions of
// ten thousand.
func fill(t testing.TB, db *storage.DB, nodes int) {
	t.Helper()
	const batch = 10_000
	rng := rand.New(rand.NewPCG(7, 7))
	var label, typ, key, name, weight storage.Token
	write(t, db, func(tx *storage.Tx) (err error) {
		for _, c := range []struct {
			kind storage.TokenKind
			name string
			t    *storage.Token
		}{{storage.Label, "Entity", &label}, {storage.Type, "KNOWS", &typ}, {storage.Key, "id", &key}, {storage.Key, "name", &name}, {storage.Key, "weight", &weight}} {
			if *c.t, err = tx.MakeToken(c.kind, c.name); err != nil {
				return err
			}
		}
		return tx.EnsureIndex(graph.Property{Label: "Entity", Key: "id"}, true)
	})
	for from := 0; from < nodes; from += batch {
		write(t, db, func(tx *storage.Tx) error {
			for i := from; i < min(nodes, from+batch); i++ {
				id := "entity:" + strconv.Itoa(i)
				if _, err := tx.CreateNode([]storage.Token{label}, []storage.Property{{Key: key, Value: id}, {Key: name, Value: "Name of " + id}}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for from := 0; from < nodes; from += batch {
		write(t, db, func(tx *storage.Tx) error {
			for i := from; i < min(nodes, from+batch); i++ {
				for range 3 {
					_, err := tx.CreateRelationship(typ, uint64(i+1), uint64(rng.IntN(nodes)+1), []storage.Property{{Key: weight, Value: int64(i % 100)}})
					if err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
}

// TestLarge opens a graph of a million nodes and three million relationships.
func TestLarge(t *testing.T) {
	dir := os.Getenv("ENTENTE_TEST_LARGE")
	if dir == "" {
		t.Skip("set ENTENTE_TEST_LARGE to a folder for the graph, 1.5 GB, which is made if it is missing; takes minutes")
	}
	path := filepath.Join(dir, "graph.db")
	if _, err := os.Stat(path); err != nil {
		began := time.Now()
		db := openDB(t, dir)
		fill(t, db, 1_000_000)
		db.Close()
		t.Logf("made in %v", time.Since(began))
	}
	for range 3 {
		began := time.Now()
		entries, err := storage.Inspect(path)
		if err != nil {
			t.Fatal(err)
		}
		read := time.Since(began)
		began = time.Now()
		db := openDB(t, dir)
		opened := time.Since(began)
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		db.Close()
		t.Logf("%d entries read in %v, %.0f ns each; opened in %v; %d MB from the system", entries, read, float64(read)/float64(entries), opened, m.Sys>>20)
		if opened > 5*time.Second {
			t.Errorf("opening took %v, want at most 5 s", opened)
		}
	}
}
