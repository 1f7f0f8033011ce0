package lexer

import (
	"strings"

	"entente/graph/embedded/cypher"
)

// number reads an integer or a float. Whether it fits is for the parser to
// say, which knows the sign.
func (s *scanner) number() {
	begin := s.at
	if s.peek(0) == '0' && isNamePart(s.peek(1)) && !isDigit(s.peek(1)) && s.peek(1) != 'e' && s.peek(1) != 'E' {
		s.prefixed(begin)
		return
	}
	kind := Integer
	s.digits(isDigit)
	if s.peek(0) == '.' && isDigit(s.peek(1)) {
		kind = Float
		s.take(1)
		s.digits(isDigit)
	}
	if s.exponent() {
		kind = Float
		s.digits(isDigit)
	}
	s.endNumber(kind, begin)
}

// prefixed reads 0x1F or 0o17.
func (s *scanner) prefixed(begin int) {
	digit := isHex
	switch s.peek(1) {
	case 'x', 'X':
	case 'o', 'O':
		digit = func(r rune) bool { return '0' <= r && r <= '7' }
	default:
		s.take(1)
		s.endNumber(Integer, begin)
		return
	}
	s.take(2)
	if !digit(s.peek(0)) {
		s.failToken(cypher.InvalidNumberLiteral, "This number has no digits after its prefix")
		return
	}
	s.digits(digit)
	s.endNumber(Integer, begin)
}

// digits consumes digits, and an underscore between two of them.
func (s *scanner) digits(digit func(rune) bool) {
	for digit(s.peek(0)) || s.peek(0) == '_' && digit(s.peek(1)) {
		s.take(1)
	}
}

// exponent consumes the e of an exponent with its sign, if there is one.
func (s *scanner) exponent() bool {
	if r := s.peek(0); r != 'e' && r != 'E' {
		return false
	}
	n := 1
	if r := s.peek(n); r == '+' || r == '-' {
		n++
	}
	if !isDigit(s.peek(n)) {
		return false
	}
	s.take(n)
	return true
}

// endNumber makes sure that no letter follows the number.
func (s *scanner) endNumber(kind Kind, begin int) {
	if !isNamePart(s.peek(0)) {
		s.emit(kind, strings.ReplaceAll(s.text[begin:s.at], "_", ""))
		return
	}
	for isNamePart(s.peek(0)) {
		s.next()
	}
	// After { there may stand the key of a map, but no value.
	if n := len(s.tokens); n > 0 && s.tokens[n-1].IsSymbol("{") {
		s.failToken(cypher.UnexpectedSyntax, "A key must not begin with a digit, as "+s.text[begin:s.at]+" does, unless it stands in backticks")
		return
	}
	s.failToken(cypher.InvalidNumberLiteral, "Invalid number "+s.text[begin:s.at])
}

func isHex(r rune) bool {
	return isDigit(r) || 'a' <= r && r <= 'f' || 'A' <= r && r <= 'F'
}
