package web

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"entente/graph"
	"entente/ingest"
)

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }

// serve runs the handler on a port of its own until the test ends; stop ends it
// earlier and returns what Serve returned.
func serve(t *testing.T, h http.Handler) (address string, stop func() error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- serveWith(ctx, listener, h, patience{header: 500 * time.Millisecond, idle: time.Minute, grace: 8 * time.Second})
	}()
	var once error
	stopped := false
	stop = func() error {
		if !stopped {
			stopped = true
			cancel()
			once = <-done
		}
		return once
	}
	t.Cleanup(func() { _ = stop() })
	return listener.Addr().String(), stop
}

// steady waits until the number of goroutines is back at baseline.
func steady(t *testing.T, baseline int) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		n := runtime.NumGoroutine()
		if n <= baseline {
			return
		}
		if time.Now().After(end) {
			var stacks [1 << 16]byte
			t.Fatalf("%d goroutines, %d before:\n%s", n, baseline, stacks[:runtime.Stack(stacks[:], true)])
		}
	}
}

type event struct {
	id  string
	job job
}

// events reads an event stream to its end.
func events(t *testing.T, client *http.Client, address, last string) <-chan event {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), "GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	w, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if w.StatusCode != 200 || w.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%d %v", w.StatusCode, w.Header)
	}
	out := make(chan event)
	go func() {
		defer close(out)
		defer w.Body.Close()
		var e event
		lines := bufio.NewScanner(w.Body)
		for lines.Scan() {
			name, value, _ := strings.Cut(lines.Text(), ": ")
			switch name {
			case "id":
				e.id = value
			case "data":
				if json.Unmarshal([]byte(value), &e.job) != nil {
					e.id = "no JSON: " + value
				}
				out <- e
			}
		}
	}()
	return out
}

func next(t *testing.T, from <-chan event) event {
	t.Helper()
	select {
	case e, ok := <-from:
		if !ok {
			t.Fatal("the stream has ended")
		}
		return e
	case <-time.After(5 * time.Second):
		t.Fatal("no event")
	}
	return event{}
}

func ended(t *testing.T, from <-chan event) {
	t.Helper()
	select {
	case e, ok := <-from:
		if ok {
			t.Fatalf("one more event: %+v", e)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("the stream does not end")
	}
}

func TestEvents(t *testing.T) {
	baseline := runtime.NumGoroutine()
	f := newFixture(t)
	address, stop := serve(t, f)
	client := &http.Client{Transport: &http.Transport{}}
	f.do("POST", "/api/extractions", "{}")
	stream := events(t, client, "http://"+address+"/api/jobs/j1/events", "")
	first := next(t, stream)
	if first.job.State != "running" || first.job.Done != 0 {
		t.Errorf("%+v", first)
	}
	f.ingest.step("j1", func(j *ingest.Job) { j.Items[0].State, j.Items[0].Name = ingest.Changed, "line\nend" })
	second := next(t, stream)
	if second.job.Changed != 1 || second.id == first.id || second.job.Items[0].Name != "line\nend" {
		t.Errorf("%+v after %+v", second, first)
	}

	// Who comes back hears only what is new.
	again := events(t, client, "http://"+address+"/api/jobs/j1/events", second.id)
	f.ingest.step("j1", func(j *ingest.Job) { j.State, j.EndedAt = ingest.Done, j.StartedAt.Add(time.Second) })
	for _, s := range []<-chan event{stream, again} {
		if last := next(t, s); last.job.State != "done" || last.job.EndedAt == nil {
			t.Errorf("%+v", last)
		}
		ended(t, s)
	}
	late := events(t, client, "http://"+address+"/api/jobs/j1/events", "not a number")
	last := next(t, late)
	ended(t, late)
	if w := f.do("GET", "/api/jobs/j1/events", "", "Last-Event-ID", last.id); w.Code != 204 {
		t.Errorf("who has seen the end: %d %s", w.Code, w.Body)
	}
	client.CloseIdleConnections()
	if err := stop(); err != nil {
		t.Error(err)
	}
	steady(t, baseline)
}

// H8: readers that stall hold up nobody, and are gone once they hang up.
func TestStalledReaders(t *testing.T) {
	baseline := runtime.NumGoroutine()
	f := newFixture(t)
	address, stop := serve(t, f)
	f.do("POST", "/api/extractions", "{}")
	var stalled []net.Conn
	for range 100 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		_ = c.(*net.TCPConn).SetReadBuffer(4096)
		fmt.Fprintf(c, "GET /api/jobs/j1/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
		stalled = append(stalled, c)
	}
	for end := time.Now().Add(5 * time.Second); f.ingest.watchers() < 100; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d watchers", f.ingest.watchers())
		}
	}
	start := time.Now()
	for range 200 {
		f.ingest.step("j1", func(j *ingest.Job) { j.Items[0].Reason = strings.Repeat("x", 20_000) })
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("200 steps took %s", took)
	}
	if w := f.do("GET", "/api/graph", ""); w.Code != 200 {
		t.Errorf("meanwhile: %d", w.Code)
	}
	for _, c := range stalled {
		c.Close()
	}
	for end := time.Now().Add(10 * time.Second); f.ingest.watchers() > 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d watchers are left", f.ingest.watchers())
		}
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	steady(t, baseline)
}

// H8: a reader that takes nothing any more is dropped, though it does not hang up.
func TestStalledReaderIsDropped(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.eventTimeout = 200 * time.Millisecond })
	address, _ := serve(t, f)
	f.do("POST", "/api/extractions", "{}")
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "GET /api/jobs/j1/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
	for end := time.Now().Add(10 * time.Second); f.ingest.watchers() == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("nobody watches")
		}
	}
	big := strings.Repeat("x", 1<<20)
	for end := time.Now().Add(10 * time.Second); f.ingest.watchers() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the reader is still served")
		}
		f.ingest.step("j1", func(j *ingest.Job) { j.Items[0].Reason = big })
	}
}

func TestStreamsAreBounded(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Streams = 1 })
	address, _ := serve(t, f)
	f.do("POST", "/api/extractions", "{}")
	client := &http.Client{Transport: &http.Transport{}}
	stream := events(t, client, "http://"+address+"/api/jobs/j1/events", "")
	next(t, stream)
	if w := f.do("GET", "/api/jobs/j1/events", ""); w.Code != 503 {
		t.Errorf("the second: %d", w.Code)
	}
	f.ingest.step("j1", func(j *ingest.Job) { j.State = ingest.Done })
	next(t, stream)
	ended(t, stream)
}

// Shutting down ends event streams at once and lets a request finish.
func TestServeStops(t *testing.T) {
	baseline := runtime.NumGoroutine()
	f := newFixture(t)
	entered := make(chan struct{})
	f.graph.onQuery = func(context.Context, string, map[string]any, graph.Limits) (*graph.Result, error) {
		close(entered)
		time.Sleep(300 * time.Millisecond)
		return &graph.Result{}, nil
	}
	address, stop := serve(t, f)
	client := &http.Client{Transport: &http.Transport{}}
	f.do("POST", "/api/extractions", "{}")
	stream := events(t, client, "http://"+address+"/api/jobs/j1/events", "")
	next(t, stream)
	answered := make(chan string, 1)
	go func() {
		w, err := client.Post("http://"+address+"/db/neo4j/query/v2", "application/json", strings.NewReader(`{"statement":"s"}`))
		if err != nil {
			answered <- err.Error()
			return
		}
		defer w.Body.Close()
		body, _ := io.ReadAll(w.Body)
		answered <- fmt.Sprint(w.StatusCode, " ", len(body) > 0)
	}()
	<-entered
	start := time.Now()
	if err := stop(); err != nil {
		t.Error(err)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("stopping took %s", took)
	}
	ended(t, stream)
	if got := <-answered; got != "202 true" {
		t.Errorf("the query under way: %s", got)
	}
	if _, err := client.Get("http://" + address + "/healthz"); err == nil {
		t.Error("it still answers")
	}
	client.CloseIdleConnections()
	steady(t, baseline)
}

// H5: clients that never finish their headers or body are dropped, and the rest is served meanwhile.
func TestSlowClients(t *testing.T) {
	baseline := runtime.NumGoroutine()
	f := newFixture(t)
	address, stop := serve(t, f)
	var slow []net.Conn
	for i := range 200 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
		} else {
			fmt.Fprint(c, "POST /api/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
		}
		slow = append(slow, c)
	}
	for range 20 {
		w, err := http.Get("http://" + address + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		w.Body.Close()
	}
	for i, c := range slow {
		if i%2 == 0 { // the server hangs up on those that send headers slowly
			_ = c.SetReadDeadline(time.Now().Add(5 * time.Second))
			if answer, err := io.ReadAll(c); err != nil {
				t.Fatalf("still open: %v %s", err, answer)
			}
		}
		c.Close()
	}
	http.DefaultClient.CloseIdleConnections()
	if err := stop(); err != nil {
		t.Error(err)
	}
	steady(t, baseline)
	if len(f.ingest.inputs) > 0 {
		t.Error("half a body was taken")
	}
}

func TestServeFailsOnAClosedListener(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	if err := Serve(t.Context(), listener, http.NotFoundHandler()); err == nil {
		t.Error("no error")
	}
}

// An answer that has begun when a handler panics is cut, so that nobody takes it for whole.
func TestPanicHalfWay(t *testing.T) {
	s := &server{Options: Options{Logger: discard(), NewID: randomID}}
	engine := newEngine()
	engine.Use(s.recovered)
	address, _ := serve(t, engine)
	engine.GET("/half", func(c *gin.Context) {
		_, _ = c.Writer.WriteString("half")
		c.Writer.Flush()
		panic("now")
	})
	w, err := http.Get("http://" + address + "/half")
	if err != nil {
		t.Fatal(err)
	}
	defer w.Body.Close()
	if body, err := io.ReadAll(w.Body); err == nil {
		t.Errorf("the answer seems whole: %q", body)
	}
}
