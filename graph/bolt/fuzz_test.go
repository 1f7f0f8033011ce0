package bolt

import (
	"io"
	"net"
	"runtime"
	"testing"
	"time"
)

// FuzzServer sends hostile bytes: as a whole connection, after the handshake, and
// after the login. The server never panics, allocates no more than its bounds
// allow, leaves no transaction open, and closes the connection when the client
// has nothing more to say.
func FuzzServer(f *testing.F) {
	login := append([]byte("\x60\x60\xb0\x17\x00\x08\x08\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"),
		append(wire(msgHello, dict{"user_agent": "fuzz"}), wire(msgLogon, dict{"scheme": "none"})...)...)
	run := wire(msgRun, "rows", dict{"n": int64(3)}, dict{})
	for _, seed := range [][]byte{
		{}, []byte("GET / HTTP/1.1\r\n\r\n"), {0, 0, 0, 0}, {0xFF, 0xFF},
		append(run, wire(msgPull, dict{"n": int64(-1)})...),
		append(wire(msgBegin, dict{"tx_timeout": int64(50)}), append(run, wire(msgReset)...)...),
		append(wire(msgBegin, dict{}), append(run, append(wire(msgDiscard, dict{"n": int64(1), "qid": int64(0)}), wire(msgCommit)...)...)...),
		wire(msgRoute, dict{"address": "a:1"}, []any{}, dict{}), wire(msgTelemetry, int64(1)), wire(msgLogoff), wire(msgGoodbye),
		wire(msgRun, "wait", dict{"n": int64(3)}, dict{}), wire(msgRun, "endless", dict{}, dict{"mode": "r"}), deep(99),
	} {
		f.Add(seed, byte(0))
		f.Add(seed, byte(1))
		f.Add(seed, byte(2))
	}
	f.Fuzz(func(t *testing.T, data []byte, stage byte) {
		switch stage % 3 {
		case 1:
			data = append(login[:20:20], data...)
		case 2:
			data = append(login[:len(login):len(login)], data...)
		}
		engine := newFake()
		engine.calm = true
		server := New(engine, Options{
			Write: true, MessageBytes: 1 << 20, Login: time.Second, Message: time.Second, Idle: time.Second, Answer: time.Second,
			Transaction: time.Second, LongestTransaction: time.Second, Writer: 100 * time.Millisecond,
		})
		near, far := net.Pipe()
		c := newConnection(t.Context(), server, far)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		ended := make(chan bool)
		go func() {
			defer close(ended)
			defer c.close()
			c.serve() // without the guard of Server.run: a panic fails the test
		}()
		read := make(chan bool)
		go func() {
			defer close(read)
			_, _ = io.Copy(io.Discard, io.LimitReader(near, 1<<20))
			near.Close()
		}()
		_, _ = near.Write(data)
		time.Sleep(time.Millisecond)
		near.Close()
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			t.Fatal("the connection does not end")
		}
		<-read
		runtime.ReadMemStats(&after)
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 32<<20 {
			t.Errorf("%d bytes were allocated for %d bytes", grown, len(data))
		}
		if n := engine.count(); n != 0 {
			t.Errorf("%d transactions are left open", n)
		}
		if len(server.big) != 0 {
			t.Error("a place for a big message is lost")
		}
	})
}
