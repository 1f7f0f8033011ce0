package document

import "strings"

// separator looks at s[k] for a mark that separates two words of a field and
// that prose does not know. It returns the mark's length, or cut if the field
// is cut before s[k] with no mark between. inner tells whether letters or digits
// stand on both sides, at any distance.
func separator(s string, k int, inner bool) (n int, cut bool) {
	switch s[k] {
	case '-':
		if strings.HasPrefix(s[k:], "--") {
			return runLength(s[k:]), false
		}
		return 0, false
	case '.':
		if strings.HasPrefix(s[k:], "..") {
			return runLength(s[k:]), false
		}
	case '_', '=':
		if strings.HasPrefix(s[k:], "__") || strings.HasPrefix(s[k:], "==") {
			return runLength(s[k:]), false
		}
	case 0xe2:
		if strings.HasPrefix(s[k:], "—") || strings.HasPrefix(s[k:], "–") && !(inner && k > 0 && digit(s[k-1]) && k+3 < len(s) && digit(s[k+3])) {
			return len("—"), false
		}
	case '|':
		return 1, false
	}
	if !inner || k == 0 {
		return 0, false
	}
	before, after := s[k-1], byte(0)
	if k+1 < len(s) {
		after = s[k+1]
	}
	switch c := s[k]; c {
	case '"', '(', ')', '[', ']', '{', '}', '<', '>', ';':
		return 1, false
	case '/':
		if after == 0 {
			break
		}
		if digit(before) && digit(after) || lower(before) && lower(after) && (k == 1 || !alphanumeric(s[k-2])) && (k+2 == len(s) || !alphanumeric(s[k+2])) {
			return 0, false // a date, "b/c"
		}
		return 1, false
	case ',', ':':
		if after != 0 && (!digit(before) || !digit(after)) {
			return 1, false
		}
	case '?', '!':
		if alphanumeric(before) && alphanumeric(after) {
			return 1, false
		}
	case '.':
		// "Conditions.Albanian": a space was lost between two sentences.
		if lower(before) && upper(after) && k > 2 && k+2 < len(s) && lower(s[k+2]) && lower(s[k-2]) && !domain(s[k+1:]) {
			return 1, false
		}
	}
	switch {
	case upper(s[k]) && before == '.' && k+2 < len(s) && lower(after) && lower(s[k+2]):
		// "J.K.Rowling", "St.Petersburg", "U.S.President"
		return 0, k >= 2 && (upper(s[k-2]) || k >= 3 && lower(s[k-2]) && upper(s[k-3])) && !domain(s[k:])
	case digit(s[k]) && before == '.' && k >= 3 && s[:k] == "No.", digit(s[k]) && before == '$' && k >= 2 && upper(s[k-2]):
		return 0, true // "No.10", "US$5"
	}
	return 0, false
}

// runLength takes a whole run of one mark ("------") as a token, up to 16 bytes.
func runLength(s string) int {
	n := 2
	for n < len(s) && n < 16 && s[n] == s[0] {
		n++
	}
	return n
}

// domain reports whether s starts with what ends an address: "Booking.Com".
func domain(s string) bool {
	for _, end := range [...]string{"com", "net", "org", "gov", "edu", "co.", "io"} {
		if len(s) >= len(end) && strings.EqualFold(s[:len(end)], end) && (len(s) == len(end) || !alphanumeric(s[len(end)])) {
			return true
		}
	}
	return false
}

// address finds the first address of the web or of mail in a field, which is
// one token whatever marks are in it; b is 0 if there is none.
func address(s string) (a, b int) {
	if at := strings.IndexByte(s, '@'); at >= 0 {
		a, b = at, at+1
		for a > 0 && (alphanumeric(s[a-1]) || strings.IndexByte("._%+-", s[a-1]) >= 0) {
			a--
		}
		for b < len(s) && (alphanumeric(s[b]) || strings.IndexByte("._-", s[b]) >= 0) {
			b++
		}
		for b > a && strings.IndexByte("._-", s[b-1]) >= 0 {
			b--
		}
		if b > at+1 {
			return a, b
		}
		return 0, 0
	}
	scheme := strings.Index(s, "://")
	switch {
	case scheme > 0:
		a = scheme
		for a > 0 && alphanumeric(s[a-1]) {
			a--
		}
		b = scheme + 3
	default:
		if a = strings.Index(s, "www."); a < 0 {
			if a = path(s); a < 0 {
				return 0, 0
			}
		}
		b = a + 1
	}
	for b < len(s) && strings.IndexByte("\"<>|", s[b]) < 0 {
		b++
	}
	for b > a && strings.IndexByte(`"'()[]{}>,;:.!?*`, s[b-1]) >= 0 {
		b--
	}
	return a, b
}

// path finds where an address without "www." starts: "bbc.co.uk/news"; -1 if
// there is none.
func path(s string) int {
	slash := strings.IndexByte(s, '/')
	if slash < 4 {
		return -1
	}
	host := s[:slash]
	dot := strings.LastIndexByte(host, '.')
	if dot < 1 || !domain(host[dot+1:]) && !strings.HasSuffix(host, ".co.uk") {
		return -1
	}
	a := slash
	for a > 0 && (alphanumeric(s[a-1]) || s[a-1] == '.' || s[a-1] == '-') {
		a--
	}
	return a
}
