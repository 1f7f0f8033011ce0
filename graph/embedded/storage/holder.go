package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// hold writes down which process has the folder. It only makes the message of a
// second process better: not being able to is no reason to fail.
func (db *DB) hold() {
	_ = os.WriteFile(filepath.Join(db.dir, holderName), []byte(strconv.Itoa(os.Getpid())+"\n"), 0o600)
}

// release takes back what hold wrote.
func (db *DB) release() { _ = os.Remove(filepath.Join(db.dir, holderName)) }

// tidy removes the unfinished files that a killed process left. A young one may
// be another process's, about to find the folder in use.
func (db *DB) tidy() {
	left, _ := filepath.Glob(filepath.Join(db.dir, "graph*.db.new*"))
	for _, path := range left {
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > time.Minute {
			_ = os.Remove(path)
		}
	}
}

// holder names the process that has the folder, for a message; "" if it is not
// known, as when the note is of a process that was killed.
func holder(dir string) string {
	text, err := os.ReadFile(filepath.Join(dir, holderName))
	if err != nil {
		return ""
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || pid <= 0 || !alive(pid) {
		return ""
	}
	return fmt.Sprintf(" (process %d)", pid)
}

// alive reports whether a process with the number runs, as far as can be known.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	if runtime.GOOS == "windows" { // finding it was the test
		return true
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission) || errors.Is(err, syscall.EPERM)
}
