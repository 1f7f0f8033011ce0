package lexicon

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"entente/graph"
)

// loader fills a lexicon table by table.
type loader struct {
	*Lexicon
	seen    map[string]bool     // name, exactness and key, to find doubles
	removed map[string]bool     // "BE Brussels"
	where   map[string][]string // region, subregion or "island" -> country keys
}

// tables lists the data files in the order in which they are read.
var tables = []struct {
	file    string
	columns int
	add     func(*loader, row) error
}{
	{"countries-supplement.tsv", 3, (*loader).addSupplement},
	{"countries.tsv", 8, (*loader).addCountry},
	{"countries-supplement.tsv", 3, (*loader).addOtherName},
	{"historical.tsv", 6, (*loader).addHistorical},
	{"organizations.tsv", 6, (*loader).addOrganization},
	{"leaders.tsv", 7, (*loader).addLeader},
	{"epithets.tsv", 3, (*loader).addEpithet},
	{"places.tsv", 3, (*loader).addPlaces},
	{"names-beside.tsv", 3, (*loader).addBeside},
	{"titles.tsv", 3, (*loader).addTitles},
	{"heads.tsv", 3, (*loader).addHeads},
	{"nominals.tsv", 2, (*loader).addNominals},
	{"firstnames-us.tsv", 2, (*loader).addGiven},
	{"firstnames-world.tsv", 2, (*loader).addGivenNames},
	{"boilerplate.txt", 2, (*loader).addBoilerplate},
	{"abbreviations.txt", 2, (*loader).addAbbreviations},
	{"lemmas.tsv", 2, (*loader).addLemmas},
}

// Load reads and checks the files of a lexicon. An error names file and line
// and has the code graph.Invalid.
func Load(data fs.FS) (*Lexicon, error) {
	l := &loader{Lexicon: &Lexicon{
		names: make(map[string][]Name, 8000), canonical: make(map[string]Name, 4000), titles: map[string][]titlePhrase{},
		prefixes: map[string]bool{}, given: make(map[string]Gender, 4000), heads: map[string]HeadClass{},
		nominals: map[string]map[string]bool{}, beside: map[string][]string{}, givenToo: map[string]bool{},
		abbreviations: map[string]string{}, irregular: map[string]string{}, sport: map[string]string{},
		leaders: map[string][]Leader{}, epithets: map[string]map[string]bool{},
		adjectives: map[string]string{"country:US": "U.S.", "country:SA": "Saudi"},
	}, seen: make(map[string]bool, 12000), removed: map[string]bool{}, where: map[string][]string{}}
	var contents [][]byte
	for _, t := range tables {
		rows, content, err := readTable(data, t.file, t.columns)
		if err != nil {
			return nil, err
		}
		contents = append(contents, content)
		for _, r := range rows {
			if err := t.add(l, r); err != nil {
				return nil, err
			}
		}
	}
	for first := range l.names {
		slices.SortStableFunc(l.names[first], func(a, b Name) int { // those that ask for more first
			return cmp.Or(len(b.Words)-len(a.Words), min(len(b.Beside), 1)-min(len(a.Beside), 1))
		})
	}
	for first := range l.titles {
		slices.SortStableFunc(l.titles[first], func(a, b titlePhrase) int { return len(b.words) - len(a.words) })
	}
	slices.SortStableFunc(l.bodies, func(a, b []string) int { return len(b) - len(a) })
	l.hash = hashFiles(contents)
	return l.Lexicon, nil
}

// add registers one phrase. Words in square brackets after it, divided by
// "|", are words of which one must stand in the same sentence: "RSF
// [Sudan|Darfur]". The same phrase for the same key twice is ignored;
// for another key the first wins, so that the order of the files decides.
func (l *loader) add(n Name, phrase string) {
	if rest, ok := strings.CutPrefix(phrase, "the "); ok {
		n.The, phrase = true, rest
	}
	if name, words, ok := strings.Cut(phrase, " ["); ok {
		phrase = name
		for w := range strings.SplitSeq(strings.TrimSuffix(words, "]"), "|") {
			n.Beside = append(n.Beside, Fold(w))
		}
	}
	n.Words = SplitPhrase(phrase)
	if len(n.Words) == 0 {
		return
	}
	id := strings.Join(n.Words, " ")
	if len(n.Beside) > 0 {
		id += " " + n.Key
	}
	if n.The {
		id = "the " + id
	}
	if l.seen[id] {
		return
	}
	l.seen[id] = true
	n.folds = make([]string, len(n.Words))
	for i, w := range n.Words {
		n.folds[i] = Fold(w)
	}
	first := n.folds[0]
	l.names[first] = append(l.names[first], n)
}

// addDemonym registers a demonym and its plural.
func (l *loader) addDemonym(key, canonical, word string, noun bool) {
	n := Name{Key: key, Type: graph.Country, Form: graph.FormDemonym, Canonical: canonical, Noun: noun}
	l.add(n, word)
	if _, taken := l.adjectives[key]; !taken && !noun {
		l.adjectives[key] = word
	}
	if plural, ok := pluralDemonym(word); ok {
		n.Plural = true
		l.add(n, plural)
	}
}

// pluralDemonym forms "Albanians", "Iraqis"; adjectives such as "French",
// "Chinese" and "Swiss" have no plural of their own.
func pluralDemonym(word string) (string, bool) {
	for _, end := range []string{"s", "sh", "ch", "ese", "men", "man", "women", "woman", "ois", "x", "ais"} {
		if strings.HasSuffix(word, end) {
			return "", false
		}
	}
	return word + "s", true
}
