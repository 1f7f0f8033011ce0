package graph

import (
	"slices"
	"strings"
)

// Confidence at which the program acts by itself, and below which it says
// nothing. The figures of [compare] are judgements ordered by how often each
// kind of evidence misleads, and are not calibrated.
const (
	certain    = 0.85
	suggestive = 0.50
)

// The codes of a [Merge].
const (
	CodeParticle  = "particle"   // particles and word breaks only: "el-Sisi", "al Sisi"
	CodeSpelling  = "spelling"   // transliterations of one name: "Zelensky", "Zelenskyy"
	CodeMiddle    = "middle"     // a middle name or initial more: "John F. Kerry"
	CodeInitial   = "initial"    // an initial for a given name: "V. Putin"
	CodeShortForm = "short-form" // the short form of a given name: "Joe", "Joseph"
	CodeSurname   = "surname"    // a surname alone
	CodeLegalForm = "legal-form" // a company with and without "Inc."
	CodeAcronym   = "acronym"    // an acronym and its name
	CodeContext   = "context"    // one name, contexts that disagree: kept apart
	CodeUser      = "user"       // a user said so
)

// likeness is what [compare] found about two beings.
type likeness struct {
	from, into int // indexes of beings
	code       string
	confidence float64
	shorter    bool // From says less than Into: it must not fit another as well
}

// named is a being with its name read.
type named struct {
	person personName
	words  []string // of an organization
	sounds []string // of each part or word
}

func readName(b being) named {
	_, slug, _ := strings.Cut(b.local, ":")
	var n named
	if typeOf(b.local) == Person {
		n.person = readPerson(slug)
		n.words = n.person.parts
	} else {
		n.words = readOrganization(slug)
	}
	for _, w := range n.words {
		n.sounds = append(n.sounds, sound(w))
	}
	return n
}

// compare judges whether two beings of one family and of different names are
// one. Its outcome does not depend on the order of its arguments, but for from
// and into, which it leaves 0.
func compare(a, b being, x, y named) (likeness, bool) {
	if a.local == b.local {
		return likeness{}, false
	}
	like := func(agree int) likeness {
		if typeOf(a.local) == Person {
			return comparePersons(x, y, agree)
		}
		return compareOrganizations(a, b, x, y, agree)
	}
	// Most names differ whatever is said of them, which is cheaper to see.
	if like(closely).confidence < suggestive || opposed(a.local, a.facets, b.facets) ||
		slices.Contains(a.facets, facetCrowd) || slices.Contains(b.facets, facetCrowd) {
		return likeness{}, false
	}
	l := like(agreement(a.facets, b.facets))
	if l.code == CodeMiddle && len(shared(a.facets, b.facets, facetOffice)) > 0 {
		l.confidence = min(l.confidence, 0.7) // fathers and sons in one office: George and George W. Bush
	}
	if l.shorter && met(a, b) {
		return likeness{}, false // an article that has both names means two
	}
	return l, l.confidence >= suggestive
}

// opposed reports whether two of different names cannot be one: their contexts
// disagree, or one is a man and one a woman.
func opposed(id string, a, b []string) bool {
	return genders(a, b) || disagreement(id, a, b) != ""
}

// met reports whether some article speaks of both.
func met(a, b being) bool {
	return slices.Contains(a.facets, facetWith+b.local) || slices.Contains(b.facets, facetWith+a.local)
}

// byAgreement picks a confidence by the level of [agreement].
func byAgreement(agree int, none, topic, country, close float64) float64 {
	return [...]float64{none, topic, country, close}[agree]
}

func comparePersons(x, y named, agree int) likeness {
	if len(x.words) == 0 || len(y.words) == 0 {
		return likeness{}
	}
	if len(x.words) > len(y.words) {
		x, y = y, x
	}
	n, m := len(x.words), len(y.words)
	suffix := x.person.suffix != y.person.suffix
	if suffix && x.person.suffix != "" && y.person.suffix != "" {
		return likeness{}
	}
	last := pairOf(x, n-1, y, m-1)
	if last != same && last != spelled && !(last == vowels && n == m && n > 1) {
		return likeness{}
	}
	var l likeness
	switch {
	case n == 1 && m == 1:
		l = likeness{code: CodeSpelling, confidence: byAgreement(agree, 0, 0.5, 0.6, 0.9)}
		if last == same {
			l = likeness{code: CodeParticle, confidence: byAgreement(agree, 0.6, 0.7, 0.9, 0.95)}
		}
	case n == 1:
		l = likeness{code: CodeSurname, confidence: byAgreement(agree, 0, 0, 0.65, 0.88), shorter: true}
	case n == m:
		l = alignedPersons(x, y, agree)
	default:
		l = middlePersons(x, y, agree)
	}
	if suffix {
		l.confidence = min(l.confidence, 0.6)
	}
	return l
}

// alignedPersons compares names with the same number of parts.
func alignedPersons(x, y named, agree int) likeness {
	worst, initials, short := same, false, false
	for i := range x.words {
		switch p := pairOf(x, i, y, i); p {
		case different:
			return likeness{}
		case initial:
			initials = true
		case shortForm:
			short = true
		default:
			worst = max(worst, p)
		}
	}
	switch {
	case worst == vowels && (initials || short):
		return likeness{}
	case worst == vowels:
		return likeness{code: CodeSpelling, confidence: byAgreement(agree, 0, 0.55, 0.65, 0.75)}
	case initials:
		return likeness{code: CodeInitial, confidence: byAgreement(agree, 0.5, 0.6, 0.75, 0.88), shorter: true}
	case short:
		return likeness{code: CodeShortForm, confidence: byAgreement(agree, 0.5, 0.6, 0.7, 0.88), shorter: true}
	case worst == spelled:
		return likeness{code: CodeSpelling, confidence: byAgreement(agree, 0.7, 0.88, 0.93, 0.95)}
	}
	return likeness{code: CodeParticle, confidence: byAgreement(agree, 0.9, 0.93, 0.95, 0.97)}
}

// middlePersons compares a name with a longer one: the first and last parts
// agree and the parts between are among the longer one's.
func middlePersons(x, y named, agree int) likeness {
	first := pairOf(x, 0, y, 0)
	if len(x.words) == 2 && len(y.words) == 3 && first == different && pairOf(x, 0, y, 1) == same && len(x.words[0]) > 1 {
		return likeness{code: CodeMiddle, confidence: byAgreement(agree, 0, 0.55, 0.65, 0.75), shorter: true} // Tayyip Erdogan
	}
	if first == different || first == vowels {
		return likeness{}
	}
	if n := len(x.words); n > 2 && len(x.words[1]) == 1 && pairOf(x, 1, y, 1) == different {
		return likeness{} // George W. Bush, George H. W. Bush
	}
	k := 1
	for i := 1; i < len(x.words)-1; i++ {
		for k < len(y.words)-1 && pairOf(x, i, y, k) == different {
			k++
		}
		if k == len(y.words)-1 {
			return likeness{}
		}
		k++
	}
	if first == initial {
		return likeness{code: CodeInitial, confidence: byAgreement(agree, 0, 0.5, 0.6, 0.75), shorter: true}
	}
	return likeness{code: CodeMiddle, confidence: byAgreement(agree, 0.6, 0.75, 0.87, 0.9), shorter: true}
}

// pair says how two parts of names stand to each other, from same to different.
type pair int

const (
	same      pair = iota
	spelled        // transliterations of one
	vowels         // but for an e in place of an i, or a final e in place of an a
	initial        // one is the other's initial
	shortForm      // "Joe", "Joseph"
	different
)

func pairOf(x named, i int, y named, k int) pair {
	a, b := x.words[i], y.words[k]
	switch {
	case a == b:
		return same
	case len(a) == 1 || len(b) == 1:
		if a[0] == b[0] {
			return initial
		}
		return different
	case x.sounds[i] == y.sounds[k] && len(x.sounds[i]) > 2:
		if e := a[len(a)-1]; e != b[len(b)-1] && (e == 'a' || e == 'e') && strings.IndexByte("ae", b[len(b)-1]) >= 0 {
			return vowels // Anna, Anne
		}
		return spelled
	case i < len(x.words)-1 && isShortForm(a, b):
		return shortForm
	case len(x.sounds[i]) > 4 && strings.ReplaceAll(x.sounds[i], "I", "A") == strings.ReplaceAll(y.sounds[k], "I", "A"):
		return vowels
	}
	return different
}

// shortForms are given names in English with the forms that the news uses for
// one and the same person.
var shortForms = map[string]string{
	"al": "albert alan", "alex": "alexander alexandra", "andy": "andrew", "ben": "benjamin", "bernie": "bernard", "beth": "elizabeth", "bill": "william",
	"bob": "robert", "bobby": "robert", "charlie": "charles", "chris": "christopher christine", "chuck": "charles", "dan": "daniel", "dave": "david", "dick": "richard",
	"don": "donald", "doug": "douglas", "ed": "edward edwin", "fred": "frederick", "greg": "gregory", "jack": "john", "jeff": "jeffrey", "jerry": "gerald jerome",
	"jim": "james", "jimmy": "james", "joe": "joseph", "kate": "katherine catherine", "ken": "kenneth", "larry": "lawrence", "liz": "elizabeth", "matt": "matthew",
	"mike": "michael", "mitch": "mitchell", "nick": "nicholas", "pat": "patrick patricia", "pete": "peter", "phil": "philip phillip", "ray": "raymond", "rich": "richard",
	"rob": "robert", "ron": "ronald", "sam": "samuel samantha", "steve": "steven stephen", "sue": "susan", "ted": "edward theodore", "tim": "timothy", "tom": "thomas",
	"tony": "anthony", "vic": "victor", "will": "william",
}

func isShortForm(a, b string) bool {
	return slices.Contains(strings.Fields(shortForms[a]), b) || slices.Contains(strings.Fields(shortForms[b]), a)
}

func compareOrganizations(a, b being, x, y named, agree int) likeness {
	if len(x.words) > len(y.words) {
		a, b, x, y = b, a, y, x
	}
	if len(x.words) == 1 && len(y.words) > 1 {
		return compareAcronym(a, b, x.words[0], y.words)
	}
	if len(x.words) != len(y.words) {
		return likeness{}
	}
	worst := same
	for i := range x.words {
		switch p := pairOf(x, i, y, i); p {
		case same, spelled:
			worst = max(worst, p)
		default:
			return likeness{}
		}
	}
	if worst == same {
		return likeness{code: CodeLegalForm, confidence: byAgreement(agree, 0.9, 0.93, 0.95, 0.95)}
	}
	return likeness{code: CodeSpelling, confidence: byAgreement(agree, 0.7, 0.8, 0.9, 0.93)}
}

// compareAcronym judges whether a name of one word is short for a longer one,
// because some article says so or because it has its initials.
func compareAcronym(a, b being, short string, words []string) likeness {
	l := likeness{code: CodeAcronym, shorter: true}
	country := len(shared(a.facets, b.facets, facetCountry)) > 0
	switch {
	case slices.Contains(b.facets, facetAcronym+short):
		l.confidence = 0.9
	case !spells(short, words) || len(short) < 3:
	case country:
		l.confidence = 0.88
	default:
		l.confidence = 0.55
	}
	return l
}

// spells reports whether an acronym has the initials of a name, connectives
// counted or not.
func spells(acronym string, words []string) bool {
	var all, main string
	for _, w := range words {
		if w == "" {
			continue
		}
		r := []rune(w)
		all += string(r[:1])
		if !slices.Contains(connectives, w) {
			main += string(r[:1])
		}
	}
	return acronym == all || acronym == main
}
