package main

import (
	"strings"
	"unicode"
)

// cyrillic and greek give letters as English-language news writes them in
// names: close to BGN/PCGN 1947 and ELOT 743 without marks.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'ѓ': "gj", 'ђ': "dj", 'е': "e", 'ё': "yo", 'є': "ye", 'ж': "zh", 'з': "z",
	'ѕ': "dz", 'и': "i", 'і': "i", 'ї': "yi", 'й': "y", 'ј': "j", 'к': "k", 'л': "l", 'љ': "lj", 'м': "m", 'н': "n", 'њ': "nj", 'о': "o",
	'п': "p", 'р': "r", 'с': "s", 'т': "t", 'ќ': "kj", 'ћ': "c", 'у': "u", 'ў': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'џ': "dz",
	'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya", '\u0301': "",
}

var greek = map[rune]string{
	'α': "a", 'ά': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'έ': "e", 'ζ': "z", 'η': "i", 'ή': "i", 'θ': "th", 'ι': "i", 'ί': "i",
	'ϊ': "i", 'ΐ': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "x", 'ο': "o", 'ό': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s",
	'τ': "t", 'υ': "y", 'ύ': "y", 'ϋ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o", 'ώ': "o",
}

// bulgarian and ukrainian are where these languages differ from Russian.
var (
	bulgarian = map[rune]string{'х': "h", 'щ': "sht", 'ъ': "a", 'й': "y"}
	ukrainian = map[rune]string{'и': "y", 'г': "h", 'й': "y"}
)

// romanized returns a name in Latin letters in the ways that are usual; none if
// it is in a script that is not known here. locale is faker's: "uk_UA".
func romanized(name, locale string) []string {
	if !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) {
		return []string{name}
	}
	var out strings.Builder
	for _, r := range strings.ToLower(name) {
		s, ok := map[string]map[rune]string{"bg_BG": bulgarian, "uk_UA": ukrainian}[locale][r]
		if !ok {
			s, ok = cyrillic[r]
		}
		if !ok {
			s, ok = greek[r]
		}
		switch {
		case ok:
			out.WriteString(s)
		case unicode.Is(unicode.Latin, r) || !unicode.IsLetter(r):
			out.WriteRune(r)
		default:
			return nil
		}
	}
	s := strings.NewReplacer("oy", "ou").Replace(out.String())
	names := []string{s}
	add := func(from, to string) {
		if other, ok := strings.CutSuffix(s, from); ok {
			names = append(names, other+to)
		}
	}
	add("iy", "y")
	add("yy", "y")
	add("iya", "ia")
	add("yev", "ev")
	add("ev", "yev")
	return names
}
