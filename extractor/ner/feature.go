package ner

import (
	"entente/extractor/cluster"
	"entente/extractor/gazetteer"
	"entente/extractor/perceptron"
)

// The numbers of the templates that other files name; the rest are local to
// [reading.of]. A model fits only the numbers that it was trained with.
const moveTemplate = 255

// nothing stands for what is before a sentence's start or after its end.
const nothing = perceptron.Hash(0x5851F42D4C957F2D)

// of appends the features of word n, which is in sentence s.
func (d *reading) of(s, n int, out []uint32) []uint32 {
	from, to := d.starts[s], d.starts[s+1]
	w := &d.words[n]
	var pad word
	pad.form, pad.shape, pad.tag, pad.run = nothing, nothing, nothing, -1
	near := func(k int) *word {
		if n+k < from || n+k >= to {
			return &pad
		}
		return &d.words[n+k]
	}
	p1, p2, n1, n2 := near(-1), near(-2), near(1), near(2)
	num := func(values ...int) perceptron.Hash {
		h := perceptron.Hash(1)
		for _, v := range values {
			h = h.And(perceptron.Hash(v))
		}
		return h
	}

	// The word and its neighbours.
	out = append(out,
		num(1, int(w.mode)).Feature(0),
		w.form.Feature(1), p1.form.Feature(2), n1.form.Feature(3), p2.form.Feature(4), n2.form.Feature(5),
		w.shape.And(num(b2i(w.first))).Feature(6), p1.shape.And(w.shape).Feature(7), w.shape.And(n1.shape).Feature(8),
		p1.shape.And(w.shape).And(n1.shape).Feature(9),
		w.prefix.Feature(10), w.suffix.Feature(11),
		w.tag.Feature(12), p1.tag.And(w.tag).Feature(13), w.tag.And(n1.tag).Feature(14), n1.tag.And(n2.tag).Feature(15),
		num(int(w.cluster)).Feature(16), num(int(p1.cluster)).Feature(17), num(int(n1.cluster)).Feature(18),
		num(int(cluster.Prefix(w.cluster, 6))).Feature(19), num(int(cluster.Prefix(w.cluster, 10))).Feature(20),
		num(int(cluster.Prefix(p1.cluster, 10)), int(cluster.Prefix(w.cluster, 10))).Feature(21),
		num(int(cluster.Prefix(w.cluster, 10)), int(cluster.Prefix(n1.cluster, 10))).Feature(22),
		num(int(cluster.Prefix(p2.cluster, 10)), int(cluster.Prefix(p1.cluster, 10))).Feature(23),
		num(int(cluster.Prefix(n1.cluster, 10)), int(cluster.Prefix(n2.cluster, 10))).Feature(24),
		num(int(w.usual), b2i(w.capital), b2i(w.first), int(w.mode)).Feature(25),
	)
	// What lists know.
	out = append(out,
		num(int(p1.lex), int(w.lex), int(n1.lex)).Feature(26), num(int(w.lex), b2i(w.capital)).Feature(27),
		num(int(p1.title), int(p1.kind), int(w.title), b2i(w.capital)).Feature(28), num(int(w.title), int(w.kind), int(n1.title), b2i(n1.capital)).Feature(29),
		num(b2i(p1.given), b2i(w.given), b2i(n1.given), b2i(p1.capital), b2i(w.capital), b2i(n1.capital)).Feature(30),
		num(int(w.head), b2i(p1.capital), b2i(n1.capital)).Feature(31), num(int(n1.head), b2i(w.capital), b2i(n1.capital)).Feature(32),
		num(int(p1.noun), int(w.noun), int(n1.noun)).Feature(33), num(int(p1.tied), int(w.tied), int(n1.tied), b2i(w.capital)).Feature(34),
	)
	// Names of lists.
	const persons = gazetteer.AnyPerson | gazetteer.FirstNameCommon | gazetteer.SurnameCommon
	if w.names != 0 || p1.names != 0 || n1.names != 0 {
		out = append(out,
			num(int(w.names), b2i(p1.capital), b2i(n1.capital)).Feature(64), num(int(p1.names&persons), int(w.names&persons), b2i(p1.capital), b2i(w.capital)).Feature(65),
			num(int(w.names&persons), int(n1.names&persons), b2i(w.capital), b2i(n1.capital)).Feature(66),
		)
	}
	for f := w.names; f != 0; f &= f - 1 {
		out = append(out, num(int(f&-f), b2i(p1.name), b2i(n1.name)).Feature(67))
	}
	for f := w.phrase; f != 0; f &= f - 1 {
		out = append(out, num(int(f&-f), int(w.part)).Feature(68))
	}
	if w.phrase != 0 {
		out = append(out, num(int(w.phrase), int(w.part)).Feature(69))
	}
	return d.evidence(from, to, n, w, out)
}

// evidence appends what the run around a word and the document say.
func (d *reading) evidence(from, to, n int, w *word, out []uint32) []uint32 {
	num := func(values ...int) perceptron.Hash {
		h := perceptron.Hash(1)
		for _, v := range values {
			h = h.And(perceptron.Hash(v))
		}
		return h
	}
	if w.run < 0 {
		// A word that ties two runs: what heads the one before, and what comes.
		if n > from && n+1 < to && d.words[n-1].run >= 0 {
			p, q := &d.words[n-1], &d.words[n+1]
			out = append(out, w.form.And(num(int(p.head), b2i(q.name), int(q.lex))).Feature(60), w.form.And(p.form).Feature(61), w.form.And(num(int(p.cluster), b2i(q.name))).Feature(62))
			if q.tied != 0 && n+2 < to {
				out = append(out, w.form.And(q.form).And(num(int(p.head), b2i(d.words[n+2].name))).Feature(63))
			}
		}
		return out
	}
	r := d.runs[w.run]
	a, b := int(r.first), int(r.last)
	place := d.place(n, a, b)
	at := num(place)
	end, start := &d.words[b-1], &d.words[a]
	out = append(out,
		num(place, min(b-a, 5), min(n-a, 3)).Feature(35),
		end.form.And(at).Feature(36), start.form.And(at).Feature(37),
		num(place, int(end.head)&3, int(start.head)>>4&3, b2i(start.given)).Feature(38),
		num(place, int(end.cluster)).Feature(39), num(place, int(start.cluster)).Feature(40),
		num(place, int(end.lex), int(start.lex)).Feature(41),
	)
	if a > from {
		p := &d.words[a-1]
		out = append(out, p.form.And(at).Feature(42), num(place, int(p.cluster)).Feature(43), num(place, int(p.noun), int(p.title), int(p.kind)).Feature(44))
		if a-1 > from && p.tied != 0 {
			out = append(out, p.form.And(at).And(d.words[a-2].form).Feature(45), num(place, int(d.words[a-2].head), int(p.tied), b2i(d.words[a-2].name)).Feature(46))
		}
	} else {
		out = append(out, nothing.And(at).Feature(42))
	}
	if b < to {
		p := &d.words[b]
		out = append(out, p.form.And(at).Feature(47), num(place, int(p.cluster)).Feature(48), num(place, int(p.noun), int(p.title)).Feature(49), p.tag.And(at).Feature(50))
		if b+1 < to && p.tied != 0 {
			q := &d.words[b+1]
			out = append(out, p.form.And(at).And(q.form).Feature(51), num(place, int(p.tied), int(q.noun), b2i(q.name), int(q.lex)).Feature(52))
		}
	} else {
		out = append(out, nothing.And(at).Feature(47))
	}
	for f := end.names & (gazetteer.HeadWord | gazetteer.AnyOrganization | gazetteer.AnyPlace | gazetteer.Surname); f != 0; f &= f - 1 {
		out = append(out, num(place, int(f&-f)).Feature(70))
	}
	if n != a {
		for f := start.names & (gazetteer.FirstName | gazetteer.AnyPlace | gazetteer.HeadWord); f != 0; f &= f - 1 {
			out = append(out, num(place, int(f&-f)).Feature(71))
		}
	}
	facts, count := d.facts.get(w.fold)
	out = append(out, num(place, int(facts)).Feature(53))
	for f := facts; f != 0; f &= f - 1 {
		out = append(out, num(place, int(f&-f)).Feature(54), num(int(w.usual), int(f&-f)).Feature(55))
	}
	const persons = afterTitle | speaker | afterGiven | whoFollows | inLonger
	out = append(out, num(place, int(facts&persons), b2i(w.given), int(min(count, 3))).Feature(56))
	if n != b-1 {
		last, _ := d.facts.get(end.fold)
		out = append(out, num(place, int(last&persons)).Feature(57))
	}
	if n != a {
		first, _ := d.facts.get(start.fold)
		out = append(out, num(place, int(first&(orgAhead|locAhead|calledGroup|calledPlace|afterThe))).Feature(58))
	}
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
