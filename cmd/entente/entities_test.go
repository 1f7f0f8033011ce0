package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestEntities(t *testing.T) {
	data := filepath.Join(t.TempDir(), "graph")
	first := articleFile(t, "first.txt", "French President Pauline Berthier condemned Iran on Wednesday.\n")
	second := articleFile(t, "second.txt", "French President Paula Berthier met reporters. Paula Berthier condemned Iran.\n")
	if code, out, stderr := entente(t, data, "extract", first, second); code != exitOK {
		t.Fatalf("extract: %d %q %q", code, out, stderr)
	}
	persons := func() string {
		_, out, _ := entente(t, data, "query", "MATCH (e:Person) RETURN e.id AS id ORDER BY id", "--format", "csv")
		return strings.Join(strings.Fields(out)[1:], " ")
	}
	if got := persons(); got != "person:paula-berthier person:pauline-berthier" {
		t.Fatalf("persons: %s", got)
	}
	code, out, stderr := entente(t, data, "entities", "merge", "person:paula-berthier", "person:pauline-berthier", "--by", "ann")
	id := regexp.MustCompile(`[0-9a-f]{24}`).FindString(out)
	if code != exitOK || id == "" {
		t.Fatalf("merge: %d %q %q", code, out, stderr)
	}
	if got := persons(); got != "person:pauline-berthier" {
		t.Errorf("merged: %s", got)
	}
	code, out, _ = entente(t, data, "entities", "merges", "person:pauline-berthier", "--state", "applied")
	if code != exitOK || !strings.Contains(out, id) || !strings.Contains(out, "ann") || !strings.Contains(out, "(1 of 1)") {
		t.Errorf("merges: %d %q", code, out)
	}
	if code, out, _ := entente(t, data, "entities", "undo", id); code != exitOK || !strings.Contains(out, id) {
		t.Errorf("undo: %d %q", code, out)
	}
	if got := persons(); got != "person:paula-berthier person:pauline-berthier" {
		t.Errorf("undone: %s", got)
	}
	if code, out, _ := entente(t, data, "entities", "apart", "person:paula-berthier", "person:pauline-berthier"); code != exitOK || !strings.Contains(out, "are two") {
		t.Errorf("apart: %d %q", code, out)
	}
	for _, args := range [][]string{
		{"entities", "merge", "country:IR", "country:FR"}, {"entities", "merge", "person:nobody", "person:paula-berthier"},
		{"entities", "undo", "x"}, {"entities", "merges", "--limit", "0"}, {"entities"},
	} {
		if code, _, _ := entente(t, data, args...); code != exitUsage {
			t.Errorf("%v: exit code %d, want %d", args, code, exitUsage)
		}
	}
}
