package storage

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCacheIsRight lets readers compare what they get through the cache with
// what the file says in their snapshot, while a writer changes, creates, deletes
// and rolls back, and while the cache is far too small.
func TestCacheIsRight(t *testing.T) {
	for _, most := range []int64{cacheBytes, 4 << 10} {
		t.Run(fmt.Sprint(most), func(t *testing.T) {
			db, err := Open(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			db.cache.most = most
			nodes := startGraph(t, db, 20)
			done := make(chan struct{})
			var readers sync.WaitGroup
			for range 3 {
				readers.Go(func() {
					for {
						select {
						case <-done:
							return
						default:
							compareWithFile(t, db, nodes)
						}
					}
				})
			}
			random := rand.New(rand.NewPCG(1, 2))
			for range 120 {
				changeSomething(t, db, random, nodes)
			}
			close(done)
			readers.Wait()
			compareWithFile(t, db, nodes)
		})
	}
}

func startGraph(t *testing.T, db *DB, n int) []uint64 {
	t.Helper()
	tx, err := db.Begin(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "b"} {
		for kind := range tokenKinds {
			if _, err := tx.MakeToken(kind, name); err != nil {
				t.Fatal(err)
			}
		}
	}
	var nodes []uint64
	for i := range n {
		id, err := tx.CreateNode([]Token{tx.Token(Label, "a")}, []Property{{tx.Token(Key, "a"), int64(i)}})
		if err != nil {
			t.Fatal(err)
		}
		nodes = append(nodes, id)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	return nodes
}

// changeSomething changes a few things in one transaction, reads them through
// the cache, and commits or rolls back.
func changeSomething(t *testing.T, db *DB, random *rand.Rand, nodes []uint64) {
	tx, err := db.Begin(t.Context(), true)
	if err != nil {
		t.Error(err)
		return
	}
	end := tx.Rollback
	if random.IntN(4) > 0 {
		end = tx.Commit
	}
	defer func() {
		if err := end(); err != nil {
			t.Error(err)
		}
	}()
	label, key := tx.Token(Label, "b"), tx.Token(Key, "b")
	for range 1 + random.IntN(5) {
		a, b := nodes[random.IntN(len(nodes))], nodes[random.IntN(len(nodes))]
		var err error
		switch random.IntN(5) {
		case 0:
			err = tx.SetNodeProperties(a, []Property{{key, random.Int64N(1000)}})
		case 1:
			_, err = tx.SetLabel(a, label)
		case 2, 3:
			_, err = tx.CreateRelationship(tx.Token(Type, [...]string{"a", "b"}[random.IntN(2)]), a, b, []Property{{key, int64(1)}})
		case 4:
			if rel, ok := tx.RelationshipsOf(a, Both, nil).Next(); ok {
				if random.IntN(2) == 0 {
					_, err = tx.DeleteRelationship(rel.ID)
				} else {
					err = tx.SetRelationshipProperties(rel.ID, []Property{{key, random.Int64N(1000)}})
				}
			}
		}
		if err != nil {
			t.Error(err)
		}
		compare(t, tx, a)
		compare(t, tx, b)
	}
}

func compareWithFile(t *testing.T, db *DB, nodes []uint64) {
	tx, err := db.Begin(t.Context(), false)
	if err != nil {
		t.Error(err)
		return
	}
	defer func() { _ = tx.Rollback() }()
	for _, id := range nodes {
		compare(t, tx, id)
	}
}

// compare reads a node and its relationships through the cache and from the file.
func compare(t *testing.T, tx *Tx, id uint64) {
	labels, err := tx.NodeLabels(id)
	if err != nil {
		t.Error(err)
		return
	}
	properties, err := tx.NodeProperties(id)
	if err != nil {
		t.Error(err)
		return
	}
	if err := tx.flush(); err != nil { // what a writer changed lately is not in the file yet
		t.Error(err)
	}
	raw, err := tx.node(id)
	if err != nil {
		t.Error(err)
		return
	}
	r := reader{rest: raw}
	if d := cmp.Diff(r.labels(), labels); d != "" {
		t.Errorf("labels of %d: %s", id, d)
	}
	if d := cmp.Diff(r.properties(), properties); d != "" {
		t.Errorf("properties of %d: %s", id, d)
	}
	for _, incoming := range []bool{false, true} {
		list, ok := tx.hopsOf(id, incoming)
		if !ok {
			continue
		}
		bucket := bucketOut
		if incoming {
			bucket = bucketIn
		}
		s := tx.scan(bucket, idKey(id))
		n := 0
		for key, _ := s.next(); key != nil; key, _ = s.next() {
			n++
		}
		if n != len(list) {
			t.Errorf("node %d has %d relationships, the cache says %d", id, n, len(list))
		}
		for _, h := range list {
			kept, err := tx.RelationshipProperties(h.rel)
			if err != nil {
				t.Error(err)
				continue
			}
			_, from, err := tx.relationship(h.rel)
			if err != nil {
				t.Error(err)
				continue
			}
			if d := cmp.Diff(from.properties(), kept); d != "" {
				t.Errorf("properties of relationship %d: %s", h.rel, d)
			}
		}
	}
}
