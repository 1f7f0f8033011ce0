package lexer

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"entente/graph/embedded/cypher"
)

// str reads a string in single or double quotes.
func (s *scanner) str() {
	quote := s.next()
	var b strings.Builder
	for s.err == nil {
		switch r := s.peek(0); r {
		case -1:
			s.failToken(cypher.UnexpectedSyntax, "This string has no end: the closing quote is missing")
		case invalid:
			s.fail(cypher.InvalidUnicodeCharacter, "The query is not valid UTF-8 here")
		case quote:
			s.next()
			s.emit(String, b.String())
			return
		case '\\':
			s.escape(&b)
		default:
			b.WriteRune(s.next())
		}
	}
}

// escapes maps what follows a backslash in a string to what it stands for.
func escapes(r rune) (byte, bool) {
	switch r {
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case '\\', '\'', '"', '`':
		return byte(r), true
	default:
		return 0, false
	}
}

// escape reads a backslash and what follows it.
func (s *scanner) escape(b *strings.Builder) {
	r := s.peek(1)
	if r == 'u' || r == 'U' {
		s.take(1)
		if r, ok := s.unicodeEscape(); ok {
			b.WriteRune(r)
		}
		return
	}
	c, ok := escapes(r)
	if !ok { // nothing that is known: the backslash stands for itself
		s.take(1)
		b.WriteByte('\\')
		return
	}
	s.take(2)
	b.WriteByte(c)
}

// unicodeEscape reads what follows the backslash of \uXXXX or \UXXXXXXXX. Two
// \u that are a surrogate pair make one rune.
func (s *scanner) unicodeEscape() (rune, bool) {
	r, ok := s.codeUnit()
	if !ok {
		return 0, false
	}
	if utf16.IsSurrogate(r) && s.peek(0) == '\\' && s.peek(1) == 'u' {
		s.take(1)
		low, read := s.codeUnit()
		if !read {
			return 0, false
		}
		r = utf16.DecodeRune(r, low)
		ok = r != utf8.RuneError // no pair
	}
	if !utf8.ValidRune(r) || !ok {
		s.fail(cypher.InvalidUnicodeLiteral, "This unicode escape stands for no character")
		return 0, false
	}
	return r, true
}

// codeUnit reads u and four hexadecimal digits, or U and eight.
func (s *scanner) codeUnit() (rune, bool) {
	n := 4
	switch s.peek(0) {
	case 'u':
	case 'U':
		n = 8
	default:
		s.fail(cypher.UnexpectedSyntax, "Unexpected backslash")
		return 0, false
	}
	var r rune
	for i := range n {
		c := s.peek(1 + i)
		if !isHex(c) || r > utf8.MaxRune {
			s.fail(cypher.InvalidUnicodeLiteral, fmt.Sprintf("A unicode escape needs %d hexadecimal digits", n))
			return 0, false
		}
		r = r<<4 | hexValue(c)
	}
	s.take(1 + n)
	return r, true
}

func hexValue(r rune) rune {
	switch {
	case r >= 'a':
		return r - 'a' + 10
	case r >= 'A':
		return r - 'A' + 10
	default:
		return r - '0'
	}
}
