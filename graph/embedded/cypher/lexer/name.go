package lexer

import (
	"strings"

	"entente/graph/embedded/cypher"
)

// name reads an identifier without backticks.
func (s *scanner) name() (string, bool) {
	begin := s.at
	for isNamePart(s.peek(0)) {
		s.next()
	}
	if s.peek(0) != '\\' {
		return s.text[begin:s.at], true
	}
	return s.escapedName(s.text[begin:s.at])
}

// escapedName goes on with an identifier that has a \uXXXX in it.
func (s *scanner) escapedName(head string) (string, bool) {
	var b strings.Builder
	b.WriteString(head)
	for {
		switch r := s.peek(0); {
		case isNamePart(r):
			b.WriteRune(s.next())
		case r == '\\':
			line, column := s.line, s.column
			s.take(1)
			r, ok := s.unicodeEscape()
			if !ok {
				return "", false
			}
			if !isNamePart(r) || b.Len() == 0 && !isNameStart(r) {
				s.failAt(line, column, cypher.UnexpectedSyntax, "This escape stands for a character that no name can have without backticks")
				return "", false
			}
			b.WriteRune(r)
		default:
			return b.String(), true
		}
	}
}

// quotedName reads an identifier in backticks; a backtick in it is doubled.
func (s *scanner) quotedName() (string, bool) {
	var b strings.Builder
	s.take(1)
	for {
		switch r := s.peek(0); r {
		case -1:
			s.failToken(cypher.UnexpectedSyntax, "This name has no end: a backtick is missing")
			return "", false
		case invalid:
			s.fail(cypher.InvalidUnicodeCharacter, "The query is not valid UTF-8 here")
			return "", false
		case '`':
			s.take(1)
			if s.peek(0) != '`' {
				return b.String(), true
			}
			s.take(1)
			b.WriteByte('`')
		case '\\':
			if s.peek(1) != 'u' && s.peek(1) != 'U' {
				b.WriteRune(s.next())
				continue
			}
			s.take(1)
			r, ok := s.unicodeEscape()
			if !ok {
				return "", false
			}
			b.WriteRune(r)
		default:
			b.WriteRune(s.next())
		}
	}
}

// parameter reads $name, $`name` or $0, and the $ of $(expression), which is a symbol.
func (s *scanner) parameter() {
	s.take(1)
	var name string
	ok := true
	switch r := s.peek(0); {
	case r == '`':
		name, ok = s.quotedName()
	case isNamePart(r), r == '\\':
		name, ok = s.name()
	case r == '(':
		s.emit(Symbol, "$")
		return
	default:
		s.failToken(cypher.UnexpectedSyntax, "A parameter needs a name after $")
		return
	}
	if ok {
		s.emit(Parameter, name)
	}
}
