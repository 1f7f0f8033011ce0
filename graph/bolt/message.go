package bolt

import (
	"fmt"

	"entente/graph/bolt/packstream"
)

// The tags of messages.
const (
	msgHello     = 0x01
	msgGoodbye   = 0x02
	msgReset     = 0x0F
	msgRun       = 0x10
	msgBegin     = 0x11
	msgCommit    = 0x12
	msgRollback  = 0x13
	msgDiscard   = 0x2F
	msgPull      = 0x3F
	msgTelemetry = 0x54
	msgRoute     = 0x66
	msgLogon     = 0x6A
	msgLogoff    = 0x6B

	msgSuccess = 0x70
	msgRecord  = 0x71
	msgIgnored = 0x7E
	msgFailure = 0x7F
)

// deepest is how deep lists and maps may nest in a message: one more than in a
// parameter, which is in the map of parameters.
const deepest = 102

// requests lists what a client may send: the name and the number of fields.
func request(tag byte) (name string, fields int, known bool) {
	switch tag {
	case msgHello:
		return "HELLO", 1, true
	case msgGoodbye:
		return "GOODBYE", 0, true
	case msgReset:
		return "RESET", 0, true
	case msgRun:
		return "RUN", 3, true
	case msgBegin:
		return "BEGIN", 1, true
	case msgCommit:
		return "COMMIT", 0, true
	case msgRollback:
		return "ROLLBACK", 0, true
	case msgDiscard:
		return "DISCARD", 1, true
	case msgPull:
		return "PULL", 1, true
	case msgTelemetry:
		return "TELEMETRY", 1, true
	case msgRoute:
		return "ROUTE", 3, true
	case msgLogon:
		return "LOGON", 1, true
	case msgLogoff:
		return "LOGOFF", 0, true
	}
	return fmt.Sprintf("%#x", tag), 0, false
}

// fieldsOf reads the fields of a message. The memory that they may take is a
// multiple of the longest message: short values take more than they are long.
func fieldsOf(m message, longest int) ([]any, error) {
	d := packstream.NewDecoder(m.data, packstream.Limits{Depth: deepest, Memory: 4 * longest}, valueOf)
	tag, n, err := d.Struct()
	if err != nil {
		return nil, err
	}
	name, want, known := request(tag)
	if !known || n != want {
		return nil, fmt.Errorf("%w: %s with %d fields is no message", packstream.ErrMalformed, name, n)
	}
	fields := make([]any, n)
	for i := range fields {
		if fields[i], err = d.Value(); err != nil {
			return nil, err
		}
	}
	if d.Rest() != 0 {
		return nil, fmt.Errorf("%w: %d bytes follow %s", packstream.ErrMalformed, d.Rest(), name)
	}
	return fields, nil
}
