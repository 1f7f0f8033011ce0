package tagger

import "entente/extractor/perceptron"

// Templates of features: a number of its own for each.
const (
	tExact = iota + 1
	tLower
	tStart1
	tStart2
	tStart3
	tEnd1
	tEnd2
	tEnd3
	tEnd4
	tEnd5
	tShape
	tShapeFirst
	tShapeEnd
	tBefore
	tBefore2
	tAfter
	tAfter2
	tBeforeEnd
	tAfterEnd
	tAfterEnd2
	tBeforeShape
	tAfterShape
	tFamily
	tFamilyBefore
	tFamilyBefore2
	tFamilyAfter
	tFamilyAfter2
	tFamilyBeforeThis
	tFamilyThisAfter
	tKnown
	tKnownAfter
	tKnownThisAfter
	tKnownAfters
	tQuote
	tBias
	tTag
	tTag2
	tTags
	tTagThis
	tTagEnd
	tTagKnown
	tTagsKnown
	tTagAfter
	tTagKnownAfter
	tTagFamily
	tTagFamilyAfter
	tTagBefore
	tUsual
	tUsualShape
	tClass
	tClassAround
	tTagClass
	tClassEnd
	tClasses
	tTagClassAfter
	tTagKnownAfters
	tVerb
	tVerbKnown
	tVerbThis
	tVerbEnd
	tVerbTag
)

// maxFeatures bounds the features of one word.
const maxFeatures = 80

// outside is the word before the first and after the last.
var outside = word{exact: 1, lower: 1, known: 255}

func at(words []word, i int) *word {
	if i < 0 || i >= len(words) {
		return &outside
	}
	return &words[i]
}

// still appends the features of words[i] that do not depend on tags.
func still(out []uint32, words []word, i int, style uint8, inQuotes bool) []uint32 {
	w := &words[i]
	b, b2, a, a2 := at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	manner := perceptron.Hash(style)*2 + 1
	if i == 0 {
		manner++
	}
	add := func(h perceptron.Hash, template uint8) { out = append(out, h.Feature(template)) }
	add(1, tBias)
	add(w.exact, tExact)
	add(w.lower, tLower)
	for k, h := range w.start {
		if h != 0 {
			add(h, uint8(tStart1+k))
		}
	}
	for k, h := range w.end {
		if h != 0 {
			add(h, uint8(tEnd1+k))
		}
	}
	shape := w.shape.And(manner)
	add(w.shape, tShape)
	add(shape, tShapeFirst)
	add(shape.And(w.end[1]), tShapeEnd)
	add(b.lower, tBefore)
	add(b2.lower, tBefore2)
	add(a.lower, tAfter)
	add(a2.lower, tAfter2)
	add(b.end[2], tBeforeEnd)
	add(a.end[2], tAfterEnd)
	add(a.end[1], tAfterEnd2)
	add(b.shape, tBeforeShape)
	add(a.shape, tAfterShape)
	if w.family != 0 {
		add(perceptron.Hash(w.family), tFamily)
	}
	if b.family != 0 {
		add(perceptron.Hash(b.family), tFamilyBefore)
	}
	if b2.family != 0 {
		add(perceptron.Hash(b2.family), tFamilyBefore2)
	}
	if a.family != 0 {
		add(perceptron.Hash(a.family), tFamilyAfter)
	}
	if a2.family != 0 {
		add(perceptron.Hash(a2.family), tFamilyAfter2)
	}
	if w.family != 0 && b.family != 0 {
		add(perceptron.Hash(w.family).And(perceptron.Hash(b.family)), tFamilyBeforeThis)
	}
	if w.family != 0 && a.family != 0 {
		add(perceptron.Hash(w.family).And(perceptron.Hash(a.family)), tFamilyThisAfter)
	}
	add(perceptron.Hash(w.usual), tUsual)
	add(shape.And(perceptron.Hash(w.usual)), tUsualShape)
	add(perceptron.Hash(w.class), tClass)
	add(perceptron.Hash(b.class).And(perceptron.Hash(a.class)), tClassAround)
	add(perceptron.Hash(w.class).And(w.end[1]), tClassEnd)
	add(perceptron.Hash(w.class).And(perceptron.Hash(b.class)<<16|perceptron.Hash(a.class)), tClasses)
	add(perceptron.Hash(w.known), tKnown)
	add(perceptron.Hash(a.known), tKnownAfter)
	add(perceptron.Hash(w.known).And(perceptron.Hash(a.known)), tKnownThisAfter)
	add(perceptron.Hash(a.known).And(perceptron.Hash(a2.known)), tKnownAfters)
	if w.letter == letterQuote {
		h := perceptron.Hash(1)
		if inQuotes {
			h = 2
		}
		add(h, tQuote)
	}
	return out
}

// moving appends the features of words[i] that depend on the tags of the two
// words before, classes of the model plus 2, 1 for the start of the sentence, and
// on the last verb before, see [word.after].
func moving(out []uint32, words []word, i int, tag, tag2, verb uint8) []uint32 {
	w, b, a, a2 := &words[i], at(words, i-1), at(words, i+1), at(words, i+2)
	v := perceptron.Hash(verb)
	t, t2 := perceptron.Hash(tag), perceptron.Hash(tag2)
	tt := t.And(t2)
	out = append(out,
		t.Feature(tTag),
		t2.Feature(tTag2),
		tt.Feature(tTags),
		t.And(w.lower).Feature(tTagThis),
		t.And(w.end[2]).Feature(tTagEnd),
		t.And(perceptron.Hash(w.known)).Feature(tTagKnown),
		tt.And(perceptron.Hash(w.known)).Feature(tTagsKnown),
		t.And(a.lower).Feature(tTagAfter),
		t.And(perceptron.Hash(w.known)<<8|perceptron.Hash(a.known)).Feature(tTagKnownAfter),
		t2.And(b.lower).Feature(tTagBefore),
		tt.And(perceptron.Hash(w.class)).Feature(tTagClass),
		t.And(perceptron.Hash(w.class)<<16|perceptron.Hash(a.class)).Feature(tTagClassAfter),
		t.And(perceptron.Hash(a.known)<<8|perceptron.Hash(a2.known)).Feature(tTagKnownAfters),
		v.Feature(tVerb),
		v.And(perceptron.Hash(w.known)).Feature(tVerbKnown),
		v.And(w.lower).Feature(tVerbThis),
		v.And(w.end[1]).Feature(tVerbEnd),
		v.And(t).Feature(tVerbTag),
	)
	if w.family != 0 {
		out = append(out, t.And(perceptron.Hash(w.family)).Feature(tTagFamily))
	}
	if a.family != 0 {
		out = append(out, t.And(perceptron.Hash(a.family)).Feature(tTagFamilyAfter))
	}
	return out
}
