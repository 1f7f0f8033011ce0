// Package jsonbody says whether the bytes of a request are JSON that means one
// thing only. encoding/json alone is more lenient: of two members with one name
// it takes the last, it replaces invalid UTF-8 and lone surrogates silently, and it
// nests to a depth of ten thousand. What flows in: a body; what flows out: nil
// or an [*graph.Error] with the code Invalid or Limit that says what and where.
package jsonbody

import (
	"strconv"
	"unicode/utf8"

	"entente/graph"
)

// MaxDepth is how deep objects and arrays may nest. A typed query parameter
// takes two levels for each of its own.
const MaxDepth = 64

// Check reports whether body is exactly one JSON value (RFC 8259) in valid UTF-8, without a
// member name that stands twice in one object, without lone surrogates, and at most [MaxDepth] deep.
func Check(body []byte) error {
	s := scanner{data: body}
	s.space()
	if s.pos == len(body) {
		return graph.Errorf(graph.Invalid, "the body is empty; JSON is expected")
	}
	if err := s.value(0); err != nil {
		return err
	}
	s.space()
	if s.pos != len(body) {
		return s.invalid("one value only is expected")
	}
	return nil
}

// scanner walks over data once; pos is the next byte.
type scanner struct {
	data []byte
	pos  int
}

func (s *scanner) invalid(what string) error {
	return graph.Errorf(graph.Invalid, "the body is not valid JSON at byte %d: %s", s.pos, what)
}

func (s *scanner) space() {
	for s.pos < len(s.data) {
		switch s.data[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return
		}
	}
}

// peek returns the next byte, 0 at the end: a NUL is valid nowhere in JSON.
func (s *scanner) peek() byte {
	if s.pos < len(s.data) {
		return s.data[s.pos]
	}
	return 0
}

func (s *scanner) value(depth int) error {
	switch c := s.peek(); {
	case c == '{' || c == '[':
		if depth >= MaxDepth {
			return graph.Errorf(graph.Invalid, "the body nests deeper than %d levels", MaxDepth)
		}
		if c == '{' {
			return s.object(depth + 1)
		}
		return s.array(depth + 1)
	case c == '"':
		_, err := s.text()
		return err
	case c == '-' || '0' <= c && c <= '9':
		return s.number()
	}
	for _, word := range [...]string{"true", "false", "null"} {
		if len(s.data)-s.pos >= len(word) && string(s.data[s.pos:s.pos+len(word)]) == word {
			s.pos += len(word)
			return nil
		}
	}
	return s.invalid("a value is expected")
}

func (s *scanner) object(depth int) error {
	s.pos++ // {
	s.space()
	if s.peek() == '}' {
		s.pos++
		return nil
	}
	names := map[string]struct{}{}
	for {
		if s.peek() != '"' {
			return s.invalid("a member name is expected")
		}
		name, err := s.text()
		if err != nil {
			return err
		}
		if _, twice := names[name]; twice {
			return s.invalid("the member " + strconv.Quote(shortened(name)) + " stands twice in one object")
		}
		names[name] = struct{}{}
		s.space()
		if s.peek() != ':' {
			return s.invalid("a colon is expected")
		}
		s.pos++
		s.space()
		if err := s.value(depth); err != nil {
			return err
		}
		s.space()
		switch s.peek() {
		case ',':
			s.pos++
			s.space()
		case '}':
			s.pos++
			return nil
		default:
			return s.invalid("a comma or the end of the object is expected")
		}
	}
}

func (s *scanner) array(depth int) error {
	s.pos++ // [
	s.space()
	if s.peek() == ']' {
		s.pos++
		return nil
	}
	for {
		if err := s.value(depth); err != nil {
			return err
		}
		s.space()
		switch s.peek() {
		case ',':
			s.pos++
			s.space()
		case ']':
			s.pos++
			return nil
		default:
			return s.invalid("a comma or the end of the array is expected")
		}
	}
}

func (s *scanner) number() error {
	if s.peek() == '-' {
		s.pos++
	}
	if s.peek() == '0' {
		s.pos++
	} else if s.digits() == 0 {
		return s.invalid("a digit is expected")
	}
	if s.peek() == '.' {
		s.pos++
		if s.digits() == 0 {
			return s.invalid("a digit is expected")
		}
	}
	if c := s.peek(); c == 'e' || c == 'E' {
		s.pos++
		if c := s.peek(); c == '+' || c == '-' {
			s.pos++
		}
		if s.digits() == 0 {
			return s.invalid("a digit is expected")
		}
	}
	return nil
}

func (s *scanner) digits() int {
	from := s.pos
	for c := s.peek(); '0' <= c && c <= '9'; c = s.peek() {
		s.pos++
	}
	return s.pos - from
}

// text reads a string and returns what it spells.
func (s *scanner) text() (string, error) {
	s.pos++ // "
	from, escaped := s.pos, false
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; {
		case c == '"':
			raw := s.data[from:s.pos]
			s.pos++
			if !escaped {
				return string(raw), nil
			}
			spelt, err := unescape(raw)
			if err != nil {
				return "", s.invalid(err.Error())
			}
			return spelt, nil
		case c == '\\':
			escaped = true
			s.pos += 2
		case c < 0x20:
			return "", s.invalid("a control character in a string must be escaped")
		case c < utf8.RuneSelf:
			s.pos++
		default:
			r, size := utf8.DecodeRune(s.data[s.pos:])
			if r == utf8.RuneError && size == 1 {
				return "", s.invalid("the text is not UTF-8")
			}
			s.pos += size
		}
	}
	s.pos = len(s.data)
	return "", s.invalid("a string does not end")
}

// shortened keeps a message to one line of sane length.
func shortened(name string) string {
	const most = 40
	if utf8.RuneCountInString(name) <= most {
		return name
	}
	return string([]rune(name)[:most]) + "…"
}
