package web

import (
	"compress/gzip"
	"io"
	"testing"
	"testing/fstest"
)

func TestPage(t *testing.T) {
	f := newFixture(t)
	index := string(bundle()["index.html"].Data)
	for _, target := range []string{"/", "/explore", "/articles", "/articles/albania-2022", "/articles/a.txt", "/query?s=x", "/runs", "/entities/country%3AAL"} {
		w := f.do("GET", target, "")
		if w.Code != 200 || w.Body.String() != index || w.Header().Get("Cache-Control") != "no-cache" || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %d %v %.80q", target, w.Code, w.Header(), w.Body)
		}
	}
	for _, target := range []string{"/robots.txt", "/assets/gone.js", "/favicon.ico"} {
		if w := f.do("GET", target, ""); w.Code != 404 {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
	if w := f.do("GET", "/favicon.svg", ""); w.Code != 200 || w.Header().Get("Content-Type") != "image/svg+xml" {
		t.Errorf("favicon: %d %v", w.Code, w.Header())
	}
}

func TestPageCaching(t *testing.T) {
	f := newFixture(t)
	w := f.do("GET", "/", "")
	tag := w.Header().Get("ETag")
	if w := f.do("GET", "/", "", "If-None-Match", tag); tag == "" || w.Code != 304 || w.Body.Len() > 0 {
		t.Errorf("tag %q: %d %q", tag, w.Code, w.Body)
	}
	if w := f.do("GET", "/", "", "If-None-Match", `"other"`); w.Code != 200 {
		t.Errorf("another tag: %d", w.Code)
	}
	if got := f.do("GET", "/assets/index-5d4.js", "").Header().Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
		t.Errorf("asset: %q", got)
	}
	if got := f.do("GET", "/api/status", "").Header().Get("Cache-Control"); got != "no-store" {
		t.Errorf("API: %q", got)
	}
}

func TestPageCompression(t *testing.T) {
	f := newFixture(t)
	const target = "/assets/index-5d4.js"
	want := string(bundle()["assets/index-5d4.js"].Data)
	for accept, zipped := range map[string]bool{"": false, "br": false, "gzip;q=0": false, "gzip": true, "br, gzip;q=0.8": true, "GZIP": true, "deflate, gzip;q=1.0, *;q=0.5": true} {
		w := f.do("GET", target, "", "Accept-Encoding", accept)
		var body io.Reader = w.Body
		if zipped {
			var err error
			if body, err = gzip.NewReader(w.Body); err != nil {
				t.Errorf("%q: %v", accept, err)
				continue
			}
		}
		got, err := io.ReadAll(body)
		if err != nil || string(got) != want || (w.Header().Get("Content-Encoding") == "gzip") != zipped || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: %v %v", accept, err, w.Header())
		}
		if w.Header().Get("Content-Type") != "text/javascript; charset=utf-8" {
			t.Errorf("%q: %v", accept, w.Header())
		}
	}
	if w := f.do("GET", "/favicon.svg", "", "Accept-Encoding", "gzip"); w.Header().Get("Content-Encoding") != "" {
		t.Error("a file of 6 bytes was compressed")
	}
}

func TestWithoutPage(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.UI = nil })
	if w := f.do("GET", "/", ""); w.Code != 404 {
		t.Errorf("%d", w.Code)
	}
	if w := f.do("GET", "/api/status", ""); w.Code != 200 {
		t.Errorf("%d", w.Code)
	}
}

func TestNewRefuses(t *testing.T) {
	g, i := &fakeGraph{}, newFakeIngest()
	for name, o := range map[string]Options{
		"nothing":            {},
		"no ingest":          {Graph: g},
		"no logger":          {Graph: g, Ingest: i},
		"no host":            {Graph: g, Ingest: i, Logger: discard(), Hosts: []string{"http://localhost:8080"}},
		"a page of no index": {Graph: g, Ingest: i, Logger: discard(), UI: fstest.MapFS{"a.js": {}}},
	} {
		if _, err := New(o); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
