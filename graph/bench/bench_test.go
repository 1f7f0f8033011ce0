package bench

import (
	"testing"

	"entente/graph"
	"entente/graph/embedded"
)

func open(b testing.TB) *embedded.Engine {
	b.Helper()
	e, err := embedded.Open(b.Context(), b.TempDir(), embedded.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close(b.Context()) })
	prepare(b, e)
	return e
}

func prepare(b testing.TB, e graph.Engine) {
	b.Helper()
	if err := e.Prepare(b.Context(), schema); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkLoad loads the small graph into an empty folder, and then again.
func BenchmarkLoad(b *testing.B) {
	for _, again := range []bool{false, true} {
		b.Run(map[bool]string{false: "first", true: "again"}[again], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				e := open(b)
				if again {
					load(b, e, small)
				}
				before := digest(b, e)
				b.StartTimer()
				load(b, e, small)
				b.StopTimer()
				if again && digest(b, e) != before {
					b.Errorf("the second load changed %s to %s", before, digest(b, e))
				}
				b.StartTimer()
			}
			b.ReportMetric(float64(small.nodes+small.relationships)*float64(b.N)/b.Elapsed().Seconds(), "entities/s")
		})
	}
}

// BenchmarkRead runs each read in this process.
func BenchmarkRead(b *testing.B) {
	e := open(b)
	load(b, e, small)
	for _, r := range reads {
		b.Run(r.name, func(b *testing.B) {
			b.ReportAllocs()
			before := cpuTime()
			for b.Loop() {
				if got := read(b, e, r.query, params); len(got.Rows) < r.rows {
					b.Fatalf("%d rows, want at least %d", len(got.Rows), r.rows)
				}
			}
			b.ReportMetric(float64((cpuTime()-before).Nanoseconds())/float64(b.N), "cpu-ns/op")
		})
	}
}
