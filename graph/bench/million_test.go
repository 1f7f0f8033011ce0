package bench

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded"
)

var large = size{nodes: 1_000_000, relationships: 3_000_000, batch: 20_000}

// indexBound are the reads whose plans begin at a few keys, so that they should
// hardly notice how large the graph is.
var indexBound = []string{"key lookup", "key lookup, node", "20 keys", "one hop of 100", "one hop of 100, nodes", "two hops", "three hops",
	"variable length, path", "shortest path", "picture, relations", "neighbours"}

// BenchmarkMillion opens a graph of a million nodes and three million
// relationships in the folder that ENTENTE_MILLION names, which is filled if it is
// empty, and compares reads with those of the small graph. The memory of the
// process means something when the folder was there before.
func BenchmarkMillion(b *testing.B) {
	folder := os.Getenv("ENTENTE_MILLION")
	if folder == "" {
		b.Skip("ENTENTE_MILLION names no folder")
	}
	if _, err := os.Stat(filepath.Join(folder, "graph.db")); err != nil {
		begin := time.Now()
		e := openIn(b, folder)
		prepare(b, e)
		create(b, e, large)
		if err := e.Close(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.Logf("made in %s", time.Since(begin).Round(time.Second))
	}
	for b.Loop() {
		begin := time.Now()
		e := openIn(b, folder)
		read(b, e, `MATCH (n:Entity {id: $id}) RETURN n.name`, params)
		b.ReportMetric(time.Since(begin).Seconds(), "s-open")
		var table strings.Builder
		times := map[string]time.Duration{}
		for _, r := range reads {
			for _, name := range indexBound {
				if r.name == name {
					r.rows = 0
					times[name], _ = measure(b, e, r)
				}
			}
		}
		b.ReportMetric(resident(), "MB-resident")
		small := openSmall(b)
		worst := 0.0
		for _, r := range reads {
			if taken, ok := times[r.name]; ok {
				before, _ := measure(b, small, r)
				ratio := float64(taken) / float64(before)
				worst = max(worst, ratio)
				fmt.Fprintf(&table, "%-24s%10.0f us%10.0f us%8.1f\n", r.name, float64(taken.Nanoseconds())/1000, float64(before.Nanoseconds())/1000, ratio)
			}
		}
		fmt.Fprint(os.Stderr, table.String())
		b.ReportMetric(worst, "x-small")
		if err := e.Close(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func openIn(b testing.TB, folder string) *embedded.Engine {
	b.Helper()
	e, err := embedded.Open(b.Context(), folder, embedded.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return e
}

func openSmall(b testing.TB) *embedded.Engine {
	e := open(b)
	load(b, e, small)
	return e
}

// create is load for an empty graph: it looks nothing up but ends.
func create(b testing.TB, e graph.Engine, s size) {
	b.Helper()
	for k, label := range labels {
		var rows []map[string]any
		for i := range s.nodes {
			if kind(i) == k {
				rows = append(rows, node(i))
			}
			if len(rows) == s.batch || i == s.nodes-1 {
				write(b, e, `UNWIND $rows AS row CREATE (n:Entity:`+label+` {id: row.id}) SET n += row.props`, rows)
				rows = nil
			}
		}
	}
	relationships(s, func(t string, rows []map[string]any) {
		write(b, e, `UNWIND $rows AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to})
CREATE (a)-[:`+t+` {claims: row.claims, first: row.date}]->(b)`, rows)
	})
}

// resident is the memory of this process in MB, 0 where that is not known.
func resident() float64 {
	file, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if fields := strings.Fields(lines.Text()); len(fields) > 1 && fields[0] == "VmRSS:" {
			kb, _ := strconv.ParseFloat(fields[1], 64)
			return kb / 1024
		}
	}
	return 0
}
