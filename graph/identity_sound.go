package graph

import "strings"

// sound is a name's key under which its usual transliterations are equal:
// Zelensky, Zelenskyy, Zelenskiy; Gaddafi, Qadhafi, Kadafi; Mohammed, Muhammad;
// Yanukovych, Janukowitsch. It is a key of our own in the manner of
// Daitch-Mokotoff's soundex (digraphs before letters, doubled letters as one),
// but it keeps three classes of vowels, since names differ by nothing else
// (Khamenei and Khomeini, Mohammed and Mahmoud):
//
//	A  a, e and their diphthongs with i or y     O  o, u      I  i, y at the end or before a consonant
//
// Letters of other scripts stay as they are.
func sound(word string) string {
	w := word
	for _, end := range []string{"iy", "yy", "ij"} {
		if stem, ok := strings.CutSuffix(w, end); ok {
			w = stem + "i"
		}
	}
	for _, r := range digraphs {
		w = strings.ReplaceAll(w, r[0], r[1])
	}
	var b strings.Builder
	var last byte
	put := func(c byte) {
		if c != last {
			b.WriteByte(c)
			last = c
		}
	}
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 0x80 {
			b.WriteByte(c)
			last = 0
			continue
		}
		next, vowelBefore := byte(0), last == 'A' || last == 'O'
		if i+1 < len(w) {
			next = w[i+1]
		}
		switch c {
		case 'a', 'e':
			put('A')
		case 'o', 'u':
			put('O')
		case 'i':
			put('I')
		case 'y', 'j':
			switch {
			case c == 'y' && (next == 0 || !isVowel(next)):
				put('I')
			case i == 0 && next == 'e': // Yevgeny, Evgeny
			case i == 0 || vowelBefore || c == 'j':
				put('Y')
			}
		case 'h':
			if i == 0 || isVowel(next) && !strings.ContainsRune("td", rune(last)) {
				put('h')
			}
		case 'q', 'g', 'c':
			if c == 'c' && (next == 'e' || next == 'i' || next == 'y') {
				put('s')
			} else {
				put('k')
			}
		case 'w', 'v':
			put('v')
		case 'z':
			put('s')
		case 'x':
			put('k')
			put('s')
		default:
			put(c)
		}
	}
	return b.String()
}

// digraphs are replaced in this order before single letters are looked at. ^
// stands for a sound that no single letter has.
var digraphs = [][2]string{
	{"tsch", "^"}, {"tch", "^"}, {"sch", "$"}, {"ch", "^"}, {"sh", "$"}, {"dzh", "%"}, {"dj", "%"}, {"zh", "%"},
	{"kh", "*"}, {"dh", "d"}, {"gh", "k"}, {"th", "t"}, {"ph", "f"}, {"ck", "k"}, {"ks", "x"}, {"ts", "s"}, {"tz", "s"},
	{"ou", "u"}, {"oo", "u"}, {"ue", "u"}, {"oe", "o"}, {"ae", "a"}, {"ee", "i"},
	{"yo", "e"}, {"ei", "e"}, {"ey", "e"}, {"ai", "a"}, {"ay", "a"}, {"tr^", "tr"},
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouAOI", c) >= 0 && c != 0 }

// consonants is the sound of a word without its vowels, but for one that it
// begins with: the key of a family.
func consonants(word string) string {
	s := sound(word)
	var b strings.Builder
	var last byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'A' || c == 'O' || c == 'I':
			if i == 0 {
				b.WriteByte('A')
			}
		case c == 'Y' && i > 0, c == 'h' && i > 0, c == last:
		default:
			b.WriteByte(c)
			last = c
		}
	}
	if b.Len() == 0 {
		return s
	}
	return b.String()
}
