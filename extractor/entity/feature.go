package entity

import (
	"entente/extractor/document"
	"entente/extractor/perceptron"
	"entente/graph"
)

// question is what is asked of a pronoun, read once for all its candidates.
type question struct {
	i, group, word int
	tokens         []document.Token
	quoted         bool
	speaker        int // who says it, -1 if it is not quoted
	frequent       int // the most frequent candidate
	candidates     int
	nearest        int // sentences to the nearest candidate, 9 for none
	nouns          int // common nouns between the nearest candidate and the pronoun, in its sentence
	opens          bool
	ruled          int // whom the rules would take, -1 for nobody
}

// bucket puts a count into one of few classes.
func bucket(n int) int {
	switch {
	case n < 4:
		return n
	case n < 6:
		return 4
	case n < 10:
		return 5
	}
	return 6
}

func (l *linker) question(i, group, word int, cands []candidate) *question {
	m := &l.mentions[i]
	q := &l.asked
	*q = question{i: i, group: group, word: word, tokens: l.d.Sentences[m.Sentence].Tokens, quoted: l.quoted(i), speaker: -1, frequent: -1, candidates: len(cands), nearest: 9}
	if q.quoted {
		q.speaker = l.speaker(i)
	}
	q.opens = m.First < 2
	q.ruled = l.ruled(i, group)
	best := 0
	from := 0
	for c := range cands {
		if cands[c].count > best {
			best, q.frequent = cands[c].count, cands[c].entity
		}
		n := &l.mentions[cands[c].at]
		if away := m.Sentence - n.Sentence; !cands[c].after && away < q.nearest {
			q.nearest = away
			if away == 0 {
				from = n.Last
			}
		}
	}
	for k := from; k < m.First; k++ {
		if tag := q.tokens[k].Tag; tag == "NN" || tag == "NNS" {
			q.nouns++
		}
	}
	return q
}

// list collects features.
type list struct{ out []uint32 }

func (f *list) add(template uint8, values ...int) {
	h := perceptron.Hash(len(values) + 1)
	for _, v := range values {
		h = h.And(perceptron.Hash(v + 1))
	}
	f.out = append(f.out, h.Feature(template))
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// nobody lists the features of meaning nobody whom the document names.
func (l *linker) nobody(q *question) []uint32 {
	f := list{l.found[:0]}
	f.add(100, q.word)
	f.add(101, q.group, min(q.candidates, 3))
	f.add(102, q.word, q.nearest)
	f.add(103, q.word, bucket(q.nouns), flag(q.nearest == 0))
	f.add(104, q.word, flag(q.quoted), flag(q.opens))
	if q.word == 4 {
		f.add(107, flag(expletive(q.tokens, l.mentions[q.i].First)))
	}
	f.add(108, q.group, l.ownSubject(q))
	f.add(111, q.word, flag(q.ruled < 0))
	last := l.last[q.group]
	f.add(109, q.group, flag(last.entity < 0), min(l.mentions[q.i].Sentence-last.sentence, 3))
	f.add(110, q.group, l.stranger(q))
	f.add(113, q.word, l.stranger(q), min(q.candidates, 2))
	f.add(112, q.group, l.unread(q))
	l.found = f.out
	return f.out
}

// ownSubject tells whether a common noun is the subject of what stands before a
// pronoun in its sentence.
func (l *linker) ownSubject(q *question) int {
	m := &l.mentions[q.i]
	for k := 0; k+1 < m.First; k++ {
		if t := q.tokens[k].Tag; (t == "NN" || t == "NNS") && finite(q.tokens[k+1]) {
			if t == "NNS" {
				return 2
			}
			return 1
		}
	}
	return 0
}

// stranger tells whether somebody without a name is spoken of between the nearest
// candidate and the pronoun, in its sentence: 1 "a man", 2 "the driver", 3 "my
// father"; 4 to 6 in the sentence before, where the candidate does not follow.
func (l *linker) stranger(q *question) int {
	m := &l.mentions[q.i]
	for s := m.Sentence; s >= 0 && s >= m.Sentence-1; s-- {
		tokens := l.d.Sentences[s].Tokens
		end, start := len(tokens), 0
		if s == m.Sentence {
			end = m.First
		}
		for _, k := range l.inSentence[s] {
			n := &l.mentions[k]
			if n.First < end && n.Entity >= 0 && (n.Type == graph.Person) == (q.group == groupHe) {
				start = max(start, n.Last)
			}
		}
		for k := end - 1; k >= start; k-- {
			t := &tokens[k]
			if t.Tag != "NN" || !(l.lex.Nominal("people", t.Lower) || l.lex.Nominal("person", t.Lower) || l.lex.Nominal("role", t.Lower) || l.lex.Nominal("stranger", t.Lower)) || conflict(m.Gender, kinGender(t.Lower)) {
				continue
			}
			for b := k - 1; b >= 0 && b >= k-4; b-- {
				kind := 0
				switch d := &tokens[b]; {
				case d.Lower == "a" || d.Lower == "an" || d.Lower == "one" || d.Lower == "no":
					kind = 1
				case d.Lower == "the":
					kind = 2
				case d.Tag == "PRP$":
					kind = 3
				}
				if kind > 0 {
					return kind + 3*(m.Sentence-s)
				}
			}
		}
		if start > 0 {
			return 0
		}
	}
	return 0
}

// unread tells whether a name that is no mention stands between the nearest
// candidate and the pronoun, as a subject or before an aside: 1 in the pronoun's
// sentence, 2 in the one before, 0 if none does.
func (l *linker) unread(q *question) int {
	m := &l.mentions[q.i]
	for s := m.Sentence; s >= 0 && s >= m.Sentence-1; s-- {
		tokens := l.d.Sentences[s].Tokens
		end := len(tokens)
		if s == m.Sentence {
			end = m.First
		}
		start := 0
		for _, k := range l.inSentence[s] {
			n := &l.mentions[k]
			if n.First >= end || n.Form == graph.FormPronoun {
				continue
			}
			if n.Type == graph.Location || (n.Type == graph.Person) == (q.group == groupHe) {
				start = max(start, n.Last)
			}
		}
		for k := start; k+1 < end; k++ {
			next := &tokens[k+1]
			if t := &tokens[k]; t.Tag == "NNP" && (finite(*next) || next.Text == ",") && !calendar(t.Lower) {
				return 1 + m.Sentence - s
			}
		}
		if start > 0 {
			return 0
		}
	}
	return 0
}

// calendar reports whether a word in lower case is a weekday or month.
func calendar(word string) bool {
	switch word {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september",
		"october", "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.":
		return true
	}
	return false
}

// features lists what speaks for and against a candidate.
func (l *linker) features(q *question, c *candidate) []uint32 {
	f := list{l.found[:0]}
	m, n := &l.mentions[q.i], &l.mentions[c.at]
	g := q.group
	away := min(m.Sentence-n.Sentence, 5)
	role, shape := l.role(c.at), l.shape(n)
	if c.after {
		away = 6
	}
	f.add(0, q.word)
	f.add(1, g, away)
	f.add(2, q.word, away, role)
	f.add(3, g, min(c.rank, 4))
	f.add(4, q.word, min(c.rank, 4), away)
	f.add(5, g, shape, min(away, 2))
	f.add(6, g, bucket(c.count), min(away, 2))
	f.add(7, g, flag(c.entity == q.frequent), away)
	quotedThere := l.quoted(c.at)
	f.add(9, g, flag(q.quoted), flag(quotedThere), flag(c.entity >= 0 && c.entity == q.speaker))
	same := l.d.Sentences[m.Sentence].Paragraph == l.d.Sentences[n.Sentence].Paragraph
	f.add(10, g, flag(same), away, flag(q.opens))
	f.add(11, q.word, flag(q.opens), role, min(away, 2))
	switch {
	case c.after:
		f.add(12, q.word, flag(m.First == 0), role, min(bucket(n.First-m.First), 6))
	case away == 0:
		verbs, bound, comma := between(q.tokens, n.Last, m.First)
		f.add(13, q.word, verbs, role)
		f.add(14, q.word, bound, role, flag(comma))
		f.add(15, q.word, bucket((m.First-n.Last)/2), flag(role == roleSubject))
		f.add(16, q.word, flag(m.First > 0 && n.Last == m.First-1 && q.tokens[m.First-1].Tag == "CC"))
	default:
		first := l.firstOf(c.at)
		f.add(17, q.word, flag(first), role, min(away, 2))
	}
	f.add(27, q.word, flag(q.ruled == c.entity && c.entity >= 0), flag(q.ruled < 0), away)
	f.add(28, q.word, flag(q.ruled == c.entity && c.entity >= 0), flag(q.ruled < 0), min(c.rank, 3))
	f.add(18, g, min(c.rank, 2), flag(q.candidates == 1))
	last := l.last[g]
	f.add(19, g, flag(last.entity == c.entity), min(m.Sentence-last.sentence, 3), flag(last.entity >= 0))
	f.add(20, g, flag(l.d.Sentences[n.Sentence].Paragraph == 0), flag(c.at == 0), min(away, 3))
	lead := 0 // 2 for whom the document names most of its kind, 1 for one named often
	if c.entity >= 0 && c.entity < len(l.total) {
		switch n := l.total[c.entity]; {
		case n > 2 && n >= l.most[l.entities[c.entity].Type]:
			lead = 2
		case n > 2:
			lead = 1
		}
	}
	f.add(29, g, lead, min(away, 3))
	f.add(30, q.word, lead, role, flag(q.opens))
	if g == groupHe {
		f.add(8, genderFit(m.Gender, l.entities[c.entity].Gender), min(away, 2), flag(n.Title != ""))
	} else {
		kind := 0
		switch {
		case c.entity < 0:
			kind = 1
		case n.Type == graph.Country:
			kind = 2
			if n.Place {
				kind = 3
			}
			if n.Plural {
				kind = 4
			}
			if n.State {
				kind = 5
			}
		}
		f.add(21, q.word, kind, min(away, 2))
		f.add(22, q.word, kind, role)
		f.add(25, g, kind, flag(c.entity == q.frequent), bucket(c.count))
	}
	l.found = f.out
	return f.out
}

// firstOf reports whether a mention is the first of its sentence that is tied to
// an entity of its type.
func (l *linker) firstOf(k int) bool {
	for _, o := range l.inSentence[l.mentions[k].Sentence] {
		if n := &l.mentions[o]; n.Entity >= 0 && n.Type == l.mentions[k].Type {
			return o == k
		}
	}
	return true
}

// between counts the finite verbs between two places of a sentence, up to 2, and
// tells what binds their clauses: 0 nothing, 1 a coordination, 2 a subordination,
// 3 a relative.
func between(tokens []document.Token, from, to int) (verbs, bound int, comma bool) {
	for k := from; k < to; k++ {
		t := &tokens[k]
		switch {
		case finite(*t):
			verbs = min(verbs+1, 2)
		case t.Tag == "WDT" || t.Tag == "WP" || t.Tag == "WP$" || t.Tag == "WRB":
			bound = 3
		case t.Lower == "and" || t.Lower == "but" || t.Text == ";":
			bound = max(bound, 1)
		case t.Tag == "IN":
			switch t.Lower {
			case "that", "because", "after", "before", "while", "as", "if", "since", "although", "though", "until", "unless", "whether", "when":
				bound = max(bound, 2)
			}
		case t.Text == ",":
			comma = true
		}
	}
	return verbs, bound, comma
}
