package cypher

import "strings"

// Nearest returns the word that another one is most likely a slip of: the first
// of those that the fewest slips lead to, at most one in a short word and two in
// a longer one. It is empty if there is none.
func Nearest(slip string, words []string) string {
	const longest = 40 // bytes; longer ones are no slips
	if len(slip) < 3 || len(slip) > longest {
		return ""
	}
	slip = strings.ToLower(slip)
	best, least := "", min(len(slip)/2, 3)
	for _, w := range words {
		if n := slips(slip, strings.ToLower(w)); n < least {
			best, least = w, n
		}
	}
	return best
}

// slips counts the letters that were left out, added, mistaken for another or,
// beside each other, exchanged.
func slips(a, b string) int {
	var rows [3][]int // the one before the last, the last, this one
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
	}
	for j := range rows[2] {
		rows[2][j] = j
	}
	for i := range len(a) {
		rows[0], rows[1], rows[2] = rows[1], rows[2], rows[0]
		rows[2][0] = i + 1
		for j := range len(b) {
			n := min(rows[1][j+1], rows[2][j]) + 1
			if a[i] == b[j] {
				n = min(n, rows[1][j])
			} else {
				n = min(n, rows[1][j]+1)
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				n = min(n, rows[0][j-1]+1)
			}
			rows[2][j+1] = n
		}
	}
	return rows[2][len(b)]
}
