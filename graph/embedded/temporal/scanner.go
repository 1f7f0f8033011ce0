package temporal

import (
	"errors"
	"strings"

	"entente/graph"
	"entente/graph/embedded/value"
)

// scanner walks over the text of a temporal value. After the first mistake bad
// is set, and err where there is more to say.
type scanner struct {
	text  string // in upper case
	typed string
	at    int
	bad   bool
	err   error
}

// scan starts at the front of a text, whose letters count in either case.
func scan(text string) *scanner {
	upper := []byte(text)
	for i, c := range upper {
		if c >= 'a' && c <= 'z' {
			upper[i] = c - 'a' + 'A'
		}
	}
	return &scanner{text: string(upper), typed: text}
}

func (s *scanner) end() bool { return s.at == len(s.text) }

func (s *scanner) fail(err error) {
	s.bad = true
	if s.err == nil {
		s.err = err
	}
}

// next reports whether one of the bytes of set comes next.
func (s *scanner) next(set string) bool {
	return !s.end() && strings.IndexByte(set, s.text[s.at]) >= 0
}

func (s *scanner) take(c byte) bool {
	if s.end() || s.text[s.at] != c {
		return false
	}
	s.at++
	return true
}

// run is how many digits come next.
func (s *scanner) run() int {
	n := 0
	for s.at+n < len(s.text) && s.text[s.at+n] >= '0' && s.text[s.at+n] <= '9' {
		n++
	}
	return n
}

// number reads exactly n digits, at most 18.
func (s *scanner) number(n int) int64 {
	if n < 1 || n > 18 || n > s.run() {
		s.bad = true
		return 0
	}
	var v int64
	for _, c := range s.text[s.at : s.at+n] {
		v = v*10 + int64(c-'0')
	}
	s.at += n
	return v
}

// upTo reads all the digits that come next, at most n.
func (s *scanner) upTo(n int) int64 {
	run := s.run()
	if run > n {
		s.bad = true
		return 0
	}
	return s.number(run)
}

// fraction reads "." or "," and up to nine digits as nanoseconds, if they are there.
func (s *scanner) fraction() int64 {
	if !s.next(".,") {
		return 0
	}
	s.at++
	run := s.run()
	nanos := s.upTo(9)
	for ; run < 9; run++ {
		nanos *= 10
	}
	return nanos
}

// written shows how texts of the types are written.
var written = map[string]string{
	"Date": "; it is written like 2022-09-07", "DateTime": "; it is written like 2022-09-07T10:00Z or 2022-09-07T10:00[Europe/Tirane]",
	"LocalDateTime": "; it is written like 2022-09-07T10:00", "Time": "; it is written like 10:00+02:00", "LocalTime": "; it is written like 10:00",
	"Duration": "; it is written like P1Y2M3DT4H5M6S",
}

// wrong is the error for a text that is not of the type.
func (s *scanner) wrong(what string) error {
	if s.err != nil {
		return asSyntax(s.err)
	}
	return asSyntax(value.ArgumentErrorf("Text cannot be parsed to a %s: '%s'%s", what, shorten(s.typed), written[what]))
}

// asSyntax gives an error about an argument the status that Neo4j gives it where
// the argument is a text.
func asSyntax(err error) error {
	var e *graph.Error
	if errors.As(err, &e) && e.Status == value.StatusArgument && !errors.Is(err, errArgument) {
		e.Code, e.Status = graph.Syntax, "Neo.ClientError.Statement.SyntaxError"
	}
	return err
}

// errArgument marks what Neo4j calls an error about an argument in a text too.
var errArgument = errors.New("argument")

func argumentError(format string, args ...any) error {
	e := value.ArgumentErrorf(format, args...)
	e.Err = errArgument
	return e
}
