package cluster

// Case is how a word is usually written, whatever its form here.
type Case uint8

// How words are written, by the share of their lower-case form among all forms.
const (
	CaseUnknown Case = iota // not listed
	LowerAlways             // 98 in 100 and more: "quickly"
	LowerMostly             // 75 and more: "said", "target"
	Both                    // 25 and more: "brown"
	TitleMostly             // 3 and more: "Green"
	TitleAlways             // less: "Wells", "Tehran"
	UpperMostly             // more in capitals than in any other form: "NATO"
)

// CaseOf returns how a word is usually written. It is the same for all forms of
// the word.
func CaseOf(word string) Case {
	if len(word) == 0 || len(word) > maxWord {
		return CaseUnknown
	}
	var buf [2 * maxWord]byte
	lower, changed := fold(buf[:0], word, false)
	if !changed {
		return Case(loaded().table.Get(word) >> clusterBits)
	}
	return Case(loaded().table.Get(string(lower)) >> clusterBits)
}

// Common says that a word is usually written in lower case: when it stands with
// a capital, the reason may be a headline or the start of a sentence. An
// unknown word is not common.
func Common(word string) bool {
	c := CaseOf(word)
	return c == LowerAlways || c == LowerMostly
}
