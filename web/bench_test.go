package web

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// quiet is a writer that keeps nothing.
type quiet struct{ header http.Header }

func (q quiet) Header() http.Header         { return q.header }
func (q quiet) Write(p []byte) (int, error) { return len(p), nil }
func (q quiet) WriteHeader(int)             {}

// BenchmarkRequest is one read through all of the middleware, against the bare
// handler of net/http that the faults document compares with.
func BenchmarkRequest(b *testing.B) {
	f := newFixture(b, func(o *Options) { o.Logger = discard() })
	for _, target := range []string{"/healthz", "/api/graph", "/api/search?q=al", "/"} {
		b.Run(target, func(b *testing.B) {
			r := httptest.NewRequestWithContext(b.Context(), "GET", target, nil)
			r.Host = "localhost"
			b.ReportAllocs()
			for b.Loop() {
				f.ServeHTTP(quiet{http.Header{}}, r)
			}
		})
	}
}

// BenchmarkNew is what the web side adds to the start of the program.
func BenchmarkNew(b *testing.B) {
	o := Options{Graph: &fakeGraph{}, Ingest: newFakeIngest(), Explain: &fakeExplainer{}, Logger: discard(), UI: bundle()}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(o); err != nil {
			b.Fatal(err)
		}
	}
}
