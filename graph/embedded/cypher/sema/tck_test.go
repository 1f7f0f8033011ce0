package sema_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/parser"
	"entente/graph/embedded/cypher/sema"
	"entente/graph/embedded/procedure"
)

var update = flag.Bool("update", false, "rewrite golden files")

// tckDir is where the openCypher TCK lies, if it does.
func tckDir() string {
	if dir := os.Getenv("TCK_DIR"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "..", "..", "shared", "opencypher-tck")
}

// TestTCK checks every query of the openCypher TCK: those that must be refused
// at compile time are, the others are not. What falls short is listed in
// testdata/tck-known.txt, which -update rewrites and nothing else may grow.
func TestTCK(t *testing.T) {
	scenarios := readTCK(t, tckDir())
	if len(scenarios) == 0 {
		t.Skipf("no openCypher TCK at %s; set TCK_DIR to its folder", tckDir())
	}
	var failures []string
	var accepted, positive, refused, negative, sameDetail int
	for _, s := range scenarios {
		for i, q := range s.queries {
			last := i == len(s.queries)-1
			if s.either && last {
				continue
			}
			err := check(q, s.procedures)
			if s.detail == "" || !last {
				positive++
				if err == nil {
					accepted++
				} else {
					failures = append(failures, fmt.Sprintf("accept\t%s\t%v", s.name, err))
				}
				continue
			}
			negative++
			if err == nil {
				failures = append(failures, fmt.Sprintf("refuse\t%s\t%s", s.name, s.detail))
				continue
			}
			refused++
			if string(cypher.DetailOf(err)) == s.detail {
				sameDetail++
			} else {
				t.Logf("%s: want %s, got %s: %v", s.name, s.detail, cypher.DetailOf(err), err)
			}
		}
	}
	t.Logf("accepted %d of %d queries; refused %d of %d at compile time, %d of them for the same reason", accepted, positive, refused, negative, sameDetail)
	compareKnown(t, failures)
}

func check(query string, procedures procedures) error {
	s, err := parser.Parse(query)
	if err != nil {
		return err
	}
	_, err = sema.Analyze(s, sema.Options{Features: sema.Every(), Procedures: procedures})
	return err
}

func compareKnown(t *testing.T, failures []string) {
	slices.Sort(failures)
	failures = slices.Compact(failures)
	golden := filepath.Join("testdata", "tck-known.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(strings.Join(append(failures, ""), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	known, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(known), "\n")
	for _, f := range failures {
		if !slices.Contains(lines, f) {
			t.Errorf("not a known failure: %s", f)
		}
	}
	for _, l := range lines {
		if l != "" && !slices.Contains(failures, l) {
			t.Errorf("passes now; take it off the list of known failures: %s", l)
		}
	}
}

// procedures are those that a scenario sets up.
type procedures map[string]procedure.Signature

func (p procedures) Signature(name string) (*procedure.Signature, bool) {
	found, ok := p[name]
	return &found, ok
}

func (procedures) Listing(string) (*procedure.Signature, int, bool) { return nil, 0, false }

// TestTCKRoundTrip writes every query of the TCK out in canonical form and
// reads it again: it must come out the same.
func TestTCKRoundTrip(t *testing.T) {
	scenarios := readTCK(t, tckDir())
	if len(scenarios) == 0 {
		t.Skipf("no openCypher TCK at %s; set TCK_DIR to its folder", tckDir())
	}
	count := 0
	for _, s := range scenarios {
		for _, q := range s.queries {
			first, err := parser.Parse(q)
			if err != nil {
				continue
			}
			text := ast.Format(first)
			again, err := parser.Parse(text)
			if err != nil {
				t.Fatalf("%s\n%s: %v", q, text, err)
			}
			if got := ast.Format(again); got != text {
				t.Fatalf("%s\n%s\n%s", q, text, got)
			}
			count++
		}
	}
	t.Logf("%d queries", count)
}
