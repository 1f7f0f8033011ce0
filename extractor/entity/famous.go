package entity

import (
	"slices"

	"entente/extractor/lexicon"
	"entente/extractor/mention"
)

// famous returns the leader whom a bare surname means: the only one of that name
// that the lexicon knows, in office about when the article was published, in a
// text that speaks of the country. A surname that many people share needs the date
// of the article and somebody in office then.
func (l *linker) famous(m *mention.Mention, name string) (lexicon.Leader, bool) {
	leaders := l.lex.Leaders(name)
	if len(leaders) == 0 || m.Title != "" {
		return lexicon.Leader{}, false
	}
	year := publishedIn(l.d)
	shared := common(lexicon.Fold(name))
	if shared && year == 0 {
		return lexicon.Leader{}, false
	}
	found := lexicon.Leader{}
	for _, k := range leaders {
		if year > 0 && !l.inOffice(k, year) || shared && !k.In(year) || !l.spokenOf(k.Country) {
			continue
		}
		if found.Name != "" && found.Name != k.Name {
			return lexicon.Leader{}, false
		}
		found = k
	}
	return found, found.Name != ""
}

// inOffice reports whether a leader was in office in a year or the two around it.
func (l *linker) inOffice(k lexicon.Leader, year int) bool {
	return k.In(year) || k.In(year-1) || k.In(year+1)
}

// spokenOf reports whether the document names a country.
func (l *linker) spokenOf(key string) bool {
	return slices.ContainsFunc(l.mentions, func(m mention.Mention) bool { return m.Key == key })
}

// common reports whether a leader's surname is so many others' that alone it
// means nobody for sure.
func common(surname string) bool {
	switch surname {
	case "johnson", "ford", "carter", "wilson", "heath", "eden", "major", "cameron", "howard", "harper", "morrison", "kennedy", "clinton", "bush", "nixon",
		"khan", "singh", "abe", "marcos", "ortega", "castro", "morales", "chavez", "petro", "allende", "begin", "sharon", "barak", "bashir", "abbas",
		"hollande", "brandt", "kohl", "merz", "rudd", "hawke", "menzies", "carney", "albanese", "arroyo", "aquino", "blair", "thatcher", "truman", "uribe",
		"nasser", "ghani", "kenyatta", "meir", "peres", "ecevit", "ozal", "mahathir", "lula":
		return surname != "lula"
	}
	return false
}
