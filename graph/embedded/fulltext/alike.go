package fulltext

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// terms finds documents with any of the terms that hold; each scores one.
func (s *searcher) terms(found scores, field int, prefix string, holds func(term string) bool) error {
	here := scores{}
	var wanted []string
	err := s.source.Terms(field, prefix, func(term string) error {
		if holds(term) {
			wanted = append(wanted, term)
			if err := s.bounds.Hold(int64(len(term)) + 16); err != nil {
				return err
			}
		}
		return s.bounds.Tick()
	})
	if err != nil {
		return err
	}
	for _, term := range wanted {
		err := s.source.Postings(field, term, func(p Posting) error {
			if _, known := here[p.Document]; known {
				return s.bounds.Tick()
			}
			return s.add(here, p.Document, 1)
		})
		if err != nil {
			return err
		}
	}
	for document := range here {
		if err := s.add(found, document, 1); err != nil {
			return err
		}
	}
	return nil
}

func (s *searcher) pattern(found scores, field int, pattern string) error {
	prefix := literal(pattern)
	return s.terms(found, field, prefix, func(term string) bool { return matches(pattern, term) })
}

// literal is what a pattern begins with before its first * or ?.
func literal(pattern string) string {
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '*', '?':
			return unescape(pattern[:i])
		}
	}
	return unescape(pattern)
}

// matches reports whether a term is what a pattern describes, in time that grows
// with the product of their lengths at most.
func matches(pattern, term string) bool {
	p, t, star, mark := 0, 0, -1, 0
	for t < len(term) {
		_, size := utf8.DecodeRuneInString(term[t:])
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, t
			p++
			continue
		case p < len(pattern) && pattern[p] == '?':
			p++
			t += size
			continue
		case p < len(pattern):
			at := p
			if pattern[at] == '\\' && at+1 < len(pattern) {
				at++
			}
			_, width := utf8.DecodeRuneInString(pattern[at:])
			if strings.HasPrefix(term[t:], pattern[at:at+width]) {
				p, t = at+width, t+width
				continue
			}
		}
		if star < 0 {
			return false
		}
		_, size = utf8.DecodeRuneInString(term[mark:])
		mark += size
		p, t = star+1, mark
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}

func (q *rangeQuery) holds(term string) bool {
	low, high := cmp.Compare(term, q.low), cmp.Compare(term, q.high)
	return (q.low == "*" || low > 0 || low == 0 && q.withLow) && (q.high == "*" || high < 0 || high == 0 && q.withHigh)
}

// fuzzy finds documents with terms like the word: the more alike the more they score.
func (s *searcher) fuzzy(found scores, field int, q *fuzzyQuery) error {
	type like struct {
		term  string
		boost float64
	}
	var likes []like
	word := []rune(q.term)
	err := s.source.Terms(field, "", func(term string) error {
		if abs(len(term)-len(q.term)) <= 4*q.edits+4 {
			other := []rune(term)
			if far := edits(word, other, q.edits); far <= q.edits {
				likes = append(likes, like{term, 1 - float64(far)/float64(max(1, min(len(word), len(other))))})
			}
		}
		return s.bounds.Tick()
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(likes, func(a, b like) int { return cmp.Compare(b.boost, a.boost) })
	for _, l := range likes[:min(len(likes), mostFuzzy)] {
		if l.boost <= 0 {
			continue
		}
		if err := s.term(found, field, l.term, l.boost); err != nil {
			return err
		}
	}
	return nil
}

// edits counts the letters to insert, delete, replace or swap with a neighbour to
// make b of a; more than most if there are more.
func edits(a, b []rune, most int) int {
	if abs(len(a)-len(b)) > most {
		return most + 1
	}
	before, last, now := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
			least = min(least, now[j])
		}
		if least > most {
			return most + 1
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}
