package lexicon_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/lexicon"
)

func words(phrase string) []lexicon.Word {
	var out []lexicon.Word
	for _, w := range lexicon.SplitPhrase(phrase) {
		out = append(out, lexicon.Word{Text: w, Fold: lexicon.Fold(w)})
	}
	return out
}

func TestMatch(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, key, form string }{
		{"Iran", "country:IR", "name"},
		{"IRAN", "country:IR", "name"},
		{"Islamic Republic of Iran", "country:IR", "alias"},
		{"Iranians", "country:IR", "demonym"},
		{"Iraqi", "country:IQ", "demonym"},
		{"Tehran", "country:IR", "metonym"},
		{"U.S.", "country:US", "acronym"},
		{"us", "", ""},
		{"turkey", "", ""},
		{"Turkey", "country:TR", "name"},
		{"Niger", "country:NE", "name"},
		{"Nigeria", "country:NG", "name"},
		{"People's Republic of China", "country:CN", "alias"},
		{"Côte d'Ivoire", "country:CI", "alias"},
		{"Cote d'Ivoire", "country:CI", "alias"},
		{"USSR", "country:SUHH", "acronym"},
		{"New Mexico", "", "name"},
		{"New York", "", "name"},
		{"Mujahedeen-e-Khalq", "organization:mek", "alias"},
		{"MEK", "organization:mek", "acronym"},
		{"NATO", "organization:nato", "acronym"},
		{"Washington Post", "organization:washington-post", "alias"},
		{"Briton", "country:GB", "demonym"},
		{"Frenchmen", "country:FR", "demonym"},
		{"Dominican", "country:DO", "demonym"},
		{"Congolese", "country:CG", "demonym"},
	} {
		w := words(c.text)
		n, took := lex.Match(w, 0)
		if n.Key != c.key || string(n.Form) != c.form || c.form != "" && took != len(w) {
			t.Errorf("%s: got %q %q, %d words of %d; want %q %q", c.text, n.Key, n.Form, took, len(w), c.key, c.form)
		}
	}
}

func TestErrorsNameFileAndLine(t *testing.T) {
	_, err := lexicon.Load(fstest.MapFS{"countries-supplement.tsv": {Data: []byte("# comment\nAL\tdemonym\tAlban\nXX1\talias\tY\n")}})
	if err == nil || !strings.HasPrefix(err.Error(), "countries-supplement.tsv:3: ") {
		t.Errorf("got %v", err)
	}
	_, err = lexicon.Load(fstest.MapFS{"countries-supplement.tsv": {Data: []byte("AL\tdemonym\n")}})
	if err == nil || !strings.HasPrefix(err.Error(), "countries-supplement.tsv:1: expected 3 fields") {
		t.Errorf("got %v", err)
	}
}

func TestSplitPhrase(t *testing.T) {
	got := lexicon.SplitPhrase("Kurdistan Workers' Party, People's")
	if diff := cmp.Diff([]string{"Kurdistan", "Workers", "'", "Party", ",", "People", "'s"}, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lexicon.Load(lexicon.Files()); err != nil {
			b.Fatal(err)
		}
	}
}
