package claim

import "entente/graph"

// ahead resolves "it", "he", "she" or "they" in a clause that opens the sentence to the subject of the clause
// after it: "Since it cut ties with Iran, Norway has been quiet". Linking left the pronoun open.
func (s *syntax) ahead(c chunk) []actor {
	n := 0
	for n < len(s.chunks) && s.chunks[n].first != c.first {
		n++
	}
	if p := s.mention[c.head]; s.tag(c.head) != "PRP" || s.mentions[p].Form != graph.FormPronoun || n > 2 || n == 0 {
		return nil
	}
	if k := s.kindAt(n - 1); k != subKind && !(k == prepKind && opensClause[s.word(n-1)]) {
		return nil
	}
	for k := n + 1; k < len(s.chunks) && k < n+longestFront; k++ {
		switch s.kindAt(k) {
		case nounKind:
			if m := s.mention[s.chunks[k].head]; m >= 0 && s.isSubject(k) && s.kindAt(k-1) != commaKind {
				return nil
			}
		case commaKind:
			if s.kindAt(k+1) != nounKind || !s.isSubject(k+1) {
				continue
			}
			list := s.resolve(k+1, lookThrough{agents: true}, 1)
			if len(list) != 1 {
				return nil
			}
			person := s.mentions[list[0].mention].Type == graph.Person
			if w := s.lower(c.head); w == "it" && !person || (w == "he" || w == "she") && person {
				list[0].factor *= 0.95
				return list
			}
			return nil
		}
	}
	return nil
}
