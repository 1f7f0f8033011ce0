package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// entente runs the program in the test's process with a data folder of its own
// and returns the exit code and what it wrote.
func entente(t *testing.T, data string, args ...string) (code int, out, err string) {
	t.Helper()
	return ententeWith(t, t.Context(), data, "", args...)
}

func ententeWith(t *testing.T, ctx context.Context, data, stdin string, args ...string) (code int, out, err string) {
	t.Helper()
	for _, name := range []string{"NEO4J_URI", "NEO4J_PASSWORD", "ENTENTE_TOKEN", "ENTENTE_ADDR", "ENTENTE_SEEDS"} {
		t.Setenv(name, "")
		os.Unsetenv(name)
	}
	t.Setenv("ENTENTE_DATA", data)
	var stdout, stderr bytes.Buffer
	code = run(ctx, args, streams{in: strings.NewReader(stdin), out: &stdout, err: &stderr})
	return code, stdout.String(), stderr.String()
}

const albania = `Albania cut diplomatic ties with Iran on Wednesday.

The United States condemned Iran. Canada did not cut ties with Iran.
`

func articleFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestExtractQueryExport(t *testing.T) {
	data := filepath.Join(t.TempDir(), "graph")
	path := articleFile(t, "albania.txt", albania)
	code, out, stderr := entente(t, data, "extract", path)
	if code != exitOK || !strings.Contains(out, "1 article: 1 added") {
		t.Fatalf("extract: %d %q %q", code, out, stderr)
	}
	if code, out, _ := entente(t, data, "extract", path); code != exitOK || !strings.Contains(out, "1 unchanged") {
		t.Errorf("extract again: %d %q", code, out)
	}
	const who = "MATCH (c:Country)-[:CUT_TIES_WITH]->(:Country {name: $name}) RETURN c.name AS who"
	if code, out, _ := entente(t, data, "query", who, "-p", "name=Iran"); code != exitOK || !strings.Contains(out, "Albania") || strings.Contains(out, "Canada") {
		t.Errorf("query: %d %q", code, out)
	}
	code, out, _ = entente(t, data, "query", who, "-p", "name=Iran", "--format", "json")
	var rows []map[string]any
	if err := json.Unmarshal([]byte(out), &rows); code != exitOK || err != nil || len(rows) != 1 || rows[0]["who"] != "Albania" {
		t.Errorf("query --format json: %d %q %v", code, out, err)
	}
	if code, out, _ := entente(t, data, "query", who, "-p", "name=Iran", "--format", "csv"); code != exitOK || out != "who\nAlbania\n" {
		t.Errorf("query --format csv: %d %q", code, out)
	}
	code, out, _ = entente(t, data, "export")
	claims, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if code != exitOK || err != nil || len(claims) != 4 {
		t.Errorf("export: %d, %d lines, %v\n%s", code, len(claims), err, out)
	}
	file := filepath.Join(t.TempDir(), "graph.graphml")
	if code, _, stderr := entente(t, data, "export", "--format", "graphml", "-o", file); code != exitOK {
		t.Errorf("export graphml: %d %s", code, stderr)
	}
	if text, err := os.ReadFile(file); err != nil || !bytes.Contains(text, []byte(`target="country:IR"`)) {
		t.Errorf("graphml: %v\n%s", err, text)
	}
}

func TestDryRun(t *testing.T) {
	data := filepath.Join(t.TempDir(), "graph")
	code, out, stderr := entente(t, data, "extract", "--dry-run", "--format", "jsonl", articleFile(t, "albania.txt", albania))
	if code != exitOK {
		t.Fatalf("%d %s", code, stderr)
	}
	var line articleLine
	if err := json.Unmarshal([]byte(out), &line); err != nil || line.ID != "albania" || line.Published != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	found := map[string]relationLine{}
	for _, m := range line.Entities {
		if albania[m.Start:m.End] != m.Text {
			t.Errorf("mention %q does not stand at %d", m.Text, m.Start)
		}
	}
	for _, r := range line.Relations {
		if albania[r.Start:r.End] != r.Sentence {
			t.Errorf("sentence %q does not stand at %d", r.Sentence, r.Start)
		}
		found[r.Subject+" "+r.Type+" "+r.Object] = r
	}
	if r, ok := found["Albania CUT_TIES_WITH Iran"]; !ok || r.Negated || r.SubjectEntity != "country:AL" {
		t.Errorf("Albania cut ties with Iran: %+v", r)
	}
	if r, ok := found["Canada CUT_TIES_WITH Iran"]; !ok || !r.Negated {
		t.Errorf("Canada did not: %+v", r)
	}
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Errorf("a dry run touched the data folder: %v", err)
	}
}

func TestBadInput(t *testing.T) {
	text := articleFile(t, "good.txt", albania)
	file := articleFile(t, "file", "in the way")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	for _, test := range []struct {
		name string
		data string
		args []string
		code int
		says string
	}{
		{"an unknown flag", "", []string{"serve", "--colour"}, exitUsage, "unknown flag --colour"},
		{"a missing folder", "", []string{"extract", "no/such/folder"}, exitUsage, `there is no file or folder "no/such/folder"`},
		{"an empty file", "", []string{"extract", articleFile(t, "empty.txt", "")}, exitPartial, "no text"},
		{"a binary file", "", []string{"extract", text, articleFile(t, "b.txt", "\x00\x01")}, exitPartial, "binary"},
		{"invalid UTF-8", "", []string{"extract", "--dry-run", articleFile(t, "l.txt", "caf\xe9")}, exitPartial, "not UTF-8"},
		{"ten megabytes of one word", "", []string{"extract", text, articleFile(t, "huge.txt", strings.Repeat("word ", 2<<20))}, exitPartial, "huge.txt"},
		{"a data folder that is a file", file, []string{"query", "RETURN 1"}, exitUsage, file},
		{"a port in use", "", []string{"serve", "--addr", listener.Addr().String()}, exitUnavailable, "is in use"},
		{"an address that is none", "", []string{"serve", "--addr", "8080"}, exitUsage, "HOST:PORT"},
		{"open to others without a token", "", []string{"serve", "--addr", "0.0.0.0:0"}, exitUsage, "ENTENTE_TOKEN"},
		{"Bolt on a port in use", "", []string{"serve", "--bolt", listener.Addr().String()}, exitUnavailable, "is in use"},
		{"a Bolt address that is none", "", []string{"serve", "--bolt", "7687"}, exitUsage, "HOST:PORT"},
		{"Bolt open to others without a password", "", []string{"serve", "--bolt", "0.0.0.0:0"}, exitUsage, "ENTENTE_BOLT_PASSWORD"},
		{"Bolt in front of a Neo4j", "", []string{"serve", "--bolt", "127.0.0.1:0", "--neo4j-uri", "bolt://127.0.0.1:1"}, exitUsage, "speaks Bolt itself"},
		{"writing by Bolt without Bolt", "", []string{"serve", "--bolt-write"}, exitUsage, "--bolt 127.0.0.1:7687"},
		{"seeds that are not there", "", []string{"serve", "--addr", "127.0.0.1:0", "--seeds", "nowhere"}, exitUsage, `"nowhere"`},
		{"a syntax error", "", []string{"query", "MATCH (n)\nRETRUN n"}, exitBadQuery, "line 2"},
		{"a query that writes", "", []string{"query", "CREATE (n) RETURN n"}, exitBadQuery, "read"},
		{"a Neo4j that is not there", "", []string{"query", "--neo4j-uri", "bolt://127.0.0.1:1", "RETURN 1"}, exitUnavailable, "127.0.0.1:1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := test.data
			if data == "" {
				data = filepath.Join(t.TempDir(), "graph")
			}
			code, out, stderr := entente(t, data, test.args...)
			if code != test.code || !strings.Contains(stderr, test.says) {
				t.Errorf("exit code %d, want %d; standard error:\n%s\nstandard output:\n%s", code, test.code, stderr, out)
			}
			if strings.Contains(stderr, "goroutine ") {
				t.Error("a stack trace is no message for people")
			}
		})
	}
}

func TestGoodArticlesSurviveBadOnes(t *testing.T) {
	data := filepath.Join(t.TempDir(), "graph")
	lines := `{"id": "one", "text": "Qatar condemned Israel."}
not json
{"id": "two", "text": ""}
{"id": "three", "text": "Kuwait condemned Iraq."}
{"id": "one", "text": "Something else entirely."}
{"id": "four", "text": "The weather was fine."}
`
	code, out, stderr := ententeWith(t, t.Context(), data, lines, "extract", "-")
	if code != exitPartial || !strings.Contains(out, "6 articles: 3 added, 0 changed, 0 unchanged, 3 failed") {
		t.Errorf("%d %q %q", code, out, stderr)
	}
	for _, part := range []string{"line 2 is not valid JSON", "line 3", `"one" is already taken`} {
		if !strings.Contains(stderr, part) {
			t.Errorf("standard error does not say %q:\n%s", part, stderr)
		}
	}
}

func TestHelp(t *testing.T) {
	for _, command := range []string{"serve", "extract", "query", "export", "health", "version"} {
		code, out, _ := entente(t, t.TempDir(), command, "--help")
		if code != exitOK || !strings.Contains(out, "xample") || !strings.Contains(out, "entente") {
			t.Errorf("%s --help: %d without an example:\n%s", command, code, out)
		}
	}
	if code, out, _ := entente(t, t.TempDir(), "version"); code != exitOK || !strings.Contains(out, "extractor ") {
		t.Errorf("version: %d %q", code, out)
	}
}

// server is a running `entente serve`.
type server struct {
	url  string
	stop func() (code int, stderr string)
}

// lockedBuffer is a buffer that the server writes and the test reads.
type lockedBuffer struct {
	lock chan struct{}
	text bytes.Buffer
}

func newLockedBuffer() *lockedBuffer { return &lockedBuffer{lock: make(chan struct{}, 1)} }

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.lock <- struct{}{}
	defer func() { <-b.lock }()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.lock <- struct{}{}
	defer func() { <-b.lock }()
	return b.text.String()
}

// serve starts the program on a free port and waits for its address.
func serve(t *testing.T, data string, args ...string) server {
	t.Helper()
	t.Setenv("ENTENTE_DATA", data)
	ctx, cancel := context.WithCancel(context.Background())
	out, stderr := newLockedBuffer(), newLockedBuffer()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), streams{in: strings.NewReader(""), out: out, err: stderr})
	}()
	var s server
	s.stop = func() (int, string) {
		cancel()
		select {
		case code := <-ended:
			ended <- code
			return code, stderr.String()
		case <-time.After(15 * time.Second):
			t.Error("the server does not stop")
			return -1, stderr.String()
		}
	}
	t.Cleanup(func() { s.stop() })
	wait(t, 20*time.Second, func() bool {
		_, rest, found := strings.Cut(out.String(), "Entente is at ")
		s.url = strings.TrimSpace(rest)
		return found && s.url != "" || len(ended) > 0
	})
	if s.url == "" {
		t.Fatalf("no address; standard error:\n%s", stderr.String())
	}
	return s
}

// wait polls until done holds.
func wait(t *testing.T, atMost time.Duration, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(atMost); !done(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("waited in vain")
		}
	}
}

// openApp opens the graph of a data folder that no program has open.
func openApp(t *testing.T, data string) *App {
	t.Helper()
	app, err := Open(t.Context(), database{Data: data}, 0, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return app
}
