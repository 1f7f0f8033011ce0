package web

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"entente/graph"
)

func TestBackup(t *testing.T) {
	w := newFixture(t).do("POST", "/api/backup", "")
	if w.Code != 200 || w.Body.String() != "the graph, all of it" || w.Header().Get("Content-Type") != "application/octet-stream" {
		t.Errorf("%d %v %q", w.Code, w.Header(), w.Body)
	}
	if w := newFixture(t).do("GET", "/api/backup", ""); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("GET: %d", w.Code)
	}
}

// TestBackupRefused asks where there is no backup, from another site, and without
// the token.
func TestBackupRefused(t *testing.T) {
	f := newFixture(t)
	f.graph.err = graph.Errorf(graph.Unsupported, "the graph is kept by neo4j")
	p := problemIn(t, f.do("POST", "/api/backup", ""))
	if p.Status != 400 || !strings.Contains(p.Detail, "neo4j") {
		t.Errorf("%+v", p)
	}
	for name, set := range map[string]func(*http.Request){
		"another site": func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"no token":     func(*http.Request) {},
	} {
		f := newFixture(t, func(o *Options) {
			if name == "no token" {
				o.Token = "a secret token"
			}
		})
		r := httptest.NewRequest("POST", "http://localhost/api/backup", nil)
		set(r)
		w := httptest.NewRecorder()
		f.Handler.ServeHTTP(w, r)
		if w.Code != 403 && w.Code != 401 {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
		if strings.Contains(w.Body.String(), "the graph") {
			t.Errorf("%s: it was served", name)
		}
	}
}

// TestBackupCut fails in the middle of a backup: the client must not take the half
// for all.
func TestBackupCut(t *testing.T) {
	f := newFixture(t)
	f.graph.onBackup = func() error { return errors.New("the disk failed") }
	server := httptest.NewServer(f.Handler)
	defer server.Close()
	response, err := http.Post(server.URL+"/api/backup", "", nil)
	if err != nil {
		return // cut before the header was seen
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err == nil {
		t.Errorf("%d %q seems whole", response.StatusCode, body)
	}
}

// TestBackupOnce asks for a second backup while one runs.
func TestBackupOnce(t *testing.T) {
	f := newFixture(t)
	var second int
	f.graph.onBackup = func() error {
		second = f.do("POST", "/api/backup", "").Code
		return nil
	}
	f.do("POST", "/api/backup", "")
	if second != http.StatusConflict {
		t.Errorf("status %d, want 409", second)
	}
}
