package ner

import (
	"entente/extractor/cluster"
	"entente/extractor/perceptron"
)

// votes are what the first reading of a document made of each word, wherever it
// stands: counts by type, four bits each. A word of a name of one word votes as
// whole, one of a longer name as first or rest; the longer name votes as whole
// under the hash of all its words. A word that looks like a name and is none
// counts as out.
type votes struct {
	whole, first, rest uint16
	out                uint8
}

func (s *slot) votes() votes {
	return votes{uint16(s.facts), uint16(s.count), uint16(s.count >> 16), uint8(s.facts >> 16 & 15)}
}

// addVote raises one four-bit count, which stays at 15.
func addVote(v *uint32, shift uint) {
	if *v>>shift&15 < 15 {
		*v += 1 << shift
	}
}

const (
	firstShift = 0
	restShift  = 16
	outShift   = 16
)

// vote collects the votes of the guesses.
func (d *reading) vote() {
	d.polls.reset(len(d.words))
	for _, o := range d.open {
		for i := o.first; i < o.last; {
			l := int(d.guess[i])
			w := &d.words[i]
			if l == outside {
				if w.name {
					addVote(&d.polls.at(w.fold).facts, outShift)
				}
				i++
				continue
			}
			t := uint(typeOf(l)) * 4
			if placeOf(l) == unit {
				addVote(&d.polls.at(w.fold).facts, t)
				i++
				continue
			}
			addVote(&d.polls.at(w.fold).count, firstShift+t)
			first := i
			for i++; i < o.last && goesOn(int(d.guess[i])); i++ {
				if w := &d.words[i]; w.name {
					addVote(&d.polls.at(w.fold).count, restShift+t)
				}
			}
			addVote(&d.polls.at(d.joint(first, i)).facts, t)
		}
	}
}

// joint is the key of the words [i,k) together.
func (d *reading) joint(i, k int) perceptron.Hash {
	h := perceptron.Hash(k - i)
	for ; i < k; i++ {
		h = h.And(d.words[i].fold)
	}
	return h
}

// others returns the votes on word n of all other places.
func (d *reading) others(n int) votes {
	w := &d.words[n]
	facts, count := d.polls.get(w.fold)
	s := slot{facts: facts, count: count}
	v := s.votes()
	l := int(d.guess[n])
	if l == outside {
		if w.name && v.out > 0 {
			v.out--
		}
		return v
	}
	own := uint16(1) << (4 * uint(typeOf(l)))
	switch placeOf(l) {
	case unit:
		v.whole -= own
	case begin:
		v.first -= own
	default:
		if w.name {
			v.rest -= own
		}
	}
	return v
}

// most returns the type with most votes, one past the types if there are none,
// and how clear it is: 0 tied or contested, 1 one vote, 2 more.
func most(v uint16) (t, clear int) {
	top, second, at := uint16(0), uint16(0), types
	for t := range types {
		switch n := v >> (4 * t) & 15; {
		case n > top:
			top, second, at = n, top, t
		case n > second:
			second = n
		}
	}
	switch {
	case top == 0 || second*2 > top:
		return at, 0
	case top <= 1:
		return at, 1
	}
	return at, 2
}

// Support of a label, in units of training, that votes of other places give.
// Tried by hand on the development articles.
const (
	asWhole  = 25 // the same word or words are a name of the type
	asPart   = 20 // a surname, the first word of a firm
	mostVote = 2
)

// support adds what the votes say of word n to its scores; unit is what a score
// of one is worth.
func (d *reading) support(n int, unitScore float64) {
	w := &d.words[n]
	if w.run < 0 {
		return
	}
	r := d.runs[w.run]
	a, b := int(r.first), int(r.last)
	scores := &d.scores[n]
	add := func(t, place, amount int) {
		scores[label(Type(t), place)] += int32(float64(amount) / unitScore)
	}
	v := d.others(n)
	common := w.usual == cluster.LowerAlways || w.usual == cluster.LowerMostly
	if t, clear := most(v.whole); clear > 0 && t != int(Other) && int(v.out) <= 2*clear {
		add(t, unit, asWhole*clear)
	}
	if common && w.first {
		return
	}
	if t, clear := most(v.rest); clear > 0 && t == int(Person) {
		add(t, unit, asPart*clear)
	}
	if t, clear := most(v.first); clear > 0 && t == int(Organization) && !common && w.lex == 0 && v.whole == 0 {
		add(t, unit, asPart*clear)
	}
	if b-a > 1 {
		facts, _ := d.polls.get(d.joint(a, b))
		whole := uint16(facts)
		if l := int(d.guess[a]); l != outside && placeOf(l) == begin && d.spans(a, b) {
			whole -= 1 << (4 * uint(typeOf(l)))
		}
		if t, clear := most(whole); clear > 0 && t != int(Other) {
			place := inside
			switch n {
			case a:
				place = begin
			case b - 1:
				place = last
			}
			add(t, place, asWhole*clear)
		}
	}
}

// spans reports whether the guess that begins at a ends with b.
func (d *reading) spans(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if l := int(d.guess[i]); l == outside || !goesOn(l) {
			return false
		}
	}
	return placeOf(int(d.guess[b-1])) == last && (b == len(d.words) || !goesOn(int(d.guess[b])))
}

// place says where in a run [a,b) word n stands: only, first, last or inside.
func (d *reading) place(n, a, b int) int {
	switch {
	case b-a == 1:
		return 0
	case n == a:
		return 1
	case n == b-1:
		return 2
	}
	return 3
}
