package lexer

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"entente/graph/embedded/cypher"
)

// MaxBytes is the length, in bytes, of the longest text that is read.
const MaxBytes = 1 << 20

// Tokens cuts text into tokens; the last one is of kind [End]. All errors are
// [*graph.Error] with the place of what is wrong.
func Tokens(text string) ([]Token, error) {
	if len(text) > MaxBytes {
		return nil, cypher.LimitError(fmt.Sprintf("The query is %d bytes long; at most %d are read", len(text), MaxBytes), 1, 1)
	}
	s := &scanner{text: text, line: 1, column: 1, tokens: make([]Token, 0, len(text)/4+1)}
	for s.err == nil {
		s.skipBlank()
		if s.err != nil {
			break
		}
		s.mark()
		if s.at >= len(text) {
			s.emit(End, "")
			return s.tokens, nil
		}
		s.token()
	}
	return nil, s.err
}

// scanner walks over the text. The first error stops it.
type scanner struct {
	text         string
	at           int // offset of the next byte
	line, column int // place of the next rune
	start        Token
	tokens       []Token
	err          error
}

// mark remembers the place where a token begins.
func (s *scanner) mark() {
	s.start = Token{Offset: int32(s.at), Line: int32(s.line), Column: int32(s.column)}
}

// emit adds the token that began at the mark.
func (s *scanner) emit(kind Kind, text string) {
	t := s.start
	t.Kind, t.Text, t.Stop = kind, text, int32(s.at)
	s.tokens = append(s.tokens, t)
}

// peek returns the rune n bytes ahead, and -1 at the end of the text.
func (s *scanner) peek(n int) rune {
	if s.at+n >= len(s.text) {
		return -1
	}
	if c := s.text[s.at+n]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, size := utf8.DecodeRuneInString(s.text[s.at+n:])
	if r == utf8.RuneError && size <= 1 {
		return invalid
	}
	return r
}

// invalid stands for a byte that is no UTF-8; it is no character of any kind.
const invalid rune = utf8.MaxRune + 1

// next consumes a rune, and returns it.
func (s *scanner) next() rune {
	r := s.peek(0)
	switch {
	case r < 0:
		return r
	case r == invalid:
		s.at++
	default:
		s.at += utf8.RuneLen(r)
	}
	if r == '\n' {
		s.line, s.column = s.line+1, 1
	} else {
		s.column++
	}
	return r
}

// take consumes n ASCII bytes, none of them a line break.
func (s *scanner) take(n int) {
	s.at += n
	s.column += n
}

// fail records an error at the place where the scanner stands.
func (s *scanner) fail(detail cypher.Detail, message string) {
	s.failAt(s.line, s.column, detail, message)
}

// failToken records an error at the beginning of the token.
func (s *scanner) failToken(detail cypher.Detail, message string) {
	s.failAt(int(s.start.Line), int(s.start.Column), detail, message)
}

func (s *scanner) failAt(line, column int, detail cypher.Detail, message string) {
	if s.err == nil {
		s.err = cypher.SyntaxError(detail, line, column, message)
	}
}

// skipBlank consumes white space and comments.
func (s *scanner) skipBlank() {
	for s.err == nil {
		switch r := s.peek(0); {
		case isSpace(r):
			s.next()
		case r == '/' && s.peek(1) == '/':
			for r := s.peek(0); r >= 0 && r != '\n' && r != '\r'; r = s.peek(0) {
				s.next()
			}
		case r == '/' && s.peek(1) == '*':
			s.skipComment()
		default:
			return
		}
	}
}

func (s *scanner) skipComment() {
	s.mark()
	s.take(2)
	for s.peek(0) != '*' || s.peek(1) != '/' {
		if s.next() < 0 {
			s.failToken(cypher.UnexpectedSyntax, "This comment has no end: */ is missing")
			return
		}
	}
	s.take(2)
}

// token reads the token that begins here.
func (s *scanner) token() {
	switch r := s.peek(0); {
	case isDigit(r), r == '.' && isDigit(s.peek(1)):
		s.number()
	case isNameStart(r), r == '\\':
		if name, ok := s.name(); ok {
			s.emit(Name, name)
		}
	case r == '`':
		if name, ok := s.quotedName(); ok {
			s.emit(Quoted, name)
		}
	case r == '\'' || r == '"':
		s.str()
	case r == '$':
		s.parameter()
	default:
		s.symbol()
	}
}

// symbols are the punctuation of two characters; any longer arrow is put
// together by the parser.
var symbols = [...]string{"..", "<>", "<=", ">=", "=~", "+=", "||", "::"}

func (s *scanner) symbol() {
	for _, two := range symbols {
		if len(s.text)-s.at >= 2 && s.text[s.at:s.at+2] == two {
			s.take(2)
			s.emit(Symbol, two)
			return
		}
	}
	switch r := s.peek(0); r {
	case '(', ')', '[', ']', '{', '}', ',', '.', ';', ':', '|', '&', '!', '%', '+', '-', '*', '/', '^', '=', '<', '>', '~', '?', '@', '#':
		s.take(1)
		s.emit(Symbol, s.text[s.at-1:s.at])
	case invalid:
		s.fail(cypher.InvalidUnicodeCharacter, "The query is not valid UTF-8 here")
	default:
		s.fail(cypher.InvalidUnicodeCharacter, fmt.Sprintf("Invalid character %q (%U)", r, r))
	}
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f || r == 0xfeff }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isNameStart(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' ||
		r >= utf8.RuneSelf && r <= utf8.MaxRune && (unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Pc, r))
}

func isNamePart(r rune) bool {
	return isNameStart(r) || isDigit(r) ||
		r >= utf8.RuneSelf && r <= utf8.MaxRune && unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Sc)
}
