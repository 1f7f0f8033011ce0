package claim

// jointBefore returns the chunk that joins the verb at chunk v to one before it: a
// conjunction, or the comma in a series of verbs. It returns -1 if there is none.
func (s *syntax) jointBefore(v int) int {
	if j := s.conjBefore(v); j >= 0 {
		return j
	}
	j := s.skipBack(v - 1)
	if s.kindAt(j) != commaKind || s.word(j) != "," {
		return -1
	}
	if _, ok := s.inSeries(v, j); ok {
		return j
	}
	return -1
}

// sharesAuxiliary reports whether a verb without auxiliary takes that of the verb at chunk u,
// with which it is coordinated: "has condemned Iran and cut ties", "will cut ties and expel".
func (s *syntax) sharesAuxiliary(u int, g verbGroup) bool {
	h := s.chunks[u].verb
	switch {
	case g.aux:
		return false
	case g.form == 'b' && !g.to:
		return h.modal != "" || h.aux
	case g.form == 'd':
		return h.aux && (h.perfect || h.passive)
	}
	return false
}

// inSeries returns the verb that the one at chunk v, behind the comma at chunk comma, goes on from:
// "did not cut ties, expel diplomats or impose sanctions". A series ends with a
// conjunction before its last verb.
func (s *syntax) inSeries(v, comma int) (int, bool) {
	g := s.chunks[v].verb
	if g.aux && !g.finite || s.isReduced(v) || g.form == 'g' {
		return 0, false
	}
	if f := s.grammar.verbForm[s.word(v)]; !g.aux && !g.to && f['b'] != "" && f['d'] != "" { // "cut": as the verb before it
		for u := comma - 1; u >= 0; u-- {
			if h := s.chunks[u].verb; s.kindAt(u) == verbKind {
				if g.form, g.finite = 'b', false; h.form == 'd' && h.finite && !h.aux {
					g.form, g.finite = 'd', true
				}
				break
			}
		}
	}
	if !s.seriesGoesOn(v, g) {
		return 0, false
	}
	s.setVerb(v, g.form, g.finite)
	for u := comma - 1; u >= 0; u-- {
		switch s.kindAt(u) {
		case verbKind:
			if s.isReduced(u) || !s.compatible(u, g) || s.kindAt(u-1) == relKind && s.kindAt(u-2) == commaKind {
				return 0, false
			}
			return u, true
		case relKind, subKind:
			return 0, false
		}
	}
	return 0, false
}

// seriesGoesOn reports whether a verb of the same form follows the one at chunk v
// after a comma or, at the end, after "and", "or".
func (s *syntax) seriesGoesOn(v int, g verbGroup) bool {
	for w := v + 1; w < len(s.chunks); w++ {
		switch s.kindAt(w) {
		case relKind, subKind:
			return false
		case verbKind:
			h := s.chunks[w].verb
			if h.form != g.form || h.aux != g.aux || s.isReduced(w) {
				if h.to || h.form == 'g' || s.isReduced(w) {
					continue
				}
				return false
			}
			if s.conjBefore(w) >= 0 {
				return true
			}
			if j := s.skipBack(w - 1); s.kindAt(j) == commaKind && s.word(j) == "," {
				continue
			}
			return false
		}
	}
	return false
}

// otherTense finds the finite verb that the one at chunk v goes on from in another tense:
// "did not cut ties with Israel but condemned it". j is the conjunction between them.
func (s *syntax) otherTense(v, j int) (int, bool) {
	if g := s.chunks[v].verb; !g.finite || g.modal != "" || s.kindAt(s.skipBack(v-1)) != conjKind || s.isReduced(v) {
		return 0, false
	}
	for u := j - 1; u >= 0; u-- {
		switch s.kindAt(u) {
		case verbKind:
			if h := s.chunks[u].verb; h.finite && !s.isReduced(u) {
				return u, s.kindAt(u-1) != relKind
			}
		case relKind, subKind:
			return 0, false
		}
	}
	return 0, false
}

// verbInSeries returns the tag of a word behind a comma that is a verb in a series although tagged as
// a noun or adjective: "will condemn the raid, sanction Belarus, and recall", "closed its border, cut ties and
// asked". It returns "" if it is none. f are the word's forms.
func (s *syntax) verbInSeries(i int, f map[byte]string) string {
	if i+1 >= len(s.tokens) || len(s.grammar.frames[f['b']])+len(s.grammar.frames[f['d']]) == 0 {
		return ""
	}
	if next := s.tokens[i+1]; !s.startsMention(i+1) && next.Tag != "DT" && next.Tag != "PRP$" && !s.grammar.governed[next.Lower] {
		return ""
	}
	tag := ""
	for k := i - 2; k >= 0 && tag == ""; k-- {
		switch s.tag(k) {
		case "MD":
			tag = "VB"
		case "VBD":
			tag = "VBD"
			if auxiliary[s.lower(k)] != "" {
				return ""
			}
		case "VBZ", "WDT", "WP", "VBN", "VBG":
			return ""
		}
	}
	if tag == "VB" && f['b'] == "" || tag == "VBD" && f['d'] == "" {
		return ""
	}
	for k := i + 1; k+1 < len(s.tokens); k++ {
		if t := s.tag(k + 1); s.tag(k) == "CC" && (t == tag || t == "VB" || t == "VBP" && tag == "VB" || t == "VBN" && tag == "VBD") {
			return tag
		}
	}
	return ""
}

// below reports whether the verb at chunk u stands in a clause inside another, so that what is
// coordinated with it, at chunk v, may belong to the outer one: "the general, who has ruled since the
// war ended, hugged his guest and hosted".
func (s *syntax) below(u, v int) bool {
	for k := u - 1; k > 0; k-- {
		switch s.kindAt(k) {
		case relKind, subKind:
			for w := k - 1; w >= 0; w-- {
				if s.kindAt(w) == verbKind && s.compatible(w, s.chunks[v].verb) {
					return true
				}
			}
			for w := k + 1; w < v; w++ {
				if w != u && s.kindAt(w) == verbKind && s.compatible(w, s.chunks[v].verb) {
					return true
				}
			}
			return false
		case prepKind:
			if opensClause[s.word(k)] && s.kindAt(k+1) == nounKind && s.isSubject(k+1) {
				return true
			}
		}
	}
	return false
}

// joinedInTree returns the verb with which the tree coordinates the one at chunk v, u if it knows no
// better one.
func (s *syntax) joinedInTree(u, v int) int {
	t := s.parsed()
	if t == nil {
		return u
	}
	i := s.chunks[v].head
	if h := int(t.arcs[i].Head); h >= 0 && t.label(i) == "conj" {
		if w := int(t.chunk[h]); w != u && w < v && s.kindAt(w) == verbKind && s.chunks[w].head == h && s.compatible(w, s.chunks[v].verb) {
			return w
		}
	}
	return u
}

// partedAuxiliary returns the auxiliary that an aside, which ends with the comma at chunk j, parts from the verb
// at chunk v: "did not, as reported, attack". It returns -1 if there is none.
func (s *syntax) partedAuxiliary(v, j int) int {
	g := s.chunks[v].verb
	if g.aux || g.to || g.form == 's' {
		return -1
	}
	for k := j - 1; k > 0 && k > j-10; k-- {
		if s.kindAt(k) != commaKind {
			continue
		}
		a := s.skipBack(k - 1)
		if s.kindAt(a) != verbKind {
			return -1
		}
		lemma, modal := auxiliary[s.word(a)], modals[s.word(a)]
		if g.form == 'b' && (lemma == "do" || modal != "") || g.form == 'd' && (lemma == "have" || lemma == "be") || g.form == 'g' && lemma == "be" {
			return a
		}
		return -1
	}
	return -1
}
