package lexicon

import "strings"

// Epithet reports whether words in lower case, "west african" or "jewish",
// speak of countries at all.
func (l *Lexicon) Epithet(words string) bool { return l.epithets[words] != nil }

// EpithetFits reports whether an epithet, or the noun "kingdom", can speak of
// the country with the given key.
func (l *Lexicon) EpithetFits(words, key string) bool { return l.epithets[words][key] }

func (l *loader) addEpithet(r row) error {
	keys := l.where[r.fields[1]]
	switch r.fields[0] {
	case "where":
		if len(keys) == 0 {
			return r.fail("no country of countries.tsv is in %q", r.fields[1])
		}
	case "code":
		for _, code := range list(r.fields[1]) {
			if _, ok := l.canonical["country:"+code]; !ok {
				return r.fail("no country %s", code)
			}
			keys = append(keys, "country:"+code)
		}
	default:
		return r.fail("kind %q is none of where, code", r.fields[0])
	}
	for _, words := range list(r.fields[2]) {
		if words != strings.ToLower(words) {
			return r.fail("%q is not in lower case", words)
		}
		if l.epithets[words] == nil {
			l.epithets[words] = map[string]bool{}
		}
		for _, key := range keys {
			l.epithets[words][key] = true
		}
	}
	return nil
}
