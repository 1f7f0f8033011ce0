// Package lexicon holds what the extractor knows before it reads: countries,
// organizations, places, titles, first names and the nouns that refer back to
// them, and the relation frames. All of it is data in files beside this
// package; the code loads, checks and looks up.
//
// What flows in: the embedded files, or files of the same shape. What flows
// out: a [Lexicon], which never changes once it is loaded and may be shared.
//
// Names, demonyms, capitals and regions of countries come from the npm package
// world-countries 5.1.0 (ODbL 1.0), first names in part from the PyPI package
// names 0.3.0 (US Census, public domain); the rest is written for this project.
package lexicon

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"sync"

	"entente/graph"
)

//go:embed data/*.tsv data/*.txt
var files embed.FS

// Lexicon is the loaded data. It is safe for concurrent use.
type Lexicon struct {
	names     map[string][]Name // by folded first word, longest first
	canonical map[string]Name   // by key: the name under which the graph shows it
	titles    map[string][]titlePhrase
	prefixes  map[string]bool // words that stand before a title: "former"
	given     map[string]Gender
	heads     map[string]HeadClass // word and position, see headKey
	nominals  map[string]map[string]bool
	bodies    [][]string
	beside    map[string][]string
	givenToo  map[string]bool
	sport     map[string]string // code of three capitals -> country key

	boilerplate   []boilerplateLine
	abbreviations map[string]string
	adjectives    map[string]string          // by country key
	leaders       map[string][]Leader        // by folded surname
	epithets      map[string]map[string]bool // "west african" -> country keys
	irregular     map[string]string          // base form by class and form: "v broke"
	hash          string
}

// Gender is what a first name or a title says of a person's sex; it serves to
// tell which person "he" or "she" means.
type Gender byte

// The genders. Unknown is the zero value.
const (
	Unknown Gender = 0
	Male    Gender = 'm'
	Female  Gender = 'f'
)

// Name is a phrase that the lexicon knows.
type Name struct {
	Words     []string // as written in the data, tokenised: "People", "'s", "Republic"
	Key       string   // entity id "country:IR"; empty for a place
	Type      graph.EntityType
	Form      graph.MentionForm
	Canonical string // the entity's name; the place's own for a place
	Country   string // id of the country that a place or an organization belongs to; may be empty
	Kind      string // of an organization: "media", "armed"; of a place: "region", "city", "state"
	Plural    bool   // a demonym's plural: "Iranians"
	Noun      bool   // a demonym that is a noun only: "Briton"
	Exact     bool   // the words match in exactly this case
	The       bool   // only after "the": "the States"

	// Beside are words, folded, of which one must stand near: "RSF" is the
	// Sudanese force beside "Sudan". Empty for most names.
	Beside []string

	folds []string // Words folded
}

var defaultLexicon = sync.OnceValues(func() (*Lexicon, error) {
	data, err := fs.Sub(files, "data")
	if err != nil {
		return nil, graph.Errorf(graph.Internal, "lexicon: %w", err)
	}
	return Load(data)
})

// Default returns the embedded lexicon. It is parsed once.
func Default() (*Lexicon, error) { return defaultLexicon() }

// Hash identifies the data: 16 hexadecimal characters of a SHA-256 over all
// files, their names included.
func (l *Lexicon) Hash() string { return l.hash }

// Canonical returns the name under which the graph shows a known entity.
func (l *Lexicon) Canonical(key string) (Name, bool) {
	n, ok := l.canonical[key]
	return n, ok
}

// Given returns the gender of a first name, and whether it is one at all.
func (l *Lexicon) Given(word string) (Gender, bool) {
	g, ok := l.given[Fold(word)]
	if g == 'b' {
		g = Unknown
	}
	return g, ok
}

// Nominal reports whether a word or phrase in lower case is in a class of
// nominals.tsv, such as "government".
func (l *Lexicon) Nominal(class, word string) bool { return l.nominals[class][word] }

// Bodies returns the phrases, in lower case and tokenised, that name an organ of
// a state once a country qualifies them: "foreign ministry". Longest first;
// callers must not change it.
func (l *Lexicon) Bodies() [][]string { return l.bodies }

// Elsewhere returns the words beside which a country's name means something
// else: "Georgia" beside "Atlanta".
func (l *Lexicon) Elsewhere(name string) []string { return l.beside[Fold(name)] }

// GivenToo reports whether a country's name is a first name as well: "Jordan".
func (l *Lexicon) GivenToo(name string) bool { return l.givenToo[Fold(name)] }

// Sporting returns the key of the country that the International Olympic
// Committee knows by a code of three capitals: "NED". It means the country only
// in results, since many codes are words.
func (l *Lexicon) Sporting(code string) (key string, ok bool) {
	key, ok = l.sport[code]
	return key, ok
}

// Irregular returns the base form of a word of class "v", "n" or "a", or of a
// verb's stem without -ed or -ing ("stem"), where the data lists it.
func (l *Lexicon) Irregular(class, form string) (string, bool) {
	base, ok := l.irregular[class+" "+form]
	return base, ok
}

// hashFiles is the hash over the names and contents in the order given.
func hashFiles(parts [][]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Adjective returns the word that qualifies what belongs to a country:
// "Iranian" for country:IR; the country's name where no adjective is known.
func (l *Lexicon) Adjective(key string) string {
	if a, ok := l.adjectives[key]; ok {
		return a
	}
	return l.canonical[key].Canonical
}
