package gazetteer_test

import (
	"strings"
	"testing"

	"entente/extractor/gazetteer"
)

func TestLoad(t *testing.T) {
	if err := gazetteer.Load(); err != nil {
		t.Fatal(err)
	}
}

func TestWord(t *testing.T) {
	for _, c := range []struct {
		word      string
		has, lack gazetteer.Flags
	}{
		{"Mary", gazetteer.FirstName | gazetteer.FemaleName | gazetteer.FirstNameCommon, gazetteer.MaleName},
		{"HOSSEIN", gazetteer.FirstName, gazetteer.AnyOrganization},
		{"Volodymyr", gazetteer.FirstName | gazetteer.MaleName, 0},
		{"smith", gazetteer.Surname | gazetteer.SurnameCommon, 0},
		{"Erdoğan", gazetteer.Surname, 0},
		{"Erdogan", gazetteer.Surname, 0},
		{"Tirana", gazetteer.City, gazetteer.AnyPerson},
		{"Texas", gazetteer.Region, 0},
		{"Boeing", gazetteer.Company | gazetteer.CompanyLarge, gazetteer.Common},
		{"Target", gazetteer.CompanyLarge | gazetteer.Brand | gazetteer.Common, 0},
		{"University", gazetteer.HeadWord, gazetteer.AnyPerson},
		{"quickly", 0, gazetteer.AnyPerson | gazetteer.AnyPlace | gazetteer.AnyOrganization},
		{"xqzzyv", 0, ^gazetteer.Flags(0)},
		{"", 0, ^gazetteer.Flags(0)},
		{"a-word-longer-than-any-that-is-looked-up", 0, ^gazetteer.Flags(0)},
	} {
		got := gazetteer.Word(c.word)
		if got&c.has != c.has || got&c.lack != 0 {
			t.Errorf("%s is known as %b, not as %b without %b", c.word, got, c.has, c.lack)
		}
	}
}

func TestLongest(t *testing.T) {
	for _, c := range []struct {
		text  string
		at, n int
		has   gazetteer.Flags
	}{
		{"Wells Fargo said", 0, 2, gazetteer.Bank},
		{"the Bank of America said", 1, 3, gazetteer.Bank},
		{"at Harvard University .", 1, 2, gazetteer.University},
		{"PROCTER & GAMBLE", 0, 3, gazetteer.CompanyLarge},
		{"John Smith", 0, 1, gazetteer.FirstName},
		{"xqzzyv Bank", 0, 0, 0},
		{"John", 1, 0, 0},
		{"John", -1, 0, 0},
	} {
		n, f := gazetteer.Longest(strings.Fields(c.text), c.at)
		if n != c.n || f&c.has != c.has {
			t.Errorf("%q at %d: %d words known as %b, not %d as %b", c.text, c.at, n, f, c.n, c.has)
		}
	}
}

func TestNoAllocations(t *testing.T) {
	words := strings.Fields("The president of Bank of America met Recep Tayyip Erdoğan in İstanbul")
	if n := testing.AllocsPerRun(10, func() {
		for i := range words {
			gazetteer.Word(words[i])
			gazetteer.Longest(words, i)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkLongest(b *testing.B) {
	words := strings.Fields("The president of Bank of America met Recep Tayyip Erdoğan in İstanbul")
	b.ReportAllocs()
	for b.Loop() {
		for i := range words {
			gazetteer.Longest(words, i)
		}
	}
}
