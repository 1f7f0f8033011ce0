package claim

// cleft returns the copula of a cleft sentence that sets noun phrase n, or the prepositional phrase that ends with
// it, in front: "It was not Poland that expelled". It returns -1 if there is none.
func (s *syntax) cleft(n int) int {
	n = s.leftItems(n)[0]
	k := n - 1
	for k > 0 && (s.kindAt(k) == prepKind || s.kindAt(k) == conjKind || s.kindAt(k) == advKind) {
		k--
	}
	if s.kindAt(k) != verbKind || s.lemma(k) != "be" {
		return -1
	}
	if it := s.skipBack(k - 1); s.kindAt(it) != nounKind || s.word(it) != "it" {
		return -1
	}
	return k
}

// cleftDenied reports whether a cleft sentence says of noun phrase n that it is not the one:
// "It was not Poland that", but not "It was not only Poland that" nor "not Poland but Latvia that".
func (s *syntax) cleftDenied(n int) bool {
	k := s.cleft(n)
	if k < 0 {
		return false
	}
	for i := s.chunks[k].last; i < s.chunks[n].first; i++ {
		if w := s.lower(i); w == "only" || w == "but" {
			return false
		}
	}
	st := s.own(k)
	for c := k + 1; c < n; c++ {
		if s.kindAt(c) == advKind {
			st = s.adverbAt(st, c)
		}
	}
	return st.negated
}

// pseudoCleft reads the bare infinitive after the copula at chunk be: "What Poland did was expel". The
// verb before the copula is a form of "do", and tells whose act it is.
func (s *syntax) pseudoCleft(be, depth int) (reading, bool) {
	k := be - 1
	if s.kindAt(k) != verbKind || s.lemma(k) != "do" {
		return reading{}, false
	}
	r := s.readFinite(k, depth+1)
	r.status = s.own(k).inside(r.status)
	return r, len(r.subjects) > 0
}

// interjected reports whether words between commas say that the sentence only passes on what is told:
// "Ghana, it is claimed, sheltered", "..., it is feared", ", Kosovo alleged,".
func (s *syntax) interjected() bool {
	for c := 1; c < len(s.chunks)-1; c++ {
		v := c + 1
		if s.kindAt(c) != nounKind || s.kindAt(c-1) != commaKind && s.kindAt(c-1) != advKind ||
			s.kindAt(v) != verbKind || v+1 < len(s.chunks) && s.kindAt(v+1) != commaKind {
			continue
		}
		if lemma := s.lemma(v); s.word(c) == "it" && s.grammar.classes["bruited"][lemma] || s.kindAt(c-1) == commaKind && s.grammar.hearsay[lemma] && !s.isPassive(v) {
			return true
		}
	}
	return false
}

// pastAside returns the conjunction before an aside that ends with the comma at chunk j: "nor, as Brussels had
// hoped, condemned". It returns -1 if there is none.
func (s *syntax) pastAside(j int) int {
	for k := j - 1; k > 0 && k > j-longestInset; k-- {
		if s.kindAt(k) == commaKind {
			if w := s.kindAt(k + 1); s.kindAt(k-1) == conjKind && (w == subKind || w == prepKind || w == advKind) {
				return k - 1
			}
			return -1
		}
	}
	return -1
}

// longestInset is how many chunks an aside between a conjunction and its verb may have.
const longestInset = 8
