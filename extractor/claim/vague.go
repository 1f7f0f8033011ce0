package claim

import "strings"

// units are words for lengths of time.
var units = map[string]bool{"hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true, "century": true, "minute": true, "generation": true}

// vague reads a time expression that tells no date of its own, but that it is not
// the article's: "decades ago", "the same year", "in the 1980s", "two days later", "at the time".
func (f timeFinder) vague(i int) (timeExpression, bool) {
	w, next := f.word(i), f.word(i+1)
	t := timeExpression{first: i}
	unit := func(word string) bool { return units[strings.TrimSuffix(word, "s")] }
	switch {
	case strings.HasSuffix(w, "s") && unit(w) && (next == "ago" || next == "earlier" || next == "later"):
		t.last = i + 2
	case (w == "the" || w == "that") && isOneOf(next, "same", "following", "next", "previous", "preceding", "very") && (unit(f.word(i+2)) || f.isDay(f.word(i+2))):
		t.last = i + 3
	case isOneOf(w, "that", "those") && (unit(next) || f.isDay(next) || isOneOf(next, "summer", "winter", "spring", "autumn", "time")) && isOneOf(f.word(i-1), "in", "at", "on", "during", "by", "later", ",", "until", "around", "earlier"):
		t.last = i + 2
	case w == "the" && next == "time" && isOneOf(f.word(i-1), "at", "by") && f.word(i+2) != "of":
		t.last = i + 2
	case isOneOf(w, "recent", "coming") && strings.HasSuffix(next, "s") && unit(next):
		t.last, t.future = i+2, w == "coming"
	case len(w) == 5 && w[4] == 's' && yearOf(w[:4]) > 0 && w[3] == '0', len(w) == 6 && strings.HasSuffix(w, "'s") && yearOf(w[:4]) > 0:
		t.last = i + 1
	case next == "century" && len(w) > 2 && w[0] >= '0' && w[0] <= '9':
		t.last = i + 2
	default:
		return t, false
	}
	return t, true
}

func (f timeFinder) isDay(word string) bool {
	if _, ok := weekdays[word]; ok {
		return true
	}
	return word == "morning" || word == "evening" || word == "night" || word == "afternoon"
}

func isOneOf(word string, list ...string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}
