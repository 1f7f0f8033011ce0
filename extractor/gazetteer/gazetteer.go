// Package gazetteer knows which words and phrases are names, and of what: given
// names and surnames, cities, regions, companies, universities, teams, parties
// and other organizations. Words go in as they stand in the text, in any case;
// out come [Flags], evidence for the model that recognises names. It does not
// say who or what an entity is: package lexicon does.
//
// The table is packed from open data by `go run ./cmd/train gazetteer`; the
// README.md beside it names sources and licences. It is read once, at first
// use.
package gazetteer

import (
	_ "embed"
	"sync"

	"entente/extractor/lookup"
	"entente/extractor/perceptron"
)

//go:embed names.bin
var packed []byte

// Flags say what a word or phrase is known as; often it is several things.
type Flags uint32

// The classes. A word may be a FirstName whose sex is not known.
const (
	FirstName       Flags = 1 << iota // a given name
	MaleName                          // a given name of men
	FemaleName                        // a given name of women
	FirstNameCommon                   // among the usual given names of the United States or of the Arabic and Persian world
	Surname
	SurnameCommon // among the 5 000 usual surnames of the United States, or a usual one elsewhere
	City          // 15 000 inhabitants and more
	CityLarge     // 400 000 and more
	Region        // a state, province, county or department of a country
	Company       // a listed company, or one whose name stands on shops and plants
	CompanyLarge  // a listed company worth some two billion dollars and more
	Bank          // a bank or insurer
	Brand         // a chain of shops, restaurants, hotels and the like
	University
	Team  // a sports club or league
	Media // a newspaper, broadcaster or news agency
	Party
	Government   // a ministry, agency, court, police or other organ of a state
	Bloc         // an international organization
	Armed        // an armed group or a military
	Organization // any other organization
	HeadWord     // a word that many names of organizations begin or end with: "bank", "university"
	Common       // a single word that is usually written in lower case: "target"
	starts       // the first word of a longer name that is listed
)

// Classes of flags.
const (
	AnyPerson       = FirstName | Surname
	AnyPlace        = City | CityLarge | Region
	AnyOrganization = Company | CompanyLarge | Bank | Brand | University | Team | Media | Party | Government | Bloc | Armed | Organization
)

// MaxWords is the length in words of the longest names.
const MaxWords = 6

// maxWord is the length in bytes of the longest word that is looked up.
const maxWord = 32

type names struct {
	table lookup.Table
	sets  []Flags // what the numbers of the table stand for
}

var load = sync.OnceValues(func() (*names, error) { return read(packed) })

// Load reads the table, if that was not done yet. An error means that the
// program was built with a damaged file; nothing is known then.
func Load() error {
	_, err := load()
	return err
}

func (n *names) at(h perceptron.Hash) Flags {
	i := n.table.At(uint32(h >> 32))
	if int(i) >= len(n.sets) {
		return 0
	}
	return n.sets[i]
}

// Word returns what a single word is known as; 0 if it is no name.
func Word(word string) Flags {
	n, err := load()
	if err != nil {
		return 0
	}
	h, ok := hash(word)
	if !ok {
		return 0
	}
	return n.at(h) &^ starts
}

// Longest returns the longest listed name that begins at words[i], as a number
// of words, and what it is known as. It is 0, 0 where no name begins.
func Longest(words []string, i int) (int, Flags) {
	n, err := load()
	if err != nil || i < 0 || i >= len(words) {
		return 0, 0
	}
	h, ok := hash(words[i])
	if !ok {
		return 0, 0
	}
	found := n.at(h)
	length := 0
	if found&^starts != 0 {
		length = 1
	}
	if found&starts == 0 {
		return length, found
	}
	found &^= starts
	for next := 1; next < MaxWords && i+next < len(words); next++ {
		w, ok := hash(words[i+next])
		if !ok {
			break
		}
		h = h.And(w)
		if f := n.at(h); f != 0 {
			length, found = next+1, f
		}
	}
	return length, found
}

// hash is the hash of a folded word, without an allocation.
func hash(word string) (perceptron.Hash, bool) {
	if word == "" || len(word) > maxWord {
		return 0, false
	}
	var buf [2 * maxWord]byte
	return perceptron.Text(string(fold(buf[:0], word))), true
}
