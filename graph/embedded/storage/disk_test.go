//go:build unix

package storage_test

import (
	"bufio"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded/storage"
)

// fullChild writes until its file may grow no more, reads, gets more room and
// writes again. It says how far it came.
func fullChild(dir string) error {
	signal.Ignore(syscall.SIGXFSZ)
	db, err := storage.Open(dir)
	if err != nil {
		return err
	}
	info, err := os.Stat(storage.Path(dir))
	if err != nil {
		return err
	}
	limit := syscall.Rlimit{Cur: uint64(info.Size()) + 100_000, Max: 1 << 40}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	add := func() error {
		tx, err := db.Begin(background, true)
		if err != nil {
			return err
		}
		key, err := tx.MakeToken(storage.Key, "text")
		if err != nil {
			return err
		}
		for range 2 {
			if _, err := tx.CreateNode([]storage.Token{1}, []storage.Property{{Key: key, Value: strings.Repeat("x", 100_000)}}); err != nil {
				_ = tx.Rollback()
				return err
			}
		}
		return tx.Commit()
	}
	pairs := 0
	for err = add(); err == nil; err = add() {
		if pairs++; pairs > 20_000 {
			return fmt.Errorf("the limit holds nobody")
		}
	}
	if graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "make room") {
		return fmt.Errorf("full: code %s, %w", graph.CodeOf(err), err)
	}
	tx, err := db.Begin(background, false)
	if err != nil {
		return err
	}
	if n := tx.NodeCount(); n != int64(200+2*pairs) {
		return fmt.Errorf("full: %d nodes, want %d", n, 200+2*pairs)
	}
	if err := tx.VerifyAll(); err != nil {
		return err
	}
	if err := tx.Rollback(); err != nil {
		return err
	}
	limit.Cur = limit.Max
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	if err := add(); err != nil {
		return fmt.Errorf("with room again: %w", err)
	}
	fmt.Println(pairs + 1)
	return db.Close()
}

// TestDiskFull runs into a limit on the size of files, which is the nearest to a
// full disk that a process without privileges can have.
func TestDiskFull(t *testing.T) {
	dir := folder(t, made(t))
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fullFolder+"="+dir)
	var text strings.Builder
	cmd.Stderr = &text
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, text.String())
	}
	pairs, err := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil {
		t.Fatal(err)
	}
	db := openDB(t, dir)
	defer db.Close()
	verified(t, db)
	tx, err := db.Begin(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if n := tx.NodeCount(); n != int64(200+2*pairs) {
		t.Errorf("%d nodes, want %d", n, 200+2*pairs)
	}
	t.Logf("%d transactions", pairs)
}

// TestReadOnlyFolder opens what may not be written.
func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("nothing is forbidden to the superuser")
	}
	dir := folder(t, made(t))
	empty := t.TempDir()
	for path, mode := range map[string]fs.FileMode{storage.Path(dir): 0o400, dir: 0o500, empty: 0o500} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
	}
	for _, dir := range []string{dir, empty, filepath.Join(empty, "below")} {
		if _, err := storage.Open(dir); graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), "permission denied; choose another folder") {
			t.Errorf("%s: code %s, %v", dir, graph.CodeOf(err), err)
		}
	}
	if _, err := storage.Verify(t.Context(), storage.Path(dir)); err != nil {
		t.Errorf("verifying needs no writing: %v", err)
	}
}

// TestHolder asks for a folder that another process has, and for one whose note
// of a holder is of a process that has gone.
func TestHolder(t *testing.T) {
	dir := t.TempDir()
	note := filepath.Join(dir, "graph.pid")
	gone := exec.Command(os.Args[0], "-test.run=^$")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(note, []byte(strconv.Itoa(gone.Process.Pid)), 0o600); err != nil {
		t.Fatal(err)
	}
	db := openDB(t, dir) // a stale note keeps nobody out
	sample(t, db)
	if text, _ := os.ReadFile(note); strings.TrimSpace(string(text)) != strconv.Itoa(os.Getpid()) {
		t.Errorf("the note says %q", text)
	}
	if err := os.WriteFile(note, []byte(strconv.Itoa(gone.Process.Pid)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.Open(dir); graph.CodeOf(err) != graph.Conflict || strings.Contains(err.Error(), "process "+strconv.Itoa(gone.Process.Pid)) {
		t.Errorf("it names a process that has gone: %v", err)
	}
	db.Close()

	// A real second process.
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killFolder+"="+dir, killWrite+"=1000000", killWait+"=1")
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdin, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = child.Process.Kill(); _ = child.Wait() }()
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "5" {
	}
	_, err = storage.Open(dir)
	if graph.CodeOf(err) != graph.Conflict || !strings.Contains(err.Error(), fmt.Sprintf("(process %d)", child.Process.Pid)) {
		t.Errorf("want a conflict that names process %d: %v", child.Process.Pid, err)
	}
	_ = stdin.Close()
	_ = child.Process.Kill()
	_ = child.Wait()
	for range 50 {
		if db, err = storage.Open(dir); err == nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err != nil {
		t.Fatalf("the folder of a process that was killed: %v", err)
	}
	db.Close()
}
