package bolt

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"sync"
	"time"
)

// readAhead is how many messages are read before they are worked on. Drivers
// send three or four at a time.
const readAhead = 32

var errTooLong = errors.New("a message is longer than it may be")

// message is the PackStream of one message.
type message struct {
	tag  byte
	data []byte // all of it; empty for a mark to flush
	last bool   // nothing more had arrived behind it
	big  bool   // it holds a place in Server.big
}

// inbox reads messages from a socket, ahead of those that are worked on.
type inbox struct {
	server   *Server
	socket   net.Conn
	reader   *bufio.Reader
	messages chan message
	done     chan struct{} // closed when nobody takes messages any more
	bigOnes  chan struct{} // one place: a connection has one big message at a time
	onReset  func()
	running  bool  // messages will be closed
	why      error // why messages was closed
	owing    bool  // the message sent last said that more had arrived

	mu      sync.Mutex
	started time.Time
	trusted bool // the client has logged in
}

func newInbox(s *Server, socket net.Conn, onReset func()) *inbox {
	return &inbox{
		server: s, socket: socket, reader: bufio.NewReaderSize(socket, 16<<10), onReset: onReset,
		messages: make(chan message, readAhead), done: make(chan struct{}), bigOnes: make(chan struct{}, 1),
		started: time.Now(),
	}
}

// trust is called when the client has logged in, and with false when it has
// logged off.
func (in *inbox) trust(trusted bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.trusted, in.started = trusted, time.Now()
	in.setDeadline(in.server.options.Idle)
}

// deadline gives the client so long from now, but never longer than it may take
// to log in.
func (in *inbox) deadline(patience time.Duration) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.setDeadline(patience)
}

func (in *inbox) setDeadline(patience time.Duration) {
	at := time.Now().Add(patience)
	if login := in.started.Add(in.server.options.Login); !in.trusted && login.Before(at) {
		at = login
	}
	_ = in.socket.SetReadDeadline(at)
}

func (in *inbox) limit() int {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.trusted {
		return in.server.options.MessageBytes
	}
	return min(bigMessage, in.server.options.MessageBytes)
}

// start begins to read ahead. Gone is called when no more can be read.
func (in *inbox) start(gone func()) {
	in.running = true
	go func() {
		defer gone()
		in.run()
	}()
}

// drain ends the reading ahead, once the socket is closed, and gives back what it
// held.
func (in *inbox) drain() {
	close(in.done)
	for in.running {
		m, ok := <-in.messages
		if !ok {
			return
		}
		in.release(m)
	}
}

// run reads until the connection ends or a message is too long, and closes the
// channel of messages then.
func (in *inbox) run() {
	defer close(in.messages)
	for {
		m, err := in.message()
		if err != nil {
			in.release(m)
			in.why = err
			return
		}
		if m.tag == msgReset && len(m.data) == 2 {
			in.onReset()
		}
		if !in.send(m) {
			in.release(m)
			return
		}
	}
}

func (in *inbox) send(m message) bool {
	m.last = in.reader.Buffered() == 0
	in.owing = !m.last
	select {
	case in.messages <- m:
		return true
	case <-in.done:
		return false
	}
}

// await is called before a read that may have to wait for the client, which may
// in turn wait for answers: those held back for what has not come are sent.
func (in *inbox) await(n int, patience time.Duration) bool {
	if in.reader.Buffered() >= n {
		return true
	}
	if in.owing && !in.send(message{}) {
		return false
	}
	in.owing = false
	in.deadline(patience)
	return true
}

// message reads the chunks of a message, of up to 64 KB each, up to the empty
// chunk at its end. Empty chunks before it mean nothing.
func (in *inbox) message() (message, error) {
	var m message
	for patience := in.server.options.Idle; ; {
		if !in.await(2, patience) {
			return m, net.ErrClosed
		}
		head, err := in.reader.Peek(2)
		if err != nil {
			return m, err
		}
		size := int(binary.BigEndian.Uint16(head))
		_, _ = in.reader.Discard(2)
		if size == 0 {
			if len(m.data) == 0 {
				continue
			}
			if len(m.data) > 1 {
				m.tag = m.data[1]
			}
			return m, nil
		}
		patience = in.server.options.Message
		if len(m.data)+size > in.limit() {
			return m, errTooLong
		}
		if !m.big && len(m.data)+size > bigMessage {
			if !in.reserve() {
				return m, net.ErrClosed
			}
			m.big = true
		}
		if !in.await(size, patience) {
			return m, net.ErrClosed
		}
		if m.data, err = in.chunk(m.data, size); err != nil {
			return m, err
		}
	}
}

// chunk appends a chunk to a message. Memory is taken as bytes arrive.
func (in *inbox) chunk(data []byte, size int) ([]byte, error) {
	const step = 4 << 10
	for size > 0 {
		n := min(size, max(step, in.reader.Buffered()))
		at := len(data)
		if cap(data)-at < n {
			data = append(make([]byte, 0, max(2*cap(data), at+n)), data...)
		}
		data = data[:at+n]
		if _, err := io.ReadFull(in.reader, data[at:]); err != nil {
			return nil, err
		}
		size -= n
	}
	return data, nil
}

// reserve waits for a place for a big message.
func (in *inbox) reserve() bool {
	select {
	case in.bigOnes <- struct{}{}:
	case <-in.done:
		return false
	}
	select {
	case in.server.big <- struct{}{}:
		return true
	case <-in.done:
		<-in.bigOnes
		return false
	}
}

// release gives the place of a big message back, once it was worked on.
func (in *inbox) release(m message) {
	if m.big {
		<-in.server.big
		<-in.bigOnes
	}
}
