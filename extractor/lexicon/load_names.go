package lexicon

import (
	"regexp"
	"strings"

	"entente/graph"
)

var (
	countryCode = regexp.MustCompile(`^([A-Z]{2}|[A-Z]{4})$`)
	slugShape   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// addSupplement reads removals first, before the generated names are added.
func (l *loader) addSupplement(r row) error {
	if !countryCode.MatchString(r.fields[0]) {
		return r.fail("%q is no ISO 3166 code", r.fields[0])
	}
	if r.fields[1] == "remove" {
		for _, s := range list(r.fields[2]) {
			l.removed[r.fields[0]+" "+s] = true
		}
	}
	return nil
}

func (l *loader) addCountry(r row) error {
	code, name := r.fields[0], r.fields[1]
	if !countryCode.MatchString(code) {
		return r.fail("%q is no ISO 3166 code", code)
	}
	if name == "Türkiye" {
		name = "Turkey" // the name under which English-language news knows it
	}
	key := "country:" + code
	if _, twice := l.canonical[key]; twice {
		return r.fail("country %s is listed twice", code)
	}
	if sport := r.fields[7]; sport != "" {
		l.sport[sport] = key
	}
	n := Name{Key: key, Type: graph.Country, Form: graph.FormName, Canonical: name}
	l.canonical[key] = n
	for _, w := range list(r.fields[6]) {
		l.where[w] = append(l.where[w], key)
	}
	l.add(n, name)
	n.Form = graph.FormAlias
	for _, s := range append([]string{r.fields[2]}, list(r.fields[5])...) {
		if !l.removed[code+" "+s] {
			l.add(n, s)
		}
	}
	for _, s := range list(r.fields[3]) {
		l.addDemonym(key, name, s, false)
	}
	n.Form = graph.FormMetonym
	for _, s := range list(r.fields[4]) {
		if !l.removed[code+" "+s] {
			l.add(n, s)
		}
	}
	return nil
}

// nounEnds end the demonyms of the supplement that are nouns only.
var nounEnds = []string{"man", "men", "woman", "women", "Briton", "Brit", "Dane", "Pole", "Swede", "Finn", "Turk", "Spaniard",
	"New Zealander", "Hong Konger", "Hongkonger", "Kiwi"}

func (l *loader) addOtherName(r row) error {
	key := "country:" + r.fields[0]
	country, ok := l.canonical[key]
	if !ok {
		return r.fail("no country %s in countries.tsv", r.fields[0])
	}
	n := Name{Key: key, Type: graph.Country, Canonical: country.Canonical}
	for _, s := range list(r.fields[2]) {
		switch r.fields[1] {
		case "remove":
		case "demonym":
			noun := false
			for _, end := range nounEnds {
				noun = noun || strings.HasSuffix(s, end)
			}
			l.addDemonym(key, country.Canonical, s, noun)
		case "alias":
			n.Form = graph.FormAlias
			l.add(n, s)
		case "metonym":
			n.Form = graph.FormMetonym
			l.add(n, s)
		case "acronym":
			n.Form, n.Exact = graph.FormAcronym, true
			l.add(n, s)
		default:
			return r.fail("form %q is none of alias, acronym, demonym, metonym, remove", r.fields[1])
		}
	}
	return nil
}

func (l *loader) addHistorical(r row) error {
	code, name := r.fields[0], r.fields[1]
	if len(code) != 4 || !countryCode.MatchString(code) {
		return r.fail("%q is no code of four capitals", code)
	}
	key := "country:" + code
	n := Name{Key: key, Type: graph.Country, Form: graph.FormName, Canonical: name, Kind: "historical"}
	l.canonical[key] = n
	l.add(n, name)
	for _, s := range list(r.fields[2]) {
		l.addDemonym(key, name, s, false)
	}
	n.Form = graph.FormMetonym
	for _, s := range list(r.fields[3]) {
		l.add(n, s)
	}
	n.Form = graph.FormAlias
	for _, s := range list(r.fields[4]) {
		l.add(n, s)
	}
	n.Form, n.Exact = graph.FormAcronym, true
	for _, s := range list(r.fields[5]) {
		l.add(n, s)
	}
	return nil
}

func (l *loader) addOrganization(r row) error {
	slug, name, country := r.fields[0], r.fields[1], r.fields[3]
	if !slugShape.MatchString(slug) {
		return r.fail("slug %q is not in lower case with single hyphens", slug)
	}
	key := "organization:" + slug
	if _, twice := l.canonical[key]; twice {
		return r.fail("organization %s is listed twice", slug)
	}
	n := Name{Key: key, Type: graph.Organization, Form: graph.FormName, Canonical: name, Kind: r.fields[2]}
	if country != "" {
		if _, ok := l.canonical["country:"+country]; !ok {
			return r.fail("no country %s", country)
		}
		n.Country = "country:" + country
	}
	l.canonical[key] = n
	acronyms := list(r.fields[5])
	for _, s := range acronyms {
		a := n
		a.Exact, a.Form = true, graph.FormAcronym
		l.add(a, s)
	}
	l.add(n, name)
	n.Form = graph.FormAlias
	for _, s := range list(r.fields[4]) {
		l.add(n, s)
	}
	return nil
}

func (l *loader) addPlaces(r row) error {
	n := Name{Type: graph.Location, Form: graph.FormName, Kind: r.fields[0]}
	if r.fields[1] != "" {
		n.Country = "country:" + r.fields[1]
		if _, ok := l.canonical[n.Country]; !ok {
			return r.fail("no country %s", r.fields[1])
		}
	}
	for _, s := range list(r.fields[2]) {
		n.Canonical = strings.TrimPrefix(s, "the ")
		l.add(n, s)
	}
	return nil
}

// addBeside reads what a country's name means where it is not the country. A
// phrase is registered as a name of no type, which hides the country inside.
func (l *loader) addBeside(r row) error {
	name, words := r.fields[0], list(r.fields[2])
	switch r.fields[1] {
	case "person":
		l.givenToo[Fold(name)] = true
	case "beside":
		l.beside[Fold(name)] = append(l.beside[Fold(name)], words...)
	case "phrase":
		for _, s := range words {
			l.add(Name{Canonical: s}, s)
		}
	default:
		return r.fail("kind %q is none of person, beside, phrase", r.fields[1])
	}
	return nil
}
