package claim

import (
	"strings"

	"entente/graph"
)

// beforeAside returns the noun phrase before the aside that ends with the comma at chunk
// j: "Albania, a member of NATO, cut ties".
func (s *syntax) beforeAside(j int) (int, bool) {
	for k := j - 1; k > 0; k-- {
		switch s.kindAt(k) {
		case commaKind:
			if s.kindAt(k-1) == nounKind {
				return s.asideOf(k, j)
			}
			if s.kindAt(k-1) == advKind || s.kindAt(k-1) == timeKind {
				continue
			}
			return 0, false
		case verbKind:
			// A finite verb may stand in an aside only under a relative pronoun.
			if s.chunks[k].verb.finite && !s.relativeBetween(k) && s.chunks[k].verb.form != 'd' {
				return 0, false
			}
		}
	}
	return 0, false
}

// companions returns those whom an aside between noun phrase n and the comma at chunk j adds to
// it: ", along with Egypt,", ", as well as Egypt,", ", among them Egypt and Bahrain,".
func (s *syntax) companions(n, j int) []int {
	k := s.end(n)
	if s.kindAt(k) != commaKind || k >= j {
		return nil
	}
	first := s.joining(k + 1)
	if first == k+1 || s.kindAt(first) != nounKind {
		return nil
	}
	members, end := s.rightGroup(first)
	if end != j {
		return nil
	}
	list := make([]int, 0, len(members))
	for _, m := range members {
		list = append(list, m.noun)
	}
	return list
}

// joining returns the chunk after words at chunk k that join somebody to a subject, k if there are none.
func (s *syntax) joining(k int) int {
	switch w := s.kindAt(k); {
	case w == conjKind && s.word(k) == "as":
		return k + 1
	case w == prepKind && (s.word(k) == "like" || s.word(k) == "including" || s.word(k) == "alongside"):
		return k + 1
	case (w == prepKind || w == advKind) && (s.word(k) == "along" || s.word(k) == "together") && s.kindAt(k+1) == prepKind && s.word(k+1) == "with":
		return k + 2
	case w == prepKind && (s.word(k) == "among") && s.kindAt(k+1) == nounKind && s.word(k+1) == "them":
		if s.kindAt(k+2) == commaKind {
			return k + 3
		}
		return k + 2
	}
	return k
}

func (s *syntax) relativeBetween(k int) bool {
	for i := k - 1; i > 0; i-- {
		switch s.kindAt(i) {
		case relKind, subKind:
			return true
		case commaKind:
			return false
		}
	}
	return false
}

// asideOf decides what the aside between commas k and j belongs to.
func (s *syntax) asideOf(k, j int) (int, bool) {
	n := k - 1
	head, ok := s.climb(n)
	if !ok && (s.kindAt(head-1) != prepKind || !opensClause[s.word(head-1)]) { // "after his rival, the minister, telephoned him"
		return 0, false
	}
	// "the country's leader, Edi Rama, condemned": the name is the better subject.
	if s.kindAt(k+1) == nounKind && j == k+2 {
		if m := s.mention[s.chunks[k+1].head]; m >= 0 && s.mentions[m].Type == graph.Person && s.mention[s.chunks[head].head] < 0 {
			return k + 1, true
		}
	}
	// "NATO, which groups 29 nations, among them Britain, urged": past the relative clause.
	if v := s.skipBack(head - 1); s.kindAt(v) == verbKind {
		for i := v - 1; i > 1; i-- {
			if s.kindAt(i) == relKind && s.kindAt(i-1) == commaKind && s.kindAt(i-2) == nounKind {
				return s.climb(i - 2)
			}
			if s.kindAt(i) == commaKind || s.kindAt(i) == verbKind && s.chunks[i].verb.finite {
				break
			}
		}
	}
	// "John Baird, speaking in Paris — where they met — denounced": past the first aside.
	if s.kindAt(head-1) == commaKind && strings.HasSuffix(s.word(head), "ing") && s.mention[s.chunks[head].head] < 0 && s.kindAt(head-2) == nounKind {
		return s.climb(head - 2)
	}
	if n := s.restates(head); n >= 0 {
		return n, true
	}
	return head, true
}

// antecedent returns the noun phrase that the relative pronoun at chunk j refers to, -1 if none.
func (s *syntax) antecedent(j int) int {
	k := j - 1
	if s.kindAt(k) == commaKind {
		k--
	}
	if s.kindAt(k) == timeKind && s.kindAt(k-1) == nounKind { // "a resolution on Thursday that denounces"
		k--
	}
	if s.kindAt(k-1) == advKind && s.word(k-1) == "not" && s.kindAt(k-2) == commaKind {
		k -= 3 // "Armenia, not Georgia, that condemned"
	}
	if s.kindAt(k) != nounKind {
		return -1
	}
	if s.word(j) == "who" { // a person or people
		for n := k; n >= 0; n -= 2 {
			if m := s.mention[s.chunks[n].head]; m >= 0 && s.mentions[m].Type == graph.Person || m < 0 {
				return n
			}
			if s.kindAt(n-1) != prepKind || s.kindAt(n-2) != nounKind {
				break
			}
		}
		if m := s.mention[s.chunks[k].head]; s.mentions[m].Type == graph.Organization && s.kindAt(j-1) == commaKind {
			return k // "the Houthis, who are"
		}
		return -1
	}
	if m := s.mention[s.chunks[k].head]; s.word(j) == "which" && m >= 0 && s.mentions[m].Type == graph.Person {
		return s.thingBefore(k)
	}
	return k
}

// thingBefore returns the noun phrase that "which" refers to past the person at chunk k: "the
// MEK, led by Maryam Rajavi, which"; k if only a reduced clause does not part the two.
func (s *syntax) thingBefore(k int) int {
	for n := k - 1; n >= 0 && n > k-5; n-- {
		switch s.kindAt(n) {
		case commaKind:
			if m := n - 1; s.kindAt(m) == nounKind && s.mention[s.chunks[m].head] >= 0 && s.mentions[s.mention[s.chunks[m].head]].Type != graph.Person && s.kindAt(n+1) == verbKind {
				return m
			}
			return k
		case verbKind, prepKind, advKind, timeKind:
		default:
			return k
		}
	}
	return k
}
