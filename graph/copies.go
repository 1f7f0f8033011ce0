package graph

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
)

// report is what one article says for a relation, as far as it tells reports of
// their own from copies of one text.
type report struct {
	article    string
	sentence   string
	date       string // of the claim
	confidence float64
}

// alike is the share of pairs of neighbouring words that two sentences must have in common to be
// copies of one text: an agency's report, with a word changed or its end cut off.
const alike = 0.65

// copiedWithin is how far apart the dates of copies can be. A short sentence of
// another year may read the same without being one.
const copiedWithin = 7 * 24 * time.Hour

// mostConfident is the most that any number of reports make of a relation.
const mostConfident = 0.99

// addUp returns how many of the articles are independent and how sure they
// make the relation together. Articles that have a sentence in common, word for word or
// nearly, are one story and count once, with the best claim; stories are taken as independent ("noisy
// or": 1 less the product of the doubts), three decimals. The order of reports does not matter.
func addUp(reports []report) (independent int, confidence float64) {
	stories := newStories(reports)
	best := map[int]float64{}
	for i, r := range reports {
		story := stories.of(i)
		best[story] = max(best[story], r.confidence)
	}
	doubt := 1.0
	for _, c := range slices.Sorted(values(best)) {
		doubt *= 1 - c
	}
	return len(best), min(math.Round((1-doubt)*1000)/1000, mostConfident)
}

func values(m map[int]float64) func(yield func(float64) bool) {
	return func(yield func(float64) bool) {
		for _, v := range m {
			if !yield(v) {
				return
			}
		}
	}
}

// stories are sets of reports, each with one report that stands for it.
type stories []int

// of returns the report that stands for the story of report i.
func (s stories) of(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s stories) join(i, j int) {
	if a, b := s.of(i), s.of(j); a != b {
		s[max(a, b)] = min(a, b)
	}
}

// newStories joins the reports of one article, and those whose sentences are alike. Two that are alike share
// one of their rarest pairs of words, by which they are found without comparing all with all.
func newStories(reports []report) stories {
	s := make(stories, len(reports))
	byArticle := map[string]int{}
	for i, r := range reports {
		s[i] = i
		if first, seen := byArticle[r.article]; seen {
			s.join(i, first)
		} else {
			byArticle[r.article] = i
		}
	}
	if len(byArticle) < 2 {
		return s
	}
	var texts []text
	same, count := map[string]int{}, map[uint64]int{}
	for i, r := range reports {
		words := wordsOf(r.sentence)
		key := strings.Join(words, " ") + "|" + r.date
		if first, seen := same[key]; seen {
			s.join(i, first)
			continue
		}
		same[key] = i
		t := text{report: i, pairs: pairsOf(words)}
		t.day, t.dated = dayOf(r.date)
		for _, p := range t.pairs {
			count[p]++
		}
		texts = append(texts, t)
	}
	shared := map[uint64][]int{}
	for i := range texts {
		t := &texts[i]
		slices.SortFunc(t.pairs, func(a, b uint64) int { return cmp.Or(cmp.Compare(count[a], count[b]), cmp.Compare(a, b)) })
		n := len(t.pairs)
		for _, p := range t.pairs[:n-int(math.Ceil(alike*float64(n)))+min(1, n)] {
			for _, j := range shared[p] {
				if o := &texts[j]; s.of(t.report) != s.of(o.report) && t.copies(o) {
					s.join(t.report, o.report)
				}
			}
			shared[p] = append(shared[p], i)
		}
	}
	return s
}

// text is a sentence ready to be compared.
type text struct {
	report int
	pairs  []uint64 // hashes of its pairs of neighbouring words, each once
	day    time.Time
	dated  bool // to the day
}

// copies reports whether two sentences are copies of one text.
func (t *text) copies(o *text) bool {
	if t.dated && o.dated && t.day.Sub(o.day).Abs() > copiedWithin {
		return false
	}
	few, many := len(t.pairs), len(o.pairs)
	if few > many {
		few, many = many, few
	}
	if float64(few) < alike*float64(many) {
		return false
	}
	in := make(map[uint64]bool, len(t.pairs))
	for _, p := range t.pairs {
		in[p] = true
	}
	common := 0
	for _, p := range o.pairs {
		if in[p] {
			common++
		}
	}
	return float64(common) >= alike*float64(few+many-common)
}

// wordsOf returns the words of a sentence in lower case, without punctuation.
func wordsOf(sentence string) []string {
	return strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// pairsOf returns the hashes of the pairs of neighbouring words, each once; of a word alone, its own.
func pairsOf(words []string) []uint64 {
	var pairs []uint64
	for i := range words {
		if i+1 == len(words) && i > 0 {
			break
		}
		h := fnv.New64a()
		for _, w := range words[i:min(i+2, len(words))] {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
		pairs = append(pairs, h.Sum64())
	}
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

// dayOf returns the day of a date, and false for one of reduced precision.
func dayOf(date string) (time.Time, bool) {
	day, err := time.Parse(time.DateOnly, date)
	return day, err == nil
}
