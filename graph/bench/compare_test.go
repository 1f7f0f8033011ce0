package bench

import (
	"context"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

// How often each read is run on each engine: first to fill caches and let the
// Java machine compile, then to be measured.
const (
	warmRuns     = 50
	measuredRuns = 15
)

// contender is an engine that takes part.
type contender struct {
	name   string
	engine graph.Engine
	loaded time.Duration
	again  time.Duration
	times  map[string]time.Duration // median, by name of the read
}

// BenchmarkCompare runs everything on the embedded engine and on a real Neo4j, over
// Bolt on loopback both, and on the embedded engine in this process besides.
// Neo4j runs with Java's full compiler, which the tests do without.
func BenchmarkCompare(b *testing.B) {
	b.Setenv("ENTENTE_NEO4J_JAVA", "-XX:TieredStopAtLevel=4 -Xmx1g")
	e := open(b)
	theirs := contender{name: "neo4j", engine: neo4jtest.Open(b)}
	ours := contender{name: "embedded", engine: e}
	prepare(b, theirs.engine)
	over, err := neo4j.Open(b.Context(), neo4j.Config{URI: serve(b, e)})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = over.Close(context.WithoutCancel(b.Context())) })
	all := []*contender{&ours, &theirs, {name: "embedded, Bolt", engine: over}}
	for b.Loop() {
		for _, c := range all {
			c.times = map[string]time.Duration{}
		}
		var digests []string
		for _, c := range []*contender{&ours, &theirs} {
			c.loaded, c.again = timed(func() { load(b, c.engine, small) }), timed(func() { load(b, c.engine, small) })
			digests = append(digests, digest(b, c.engine))
		}
		if digests[0] != digests[1] {
			b.Errorf("the graphs differ: %s, %s", digests[0], digests[1])
		}
		for _, r := range reads {
			var first [][]any
			for _, c := range all {
				median, rows := measure(b, c.engine, r)
				c.times[r.name] = median
				if first == nil {
					first = rows
				} else if got, want := answer(rows), answer(first); got != want {
					b.Errorf("%s: the answers differ: %s %.2000s, %s %.2000s", r.query, all[0].name, want, c.name, got)
				}
			}
		}
	}
	report(b, all)
}

func timed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

// measure returns the median of a read's times, and its answer.
func measure(b *testing.B, e graph.Engine, r aRead) (time.Duration, [][]any) {
	b.Helper()
	var rows [][]any
	var times []time.Duration
	for i := range warmRuns + measuredRuns {
		taken := timed(func() { rows = read(b, e, r.query, params).Rows })
		if i >= warmRuns {
			times = append(times, taken)
		}
	}
	if len(rows) < r.rows {
		b.Errorf("%s: %d rows, want at least %d", r.query, len(rows), r.rows)
	}
	slices.Sort(times)
	return times[len(times)/2], rows
}

// answer is the text of rows without the ids that an engine gives out, in an order
// of its own.
func answer(rows [][]any) string {
	var lines []string
	for _, row := range rows {
		var line []string
		for _, v := range row {
			switch n := v.(type) {
			case graph.Node:
				n.ElementID = ""
				v = n
			case graph.Relationship:
				n.ElementID, n.StartElementID, n.EndElementID = "", "", ""
				v = n
			case float64: // sums of floats depend on the order
				v = fmt.Sprintf("%.9g", n)
			}
			line = append(line, fmt.Sprint(v))
		}
		lines = append(lines, strings.Join(line, " | "))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// report prints the table. A ratio says how many times faster than Neo4j the
// embedded engine is over Bolt.
func report(b *testing.B, all []*contender) {
	theirs, judged := all[1], all[2]
	var t strings.Builder
	fmt.Fprintf(&t, "\n%-24s", "median, us")
	for _, c := range all {
		fmt.Fprintf(&t, "%16s", c.name)
	}
	fmt.Fprintf(&t, "%10s\n", "ratio")
	logs, slower := 0.0, 0
	for _, r := range reads {
		fmt.Fprintf(&t, "%-24s", r.name)
		for _, c := range all {
			fmt.Fprintf(&t, "%16.0f", float64(c.times[r.name].Nanoseconds())/1000)
		}
		ratio := float64(theirs.times[r.name]) / float64(judged.times[r.name])
		fmt.Fprintf(&t, "%10.1f\n", ratio)
		logs += math.Log(ratio)
		if ratio < 1 {
			slower++
		}
	}
	mean := math.Exp(logs / float64(len(reads)))
	rate := func(d time.Duration) float64 { return float64(small.nodes+small.relationships) / d.Seconds() }
	for _, c := range all[:2] {
		fmt.Fprintf(&t, "load, %s: %.0f entities/s, %.0f again\n", c.name, rate(c.loaded), rate(c.again))
	}
	fmt.Fprintf(&t, "%d reads, %d slower than Neo4j; geometric mean of the ratios %.2f, of %s\n", len(reads), slower, mean, judged.name)
	fmt.Fprint(os.Stderr, t.String()) // what is logged by a benchmark is cut
	b.ReportMetric(mean, "x-neo4j")
	b.ReportMetric(float64(slower), "slower")
	b.ReportMetric(float64(theirs.loaded)/float64(all[0].loaded), "x-load")
	b.ReportMetric(float64(theirs.again)/float64(all[0].again), "x-load-again")
}
