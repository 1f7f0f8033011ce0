package neo4j

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// asked is what stands before a statement: what to do with it.
type asked string

// What may be asked. The zero value runs the statement.
const (
	explained asked = "EXPLAIN"
	profiled  asked = "PROFILE"
)

// splitPrefix tells whether a statement asks for its plan, and returns the text
// with that word replaced by blanks, so that what follows keeps its place.
func splitPrefix(text string) (asked, string) {
	s := prefixScanner{text: text}
	for {
		s.blanks()
		start := s.at
		switch word := strings.ToUpper(s.word()); word {
		case string(explained), string(profiled):
			return asked(word), text[:start] + strings.Repeat(" ", len(word)) + text[s.at:]
		case "CYPHER":
			s.options()
		default:
			return "", text
		}
	}
}

// prefixScanner reads what may stand before a statement.
type prefixScanner struct {
	text string
	at   int
}

// blanks skips white space and comments.
func (s *prefixScanner) blanks() {
	for {
		rest := s.text[s.at:]
		switch r, size := utf8.DecodeRuneInString(rest); {
		case size > 0 && unicode.IsSpace(r):
			s.at += size
		case strings.HasPrefix(rest, "//"):
			if end := strings.IndexAny(rest, "\r\n"); end >= 0 {
				s.at += end
			} else {
				s.at = len(s.text)
			}
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				s.at = len(s.text)
				return
			}
			s.at += end + 4
		default:
			return
		}
	}
}

// word reads letters, digits and what else may stand in a version or a value.
func (s *prefixScanner) word() string {
	start := s.at
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c != '_' && c != '.' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			break
		}
		s.at++
	}
	return s.text[start:s.at]
}

// options skips the version and the settings behind CYPHER.
func (s *prefixScanner) options() {
	for {
		s.blanks()
		start := s.at
		word := s.word()
		if word != "" && word[0] >= '0' && word[0] <= '9' {
			continue
		}
		s.blanks()
		if word == "" || s.at >= len(s.text) || s.text[s.at] != '=' {
			s.at = start
			return
		}
		s.at++
		s.blanks()
		s.word()
	}
}
