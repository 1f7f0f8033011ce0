package document

import (
	"unicode"
	"unicode/utf8"
)

// maxShape bounds what prose gets to see of a field, in bytes.
const maxShape = 64

// shape is what prose sees of a field: the field with its long runs of letters
// and digits cut short, as prose looks at punctuation, at short words and at
// what touches an apostrophe, and at nothing else. It is plain ASCII, so that
// nothing in it makes prose panic, and there are few of them, so that most have
// been asked before.
type shape struct {
	bytes [maxShape]byte
	from  [maxShape + 1]int // offset in the field of each byte; that of the end follows
	size  int
}

// shapeOf makes the shape of a field; ok is false if it would be too long.
func shapeOf(field string, s *shape) (ok bool) {
	s.size = 0
	for i := 0; i < len(field); {
		c := field[i]
		class := classOf(c)
		if class == otherByte {
			if !s.add(c, i) {
				return false
			}
			i++
			continue
		}
		j, plain := i, true
		if class == digitByte {
			for j < len(field) && classOf(field[j]) == digitByte {
				j++
			}
		} else {
			for j < len(field) {
				if field[j] >= utf8.RuneSelf {
					r, n := utf8.DecodeRuneInString(field[j:])
					if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
						break
					}
					plain = false
					j += n
				} else if classOf(field[j]) == letterByte {
					j++
				} else {
					break
				}
			}
			if j == i { // a mark that is not ASCII
				_, n := utf8.DecodeRuneInString(field[i:])
				if !s.add('~', i) {
					return false
				}
				i += n
				continue
			}
		}
		if !s.addRun(field, i, j, class, plain) {
			return false
		}
		i = j
	}
	s.from[s.size] = len(field)
	return true
}

type byteClass int

const (
	otherByte byteClass = iota
	letterByte
	digitByte
)

// classOf takes every byte that is not ASCII for part of a letter.
func classOf(c byte) byteClass {
	switch {
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= utf8.RuneSelf:
		return letterByte
	case c >= '0' && c <= '9':
		return digitByte
	}
	return otherByte
}

func (s *shape) add(c byte, from int) bool {
	if s.size == maxShape {
		return false
	}
	s.bytes[s.size], s.from[s.size] = c, from
	s.size++
	return true
}

// addRun adds a run of letters or digits, field[i:j].
func (s *shape) addRun(field string, i, j int, class byteClass, plain bool) bool {
	n := j - i
	if class == digitByte {
		if n > 1 {
			return s.add('0', i) && s.add('0', j-1)
		}
		c := field[i]
		if c != '0' && c != '3' && c != '8' { // the digits of emoticons
			c = '1'
		}
		return s.add(c, i)
	}
	if n <= 3 && plain {
		for k := i; k < j; k++ {
			if !s.add(field[k], k) {
				return false
			}
		}
		return true
	}
	// Four letters stand for the run; next to an apostrophe the real ones matter.
	stand := [4]byte{'x', 'x', 'x', 'x'}
	at := [4]int{i, i, i, j - 1}
	if i > 0 && field[i-1] == '\'' {
		for k := 0; k < 2 && k < n && field[i+k] < utf8.RuneSelf; k++ {
			stand[k], at[k] = field[i+k], i+k
			at[k+1], at[2] = i+k+1, i+k+1
		}
	}
	if last := field[j-1]; j < len(field) && field[j] == '\'' && (last == 'n' || last == 'N') {
		stand[3] = 'n'
	}
	for k := range stand {
		if !s.add(stand[k], min(at[k], j-1)) {
			return false
		}
	}
	return true
}
