package bolt

import (
	"bufio"
	"context"
	"encoding/binary"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/bolt/packstream"
)

// fake is an engine whose statements say what they do: "rows 3" returns as many
// rows, "wait" computes until its context ends, "panic" panics, "fail" fails.
type fake struct {
	mu     sync.Mutex
	calm   bool          // nothing panics
	open   int           // transactions
	writer chan struct{} // one place, held by the transaction that writes
}

func newFake() *fake { return &fake{writer: make(chan struct{}, 1)} }

func (f *fake) Begin(ctx context.Context, options graph.TxOptions) (graph.OpenTx, error) {
	if options.Access == graph.Write {
		select {
		case f.writer <- struct{}{}:
		case <-ctx.Done():
			return nil, graph.Errorf(graph.Canceled, "%w", ctx.Err())
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.open++
	return &fakeTx{fake: f, access: options.Access}, nil
}

func (f *fake) count() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.open
}

type fakeTx struct {
	fake   *fake
	access graph.Access
	ended  bool
}

func (x *fakeTx) Stream(ctx context.Context, cypher string, params map[string]any) (graph.Rows, error) {
	switch cypher {
	case "panic":
		if !x.fake.calm {
			panic("as asked")
		}
	case "fail":
		return nil, &graph.Error{Code: graph.Syntax, Message: "wrong", Line: 1, Column: 2}
	case "wait":
		<-ctx.Done()
		return nil, graph.Errorf(graph.Canceled, "%w", ctx.Err())
	case "bad":
		return &fakeRows{rows: [][]any{{struct{}{}}}}, nil
	case "big":
		return &fakeRows{rows: [][]any{{strings.Repeat("x", 200_000)}}}, nil
	case "ahead": // like rows that were made before
		return &fakeRows{ctx: context.Background(), endless: true}, nil
	case "endless":
		return &fakeRows{ctx: ctx, endless: true}, nil
	}
	rows := &fakeRows{}
	n, _ := params["n"].(int64)
	for i := range min(n, 1000) {
		rows.rows = append(rows.rows, []any{i})
	}
	return rows, nil
}

func (x *fakeTx) Commit(ctx context.Context) error { return x.Rollback(ctx) }

func (x *fakeTx) Rollback(context.Context) error {
	if !x.ended {
		x.ended = true
		if x.access == graph.Write {
			<-x.fake.writer
		}
		x.fake.mu.Lock()
		x.fake.open--
		x.fake.mu.Unlock()
	}
	return nil
}

type fakeRows struct {
	ctx     context.Context
	rows    [][]any
	endless bool
}

func (r *fakeRows) Fields() []string       { return []string{"x"} }
func (r *fakeRows) Summary() graph.Summary { return graph.Summary{Kind: graph.Reads} }
func (r *fakeRows) Next() ([]any, error) {
	if r.endless {
		if r.ctx.Err() != nil {
			return nil, graph.Errorf(graph.Canceled, "%w", r.ctx.Err())
		}
		return []any{strings.Repeat("x", 10_000)}, nil
	}
	if len(r.rows) == 0 {
		return nil, nil
	}
	row := r.rows[0]
	r.rows = r.rows[1:]
	return row, nil
}

// client is the raw end of a connection.
type client struct {
	t      testing.TB
	socket net.Conn
	reader *bufio.Reader
}

// start serves the fake and returns what connects to it.
func start(t testing.TB, engine graph.Opener, options Options) (dial func() *client) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- New(engine, options).Serve(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(5 * time.Second):
			t.Error("the server does not end")
		}
	})
	return func() *client {
		socket, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { socket.Close() })
		_ = socket.SetDeadline(time.Now().Add(10 * time.Second))
		return &client{t, socket, bufio.NewReader(socket)}
	}
}

func (c *client) write(b ...byte) {
	c.t.Helper()
	if _, err := c.socket.Write(b); err != nil {
		c.t.Fatal(err)
	}
}

// wire is a message in one chunk or more.
func wire(tag byte, fields ...any) []byte {
	p := packer{b: packstream.AppendStruct(nil, tag, len(fields))}
	for _, f := range fields {
		if err := p.value(f); err != nil {
			panic(err)
		}
	}
	var out []byte
	for rest := p.b; len(rest) > 0; {
		n := min(len(rest), longestChunk)
		out = append(binary.BigEndian.AppendUint16(out, uint16(n)), rest[:n]...)
		rest = rest[n:]
	}
	return append(out, 0, 0)
}

func (c *client) send(tag byte, fields ...any) *client {
	c.t.Helper()
	c.write(wire(tag, fields...)...)
	return c
}

// reply is a message of the server.
type reply struct {
	Tag   byte
	Value any // metadata or row
}

func (c *client) read() (reply, error) {
	var data []byte
	for {
		var head [2]byte
		if _, err := io.ReadFull(c.reader, head[:]); err != nil {
			return reply{}, err
		}
		n := int(binary.BigEndian.Uint16(head[:]))
		if n == 0 {
			break
		}
		chunk := make([]byte, n)
		if _, err := io.ReadFull(c.reader, chunk); err != nil {
			return reply{}, err
		}
		data = append(data, chunk...)
	}
	d := packstream.NewDecoder(data, packstream.Limits{Depth: 50, Memory: 1 << 24}, func(tag byte, fields []any) (any, error) { return fields, nil })
	tag, n, err := d.Struct()
	out := reply{Tag: tag}
	if err == nil && n == 1 {
		out.Value, err = d.Value()
	}
	return out, err
}

// want reads answers and compares their tags. It returns the last one's metadata.
func (c *client) want(tags ...byte) map[string]any {
	c.t.Helper()
	var last reply
	for i, tag := range tags {
		r, err := c.read()
		if err != nil {
			c.t.Fatalf("answer %d: %v, want %#x", i, err, tag)
		}
		if r.Tag != tag {
			c.t.Fatalf("answer %d is %#x %v, want %#x", i, r.Tag, r.Value, tag)
		}
		last = r
	}
	m, _ := last.Value.(map[string]any)
	return m
}

// gone expects the connection to be closed, with nothing more said.
func (c *client) gone() {
	c.t.Helper()
	if r, err := c.read(); err == nil {
		c.t.Fatalf("the connection goes on: %#x %v", r.Tag, r.Value)
	}
}

func (c *client) shake(minor byte) *client {
	c.t.Helper()
	c.write(0x60, 0x60, 0xB0, 0x17, 0, 0, minor, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	var got [4]byte
	if _, err := io.ReadFull(c.reader, got[:]); err != nil || got != [4]byte{0, 0, minor, 5} {
		c.t.Fatalf("version %v, %v", got, err)
	}
	return c
}

type dict = map[string]any

// login shakes hands and logs in.
func (c *client) login() *client {
	c.t.Helper()
	c.shake(8).send(msgHello, dict{"user_agent": "test"}).send(msgLogon, dict{"scheme": "none"}).want(msgSuccess, msgSuccess)
	return c
}

func (c *client) run(cypher string, n int) *client {
	return c.send(msgRun, cypher, dict{"n": int64(n)}, dict{})
}

func (c *client) pull(n int) *client { return c.send(msgPull, dict{"n": int64(n)}) }
