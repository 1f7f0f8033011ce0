package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const countAll = "MATCH (n) RETURN count(n) AS nodes"

func TestBackupRestoreVerify(t *testing.T) {
	data := filepath.Join(t.TempDir(), "graph")
	file := filepath.Join(t.TempDir(), "backup.db")
	if code, _, stderr := entente(t, data, "backup", file); code != exitUsage || !strings.Contains(stderr, "no graph") {
		t.Errorf("backup of nothing: %d %q", code, stderr)
	}
	if code, _, stderr := entente(t, data, "extract", articleFile(t, "albania.txt", albania)); code != exitOK {
		t.Fatal(stderr)
	}
	_, want, _ := entente(t, data, "query", countAll, "--format", "csv")
	if code, out, stderr := entente(t, data, "backup", file); code != exitOK || !strings.Contains(out, "relationships") {
		t.Fatalf("backup: %d %q %q", code, out, stderr)
	}
	if code, _, stderr := entente(t, data, "backup", file); code != exitUnavailable || !strings.Contains(stderr, "--force") {
		t.Errorf("backup over a file: %d %q", code, stderr)
	}
	if code, _, stderr := entente(t, data, "backup", "--force", file); code != exitOK {
		t.Errorf("backup --force: %d %q", code, stderr)
	}
	for _, args := range [][]string{{"verify"}, {"verify", file}} {
		if code, out, stderr := entente(t, data, args...); code != exitOK || !strings.Contains(out, "is whole") {
			t.Errorf("%v: %d %q %q", args, code, out, stderr)
		}
	}
	if code, _, stderr := entente(t, data, "restore", file); code != exitUnavailable || !strings.Contains(stderr, "--force") {
		t.Errorf("restore over a graph: %d %q", code, stderr)
	}
	other := filepath.Join(t.TempDir(), "other")
	if code, _, stderr := entente(t, other, "restore", file); code != exitOK {
		t.Fatalf("restore: %d %q", code, stderr)
	}
	if _, got, stderr := entente(t, other, "query", countAll, "--format", "csv"); got != want {
		t.Errorf("restored: %q, want %q; %s", got, want, stderr)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, raw[:len(raw)*2/3], 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"verify", file}, {"restore", "--force", file}} {
		if code, _, stderr := entente(t, other, args...); code != exitUnavailable || !strings.Contains(stderr, "damaged") {
			t.Errorf("%v of half a backup: %d %q", args, code, stderr)
		}
	}
	if _, got, _ := entente(t, other, "query", countAll, "--format", "csv"); got != want {
		t.Errorf("after a restore that was refused: %q, want %q", got, want)
	}
	for _, args := range [][]string{{"backup", "f"}, {"restore", "f"}, {"verify"}} {
		args = append(args, "--neo4j-uri", "neo4j://localhost:1")
		if code, _, stderr := entente(t, data, args...); code != exitBadQuery || !strings.Contains(stderr, "neo4j-admin database") {
			t.Errorf("%v: %d %q", args, code, stderr)
		}
	}
}

// TestBackupOfServer takes a backup of a graph that a server has open.
func TestBackupOfServer(t *testing.T) {
	data := filepath.Join(t.TempDir(), "graph")
	file := filepath.Join(t.TempDir(), "backup.db")
	s := serve(t, data, "--seeds", "none", "--token", "a secret")
	url, _, _ := strings.Cut(s.url, "/ (open")
	if code, _, stderr := entente(t, data, "backup", file); code != exitUnavailable || !strings.Contains(stderr, "--addr") || !strings.Contains(stderr, "process") {
		t.Errorf("backup of a folder in use: %d %q", code, stderr)
	}
	if code, _, stderr := entente(t, data, "backup", "--addr", url, file); code != exitUnavailable || !strings.Contains(stderr, "401") {
		t.Errorf("without the token: %d %q", code, stderr)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a backup that was refused left a file")
	}
	if code, out, stderr := entente(t, data, "backup", "--addr", url, "--token", "a secret", file); code != exitOK {
		t.Errorf("backup: %d %q %q", code, out, stderr)
	}
	if code, out, stderr := entente(t, data, "verify", file); code != exitOK {
		t.Errorf("verify: %d %q %q", code, out, stderr)
	}
}
