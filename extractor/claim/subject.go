package claim

// restates returns the name that noun phrase n, one without a name, stands in apposition to, where the name
// opens its clause: "Edi Rama, the prime minister of Albania, a member of NATO,". It returns -1 if there is none.
func (s *syntax) restates(n int) int {
	k := n - 2
	if s.kindAt(n-1) != commaKind || s.word(n-1) != "," || s.kindAt(k) != nounKind || s.mention[s.chunks[n].head] >= 0 || s.mention[s.chunks[k].head] < 0 || s.tag(s.chunks[n].first) != "DT" {
		return -1
	}
	switch s.kindAt(s.skipBack(k - 1)) {
	case prepKind, verbKind, commaKind, nounKind, conjKind:
		return -1
	}
	return k
}

// aboveInfinitive returns the noun phrase that opens the clause and governs the infinitive whose object noun phrase
// n is, n itself if there is none: "Ghana's decision not to sanction Mali was praised".
func (s *syntax) aboveInfinitive(n int) int {
	v := n - 1
	if s.kindAt(v) != verbKind || !s.chunks[v].verb.to || s.chunks[v].verb.finite {
		return n
	}
	g := s.skipBack(v - 1)
	if s.kindAt(g) != nounKind || s.skipBack(g-1) >= 0 && s.kindAt(s.skipBack(g-1)) != subKind {
		return n
	}
	if _, ok := s.nounGovernor(g); !ok {
		return n
	}
	return g
}
