package lexicon

import "strings"

// boilerplateLine is a line of boilerplate.txt.
type boilerplateLine struct{ kind, text string }

func (l *loader) addTitles(r row) error {
	gender := Gender(r.fields[1][0])
	switch r.fields[1] {
	case "m", "f":
	case "-":
		gender = Unknown
	default:
		return r.fail("gender %q is none of m, f, -", r.fields[1])
	}
	for _, s := range list(r.fields[2]) {
		if r.fields[0] == "prefix" {
			l.prefixes[strings.ToLower(s)] = true
			continue
		}
		words := SplitPhrase(s)
		for i := range words {
			words[i] = Fold(words[i])
		}
		t := titlePhrase{words: words, title: Title{Kind: r.fields[0], Gender: gender}}
		l.titles[words[0]] = append(l.titles[words[0]], t)
	}
	return nil
}

func (l *loader) addHeads(r row) error {
	class := HeadClass(r.fields[0])
	if class != HeadOrganization && class != HeadLocation && class != HeadOther {
		return r.fail("class %q is none of organization, location, other", class)
	}
	position := r.fields[1]
	switch position {
	case "last", "first", "of", "any":
	default:
		return r.fail("position %q is none of last, first, of, any", position)
	}
	for _, s := range list(r.fields[2]) {
		key := headKey(position, s)
		if _, taken := l.heads[key]; !taken {
			l.heads[key] = class
		}
	}
	return nil
}

func (l *loader) addNominals(r row) error {
	class := r.fields[0]
	if l.nominals[class] == nil {
		l.nominals[class] = map[string]bool{}
	}
	for _, s := range list(r.fields[1]) {
		if s != strings.ToLower(s) {
			return r.fail("%q is not in lower case", s)
		}
		l.nominals[class][s] = true
		if class == "body" {
			l.bodies = append(l.bodies, SplitPhrase(s))
		}
	}
	return nil
}

func (l *loader) addGiven(r row) error {
	switch g := r.fields[1]; g {
	case "m", "f", "b":
		l.given[Fold(r.fields[0])] = Gender(g[0])
		return nil
	default:
		return r.fail("gender %q is none of m, f, b", g)
	}
}

func (l *loader) addGivenNames(r row) error {
	if len(r.fields[0]) != 1 || !strings.Contains("mfb", r.fields[0]) {
		return r.fail("gender %q is none of m, f, b", r.fields[0])
	}
	for _, s := range list(r.fields[1]) {
		l.given[Fold(s)] = Gender(r.fields[0][0])
	}
	return nil
}

func (l *loader) addBoilerplate(r row) error {
	switch r.fields[0] {
	case "start", "has", "line":
		l.boilerplate = append(l.boilerplate, boilerplateLine{r.fields[0], r.fields[1]})
		return nil
	default:
		return r.fail("kind %q is none of start, has, line", r.fields[0])
	}
}

func (l *loader) addAbbreviations(r row) error {
	switch r.fields[0] {
	case "before", "month", "unit":
	default:
		return r.fail("kind %q is none of before, month, unit", r.fields[0])
	}
	for s := range strings.FieldsSeq(r.fields[1]) {
		l.abbreviations[s] = r.fields[0]
	}
	return nil
}

// addLemmas reads "base=form,form;base=form" into one map, by class and form.
func (l *loader) addLemmas(r row) error {
	class := r.fields[0]
	switch class {
	case "v", "n", "a", "stem":
	default:
		return r.fail("class %q is none of v, n, a, stem", class)
	}
	for _, entry := range list(r.fields[1]) {
		base, forms, ok := strings.Cut(entry, "=")
		if !ok || base == "" || forms == "" {
			return r.fail("%q is not base=form,form", entry)
		}
		for form := range strings.SplitSeq(forms, ",") {
			if _, twice := l.irregular[class+" "+form]; !twice {
				l.irregular[class+" "+form] = base
			}
		}
	}
	return nil
}
