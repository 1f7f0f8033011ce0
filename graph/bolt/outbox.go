package bolt

import (
	"bufio"
	"encoding/binary"
	"net"
	"time"

	"entente/graph/bolt/packstream"
)

// keptBuffer is how much memory, in bytes, is kept from one message to the next.
const keptBuffer = 64 << 10

const longestChunk = 0xFFFF

// outbox writes messages to a socket. They are sent when its buffer is full and
// when it is flushed.
type outbox struct {
	packer
	writer   *bufio.Writer
	head     [2]byte // of a chunk
	metadata int     // where those of a SUCCESS begin
	count    int     // of them
}

func newOutbox(socket net.Conn, patience time.Duration) *outbox {
	return &outbox{writer: bufio.NewWriterSize(patient{socket, patience}, 32<<10)}
}

// patient writes to a socket whose other end must take it in time.
type patient struct {
	net.Conn
	patience time.Duration
}

func (p patient) Write(b []byte) (int, error) {
	_ = p.SetWriteDeadline(time.Now().Add(p.patience))
	return p.Conn.Write(b)
}

// begin starts a message of n fields.
func (o *outbox) begin(tag byte, n int) {
	if cap(o.b) > keptBuffer {
		o.b = nil
	}
	o.b = packstream.AppendStruct(o.b[:0], tag, n)
	o.keys = o.keys[:0]
}

// end hands the message on, cut into chunks. The error is that of the socket,
// which stays broken.
func (o *outbox) end() error {
	for rest := o.b; len(rest) > 0; {
		n := min(len(rest), longestChunk)
		binary.BigEndian.PutUint16(o.head[:], uint16(n))
		_, _ = o.writer.Write(o.head[:])
		_, _ = o.writer.Write(rest[:n]) // an error is kept by the writer
		rest = rest[n:]
	}
	o.head = [2]byte{}
	_, err := o.writer.Write(o.head[:])
	return err
}

// record sends a row. If a value is none that can be sent nothing of the row is.
func (o *outbox) record(row []any) error {
	o.begin(msgRecord, 1)
	if err := o.list(row); err != nil {
		return err
	}
	return o.end()
}

// success starts a SUCCESS. Its metadata are added with key and a value each, at
// most 15, and done sends it.
func (o *outbox) success() {
	o.begin(msgSuccess, 1)
	o.metadata, o.count = len(o.b), 0
	o.mapHeader(0)
}

// key starts an entry of the metadata, whose value follows.
func (o *outbox) key(key string) *outbox {
	o.count++
	o.string(key)
	return o
}

// done sends the SUCCESS: the number of its metadata is known now.
func (o *outbox) done() error {
	packstream.AppendMap(o.b[:o.metadata], o.count)
	return o.end()
}

// ignored says that a message was not worked on.
func (o *outbox) ignored() error {
	o.begin(msgIgnored, 0)
	return o.end()
}
