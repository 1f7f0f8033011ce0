package gazetteer

import (
	"unicode"
	"unicode/utf8"
)

// The base letters of U+00C0 to U+024F and of U+1E00 to U+1EFF: what is left
// without the marks in Unicode's compatibility decomposition, and the nearest
// letter for the few that do not decompose. A hyphen stands for no letter.
const (
	latin = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuytyaaaaaaccccccccdd" +
		"ddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssss" +
		"ssttttttuuuuuuuuuuuuwwyyyzzzzzzs---------------e--f-----kk------oo-------------u" +
		"u-------------------dddlllnnnaaiioouuuuuuuuuu-aaaa----ggkkoooo--jdddgg--nnaa----" +
		"aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy----------------------------"
	latinAdditional = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo" +
		"oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas----" +
		"aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu" +
		"uuyyyyyyyy------"
)

// fold appends the form under which a word is known: lower case, no marks on
// Latin letters, a straight apostrophe.
func fold(buf []byte, word string) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			buf = append(buf, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		i += size
		base := byte('-')
		switch {
		case r == '\u2018' || r == '\u2019' || r == '\u02bc' || r == '\u02bb':
			base = '\''
		case r >= 0xC0 && r < 0x250:
			base = latin[r-0xC0]
		case r >= 0x1E00 && r < 0x1F00:
			base = latinAdditional[r-0x1E00]
		}
		if base == '-' {
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		} else {
			buf = append(buf, base)
		}
	}
	return buf
}
