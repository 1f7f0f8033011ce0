package bolt

import (
	"bufio"
	"errors"
	"io"
)

// version is the minor version of Bolt 5 that a connection speaks.
type version byte

// What came with which version.
const (
	logonApart    version = 1 // LOGON and LOGOFF; before it HELLO brings the credentials
	telemetry     version = 4 // TELEMETRY
	statusObjects version = 5 // GQL status objects in place of notifications
	gqlFailures   version = 7 // errors with a GQL status
	homeDatabase  version = 8 // RUN and BEGIN are answered with the name of the database

	newest  version = 8
	skipped version = 5 // no driver speaks 5.5
)

const major = 5

// magic is what every Bolt connection begins with.
var magic = [4]byte{0x60, 0x60, 0xB0, 0x17}

// manifest is the proposal of a client that wants to be told what the server
// speaks, and the answer that it will be.
var manifest = [4]byte{0x00, 0x00, 0x01, 0xFF}

// offer is what a client that asked is told: two ranges of versions, each with
// how many minor versions before the one named it reaches, and no capabilities.
var offer = []byte{
	0x00, 0x00, 0x01, 0xFF,
	2,
	0x00, byte(newest - skipped - 1), byte(newest), major,
	0x00, byte(skipped - 1), byte(skipped - 1), major,
	0,
}

var (
	errNoBolt    = errors.New("the client does not speak Bolt")
	errNoVersion = errors.New("the client speaks no version of Bolt that is spoken here")
)

// handshake settles the version. What does not begin like Bolt, a browser for
// one, gets no answer at all.
func handshake(r *bufio.Reader, w io.Writer) (version, error) {
	var opening [4]byte
	if _, err := io.ReadFull(r, opening[:]); err != nil {
		return 0, err
	}
	if opening != magic {
		return 0, errNoBolt
	}
	var proposals [4][4]byte
	for i := range proposals {
		if _, err := io.ReadFull(r, proposals[i][:]); err != nil {
			return 0, err
		}
	}
	for _, p := range proposals {
		if p == manifest {
			return negotiate(r, w)
		}
		if v, ok := choose(p); ok {
			_, err := w.Write([]byte{0, 0, byte(v), major})
			return v, err
		}
	}
	_, _ = w.Write([]byte{0, 0, 0, 0})
	return 0, errNoVersion
}

// choose finds the newest version in a proposal: reserved, minor versions before
// the one named, minor, major.
func choose(proposal [4]byte) (version, bool) {
	if proposal[3] != major {
		return 0, false
	}
	least := int(proposal[2]) - int(proposal[1])
	for v := min(proposal[2], byte(newest)); int(v) >= least; v-- {
		if version(v) != skipped {
			return version(v), true
		}
		if v == 0 {
			break
		}
	}
	return 0, false
}

// negotiate offers all versions and reads the client's choice.
func negotiate(r *bufio.Reader, w io.Writer) (version, error) {
	if _, err := w.Write(offer); err != nil {
		return 0, err
	}
	var choice [4]byte
	if _, err := io.ReadFull(r, choice[:]); err != nil {
		return 0, err
	}
	const longest = 10 // bytes of a number of 64 bits, seven bits in each
	for i := 0; ; i++ {
		b, err := r.ReadByte()
		if err != nil {
			return 0, err
		}
		if b != 0 && b != 0x80 || i == longest { // no capability was offered
			return 0, errNoVersion
		}
		if b == 0 {
			break
		}
	}
	v := version(choice[2])
	if choice[0] != 0 || choice[1] != 0 || choice[3] != major || v > newest || v == skipped {
		return 0, errNoVersion
	}
	return v, nil
}
