package web

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/ingest"
)

// H3: DNS rebinding.
func TestHosts(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Hosts = []string{"entente.example:8080"} })
	for host, ok := range map[string]bool{
		"localhost": true, "localhost:8080": true, "LOCALHOST:80": true, "127.0.0.1:8080": true, "127.9.9.9": true,
		"[::1]": true, "[::1]:8080": true, "[::ffff:127.0.0.1]:80": true, "entente.example": true, "Entente.Example:443": true,
		"": false, ":8080": false, "localhost.": false, "localhost.:8080": false, "evil": false, "evil:8080": false,
		"localhost.evil.example": false, "evil.example:127": false, "127.0.0.1.evil.example": false, "::1": false, "[::1": false,
		"[localhost]": false, "[127.0.0.1]": false, "[::1%25lo]": false, "[::1]evil": false, "localhost:80:80": false,
		"localhost:evil": false, "0.0.0.0": false, "192.0.2.7": false, "2130706433": false, "0x7f.1": false, "localhost@evil": false,
		"user@localhost": false, "entente.example.": false, " localhost": false, "localhost\x00": false, "169.254.169.254": false,
	} {
		for _, target := range []string{"/api/graph", "/", "/healthz"} {
			w := f.do("GET", target, "", "Host", host)
			if (w.Code == 200) != ok {
				t.Errorf("%q %s: %d", host, target, w.Code)
			}
			if !ok && (w.Code != 403 || problemIn(t, w).Code != "forbidden") {
				t.Errorf("%q: %d %s", host, w.Code, w.Body)
			}
		}
	}
	if len(f.graph.deleted)+len(f.ingest.inputs) > 0 {
		t.Error("something changed")
	}
}

func TestHostIsTheAddressItCameInOn(t *testing.T) {
	f := newFixture(t)
	for host, ok := range map[string]bool{"192.0.2.7:8080": true, "192.0.2.8:8080": false, "evil:8080": false} {
		r := httptest.NewRequestWithContext(context.WithValue(t.Context(), http.LocalAddrContextKey,
			net.Addr(&net.TCPAddr{IP: net.ParseIP("192.0.2.7"), Port: 8080})), "GET", "/healthz", nil)
		r.Host = host
		w := httptest.NewRecorder()
		f.ServeHTTP(w, r)
		if (w.Code == 200) != ok {
			t.Errorf("%s: %d", host, w.Code)
		}
	}
}

// H2: requests from pages of other sites.
func TestOrigins(t *testing.T) {
	for _, row := range []struct {
		name    string
		headers []string
		ok      bool
	}{
		{"a program", nil, true},
		{"our page", []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://localhost:8080"}, true},
		{"typed by the user", []string{"Sec-Fetch-Site", "none"}, true},
		{"our page in an old browser", []string{"Origin", "http://localhost:8080"}, true},
		{"another site", []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}, false},
		{"another site without origin", []string{"Sec-Fetch-Site", "cross-site"}, false},
		{"another port", []string{"Sec-Fetch-Site", "same-site", "Origin", "http://localhost:9090"}, false},
		{"another site in an old browser", []string{"Origin", "https://evil.example"}, false},
		{"another port in an old browser", []string{"Origin", "http://localhost:9090"}, false},
		{"a sandbox", []string{"Origin", "null"}, false},
		{"an origin that looks like ours", []string{"Origin", "http://localhost:8080.evil.example"}, false},
		{"an unknown site", []string{"Sec-Fetch-Site", "whatever"}, false},
	} {
		for _, request := range [][3]string{
			{"POST", "/api/articles", `{"articles":[{"text":"x"}]}`},
			{"POST", "/api/extractions", `{}`},
			{"POST", "/api/explain", `{"text":"x"}`},
			{"DELETE", "/api/articles/x", ""},
			{"DELETE", "/api/jobs/j1", ""},
			{"POST", "/api/merges", `{"from":"person:a","into":"person:b"}`},
			{"DELETE", "/api/merges/x", ""},
			{"POST", "/db/neo4j/query/v2", `{"statement":"s"}`},
		} {
			f := newFixture(t)
			f.ingest.jobs = []ingest.Job{{ID: "j1", State: ingest.Done}}
			w := f.do(request[0], request[1], request[2], row.headers...)
			if row.ok != (w.Code < 300) || !row.ok && w.Code != 403 {
				t.Errorf("%s: %v: %d %s", row.name, request[:2], w.Code, w.Body)
			}
			if !row.ok && (len(f.graph.asked) > 0 || len(f.ingest.inputs) > 0 || len(f.ingest.again) > 0) {
				t.Errorf("%s: %v reached the backend", row.name, request[:2])
			}
		}
	}
}

// H2: what a form can send without a preflight is refused whatever its origin.
func TestJSONOnly(t *testing.T) {
	for _, contentType := range []string{"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json", "application/jsonp", "application/json, text/plain", "application/vnd.neo4j.query"} {
		for _, target := range []string{"/api/articles", "/api/extractions", "/db/neo4j/query/v2"} {
			if strings.HasPrefix(target, "/db") && strings.HasSuffix(contentType, "query") {
				continue
			}
			f := newFixture(t)
			if w := f.do("POST", target, `{}`, "Content-Type", contentType); w.Code != 415 {
				t.Errorf("%q %s: %d", contentType, target, w.Code)
			}
		}
	}
	if w := newFixture(t).do("POST", "/api/extractions", `{}`, "Content-Encoding", "gzip"); w.Code != 415 {
		t.Errorf("compressed: %d", w.Code)
	}
	if w := newFixture(t).do("POST", "/api/extractions", `{}`, "Content-Type", "application/json; charset=utf-8"); w.Code != 202 {
		t.Errorf("with charset: %d", w.Code)
	}
}

// H4: no route that a GET reaches changes anything, and none that changes something answers to another method.
func TestGETChangesNothing(t *testing.T) {
	f := newFixture(t)
	f.ingest.jobs = []ingest.Job{{ID: "x", State: ingest.Done}}
	for _, r := range (&server{}).routes() {
		for _, method := range []string{"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "PATCH"} {
			target := strings.NewReplacer("{id}", "x", "{database}", "neo4j").Replace(r.path)
			w := f.do(method, target, "", "X-HTTP-Method-Override", "DELETE")
			if method != "GET" && w.Code < 400 {
				t.Errorf("%s %s: %d", method, target, w.Code)
			}
		}
	}
	for _, asked := range f.graph.asked {
		if strings.HasPrefix(asked, "delete") || asked == "query" {
			t.Errorf("the backend was asked %q", asked)
		}
	}
	if len(f.graph.deleted)+len(f.ingest.inputs)+len(f.ingest.again) > 0 || f.ingest.jobs[0].State != ingest.Done {
		t.Error("something changed")
	}
}

// H5: bodies.
func TestBodies(t *testing.T) {
	big := func(n int) string { return `{"statement":"` + strings.Repeat("a", n) + `"}` }
	for _, row := range []struct {
		name, target, body string
		status             int
		detail             string
	}{
		{"empty", "/api/extractions", " ", 400, "empty"},
		{"not JSON", "/api/extractions", "{", 400, "member name"},
		{"duplicate", "/api/extractions", `{"articles":["a"],"articles":["b"]}`, 400, "twice"},
		{"deep", "/api/extractions", strings.Repeat("[", 10_000), 400, "deeper"},
		{"deep object", "/db/neo4j/query/v2", strings.Repeat(`{"a":`, 10_000), 400, "deeper"},
		{"two values", "/api/extractions", "{}{}", 400, "one value"},
		{"array", "/api/extractions", "[]", 422, ""},
		{"null", "/api/extractions", "null", 422, ""},
		{"wrong type", "/api/extractions", `{"articles":"x"}`, 422, ""},
		{"invalid UTF-8", "/api/articles", "{\"articles\":[{\"text\":\"\xff\"}]}", 400, "UTF-8"},
		{"lone surrogate", "/api/articles", `{"articles":[{"text":"\ud800"}]}`, 400, "surrogate"},
		{"query too large", "/db/neo4j/query/v2", big(queryBody), 413, "1 MB"},
		{"explanation too large", "/api/explain", big(smallBody), 413, "1 MB"},
		{"articles too large", "/api/articles", big(articlesBody), 413, "16 MB"},
	} {
		f := newFixture(t)
		w := f.do("POST", row.target, row.body)
		if w.Code != row.status || !strings.Contains(w.Body.String(), row.detail) {
			t.Errorf("%s: %d %s", row.name, w.Code, w.Body)
		}
		if len(f.graph.asked)+len(f.ingest.inputs)+len(f.ingest.again) > 0 {
			t.Errorf("%s: reached the backend", row.name)
		}
	}
	f := newFixture(t)
	if w := f.do("POST", "/api/articles", `{"articles":[{"text":"`+strings.Repeat("a", 15<<20)+`"}]}`); w.Code != 202 {
		t.Errorf("15 MB: %d %s", w.Code, w.Body)
	}
}

// H9: a panic in a handler.
func TestPanic(t *testing.T) {
	f := newFixture(t)
	f.graph.onQuery = func(context.Context, string, map[string]any, graph.Limits) (*graph.Result, error) {
		panic("a secret")
	}
	w := f.do("POST", "/db/neo4j/query/v2", `{"statement":"s"}`)
	if w.Code != 500 || !strings.Contains(w.Body.String(), "Neo.DatabaseError") || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w.Header().Get("X-Request-Id") != "id-1" || !strings.Contains(f.log.String(), `"panic":"a secret"`) {
		t.Errorf("id %q, log %s", w.Header().Get("X-Request-Id"), f.log)
	}
	// Every slot is free again, and the server answers.
	f.graph.onQuery = nil
	for range 8 {
		if w := f.do("POST", "/db/neo4j/query/v2", `{"statement":"s"}`); w.Code != 202 {
			t.Fatalf("after the panic: %d %s", w.Code, w.Body)
		}
	}
}

// H1: the headers that keep a script out stand on every answer.
func TestHeaders(t *testing.T) {
	f := newFixture(t)
	for _, target := range []string{"/", "/assets/index-5d4.js", "/api/status", "/api/nothing", "/openapi.json", "/healthz"} {
		h := f.do("GET", target, "").Header()
		csp := h.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "connect-src 'self'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: policy %q lacks %q", target, csp, want)
			}
		}
		if strings.Contains(csp, "unsafe-eval") || strings.Contains(csp, "http") || strings.Contains(csp, "*") {
			t.Errorf("%s: policy %q", target, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" || h.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %v", target, h)
		}
	}
}

// H1: an article's address is linked only if it is one of the web.
func TestLinkable(t *testing.T) {
	for in, want := range map[string]string{
		"https://news.example/a?b=c": "https://news.example/a?b=c",
		"HTTP://news.example":        "http://news.example",
		" https://news.example/a ":   "https://news.example/a",
		"javascript:alert(1)":        "", "JaVaScRiPt://news.example/%0aalert(1)": "", "data:text/html,x": "", "vbscript:x": "",
		"//news.example": "", "/a": "", "news.example": "", "file:///etc/passwd": "", "https:": "", "https:///a": "", "": "",
		"java\nscript:alert(1)": "", "\x01javascript:alert(1)": "", "blob:https://x/1": "",
	} {
		if got := linkable(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// H6: no address leads out of the bundle.
func TestTraversal(t *testing.T) {
	f := newFixture(t)
	for _, target := range []string{
		"/../go.mod", "/assets/../../go.mod", "/assets/..%2f..%2fgo.mod", "/assets/%2e%2e/%2e%2e/go.mod", "//etc/passwd",
		"/assets//etc/passwd", "/assets/..\\go.mod", "/assets/%00", "/assets/index-5d4.js%00.html", "/assets/", "/assets/.", "/assets/none.js",
	} {
		u := &url.URL{Opaque: target}
		if parsed, err := url.ParseRequestURI(target); err == nil {
			u = parsed
		}
		r := httptest.NewRequestWithContext(t.Context(), "GET", "/", nil)
		r.URL, r.Host = u, "localhost"
		w := httptest.NewRecorder()
		f.ServeHTTP(w, r)
		if body := w.Body.String(); w.Code == 200 && body != string(bundle()["index.html"].Data) {
			t.Errorf("%s: %d %.80q", target, w.Code, body)
		}
	}
}

// H7: one record a request, nothing of what people wrote, no secret, and no way to forge a record.
func TestLog(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Token = "tell-nobody" })
	auth := []string{"Authorization", "Bearer tell-nobody"}
	f.do("GET", "/?token=tell-nobody", "")
	f.do("GET", "/api/search?q=private-words%0a{}", "", auth...)
	f.do("POST", "/db/neo4j/query/v2", `{"statement":"private-words","parameters":{"p":"private-words"}}`, auth...)
	f.do("POST", "/api/articles", `{"articles":[{"name":"private-words","text":"private-words"}]}`, auth...)
	f.do("POST", "/api/articles", `{"articles":[{"published":"`+strings.Repeat("private-words", 9)+`"}]}`, auth...)
	f.do("FORGED", "/private-words%0a%0d{\"msg\":\"forged\"}", "", auth...)
	f.do("GET", "/articles/private-words", "", append(auth, "User-Agent", "private-words\n")...)
	lines := strings.Split(strings.TrimSpace(f.log.String()), "\n")
	if len(lines) != 7 {
		t.Errorf("%d records for 7 requests:\n%s", len(lines), f.log)
	}
	for _, line := range lines {
		var record map[string]any
		if err := json.Unmarshal([]byte(line), &record); err != nil || record["msg"] != "request" {
			t.Errorf("%q: %v", line, err)
		}
	}
	for _, secret := range []string{"tell-nobody", "private-words", "forged", "FORGED"} {
		if strings.Contains(f.log.String(), secret) {
			t.Errorf("the log says %q:\n%s", secret, f.log)
		}
	}
}

// H10: the token.
func TestToken(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Token = "s3cret" })
	for _, row := range []struct {
		name, method, target string
		headers              []string
		status               int
	}{
		{"none", "GET", "/api/graph", nil, 401},
		{"none, the page", "GET", "/", nil, 401},
		{"none, a file", "GET", "/assets/index-5d4.js", nil, 401},
		{"none, the document", "GET", "/openapi.json", nil, 401},
		{"none, a query", "POST", "/db/neo4j/query/v2", nil, 401},
		{"none, an unknown address", "GET", "/api/nothing", nil, 401},
		{"health", "GET", "/healthz", nil, 200},
		{"readiness", "GET", "/readyz", nil, 200},
		{"bearer", "GET", "/api/graph", []string{"Authorization", "Bearer s3cret"}, 200},
		{"bearer in lower case", "GET", "/api/graph", []string{"Authorization", "bearer s3cret"}, 200},
		{"basic", "GET", "/api/graph", []string{"Authorization", "Basic bmVvNGo6czNjcmV0"}, 200},
		{"wrong bearer", "GET", "/api/graph", []string{"Authorization", "Bearer s3cre"}, 401},
		{"empty bearer", "GET", "/api/graph", []string{"Authorization", "Bearer "}, 401},
		{"wrong basic", "GET", "/api/graph", []string{"Authorization", "Basic bmVvNGo6eA=="}, 401},
		{"wrong cookie", "GET", "/api/graph", []string{"Cookie", "entente_session=s3cret"}, 401},
		{"empty cookie", "GET", "/api/graph", []string{"Cookie", "entente_session="}, 401},
		{"wrong in the address", "GET", "/?token=x", nil, 401},
		{"empty in the address", "GET", "/?token=", nil, 401},
		{"in the address of the API", "GET", "/api/graph?token=s3cret", nil, 401},
		{"in the address of a change", "DELETE", "/api/articles/x?token=s3cret", nil, 401},
	} {
		w := f.do(row.method, row.target, "", row.headers...)
		if w.Code != row.status || w.Code == 401 && w.Header().Get("WWW-Authenticate") == "" {
			t.Errorf("%s: %d %s", row.name, w.Code, w.Body)
		}
	}
	w := f.do("GET", "/articles/1?token=s3cret&q=a", "")
	cookie := w.Header().Get("Set-Cookie")
	if w.Code != 303 || w.Header().Get("Location") != "/articles/1?q=a" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	for _, want := range []string{"HttpOnly", "SameSite=Strict", "Path=/"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("cookie %q lacks %s", cookie, want)
		}
	}
	if strings.Contains(cookie, "s3cret") {
		t.Error("the cookie holds the token")
	}
	value, _, _ := strings.Cut(cookie, ";")
	if w := f.do("GET", "/api/graph", "", "Cookie", value); w.Code != 200 {
		t.Errorf("with the cookie: %d", w.Code)
	}
	if w := f.do("DELETE", "/api/articles/x", "", "Cookie", value, "Sec-Fetch-Site", "cross-site"); w.Code != 403 {
		t.Errorf("with the cookie from another site: %d", w.Code)
	}
	if w := f.do("GET", "//evil.example/?token=s3cret", ""); strings.HasPrefix(w.Header().Get("Location"), "//") {
		t.Errorf("redirects to %s", w.Header().Get("Location"))
	}
}

// No source file of the web packages holds a query: those are written in the graph package.
func TestNoCypher(t *testing.T) {
	cypher := regexp.MustCompile(`(?i)\b(OPTIONAL\s+)?(MATCH|MERGE|CREATE|UNWIND|DETACH DELETE)\s*[(\[$]|\bRETURN\s+(DISTINCT\s+)?\w+\.\w+\s+(AS|ORDER|LIMIT)\b`)
	for _, statement := range []string{"MATCH (n) x", "UNWIND $rows AS r", "merge(n)", "RETURN n.name AS name"} {
		if !cypher.MatchString(statement) {
			t.Fatalf("the test would not see %q", statement)
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	more, _ := filepath.Glob("*/*.go")
	for _, file := range append(files, more...) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if found := cypher.Find(source); found != nil {
			t.Errorf("%s holds %q", file, found)
		}
	}
	if len(files) < 10 {
		t.Errorf("only %s", cmp.Diff(nil, files))
	}
}
