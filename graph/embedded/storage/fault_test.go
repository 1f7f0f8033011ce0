//go:build unix

package storage_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"entente/graph"
	"entente/graph/embedded/storage"
)

type writeFunc = func([]byte, int64) (int, error)

// work does the same six transactions each time, and calls done after each that
// was acknowledged. It ends at the first that fails.
func work(db *storage.DB, done func(round int)) error {
	rng := rand.New(rand.NewPCG(11, 12))
	for round := range 6 {
		tx, err := db.Begin(background, true)
		if err != nil {
			return err
		}
		for range 40 {
			if err := change(tx, rng); err != nil {
				_ = tx.Rollback()
				return err
			}
		}
		if err := tx.Commit(); err != nil {
			return err
		}
		done(round)
	}
	return nil
}

// states runs work undisturbed and returns the digest before it and after each
// transaction, and how many writes it takes.
func states(t *testing.T, whole []byte) (digests [][sha256.Size]byte, writes int) {
	t.Helper()
	db := openDB(t, folder(t, whole))
	defer db.Close()
	db.WriteAt(func(write writeFunc) writeFunc {
		return func(b []byte, at int64) (int, error) { writes++; return write(b, at) }
	})
	digests = append(digests, digest(t, db))
	if err := work(db, func(int) { digests = append(digests, digest(t, db)) }); err != nil {
		t.Fatal(err)
	}
	return digests, writes
}

// pointStep is how many write points a test goes on by: all are tried where
// ENTENTE_TEST_FULL is set, which takes minutes.
func pointStep() int {
	switch {
	case os.Getenv("ENTENTE_TEST_FULL") != "":
		return 1
	case testing.Short():
		return 25
	}
	return 5
}

// folder makes a data folder with a file in it.
func folder(t *testing.T, whole []byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(storage.Path(dir), whole, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// made returns the file of the graph that the tests here begin with.
func made(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	db := openDB(t, dir)
	sample(t, db)
	db.Close()
	whole, err := os.ReadFile(storage.Path(dir))
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// The child of TestKillAtEveryWrite works in a folder and kills itself at a write.
const (
	killFolder = "ENTENTE_TEST_KILL_FOLDER"
	killWrite  = "ENTENTE_TEST_KILL_WRITE"
	killWait   = "ENTENTE_TEST_KILL_WAIT"
	fullFolder = "ENTENTE_TEST_FULL_FOLDER"
)

func TestMain(m *testing.M) {
	var err error
	switch {
	case os.Getenv(killFolder) != "":
		err = killedChild(os.Getenv(killFolder), os.Getenv(killWrite))
	case os.Getenv(fullFolder) != "":
		err = fullChild(os.Getenv(fullFolder))
	default:
		os.Exit(m.Run())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func killedChild(dir, at string) error {
	n, err := strconv.Atoi(at)
	if err != nil {
		return err
	}
	db, err := storage.Open(dir)
	if err != nil {
		return err
	}
	count := 0
	db.WriteAt(func(write writeFunc) writeFunc {
		return func(b []byte, at int64) (int, error) {
			if count++; count > n {
				// A page is written as a whole, or not at all, or the first half of it:
				// of a header, which is one sector, no half is ever written.
				part := []int{0, len(b) / 2, len(b)}[n%3]
				if at < 2*4096 && part < len(b) {
					part = 0
				}
				_, _ = write(b[:part], at)
				_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
				select {}
			}
			return write(b, at)
		}
	})
	err = work(db, func(round int) { fmt.Println(round) })
	if os.Getenv(killWait) != "" {
		_, _ = os.Stdin.Read(make([]byte, 1)) // hold the folder
	}
	return err
}

// TestKillAtEveryWrite kills a process at each of its writes to the file: what it
// acknowledged is there, and nothing by halves.
func TestKillAtEveryWrite(t *testing.T) {
	whole := made(t)
	want, writes := states(t, whole)
	step := pointStep()
	killed := 0
	for n := 0; n <= writes; n += step {
		dir := folder(t, whole)
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), killFolder+"="+dir, killWrite+"="+strconv.Itoa(n))
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if n < writes && err == nil {
			t.Fatalf("the child was not killed at write %d", n)
		}
		if n < writes {
			killed++
		}
		acknowledged := strings.Count(string(out), "\n")
		db := openDB(t, dir)
		verified(t, db)
		switch got := digest(t, db); {
		case got == want[acknowledged]:
		case acknowledged+1 < len(want) && got == want[acknowledged+1]: // it was done, but not yet said
		default:
			t.Errorf("killed at write %d after %d transactions: the graph is neither as after these nor as after one more", n, acknowledged)
		}
		write(t, db, func(tx *storage.Tx) error { _, err := tx.CreateNode(nil, nil); return err })
		verified(t, db)
		db.Close()
	}
	t.Logf("%d writes, killed at %d of them", writes, killed)
	if writes < 30 {
		t.Error("that are too few writes")
	}
}

// TestPowerCut leaves out some of a transaction's writes, as a disk may that has
// not been told to finish: without the header, which follows the others, nothing
// of it is there.
func TestPowerCut(t *testing.T) {
	whole := made(t)
	type written struct {
		at  int64
		raw []byte
	}
	dir := folder(t, whole)
	db := openDB(t, dir)
	before := digest(t, db)
	var writes []written
	db.WriteAt(func(write writeFunc) writeFunc {
		return func(b []byte, at int64) (int, error) {
			writes = append(writes, written{at, append([]byte(nil), b...)})
			return write(b, at)
		}
	})
	write(t, db, func(tx *storage.Tx) error { _, err := tx.CreateNode([]storage.Token{1}, nil); return err })
	after := digest(t, db)
	db.Close()
	last := writes[len(writes)-1]
	if last.at >= 2*4096 || len(writes) < 3 {
		t.Fatalf("the last of %d writes is to %d, not to a header", len(writes), last.at)
	}
	rng := rand.New(rand.NewPCG(5, 6))
	for round := range 40 {
		dir := folder(t, whole)
		for _, w := range writes[:len(writes)-1] {
			if round == 0 || rng.IntN(2) == 0 {
				patch(t, storage.Path(dir), w.raw, int(w.at))
			}
		}
		want := before
		if round == 0 {
			patch(t, storage.Path(dir), last.raw, int(last.at))
			want = after
		}
		db := openDB(t, dir)
		if digest(t, db) != want {
			t.Errorf("round %d: the graph is not as it was", round)
		}
		db.Close()
	}
}

// TestWriteFails lets each write fail once, with no room or a bad disk: the
// transaction fails with what to do, reading goes on, and writing too once the
// disk is well.
func TestWriteFails(t *testing.T) {
	whole := made(t)
	want, writes := states(t, whole)
	step := pointStep()
	for n := 0; n < writes; n += step {
		cause := []error{syscall.ENOSPC, syscall.EIO}[n%2]
		dir := folder(t, whole)
		db := openDB(t, dir)
		count, well := 0, false
		db.WriteAt(func(write writeFunc) writeFunc {
			return func(b []byte, at int64) (int, error) {
				if count++; count > n && !well {
					return 0, &fs.PathError{Op: "write", Path: "graph.db", Err: cause}
				}
				return write(b, at)
			}
		})
		done := 0
		err := work(db, func(int) { done++ })
		if graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), []string{"make room", "look after the disk"}[n%2]) {
			t.Fatalf("write %d: code %s, %v", n, graph.CodeOf(err), err)
		}
		if digest(t, db) != want[done] {
			t.Errorf("write %d: readers do not see the last transaction that was acknowledged", n)
		}
		well = true
		write(t, db, func(tx *storage.Tx) error { _, err := tx.CreateNode(nil, nil); return err })
		verified(t, db)
		now := digest(t, db)
		db.Close()
		db = openDB(t, dir)
		if digest(t, db) != now {
			t.Errorf("write %d: the graph differs after it was opened again", n)
		}
		db.Close()
	}
	t.Logf("%d writes", writes)
}

// TestLastWordMissing lets the disk take the header and report a failure: nobody
// knows whether the transaction is kept, so no more is written until the file is
// opened again.
func TestLastWordMissing(t *testing.T) {
	dir := folder(t, made(t))
	db := openDB(t, dir)
	db.WriteAt(func(write writeFunc) writeFunc {
		return func(b []byte, at int64) (int, error) {
			n, err := write(b, at)
			if at < 2*4096 {
				return n, syscall.EIO
			}
			return n, err
		}
	})
	if err := pair(db); graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "may be kept or not") {
		t.Errorf("error %v", err)
	}
	if err := pair(db); graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "no more is written") {
		t.Errorf("a second transaction: %v", err)
	}
	verified(t, db)
	if _, err := storage.Verify(t.Context(), backup(t, db)); err != nil {
		t.Error(err)
	}
	db.Close()
	db = openDB(t, dir)
	defer db.Close()
	if err := pair(db); err != nil {
		t.Error(err)
	}
	verified(t, db)
}
