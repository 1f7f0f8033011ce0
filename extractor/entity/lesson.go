package entity

import (
	"slices"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/extractor/perceptron"
	"entente/graph"
)

// Lesson is a document with who is meant by each mention.
type Lesson struct {
	Document *document.Document
	Mentions []mention.Mention
	Who      []string // an id of the source's for each mention; "" for nobody with a name, "?" where the source does not say
}

// Train learns to rank whom pronouns mean and returns the packed model. The
// order of reading is drawn with a fixed seed, so the same lessons give the same bytes.
func Train(lex *lexicon.Lexicon, lessons []Lesson, epochs int) ([]byte, error) {
	trainer := perceptron.NewTrainer([]string{"meant"})
	order := random(1)
	for epoch := range epochs {
		for _, n := range order.perm(len(lessons)) {
			lesson := &lessons[n]
			t := &teacher{trainer: trainer, lesson: lesson, forced: epoch == 0}
			link(lex, lesson.Document, slices.Clone(lesson.Mentions), trainer, t)
		}
	}
	return trainer.Pack(0.2, 0.05)
}

// teacher corrects the ranker while a lesson's document is linked.
type teacher struct {
	trainer *perceptron.Trainer
	lesson  *Lesson
	forced  bool     // tie as the lesson says, not as the ranker does
	who     []string // of each entity: the id that most of its names have
}

// teach ranks, updates the weights after a mistake, and returns the entity that
// linking goes on with.
func (t *teacher) teach(l *linker, q *question, cands []candidate, nobody int32) int {
	want := t.lesson.Who[q.i]
	best, right := -1, -1
	for c := range cands {
		cands[c].score = l.score(l.features(q, &cands[c]))
		if best < 0 || cands[c].score > cands[best].score {
			best = c
		}
		if e := cands[c].entity; e >= 0 && want != "" && t.id(l, e) == want && (right < 0 || cands[c].score > cands[right].score) {
			right = c
		}
	}
	said := -1
	if best >= 0 && cands[best].score > nobody {
		said = best
	}
	if want == "?" {
		return t.entity(cands, said)
	}
	t.trainer.Step()
	if said != right {
		t.update(l, q, cands, right, 1)
		t.update(l, q, cands, said, -1)
	}
	if t.forced {
		return t.entity(cands, right)
	}
	return t.entity(cands, said)
}

func (t *teacher) entity(cands []candidate, c int) int {
	if c < 0 {
		return -1
	}
	return cands[c].entity
}

func (t *teacher) update(l *linker, q *question, cands []candidate, c int, by int32) {
	features := l.nobody(q)
	if c >= 0 {
		features = l.features(q, &cands[c])
	}
	for _, f := range features {
		t.trainer.Update(f, 0, by)
	}
}

// id returns what the lesson calls an entity.
func (t *teacher) id(l *linker, e int) string {
	if t.who == nil {
		t.who = make([]string, len(l.entities))
		votes := make([]map[string]int, len(l.entities))
		for i := range l.mentions {
			m := &l.mentions[i]
			if m.Entity < 0 || m.Form == graph.FormPronoun || m.Form == graph.FormNominal || t.lesson.Who[i] == "" || t.lesson.Who[i] == "?" {
				continue
			}
			if votes[m.Entity] == nil {
				votes[m.Entity] = map[string]int{}
			}
			votes[m.Entity][t.lesson.Who[i]]++
		}
		for k := range votes {
			best := 0
			for id, n := range votes[k] {
				if n > best || n == best && id < t.who[k] {
					best, t.who[k] = n, id
				}
			}
		}
	}
	if e >= len(t.who) {
		return ""
	}
	return t.who[e]
}
