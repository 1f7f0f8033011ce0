package neo4j_test

import (
	"bytes"
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

// proxy stands between a client and the server, and does to their connections
// what networks do.
type proxy struct {
	listener net.Listener
	target   string
	dialed   atomic.Int64           // connections that clients made
	silent   atomic.Bool            // swallows all bytes, in both directions
	delay    atomic.Int64           // nanoseconds before each piece goes on
	halve    atomic.Bool            // lets half of the server's next piece through, and cuts the connection
	loseNext atomic.Pointer[[]byte] // when a client sends these bytes, they go on, the answer is lost and the connection is cut

	mu    sync.Mutex
	conns map[net.Conn]bool
}

// newProxy starts a proxy before the server of the configuration, and returns a
// configuration that leads through it.
func newProxy(t *testing.T, config neo4j.Config) (*proxy, neo4j.Config) {
	t.Helper()
	u, err := url.Parse(config.URI)
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{target: u.Host, conns: make(map[net.Conn]bool)}
	p.listen(t, "127.0.0.1:0")
	t.Cleanup(p.stop)
	config.URI = "bolt://" + p.listener.Addr().String()
	return p, config
}

func (p *proxy) listen(t *testing.T, address string) {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	p.listener = l
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			p.dialed.Add(1)
			go p.serve(client)
		}
	}()
}

// stop refuses new connections and cuts the ones there are.
func (p *proxy) stop() {
	_ = p.listener.Close()
	p.cut()
}

// restart listens again where the proxy listened before.
func (p *proxy) restart(t *testing.T) { p.listen(t, p.listener.Addr().String()) }

// cut resets all connections.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.conns {
		if tcp, ok := c.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0)
		}
		_ = c.Close()
	}
	clear(p.conns)
}

func (p *proxy) serve(client net.Conn) {
	server, err := net.Dial("tcp", p.target)
	if err != nil {
		_ = client.Close()
		return
	}
	p.mu.Lock()
	p.conns[client], p.conns[server] = true, true
	p.mu.Unlock()
	var lost atomic.Bool
	go p.copy(client, server, func([]byte) bool { return !lost.Load() })
	p.copy(server, client, func(piece []byte) bool {
		if end := p.loseNext.Load(); end != nil && bytes.Contains(piece, *end) {
			p.loseNext.Store(nil)
			lost.Store(true)
			time.AfterFunc(200*time.Millisecond, func() { _ = client.Close() })
		}
		return true
	})
}

// copy carries bytes from one side to the other until one of them ends.
func (p *proxy) copy(to, from net.Conn, pass func([]byte) bool) {
	defer to.Close()
	buf := make([]byte, 64<<10)
	for {
		n, err := from.Read(buf)
		if n > 0 && !p.silent.Load() && pass(buf[:n]) {
			time.Sleep(time.Duration(p.delay.Load()))
			if from.RemoteAddr().String() == p.target && p.halve.CompareAndSwap(true, false) {
				_, _ = to.Write(buf[:n/2])
				return
			}
			if _, err := to.Write(buf[:n]); err != nil {
				return
			}
		}
		if err != nil {
			if err == io.EOF && p.silent.Load() {
				continue
			}
			return
		}
	}
}

// openThrough opens an engine that reaches the emptied test server through a
// proxy.
func openThrough(t *testing.T) (*proxy, *neo4j.Engine) {
	t.Helper()
	neo4jtest.Open(t)
	p, config := newProxy(t, neo4jtest.Start(t))
	return p, open(t, config)
}
