package fulltext

import (
	"cmp"
	"math"
	"slices"
)

// Posting says how often and where a term stands in a field of a document.
type Posting struct {
	Document  uint64
	Positions []int // ascending
}

// Source is an index as [Search] reads it. Fields are numbered in the order of
// [Source.Fields].
type Source interface {
	Fields() []string

	// Postings calls visit for each document that has the term in the field.
	Postings(field int, term string, visit func(Posting) error) error

	// Terms calls visit for the terms of a field that begin with prefix, ascending.
	Terms(field int, prefix string, visit func(term string) error) error

	// Documents calls visit for each document that has the field.
	Documents(field int, visit func(document uint64) error) error

	// Length returns how many terms a field of a document has.
	Length(field int, document uint64) int

	// Statistics returns how many documents have the field, and how many terms they
	// have in it together.
	Statistics(field int) (documents, terms int64)
}

// Hit is a document that matches, with its score.
type Hit struct {
	Document uint64
	Score    float64
}

// Bounds hold a search.
type Bounds struct {
	Tick func() error            // called for each piece of work
	Hold func(bytes int64) error // counts what stays in memory
}

// Search returns the documents that match a query, the best first; of those with
// one score the older first.
func Search(source Source, q Query, bounds Bounds) ([]Hit, error) {
	s := &searcher{source, bounds, source.Fields()}
	found, err := s.run(q)
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, 0, len(found))
	for document, score := range found {
		hits = append(hits, Hit{document, float64(float32(score))})
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Document, b.Document))
	})
	return hits, nil
}

// The parameters of BM25.
const (
	k1 = 1.2
	b  = 0.75
)

// mostFuzzy is how many terms a fuzzy word stands for at most, the likest ones.
const mostFuzzy = 50

type scores map[uint64]float64

type searcher struct {
	source Source
	bounds Bounds
	fields []string
}

func (s *searcher) add(all scores, document uint64, score float64) error {
	if _, known := all[document]; !known {
		if err := s.bounds.Hold(48); err != nil {
			return err
		}
	}
	all[document] += score
	return s.bounds.Tick()
}

func (s *searcher) run(q Query) (scores, error) {
	found := scores{}
	switch q := q.(type) {
	case *boolQuery:
		return s.boolean(q)
	case *boostQuery:
		inner, err := s.run(q.query)
		for document := range inner {
			inner[document] *= q.boost
		}
		return inner, err
	case allQuery:
		for field := range s.fields {
			err := s.source.Documents(field, func(document uint64) error {
				if _, known := found[document]; known {
					return s.bounds.Tick()
				}
				return s.add(found, document, 1)
			})
			if err != nil {
				return nil, err
			}
		}
		return found, nil
	}
	for field, name := range s.fields {
		var err error
		switch q := q.(type) {
		case *termQuery:
			if q.field == "" || q.field == name {
				err = s.term(found, field, q.term, 1)
			}
		case *phraseQuery:
			if q.field == "" || q.field == name {
				err = s.phrase(found, field, q)
			}
		case *patternQuery:
			if q.field == "" || q.field == name {
				err = s.pattern(found, field, q.pattern)
			}
		case *rangeQuery:
			if q.field == "" || q.field == name {
				err = s.terms(found, field, "", func(term string) bool { return q.holds(term) })
			}
		case *fuzzyQuery:
			if q.field == "" || q.field == name {
				err = s.fuzzy(found, field, q)
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// boolean adds up what the clauses find. Without a clause that must hold, one
// that should has to.
func (s *searcher) boolean(q *boolQuery) (scores, error) {
	var required, optional scores
	excluded := scores{}
	hasOptional := false
	for _, c := range q.clauses {
		found, err := s.run(c.query)
		if err != nil {
			return nil, err
		}
		switch {
		case c.occur == mustNot:
			for document := range found {
				excluded[document] = 0
			}
		case c.occur == must && required == nil:
			required = found
		case c.occur == must:
			for document := range required {
				if score, ok := found[document]; ok {
					required[document] += score
				} else {
					delete(required, document)
				}
			}
		case optional == nil:
			optional, hasOptional = found, true
		default:
			for document, score := range found {
				if err := s.add(optional, document, score); err != nil {
					return nil, err
				}
			}
		}
	}
	result := optional
	if required != nil {
		result = required
		for document := range result {
			if hasOptional {
				result[document] += optional[document]
			}
		}
	}
	for document := range excluded {
		delete(result, document)
	}
	return result, nil
}

// idf is how much a term tells that so many of the documents have.
func idf(documents, have int64) float64 {
	return math.Log(1 + (float64(documents)-float64(have)+0.5)/(float64(have)+0.5))
}

// weight is what a frequency adds in a field of some length.
func (s *searcher) weight(field int, document uint64, frequency float64, average float64) float64 {
	return frequency / (frequency + k1*(1-b+b*rounded(s.source.Length(field, document))/average))
}

func (s *searcher) average(field int) (documents int64, average float64) {
	documents, terms := s.source.Statistics(field)
	return documents, max(1, float64(terms)) / max(1, float64(documents))
}

func (s *searcher) postings(field int, term string) ([]Posting, error) {
	var list []Posting
	err := s.source.Postings(field, term, func(p Posting) error {
		list = append(list, p)
		if err := s.bounds.Hold(32 + 8*int64(len(p.Positions))); err != nil {
			return err
		}
		return s.bounds.Tick()
	})
	return list, err
}

func (s *searcher) term(found scores, field int, term string, boost float64) error {
	list, err := s.postings(field, term)
	if err != nil || len(list) == 0 {
		return err
	}
	documents, average := s.average(field)
	tells := boost * idf(documents, int64(len(list)))
	for _, p := range list {
		if err := s.add(found, p.Document, tells*s.weight(field, p.Document, float64(len(p.Positions)), average)); err != nil {
			return err
		}
	}
	return nil
}

// phrase finds documents with all the words at their places, or with slop near them.
func (s *searcher) phrase(found scores, field int, q *phraseQuery) error {
	documents, average := s.average(field)
	tells := 0.0
	places := make([]map[uint64][]int, len(q.tokens))
	for i, t := range q.tokens {
		list, err := s.postings(field, t.Term)
		if err != nil || len(list) == 0 {
			return err
		}
		tells += idf(documents, int64(len(list)))
		places[i] = make(map[uint64][]int, len(list))
		for _, p := range list {
			places[i][p.Document] = p.Positions
		}
	}
	for document, first := range places[0] {
		frequency := 0.0
		for _, start := range first {
			if err := s.bounds.Tick(); err != nil {
				return err
			}
			if far, ok := distance(places, q.tokens, document, start-q.tokens[0].Position, q.slop); ok {
				frequency += 1 / (1 + float64(far))
			}
		}
		if frequency > 0 {
			if err := s.add(found, document, tells*s.weight(field, document, frequency, average)); err != nil {
				return err
			}
		}
	}
	return nil
}

// distance says how far apart the words of a phrase stand that begins at start,
// and whether that is within slop.
func distance(places []map[uint64][]int, tokens []Token, document uint64, start, slop int) (int, bool) {
	least, most := 0, 0
	for i, t := range tokens[1:] {
		positions, ok := places[i+1][document]
		if !ok {
			return 0, false
		}
		want := start + t.Position
		at, exact := slices.BinarySearch(positions, want)
		if exact {
			continue
		}
		best := math.MaxInt
		for _, j := range [2]int{at - 1, at} { // the nearest on either side
			if j >= 0 && j < len(positions) && abs(positions[j]-want) < abs(best) {
				best = positions[j] - want
			}
		}
		if best == math.MaxInt || abs(best) > slop {
			return 0, false
		}
		least, most = min(least, best), max(most, best)
	}
	return most - least, most-least <= slop
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// rounded is a length as Lucene keeps it, in one byte: exact up to 40, then with
// four binary digits.
func rounded(length int) float64 {
	const exact = 24
	if length < exact {
		return float64(length)
	}
	rest := uint64(length - exact)
	shift := 0
	for rest>>shift >= 16 {
		shift++
	}
	return float64(exact + rest>>shift<<shift)
}
