package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func alphanumeric(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || digit(c) || c >= utf8.RuneSelf
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
func lower(c byte) bool { return c >= 'a' && c <= 'z' }
func upper(c byte) bool { return c >= 'A' && c <= 'Z' }

// closers are the marks that end a field and are no part of a word.
const closers = `"')]}>,;:!?%*~.`

// closingMark returns the length of a mark that ends s and is no part of a word.
func closingMark(s string) int {
	if s == "" {
		return 0
	}
	if c := s[len(s)-1]; c < utf8.RuneSelf {
		if strings.IndexByte(closers, c) >= 0 {
			return 1
		}
		return 0
	}
	for _, mark := range [...]string{"…", "°", "€", "£", "™", "®", "©", "•", "·"} {
		if strings.HasSuffix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

const opening = `"([{<$~`

// openingMark returns the length of a mark that starts s and is no part of a
// word.
func openingMark(s string) int {
	if s == "" {
		return 0
	}
	c := s[0]
	switch {
	case c >= utf8.RuneSelf:
		for _, mark := range [...]string{"£", "€", "¥", "•", "·", "§", "¿", "¡", "©"} {
			if strings.HasPrefix(s, mark) {
				return len(mark)
			}
		}
		return 0
	case c == '-':
		if len(s) < 2 || !digit(s[1]) {
			return 1
		}
		return 0
	case c == '#':
		if len(s) > 1 && unicode.IsLetter(rune(s[1])) {
			return 0 // a hashtag
		}
		return 1
	case c == '\'':
		if clitic(s) == len(s) || elided(s) {
			return 0
		}
		return 1
	case c == '*':
		n := 1
		for n < len(s) && n < 16 && s[n] == c {
			n++
		}
		return n
	}
	if strings.IndexByte(opening, c) < 0 || emoticon(s) {
		return 0
	}
	return 1
}

// elided reports whether an apostrophe at the start of a word stands for
// letters left out: "'90s", "'n'", "'em".
func elided(s string) bool {
	if len(s) > 2 && digit(s[1]) && digit(s[2]) && (len(s) == 3 || !digit(s[3])) {
		return true
	}
	for _, word := range [...]string{"'n'", "'em", "'til", "'cause", "'tis", "'twas", "'round", "'bout"} {
		if strings.HasPrefix(s, word) && (len(s) == len(word) || !alphanumeric(s[len(word)])) {
			return true
		}
	}
	return false
}
