package embedded_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded"
	"entente/graph/storetest"
)

// What a statement that is fuzzed may take.
const (
	fuzzTime   = 300 * time.Millisecond
	fuzzMemory = 16 << 20
	fuzzHeap   = 512 << 20 // of the process, garbage included
)

// fuzzParams are the parameters of every statement that is fuzzed.
var fuzzParams = map[string]any{"i": 3, "s": "ab", "l": []any{1, 2}, "m": map[string]any{"i": 1}, "n": nil, "param": "x", "a": 1, "limit": 2, "skip": 1}

// fuzzGraph is small and has loops, parallel relationships and all plain types.
var fuzzGraph = []string{
	`UNWIND range(0, 9) AS i CREATE (n:A {id: i, i: i % 3, s: 'x' + i, f: i / 2.0, b: i % 2 = 0, l: [i, 1]})`,
	`MATCH (n:A) WHERE n.i = 1 SET n:B`,
	`MATCH (a:A), (b:A) WHERE a.id < b.id AND (a.id + b.id) % 3 = 0 CREATE (a)-[:R {w: a.id}]->(b)`,
	`MATCH (a:A {i: 2}) CREATE (a)-[:S]->(a), (a)-[:S]->(:C {id: 20 + a.id})`,
}

// fuzzSeeds are statements of our own and, where it is, those of the TCK: all of
// them to fuzz from, some of them in a plain run.
func fuzzSeeds(f *testing.F) []string {
	var all []string
	for _, file := range []string{filepath.Join("cypher", "parser", "testdata", "queries.txt"), filepath.Join("..", "difference", "testdata", "queries.txt"), filepath.Join("..", "difference", "testdata", "values.txt")} {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			line = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(line), "ordered: "), "writes: ")
			if line != "" && !strings.HasPrefix(line, "//") {
				all = append(all, line)
			}
		}
	}
	for _, b := range bombs {
		if len(b.cypher) < 1000 {
			all = append(all, b.cypher)
		}
	}
	fuzzing := flag.Lookup("test.fuzz").Value.String() != ""
	for i, s := range readTCK(f, tckDir()) {
		for _, st := range s.steps {
			if st.doc != "" && (fuzzing || i%20 == 0) {
				all = append(all, st.doc)
			}
		}
	}
	return all
}

// FuzzExecute: a statement never ends in a defect of ours, nor outlives its time
// or its memory; what compiling says of it, that it fails or that it writes, is
// what running shows; a transaction that reads changes nothing, and one that was
// rolled back leaves nothing.
func FuzzExecute(f *testing.F) {
	for _, q := range fuzzSeeds(f) {
		f.Add(q)
	}
	ctx := f.Context()
	e, err := embedded.Open(ctx, f.TempDir(), embedded.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = e.Close(context.WithoutCancel(ctx)) })
	for _, statement := range fuzzGraph {
		err := e.Transact(ctx, graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(ctx, statement, nil)
			return err
		})
		if err != nil {
			f.Fatal(err)
		}
	}
	nodes := `MATCH (n) WITH n ORDER BY n.id RETURN collect(n), count { ()-->() }`
	whole := func(t testing.TB) string {
		got, err := e.Query(ctx, nodes, nil, graph.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		return tckText(got.Rows[0], true)
	}
	before := whole(f)
	f.Fuzz(func(t *testing.T, text string) {
		writes, compiled := e.Compile(ctx, text, fuzzParams)
		checkFuzzed(t, compiled)
		for _, access := range []graph.Access{graph.Write, graph.Read} {
			kind, counters, err := runFuzzed(t, e, access, text)
			switch code := graph.CodeOf(err); {
			case compiled != nil && err == nil:
				t.Fatalf("it runs, and does not compile: %v", compiled)
			case compiled != nil && code != graph.CodeOf(compiled) && code != graph.Limit && code != graph.ReadOnly:
				t.Fatalf("running it fails with %v, compiling it with %v", err, compiled)
			case compiled != nil:
			case access == graph.Read && writes && code != graph.ReadOnly:
				t.Fatalf("a transaction that reads ran what writes: %v", err)
			case !writes && code == graph.ReadOnly:
				t.Fatalf("it reads, and was refused: %v", err)
			case err == nil && (kind == graph.Reads) == writes:
				t.Fatalf("it is %q, and writes is %v", kind, writes)
			case counters.Any() && !writes:
				t.Fatalf("it only reads, and changed %+v", counters)
			}
		}
		if after := whole(t); after != before {
			t.Fatalf("the graph has changed:\n%s\n%s", before, after)
		}
	})
}

// runFuzzed runs a statement within tight bounds and rolls it back.
func runFuzzed(t *testing.T, e *embedded.Engine, access graph.Access, text string) (kind graph.StatementKind, counters graph.Counters, err error) {
	begin := time.Now()
	ctx := t.Context()
	tx, err := e.Begin(ctx, graph.TxOptions{Access: access, Timeout: fuzzTime, Hostile: true})
	if err != nil {
		t.Fatal(err)
	}
	embedded.SetMemory(tx, fuzzMemory)
	defer func() {
		if err := tx.Rollback(ctx); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(begin); took > fuzzTime+storetest.Overtime {
			t.Fatalf("it took %v", took)
		}
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		if metrics.Read(sample); sample[0].Value.Uint64() > fuzzHeap {
			t.Fatalf("the heap grew to %d MB", sample[0].Value.Uint64()>>20)
		}
		checkFuzzed(t, err)
	}()
	rows, err := tx.Stream(ctx, text, fuzzParams)
	if err != nil {
		return "", graph.Counters{}, err
	}
	for range 1000 {
		row, err := rows.Next()
		if err != nil {
			return "", graph.Counters{}, err
		}
		if row == nil {
			break
		}
	}
	summary := rows.Summary()
	return summary.Kind, summary.Counters, nil
}

// checkFuzzed refuses an error that is a defect, or nothing for people.
func checkFuzzed(t *testing.T, err error) {
	t.Helper()
	switch code := graph.CodeOf(err); {
	case err == nil:
	case code == graph.Internal || code == graph.Corrupt:
		t.Fatalf("%s: %v", code, err)
	case err.Error() == "" || len(err.Error()) > 3000:
		t.Fatalf("a message of %d bytes", len(err.Error()))
	}
}
