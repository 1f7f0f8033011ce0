package storetest

import (
	_ "embed" // for the statements
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entente/graph"
)

// hostileText is testdata/hostile.txt: one statement a line, behind what must
// become of it.
//
//go:embed testdata/hostile.txt
var hostileText string

// hostile is a statement that a person might type to do harm.
type hostile struct {
	line   int
	codes  []graph.Code // any of them is right; none: it is harmless and must run
	mayRun bool         // it may run as well
	cypher string
}

// hostileStatements reads the data file. In a statement, ⏎ stands for a line
// end and {canary} for the address of the listener that must hear nothing.
func hostileStatements(t *testing.T, canary string) []hostile {
	t.Helper()
	var out []hostile
	n := 0
	for line := range strings.Lines(hostileText) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		expectation, cypher, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("hostile.txt:%d: no tab", n)
		}
		h := hostile{line: n, cypher: strings.NewReplacer("⏎", "\n", "{canary}", canary).Replace(cypher)}
		switch expectation {
		case "runs":
		case "runs|syntax": // a keyword as a name: openCypher reserves it, Neo4j does not
			h.codes, h.mayRun = []graph.Code{graph.Syntax}, true
		case "refused|runs": // it only tells what there is: an engine may show it
			h.codes, h.mayRun = []graph.Code{graph.ReadOnly, graph.Unsupported, graph.Syntax, graph.Invalid}, true
		case "refused":
			h.codes = []graph.Code{graph.ReadOnly, graph.Unsupported, graph.Syntax, graph.Invalid}
		default:
			for code := range strings.SplitSeq(expectation, "|") {
				h.codes = append(h.codes, graph.Code(code))
			}
		}
		out = append(out, h)
	}
	return out
}

func testHostile(t *testing.T, open Open) {
	e := open(t)
	must(t, e, ties...)
	canary, heard := listen(t)
	before := digest(t, e)
	for _, h := range hostileStatements(t, canary) {
		t.Run(fmt.Sprintf("line %d", h.line), func(t *testing.T) {
			_, err := e.Query(t.Context(), h.cypher, nil, graph.Limits{Timeout: 5 * time.Second})
			var known *graph.Error
			switch {
			case len(h.codes) == 0 && err != nil:
				t.Errorf("%s\nmust run, and is refused: %v", h.cypher, err)
			case h.mayRun && err == nil:
			case len(h.codes) > 0 && err == nil:
				t.Errorf("%s\nmust be refused, and ran", h.cypher)
			case len(h.codes) > 0 && !errors.As(err, &known):
				t.Errorf("%s\nthe error %T is no *graph.Error: %v", h.cypher, err, err)
			case len(h.codes) > 0 && !slices.Contains(h.codes, known.Code):
				t.Errorf("%s\nrefused as %s (%s), want %v", h.cypher, known.Code, known.Message, h.codes)
			}
		})
	}
	if after := digest(t, e); after != before {
		t.Errorf("the graph has changed:\nbefore %s\nafter  %s", before, after)
	}
	if n := heard(); n > 0 {
		t.Errorf("the canary was called %d times", n)
	}
}

// digest is a text that is equal for equal graphs: counts, labels, properties
// and ends of all that is there.
func digest(t *testing.T, e graph.Engine) string {
	t.Helper()
	var lines []string
	for _, query := range []string{
		`MATCH (n) RETURN n`,
		`MATCH (a)-[r]->(b) RETURN r, a.id, b.id`,
	} {
		got, err := rows(t, e, graph.Read, query, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range got.Rows {
			lines = append(lines, fmt.Sprintf("%v", anonymous(row)))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// listen starts a listener on the loopback that counts who calls it.
func listen(t *testing.T) (address string, heard func() int64) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	var calls atomic.Int64
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			calls.Add(1)
			_ = c.Close()
		}
	}()
	return l.Addr().String(), calls.Load
}
