package storage_test

import (
	"errors"
	"os"
	"sync"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded/storage"
)

// TestLongReader holds a reader open while many transactions pass: it sees the
// graph as it was, others see the newest, and the file grows by what was
// overwritten meanwhile and no more once the reader has gone.
func TestLongReader(t *testing.T) {
	commits := 1000
	if testing.Short() {
		commits = 150
	}
	dir := t.TempDir()
	db := openDB(t, dir)
	defer db.Close()
	sample(t, db)
	key := storage.Token(0)
	write(t, db, func(tx *storage.Tx) (err error) { key, err = tx.MakeToken(storage.Key, "turn"); return err })
	turn := func(n int) {
		write(t, db, func(tx *storage.Tx) error {
			return tx.SetNodeProperties(uint64(1+n%200), []storage.Property{{Key: key, Value: int64(n)}})
		})
	}
	size := func() int64 {
		info, err := os.Stat(storage.Path(dir))
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	reader, err := db.Begin(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	start := size()
	for n := range commits {
		turn(n)
		if n%50 != 49 {
			continue
		}
		for id := uint64(1); id <= 200; id++ {
			if v, err := reader.NodeProperty(id, key); v != nil || err != nil {
				t.Fatalf("the reader sees %v, %v of a later transaction", v, err)
			}
		}
		newest, err := db.Begin(t.Context(), false)
		if err != nil {
			t.Fatal(err)
		}
		if v, err := newest.NodeProperty(uint64(1+n%200), key); v != int64(n) || err != nil {
			t.Fatalf("a new reader sees %v, %v, want %d", v, err, n)
		}
		_ = newest.Rollback()
	}
	if err := reader.VerifyAll(); err != nil {
		t.Error(err)
	}
	_ = reader.Rollback()
	held := size()
	for n := range commits {
		turn(n)
	}
	free := size()
	t.Logf("%d commits: from %d kB to %d kB with a reader open, to %d kB after as many without", commits, start>>10, held>>10, free>>10)
	if free > held+held/4 {
		t.Error("the file goes on growing without a reader")
	}
	if _, err := storage.Inspect(storage.Path(dir)); err != nil {
		t.Error(err)
	}
}

// TestReadersDoNotWait reads while a transaction is open and another one waits.
func TestReadersDoNotWait(t *testing.T) {
	db := openDB(t, t.TempDir())
	defer db.Close()
	sample(t, db)
	writer, err := db.Begin(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := writer.CreateNode([]storage.Token{1}, nil); err != nil {
		t.Fatal(err)
	}
	waiting := make(chan error, 1)
	go func() { waiting <- pair(db) }()
	began := time.Now()
	for range 200 {
		tx, err := db.Begin(t.Context(), false)
		if err != nil {
			t.Fatal(err)
		}
		if n := tx.NodeCount(); n != 200 {
			t.Fatalf("%d nodes: a reader sees what is not committed", n)
		}
		_ = tx.Rollback()
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("200 readers took %v", took)
	}
	if err := writer.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := <-waiting; err != nil {
		t.Fatal(err)
	}
}

// TestNoWriteSkew lets two people go off duty at the same time, each only if the
// other is on duty: with snapshots alone both could.
func TestNoWriteSkew(t *testing.T) {
	db := openDB(t, t.TempDir())
	defer db.Close()
	var on storage.Token
	var people [2]uint64
	write(t, db, func(tx *storage.Tx) (err error) {
		if on, err = tx.MakeToken(storage.Key, "on"); err != nil {
			return err
		}
		for i := range people {
			if people[i], err = tx.CreateNode(nil, []storage.Property{{Key: on, Value: true}}); err != nil {
				return err
			}
		}
		return nil
	})
	change := func(tx *storage.Tx, me int, duty bool) error {
		other, err := tx.NodeProperty(people[1-me], on)
		if err != nil {
			return err
		}
		mine, err := tx.NodeProperty(people[me], on)
		if err != nil {
			return err
		}
		if other == false && mine == false {
			return errors.New("nobody is on duty")
		}
		if !duty && other == false {
			return nil
		}
		return tx.SetNodeProperties(people[me], []storage.Property{{Key: on, Value: duty}})
	}
	turn := func(me int, duty bool) error {
		tx, err := db.Begin(background, true)
		if err != nil {
			return err
		}
		if err := change(tx, me, duty); err != nil {
			_ = tx.Rollback()
			return err
		}
		return tx.Commit()
	}
	var group sync.WaitGroup
	failed := make(chan error, 2)
	for me := range 2 {
		group.Go(func() {
			for i := range 60 {
				if err := turn(me, i%2 == 1); err != nil {
					failed <- err
					return
				}
			}
		})
	}
	group.Wait()
	close(failed)
	for err := range failed {
		t.Errorf("%v (code %s)", err, graph.CodeOf(err))
	}
}
