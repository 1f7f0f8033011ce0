package lexicon_test

import (
	"strings"
	"testing"

	"entente/extractor/lexicon"
	"entente/graph"
)

// An acronym of two organizations is one of them only beside a word that says which.
func TestMatchBeside(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, key string }{
		{"the RSF shelled Khartoum", "organization:rapid-support-forces"},
		{"the RSF said two journalists were held", "organization:rsf"},
		{"the RSF said nothing", ""},
		{"Mr Labour said", ""},
		{"Starmer led Labour to power", "organization:labour-party"},
	} {
		w := words(c.text)
		key := ""
		for i := range w {
			if n, took := lex.Match(w, i); took > 0 && strings.HasPrefix(n.Key, "organization:") {
				key = n.Key
			}
		}
		if key != c.key {
			t.Errorf("%q: got %q, want %q", c.text, key, c.key)
		}
	}
}

// Organizations are found under their usual names.
func TestOrganizationsAreFound(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Rapid Support Forces", "Haqqani network", "M23", "Mojahedin-e-Khalq", "Bahrain News Agency", "RTE", "al-Shabab", "UCLA"} {
		w := words(name)
		n, took := lex.Match(w, 0)
		if took != len(w) || n.Type != graph.Organization {
			t.Errorf("%s: %d of %d words are %q", name, took, len(w), n.Key)
		}
	}
}
