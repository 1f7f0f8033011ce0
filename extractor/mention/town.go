package mention

import (
	"slices"
	"strings"

	"entente/extractor/document"
	"entente/extractor/gazetteer"
	"entente/extractor/lexicon"
	"entente/graph"
)

// Seat returns the key of the country in which a place lies, for a mention that is a place and
// names nobody: a capital's, or a larger town's or region's; empty if it is not known.
func (m *Mention) Seat() string {
	if m.Type != graph.Location || m.Entity >= 0 {
		return ""
	}
	if strings.HasPrefix(m.Key, "country:") {
		return m.Key
	}
	return m.Country
}

// Settle sets the countries of towns and regions. What stands beside a name decides first
// ("Garching, Germany"), then the countries that the document names, then
// which place of that name is far the largest.
func Settle(lex *lexicon.Lexicon, d *document.Document, mentions []Mention) {
	told := map[string]bool{} // countries that the document names
	for i := range mentions {
		if strings.HasPrefix(mentions[i].Key, "country:") {
			told[mentions[i].Key] = true
		}
	}
	for i := len(mentions) - 1; i >= 0; i-- { // a region's country is known before its town's
		m := &mentions[i]
		if m.Type != graph.Location || m.Entity >= 0 || m.Key != "" {
			continue
		}
		homes := gazetteer.Town(m.Name)
		beside := ""
		if i+1 < len(mentions) {
			beside = besideTown(d, m, &mentions[i+1])
		}
		switch {
		case beside != "" && (m.Country == "" || slices.Contains(homes.Codes, strings.TrimPrefix(beside, "country:"))):
			m.Country = beside
		case m.Country == "":
			m.Country = homeTown(lex, homes, told)
		}
	}
}

// homeTown picks one of the countries that have a town of one name: the only one that the document
// names, else the clearly largest.
func homeTown(lex *lexicon.Lexicon, homes gazetteer.Homes, told map[string]bool) string {
	found := ""
	for _, code := range homes.Codes {
		if key := "country:" + code; told[key] {
			if found != "" {
				found = ""
				break
			}
			found = key
		}
	}
	if found == "" && homes.Clear {
		found = "country:" + homes.Codes[0]
	}
	if _, ok := lex.Canonical(found); !ok {
		return ""
	}
	return found
}

// besideTown returns the key of the country that the next mention gives a town: "Lyon, France,",
// "Austin, Texas".
func besideTown(d *document.Document, m, next *Mention) string {
	tokens := d.Sentences[m.Sentence].Tokens
	if next.Sentence != m.Sentence || next.First != m.Last+1 || tokens[m.Last].Text != "," || next.Form == graph.FormDemonym {
		return ""
	}
	if next.Last < len(tokens) && !closes(tokens[next.Last].Text) {
		return ""
	}
	if m.First <= 1 && next.Last+1 < len(tokens) && tokens[next.Last].Text == "," && next.Type == graph.Country {
		return "" // "In Lyon, France, ...": France may be the subject
	}
	if next.Type == graph.Country {
		return next.Key
	}
	return next.Seat()
}

func closes(word string) bool {
	switch word {
	case ",", ".", ";", ":", ")", "?", "!", "-", "–", "—":
		return true
	}
	return false
}
