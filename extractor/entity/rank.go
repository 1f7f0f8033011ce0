package entity

import (
	_ "embed"
	"slices"
	"sync"

	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/extractor/perceptron"
	"entente/graph"
)

// model.bin ranks who may be meant by a pronoun. It is trained by
// "go run ./cmd/train coreference" on the training part of GUM (CC BY-SA 4.0,
// Zeldes 2017) and on the marked articles of this project.
//
//go:embed model.bin
var model []byte

var defaultRanker = sync.OnceValue(func() ranker {
	w, err := perceptron.Read(model)
	if err != nil {
		return nil // a build without a model links by rules alone
	}
	return w
})

// ranker scores features: trained weights, or those being trained.
type ranker interface {
	Add(scores []int32, feature uint32)
}

// The groups of pronouns, each ranked for itself.
const (
	groupHe = iota
	groupIt
	groupThey
)

// The limits of the search for candidates.
const (
	maxCandidates = 12
	window        = 5 // sentences before the pronoun's
)

// margins are what a candidate must have over nobody where the rules see none;
// rivals and doubts by how much another candidate, and nobody, may be likelier
// than the one that the rules take. By group, in steps of the packed weights,
// chosen on half of the marked articles for tuning.
var (
	margins = [...]int32{120, 120, 100}
	rivals  = [...]int32{60, 200, 0}
	doubts  = [...]int32{-30, 200, 0}
)

// candidate is somebody whom a pronoun may mean.
type candidate struct {
	entity int // -1 for a place or a thing that is no entity
	at     int // the mention nearest to the pronoun
	after  bool
	count  int // mentions of it before the pronoun
	rank   int // others between it and the pronoun
	score  int32
}

// refer returns whom a pronoun means, -1 for nobody whom the document names.
func (l *linker) refer(i, group, word int) int {
	cands := l.candidates(i, group)
	ask := l.question(i, group, word, cands)
	nobody := l.score(l.nobody(ask))
	if l.teacher != nil {
		return l.teacher.teach(l, ask, cands, nobody)
	}
	best, ruled := -1, -1
	for c := range cands {
		cands[c].score = l.score(l.features(ask, &cands[c]))
		if ask.ruled >= 0 && cands[c].entity == ask.ruled {
			ruled = c
		}
		if best < 0 || cands[c].score > cands[best].score {
			best = c
		}
	}
	switch {
	case best < 0:
		return -1
	case ruled >= 0 && group == groupIt && l.parallel(ask, &cands[ruled]):
		return ask.ruled
	case ruled >= 0 && cands[ruled].score > max(nobody-doubts[group], cands[best].score-rivals[group]-1):
		return ask.ruled
	case cands[best].entity < 0:
		return -1
	case group == groupIt && ask.ruled < 0 && len(cands) > 1 && l.mentions[cands[1].at].Sentence == l.mentions[i].Sentence && l.addressed(i):
		return -1 // "Iran warned Israel that it would respond"
	case ask.ruled < 0 && cands[best].score > nobody+margins[group]:
		return cands[best].entity
	}
	return -1
}

// parallel reports whether "it" goes on with the subject before it: "Qatar hosts
// the talks, and it has paid", "condemned Iran for what it called interference".
func (l *linker) parallel(q *question, c *candidate) bool {
	first := l.mentions[q.i].First
	if l.mentions[c.at].Sentence != l.mentions[q.i].Sentence || l.role(c.at) != roleSubject || q.word != 4 || first == 0 {
		return false
	}
	if q.tokens[first-1].Lower == "what" || joined(q.tokens, first) {
		return true
	}
	for k := first - 1; k > 0 && k >= first-4; k-- { // "Portugal announced on Friday that it was"
		switch t := &q.tokens[k]; {
		case finite(*t):
			return speech[t.Lemma]
		case t.Lower != "that" && t.Lower != "on" && t.Tag != "RB" && !calendar(t.Lower):
			return false
		}
	}
	return false
}

func (l *linker) score(features []uint32) int32 {
	l.sum[0] = 0
	for _, f := range features {
		l.rank.Add(l.sum[:], f)
	}
	return l.sum[0]
}

// candidates lists the entities named or referred to before mention i, nearest
// first, and those that follow in its sentence where it stands near its start.
func (l *linker) candidates(i, group int) []candidate {
	out := l.buffer[:0]
	m := &l.mentions[i]
	for k := i - 1; k >= 0 && l.mentions[k].Sentence >= m.Sentence-window && len(out) < maxCandidates; k-- {
		out = l.candidate(out, i, k, group)
	}
	if m.First < 12 && m.Name != "it" && m.Name != "they" && m.Name != "them" && m.Name != "him" {
		for k := i + 1; k < len(l.mentions) && l.mentions[k].Sentence == m.Sentence && len(out) < maxCandidates; k++ {
			n := len(out)
			out = l.candidate(out, i, k, group)
			if len(out) > n {
				out[n].after = true
				break
			}
		}
	}
	if group == groupHe && m.Gender == lexicon.Female {
		out = l.women(out)
	}
	for c := range out {
		out[c].rank = c
		if e := out[c].entity; e >= 0 {
			out[c].count = l.count[e]
		}
	}
	l.buffer = out
	return out
}

func (l *linker) candidate(out []candidate, i, k, group int) []candidate {
	m, n := &l.mentions[i], &l.mentions[k]
	e := n.Entity
	switch {
	case e < 0 && (group == groupHe || n.Type != graph.Location):
		return out
	case e >= 0 && (l.entities[e].Type == graph.Person) != (group == groupHe):
		return out
	case group == groupHe && conflict(m.Gender, l.entities[e].Gender):
		return out
	case l.inAside(m, n):
		return out
	case firstPerson(n.Name) && n.Form == graph.FormPronoun:
		return out
	}
	for c := range out {
		if out[c].entity == e && (e >= 0 || l.mentions[out[c].at].Name == n.Name) {
			return out
		}
	}
	return append(out, candidate{entity: e, at: k})
}

// women leaves out those of unknown gender where somebody is known to be a woman.
func (l *linker) women(cands []candidate) []candidate {
	female := func(c candidate) bool { return l.entities[c.entity].Gender == lexicon.Female }
	if slices.ContainsFunc(cands, female) {
		cands = slices.DeleteFunc(cands, func(c candidate) bool { return !female(c) })
	}
	return cands
}

// inAside reports whether a possessive opens the aside to a name, so that it
// means another: "Ann Lee, his chief of staff,".
func (l *linker) inAside(m, n *mention.Mention) bool {
	return n.Sentence == m.Sentence && n.Last == m.First-1 && n.Form != graph.FormPronoun && possessive(m.Name) && l.d.Sentences[m.Sentence].Tokens[n.Last].Text == ","
}

// referred remembers whom a pronoun of a group meant last.
type referred struct{ entity, sentence int }

// pronounKind returns the group of a pronoun and which of its group it is; false
// for one that is not ranked.
func pronounKind(word string) (group, which int, ok bool) {
	switch word {
	case "he", "she":
		return groupHe, 0, true
	case "him":
		return groupHe, 1, true
	case "his", "her", "hers":
		return groupHe, 2, true
	case "himself", "herself":
		return groupHe, 3, true
	case "it":
		return groupIt, 4, true
	case "its":
		return groupIt, 5, true
	case "itself":
		return groupIt, 6, true
	case "they":
		return groupThey, 7, true
	case "them":
		return groupThey, 8, true
	case "their":
		return groupThey, 9, true
	case "themselves":
		return groupThey, 10, true
	}
	return 0, 0, false
}

// The places that a mention can have in its clause.
const (
	roleNone = iota
	roleSubject
	roleOwner
	roleAgent
	roleOfPreposition
	roleOfVerb
	roleAside
	roleJoined
	roleOther
)

// role tells what a mention is in its clause, by the words beside it.
func (l *linker) role(k int) int {
	if l.roles[k] != roleNone {
		return int(l.roles[k])
	}
	r := l.findRole(k)
	l.roles[k] = int8(r)
	return r
}

func (l *linker) findRole(k int) int {
	m := &l.mentions[k]
	tokens := l.d.Sentences[m.Sentence].Tokens
	switch {
	case m.Last < len(tokens) && tokens[m.Last].Tag == "POS", m.Form == graph.FormPronoun && possessive(m.Name):
		return roleOwner
	case l.subject(k):
		return roleSubject
	}
	i := m.First - 1
	for n := 0; i >= 0 && n < 5; n++ {
		switch tag := tokens[i].Tag; tag {
		case "DT", "JJ", "NN", "NNP", "POS", "CD", "PRP$":
			i--
			continue
		}
		break
	}
	if i < 0 {
		return roleOther
	}
	switch t := &tokens[i]; {
	case t.Lower == "by":
		return roleAgent
	case t.Tag == "IN" || t.Tag == "TO":
		return roleOfPreposition
	case t.Tag[0] == 'V':
		return roleOfVerb
	case t.Text == ",":
		return roleAside
	case t.Tag == "CC":
		return roleJoined
	}
	return roleOther
}

func possessive(word string) bool {
	switch word {
	case "his", "her", "its", "their", "our", "my", "hers":
		return true
	}
	return false
}

// shape numbers the forms of a mention as the model knows them.
func (l *linker) shape(m *mention.Mention) int {
	switch m.Form {
	case graph.FormPronoun:
		return 1
	case graph.FormNominal:
		return 2
	case graph.FormDemonym:
		if m.State {
			return 3
		}
		return 4
	case graph.FormMetonym:
		return 5
	case graph.FormAcronym:
		return 6
	}
	if m.Last-m.First > 1 {
		return 7
	}
	return 8
}

// genderFit tells what is known of two genders that do not conflict.
func genderFit(a, b lexicon.Gender) int {
	switch {
	case a == b && a != lexicon.Unknown:
		return 2
	case b == lexicon.Unknown:
		return 1
	}
	return 0
}
