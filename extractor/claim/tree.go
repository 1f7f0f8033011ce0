package claim

import (
	"strings"

	"entente/extractor/lexicon"
	"entente/extractor/parser"
	"entente/graph"
)

// tree is the parse of a view. The reader of chunks asks it where its own
// patterns find nobody; it is made only then.
type tree struct {
	arcs  []parser.Arc
	chunk []int32 // of each token
}

// parsed returns the sentence's tree, nil if there is no parser.
func (s *syntax) parsed() *tree {
	if s.parse != nil || s.unparsed {
		return s.parse
	}
	p, err := parser.Default()
	if err != nil {
		s.unparsed = true
		return nil
	}
	n := len(s.tokens)
	text := make([]string, 2*n)
	words, tags := text[:n], text[n:]
	t := &tree{arcs: make([]parser.Arc, 0, n), chunk: make([]int32, n)}
	for i := range s.tokens {
		words[i], tags[i] = s.tokens[i].Text, s.tokens[i].Tag
	}
	t.arcs = p.Parse(t.arcs, words, tags)
	for c := range s.chunks {
		for i := s.chunks[c].first; i < s.chunks[c].last; i++ {
			t.chunk[i] = int32(c)
		}
	}
	s.parse = t
	return t
}

// label returns the relation of token i to its head, without subtype.
func (t *tree) label(i int) string {
	label, _, _ := strings.Cut(t.arcs[i].Label, ":")
	return label
}

// child returns the first dependent of token i in one of the relations, -1 if there is none.
func (t *tree) child(i int, labels ...string) int {
	for d := range t.arcs {
		if int(t.arcs[d].Head) != i {
			continue
		}
		for _, l := range labels {
			if t.arcs[d].Label == l || t.label(d) == l {
				return d
			}
		}
	}
	return -1
}

// nouns returns the chunks of the noun at token i and of those coordinated with it.
func (s *syntax) treeNouns(i int) []int {
	t := s.parse
	var list []int
	add := func(d int) {
		c := int(t.chunk[d])
		if s.kindAt(c) == nounKind && (len(list) == 0 || list[len(list)-1] != c) {
			list = append(list, c)
		}
	}
	add(i)
	for d := i + 1; d < len(t.arcs); d++ {
		if int(t.arcs[d].Head) == i && t.label(d) == "conj" {
			add(d)
		}
	}
	return list
}

// treeRead reads off the tree whose act the verb at chunk v is, and how it is meant.
func (s *syntax) treeRead(v int) reading {
	if s.parsed() == nil {
		return nothing()
	}
	return s.treeVerb(s.chunks[v].head, 0)
}

// treeVerb reads the verb at token i with what governs it.
func (s *syntax) treeVerb(i, depth int) reading {
	t := s.parse
	r := s.treeContext(i, depth)
	if v := int(t.chunk[i]); s.kindAt(v) == verbKind {
		r.status = s.own(v).inside(r.status)
		r.finite = s.chunks[v].verb.finite
		if s.chunks[v].verb.to && t.label(i) == "root" {
			r.status = r.status.weaken(graph.Planned)
		}
	}
	if n := t.child(i, "nsubj"); n >= 0 {
		r.subjects, r.denied = nil, false
		c := int(t.chunk[n])
		switch {
		case s.kindAt(c) == relKind && t.label(i) == "acl":
			r.subjects = s.treeNouns(int(t.arcs[i].Head))
		case s.kindAt(c) == nounKind:
			switch s.lower(s.chunks[c].first) {
			case "no", "neither", "none", "nobody", "few", "nothing":
				r.status.negated, r.denied = true, true
			}
			r.subjects = s.treeNouns(n)
		}
	}
	return r
}

// treeContext reads what governs the verb at token i: the status that it gets from
// there and the subject that it shares.
func (s *syntax) treeContext(i, depth int) reading {
	t := s.parse
	r := nothing()
	h := int(t.arcs[i].Head)
	if h < 0 || depth > deepest {
		return r
	}
	g, verb := int(t.chunk[h]), false
	verb = s.kindAt(g) == verbKind && s.chunks[g].head == h
	v := int(t.chunk[i])
	switch label := t.label(i); {
	case label == "conj" && verb:
		r = s.treeVerb(h, depth+1)
		own := r.status
		if context := s.treeContext(h, depth+1); !s.sharesAuxiliary(g, s.chunks[v].verb) {
			own = context.status
		}
		r.status = own
		if cc := t.child(i, "cc"); cc >= 0 && s.lower(cc) == "nor" {
			r.status.negated = true
		}
	case label == "xcomp" && verb:
		outer := s.treeVerb(h, depth+1)
		controls := s.grammar.verbs[s.lemma(g)]
		if object := t.child(h, "obj", "iobj"); object >= 0 && object < i {
			effect, ok := controls["object"]
			if !ok {
				effect = lexicon.EffectPossible
			}
			r.subjects = s.treeNouns(object)
			r.status = r.status.under(effect).inside(outer.status)
			return r
		}
		effect, ok := controls["subject"]
		if e, known := controls["object"]; known && s.isPassive(g) {
			effect, ok = e, true
		}
		if !ok {
			effect = lexicon.EffectPossible
		}
		return s.governed(outer, effect)
	case label == "xcomp" || label == "csubj":
		if n := t.child(h, "nsubj"); n >= 0 && label == "xcomp" {
			r.subjects = s.treeNouns(n)
		}
		effect := lexicon.EffectPossible
		if gov, ok := s.grammar.nouns[s.lower(h)]; ok && label == "xcomp" && gov.effect != lexicon.EffectActual {
			effect = gov.effect
		}
		return s.governed(r, effect)
	case label == "ccomp" && verb:
		return s.embedVerb(r, g, depth+1)
	case label == "ccomp":
		r.status = r.status.weaken(graph.Possible)
	case label == "advcl":
		if verb {
			outer := s.treeVerb(h, depth+1)
			r.subjects, r.speech = outer.subjects, outer.speech
			r.status = r.status.weaken(outer.status.modality)
		}
		return s.treeMarked(r, i)
	case t.arcs[i].Label == "acl:relcl":
		if s.chunks[v].verb.finite {
			return r
		}
		r.status = r.status.weaken(graph.Possible)
	case label == "acl":
		if s.kindAt(g) != nounKind {
			return r
		}
		if s.chunks[v].verb.to {
			gov, ok := s.nounGovernor(g)
			if !ok {
				r.status = r.status.weaken(graph.Possible)
				return r
			}
			return s.byNoun(g, gov, -1, depth+1)
		}
		if s.grammar.classes["doubts"][singular(s.lower(h))] {
			return s.doubted(r, g)
		}
		if !s.chunks[v].verb.finite || s.isPassive(v) {
			r.subjects = s.treeNouns(h)
		}
		r.status = s.nounStatus(g)
	case label == "obl", label == "nmod", label == "appos", label == "nsubj", label == "obj":
		r.status = r.status.weaken(graph.Possible)
	}
	return r
}

// treeMarked applies the words that open the clause of the verb at token i: "if", "without", "by".
func (s *syntax) treeMarked(r reading, i int) reading {
	t := s.parse
	v := int(t.chunk[i])
	if s.chunks[v].verb.to && s.kindAt(v) == verbKind {
		r.status = r.status.weaken(graph.Possible)
	}
	for d := range i {
		if int(t.arcs[d].Head) != i || t.label(d) != "mark" && t.label(d) != "case" && t.label(d) != "advmod" {
			continue
		}
		if gov, ok := s.grammar.preps[s.lower(d)]; ok && !(s.lower(d) == "to" || s.lower(d) == "not") {
			r.status = r.status.under(gov.effect)
		}
	}
	return r
}

// treeObject returns the direct object of the verb at chunk v in the tree, -1 if it has none.
func (s *syntax) treeObject(v int) int {
	if s.parsed() == nil {
		return -1
	}
	t := s.parse
	n := t.child(s.chunks[v].head, "obj")
	if n < 0 || s.kindAt(int(t.chunk[n])) != nounKind {
		return -1
	}
	return int(t.chunk[n])
}

// treePhrase returns the noun phrase that hangs on the verb at chunk v, or on the noun at chunk
// noun if that is not negative, with a preposition, -1 if there is none.
func (s *syntax) treePhrase(v, noun int, prep string) int {
	if !s.phraseNames(prep) || s.parsed() == nil {
		return -1
	}
	t := s.parse
	for d := range t.arcs {
		if l := t.label(d); l != "obl" && l != "nmod" {
			continue
		}
		if h := int(t.arcs[d].Head); h != s.chunks[v].head && (noun < 0 || h != s.chunks[noun].head) {
			continue
		}
		c := int(t.chunk[d])
		if k := t.child(d, "case"); k < 0 || s.lower(k) != prep || s.kindAt(c) != nounKind {
			continue
		}
		return c
	}
	return -1
}
