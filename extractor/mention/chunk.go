package mention

import (
	"strings"

	"entente/extractor/cluster"
	"entente/extractor/lexicon"
)

// chunk returns the end of the run of names that starts at token i: capitals,
// with the small words that tie them.
func (c *scan) chunk(i int) int {
	end := i + 1
	organ := c.lex.Head("of", c.tokens[i].Fold) != lexicon.HeadNone
	joined := false
	for end < len(c.tokens) {
		t := c.tokens[end]
		if _, took := c.lex.MatchTitle(c.words, end-1); took > 1 && c.capital(end-2+took) && c.tokens[end-1].Text != t.Text {
			end = max(end, end-1+took) // "Secretary of State"
			if end == len(c.tokens) {
				break
			}
			t = c.tokens[end]
		}
		switch {
		case c.weekday(i, end):
			return end
		case c.capital(end) && !(c.tight && c.plainWord(end)), arabicName(t.Text) && !c.tight:
		case end+1 >= len(c.tokens):
			return end
		case strings.Contains(particles, " "+t.Text+" ") && c.capital(end+1) && !c.tight && c.tokens[end-1].Text != "The":
			end++
		case strings.Contains(particles, " "+t.Text+" ") && end+2 < len(c.tokens) && strings.Contains(particles, " "+c.tokens[end+1].Text+" ") && c.capital(end+2) && !c.tight:
			end += 2 // "von der Leyen"
		case t.Text == "&" && c.capital(end+1):
			end++
		case (t.Text == "of" || t.Text == "for" || t.Text == "on" && body(c.tokens[end-1].Text)) && organ && c.capital(end+1):
			joined = true
			end++
		case (t.Text == "of" || t.Text == "for") && organ && end+2 < len(c.tokens) && c.tokens[end+1].Text == "the" && c.capital(end+2):
			joined = true
			end += 2
		case t.Text == "and" && joined && c.capital(end+1) && c.common(end-1) && c.common(end+1) && !c.titleAt(end+1):
			end++
		case t.Text == "and" && !c.tight && c.twoTasks(end):
			end++
		case t.Text == "'s" && (c.possessiveName(i, end) || ofMany(c.tokens[end-1].Text) && end+1 < len(c.tokens) && c.capital(end+1)):
		case incorporated(t.Text) && !c.tight:
			return end + 1 // "Bishop & Knight plc"
		case numeral(t.Text) && end+1 < len(c.tokens) && c.capital(end+1) && c.lex.Head("last", c.tokens[end+1].Fold) == lexicon.HeadLocation:
		default:
			return end
		}
		end++
		organ = organ || c.lex.Head("of", c.tokens[end-1].Fold) != lexicon.HeadNone
	}
	return end
}

// twoTasks reports whether "and" at token k is inside an organ's name: "Securities
// and Exchange Board".
func (c *scan) twoTasks(k int) bool {
	if k+2 >= len(c.tokens) || !c.capital(k+1) || !cluster.Common(c.tokens[k-1].Text) || !cluster.Common(c.tokens[k+1].Text) || c.starts(k-1) || c.titleAt(k+1) {
		return false
	}
	for i := k + 2; i < len(c.tokens) && i < k+4 && c.capital(i); i++ {
		if organ(c.tokens[i].Text) {
			return true
		}
	}
	return false
}

// organ reports whether a word ends what an organ with two tasks is called.
func organ(word string) bool {
	switch word {
	case "Board", "Commission", "Committee", "Council", "Authority", "Agency", "Department", "Ministry", "Administration", "Office", "Service", "Bureau", "Party", "Front", "Association", "Organization", "Organisation", "Institute", "Union", "Company":
		return true
	}
	return false
}

// incorporated reports whether a word in small letters ends a firm's name.
func incorporated(word string) bool {
	switch word {
	case "plc", "p.l.c.", "gmbh", "a.s.", "s.p.a.":
		return true
	}
	return false
}

// body reports whether "on" may go on with the name: "Commission on Human Rights".
func body(word string) bool {
	switch word {
	case "Commission", "Committee", "Council", "Conference", "Center", "Centre", "Subcommittee", "Forum":
		return true
	}
	return false
}

// ofMany reports whether a word owns what organizations are called: "People's
// Party", "Women's League".
func ofMany(word string) bool {
	switch word {
	case "People", "Women", "Men", "Children", "Lord", "Nation":
		return true
	}
	return false
}

// weekday reports whether a name ends before token k because a day or month
// stands there: "in Baghdad Sunday"; after a first name it may be a surname.
func (c *scan) weekday(first, k int) bool {
	if !calendar(c.tokens[k].Lower) {
		return false
	}
	_, given := c.lex.Given(c.tokens[k-1].Fold)
	return !given || strings.HasSuffix(c.tokens[k].Lower, "day")
}

// arabicName reports whether a word is a name with its article in small
// letters: "al-Sadr".
func arabicName(word string) bool {
	for _, p := range [...]string{"al-", "el-", "ul-", "ud-", "ur-", "ad-", "as-", "ar-", "an-", "az-", "bin-"} {
		if rest, ok := strings.CutPrefix(word, p); ok && lexicon.Capitalised(rest) {
			return true
		}
	}
	return false
}
