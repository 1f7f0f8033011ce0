package bolt

import (
	"bytes"
	"io"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"

	"entente/graph"
)

// eventually waits up to two seconds for something to become true.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(2 * time.Second); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s does not happen", what)
		}
	}
}

// TestReset interrupts statements while they run.
func TestReset(t *testing.T) {
	engine := newFake()
	dial := start(t, engine, Options{Write: true})
	k := dial().login()
	for _, running := range []func(){
		func() { k.run("wait", 0).pull(-1) },
		func() { k.send(msgBegin, dict{}).want(msgSuccess); k.run("wait", 0).pull(-1) },
	} {
		running()
		eventually(t, "the statement", func() bool { return engine.count() == 1 })
		time.Sleep(20 * time.Millisecond)
		k.send(msgReset)
		k.want(msgFailure, msgIgnored, msgSuccess)
		if engine.count() != 0 {
			t.Error("the transaction is still open")
		}
		k.run("rows", 1).pull(-1).want(msgSuccess, msgRecord, msgSuccess)
	}
	// While rows are sent that nobody reads.
	k.run("endless", 0).want(msgSuccess)
	k.pull(-1)
	time.Sleep(20 * time.Millisecond)
	k.send(msgReset)
	for {
		r, err := k.read()
		if err != nil {
			t.Fatal(err)
		}
		if r.Tag != msgRecord {
			if r.Tag != msgFailure {
				t.Errorf("%#x ends what was interrupted", r.Tag)
			}
			break
		}
	}
	k.want(msgSuccess)
	// Two at once: the first one is ignored, since another one follows.
	k.run("wait", 0)
	time.Sleep(20 * time.Millisecond)
	k.write(append(wire(msgReset), wire(msgReset)...)...)
	k.want(msgFailure, msgIgnored, msgSuccess)
	k.run("rows", 0).want(msgSuccess)
}

// TestClientGone cuts connections in every state: nothing of them is left.
func TestClientGone(t *testing.T) {
	engine := newFake()
	dial := start(t, engine, Options{Write: true})
	for range 5 {
		dial()
		dial().shake(8)
		dial().login()
		k := dial().login()
		k.run("wait", 0)
		eventually(t, "the statement", func() bool { return engine.count() == 1 })
		k.socket.Close()
		eventually(t, "the end of the transaction", func() bool { return engine.count() == 0 })
		k = dial().login().send(msgBegin, dict{})
		k.want(msgSuccess)
		k.socket.Close()
		eventually(t, "the end of the transaction", func() bool { return engine.count() == 0 })
		k = dial().login().run("endless", 0).pull(-1)
		k.want(msgSuccess)
		k.socket.Close()
		eventually(t, "the end of the transaction", func() bool { return engine.count() == 0 })
		k = dial().login()
		k.write(0, 200, 1, 2, 3) // half a message
		k.socket.Close()
	}
}

// TestGoroutines counts them before and after.
func TestGoroutines(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("serve", TestClientGone)
	eventually(t, "the end of the goroutines", func() bool { return runtime.NumGoroutine() <= before })
}

// TestTimes holds clients to their times.
func TestTimes(t *testing.T) {
	engine := newFake()
	short := 150 * time.Millisecond
	patient := 5 * time.Second
	for _, c := range []struct {
		name    string
		options Options
		do      func(*client)
	}{
		{"no handshake", Options{Login: short}, func(k *client) { k.gone() }},
		{"no hello", Options{Login: short}, func(k *client) { k.shake(8).gone() }},
		{"no logon", Options{Login: short}, func(k *client) { k.shake(8).send(msgHello, dict{}).want(msgSuccess); k.gone() }},
		{"empty chunks instead of a login", Options{Login: short}, func(k *client) {
			k.shake(8)
			for range 20 {
				_, _ = k.socket.Write([]byte{0, 0})
				time.Sleep(short / 10)
			}
			k.gone()
		}},
		{"nothing after the logoff", Options{Login: short}, func(k *client) { k.login().send(msgLogoff).want(msgSuccess); k.gone() }},
		{"idle", Options{Idle: short}, func(k *client) { k.login().gone() }},
		{"half a message", Options{Message: short}, func(k *client) { k.login().write(0, 200, 1, 2, 3); k.gone() }},
		{"a message byte by byte", Options{Message: short}, func(k *client) {
			k.login()
			for range 30 {
				_, _ = k.socket.Write([]byte{0, 1, 0xC0})
				time.Sleep(short / 10)
			}
			k.gone()
		}},
		{"a transaction that does nothing", Options{Transaction: short}, func(k *client) {
			k.login().send(msgBegin, dict{}).want(msgSuccess)
			eventually(k.t.(*testing.T), "the end of the transaction", func() bool { return engine.count() == 0 })
			k.run("rows", 1)
			if got := k.want(msgFailure)["neo4j_code"]; got != statusTimedOut {
				k.t.Errorf("the code is %v", got)
			}
			k.send(msgReset).want(msgSuccess)
		}},
		{"a limit of the client's", Options{}, func(k *client) {
			k.login().send(msgBegin, dict{"tx_timeout": short.Milliseconds()}).want(msgSuccess)
			eventually(k.t.(*testing.T), "the end of the transaction", func() bool { return engine.count() == 0 })
			if got := k.send(msgCommit).want(msgFailure)["neo4j_code"]; got != statusTimedOutClient {
				k.t.Errorf("the code is %v", got)
			}
		}},
		{"a limit beyond the server's", Options{LongestTransaction: short}, func(k *client) {
			k.login().send(msgBegin, dict{"tx_timeout": time.Hour.Milliseconds()}).want(msgSuccess)
			eventually(k.t.(*testing.T), "the end of the transaction", func() bool { return engine.count() == 0 })
		}},
		{"no limit at all", Options{LongestTransaction: short}, func(k *client) {
			k.login().send(msgBegin, dict{"tx_timeout": int64(0)}).want(msgSuccess)
			eventually(k.t.(*testing.T), "the end of the transaction", func() bool { return engine.count() == 0 })
		}},
		{"rows that were made before, and are read for too long", Options{LongestTransaction: short}, func(k *client) {
			k.login().run("ahead", 0).pull(-1).want(msgSuccess)
			for r, err := k.read(); r.Tag != msgFailure; r, err = k.read() {
				if err != nil {
					k.t.Fatal(err)
				}
			}
		}},
		{"an answer that nobody reads", Options{Answer: short}, func(k *client) {
			k.login().run("endless", 0).pull(-1).want(msgSuccess)
			eventually(k.t.(*testing.T), "the end of the transaction", func() bool { return engine.count() == 0 })
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.options.Write = true
			dial := start(t, engine, c.options)
			k := dial()
			k.t = t
			began := time.Now()
			c.do(k)
			if took := time.Since(began); took > patient {
				t.Errorf("it took %s", took)
			}
		})
	}
}

// TestWriters has one transaction wait for another one.
func TestWriters(t *testing.T) {
	engine := newFake()
	dial := start(t, engine, Options{Write: true, Writer: 100 * time.Millisecond})
	first, second := dial().login(), dial().login()
	first.send(msgBegin, dict{}).want(msgSuccess)
	if got := second.send(msgBegin, dict{}).want(msgFailure)["neo4j_code"]; got != "Neo.TransientError.Transaction.LockAcquisitionTimeout" {
		t.Errorf("the code is %v", got)
	}
	second.send(msgReset).want(msgSuccess)
	second.send(msgBegin, dict{"mode": "r"}).want(msgSuccess) // readers wait for nobody
	second.send(msgRollback).want(msgSuccess)
	second.send(msgBegin, dict{})
	first.send(msgCommit).want(msgSuccess)
	second.want(msgSuccess)
}

// TestConnections opens more than there may be.
func TestConnections(t *testing.T) {
	dial := start(t, newFake(), Options{Connections: 3})
	var open []*client
	for range 3 {
		open = append(open, dial().login())
	}
	dial().gone()
	open[0].socket.Close()
	eventually(t, "a place", func() bool {
		k := dial()
		_, _ = k.socket.Write([]byte("\x60\x60\xb0\x17\x00\x00\x08\x05" + strings.Repeat("\x00", 12)))
		_, err := io.ReadFull(k.reader, make([]byte, 4))
		return err == nil
	})
}

// TestPassword logs in, rightly and wrongly.
func TestPassword(t *testing.T) {
	const limited = "Neo.ClientError.Security.AuthenticationRateLimit"
	const unauthorized = "Neo.ClientError.Security.Unauthorized"
	s := New(newFake(), Options{Password: "secret"})
	now := time.Now()
	for i, c := range []struct {
		token dict
		after time.Duration
		want  string
	}{
		{dict{"scheme": "basic", "principal": "neo4j", "credentials": "secret"}, 0, ""},
		{dict{"scheme": "none"}, 0, unauthorized},
		{dict{}, 0, unauthorized},
		{dict{"scheme": "bearer", "credentials": "secret"}, 0, unauthorized},
		{dict{"scheme": "basic", "principal": "neo4j"}, 0, unauthorized},
		{dict{"scheme": "basic", "principal": "root", "credentials": "secret"}, 0, unauthorized},
		{dict{"scheme": "basic", "principal": "neo4j", "credentials": "secret"}, 0, ""},
		{dict{"scheme": "basic", "principal": "neo4j", "credentials": "Secret"}, 0, unauthorized},
		{dict{"scheme": "basic", "principal": "neo4j", "credentials": []any{"secret"}}, 0, unauthorized},
		{dict{"scheme": "basic", "principal": "neo4j", "credentials": "secret2"}, 0, unauthorized},
		{dict{"scheme": "basic", "principal": "neo4j", "credentials": "secret"}, 0, limited},
		{dict{"scheme": "basic", "principal": "neo4j", "credentials": "secret"}, 4 * time.Second, limited},
		{dict{"scheme": "basic", "principal": "neo4j", "credentials": "secret"}, 2 * time.Second, ""},
	} {
		now = now.Add(c.after)
		got := ""
		if err := s.admit(c.token, now); err != nil {
			got = ours(err).Status
			if strings.Contains(err.Error(), "secret") {
				t.Errorf("row %d: the message tells the password: %v", i, err)
			}
		}
		if got != c.want {
			t.Errorf("row %d: %q, want %q", i, got, c.want)
		}
	}
	dial := start(t, newFake(), Options{Password: "secret"})
	k := dial().shake(8).send(msgHello, dict{}).send(msgLogon, dict{"scheme": "basic", "principal": "neo4j", "credentials": "x"}).run("rows", 1)
	if got := k.want(msgSuccess, msgFailure)["neo4j_code"]; got != unauthorized {
		t.Errorf("the code is %v", got)
	}
	k.gone()
	old := dial().shake(0).send(msgHello, dict{"scheme": "basic", "principal": "neo4j", "credentials": "secret"})
	old.want(msgSuccess)
	old.run("rows", 1).want(msgSuccess)
}

// TestLongMessages sends messages that are longer than they may be, and looks at
// what they cost.
func TestLongMessages(t *testing.T) {
	dial := start(t, newFake(), Options{MessageBytes: 1 << 20})
	chunk := append([]byte{0xFF, 0xFF}, bytes.Repeat([]byte{0xC0}, 0xFFFF)...)
	k := dial().shake(8)
	_, _ = k.socket.Write(chunk)
	_, _ = k.socket.Write(chunk)
	if got := k.want(msgFailure); got["neo4j_code"] != statusInvalid {
		t.Errorf("before the login: %v", got)
	}
	k = dial().login()
	go func() {
		for range 20 {
			if _, err := k.socket.Write(chunk); err != nil {
				return
			}
		}
	}()
	if got := k.want(msgFailure); got["neo4j_code"] != statusInvalid {
		t.Errorf("after the login: %v", got)
	}
	// A message of the longest kind that takes a lot of memory: a list of empty maps.
	list := []any{}
	for range 400_000 {
		list = append(list, dict{})
	}
	k = dial().login().send(msgRun, "rows", dict{"n": int64(1), "list": list}, dict{})
	if got, _ := k.want(msgFailure)["message"].(string); !strings.Contains(got, "too much memory") {
		t.Errorf("a list of maps: %s", got)
	}
	k.send(msgReset).want(msgSuccess)
	k.send(msgRun, "rows", dict{"n": int64(1), "text": strings.Repeat("x", 900_000)}, dict{}).want(msgSuccess)
	// Many at once: they take turns.
	for range 2 * bigMessages {
		k := dial().login()
		go k.send(msgRun, "rows", dict{"n": int64(1), "text": strings.Repeat("x", 900_000)}, dict{})
		defer k.want(msgSuccess)
	}
}

// TestManyResults opens more results than there may be.
func TestManyResults(t *testing.T) {
	k := start(t, newFake(), Options{})().login().send(msgBegin, dict{})
	k.want(msgSuccess)
	for range openResults {
		k.run("rows", 1).want(msgSuccess)
	}
	k.run("rows", 1).want(msgFailure)
}

// TestListener fails as the listener does.
func TestListener(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	if err := New(newFake(), Options{}).Serve(t.Context(), listener); err == nil {
		t.Error("a closed listener is served")
	}
}

var _ graph.Opener = (*fake)(nil)
