package evaluate

import (
	"cmp"
	"fmt"
	"slices"

	"entente/extractor"
	"entente/extractor/claim"
	"entente/graph"
)

// Cause says why a claim of the gold standard is missed.
type Cause string

// The causes, as far as a program can tell them apart.
const (
	NameMissing Cause = "subject or object is no entity of the document"
	WrongStatus Cause = "found with another polarity or modality"
	OtherActor  Cause = "found with another subject or object"
	RoleOpen    Cause = "a frame has the words, but nobody fills a role"
	SenseDoubt  Cause = "a frame has the words, but something speaks for another sense"
	NearWords   Cause = "a frame knows the trigger, but not the words with it"
	NoWords     Cause = "no frame of the type knows the words"
)

// Causes counts the missed claims of relation sets by cause; of their articles if
// articles is true, else of their sentences. What a gold claim says of its text's other sentences cannot be
// told from it, so that for an article the nearest cause of any sentence counts.
func Causes(x *extractor.Extractor, sets []RelationSet, articles bool) (map[Cause]int, error) {
	counts := map[Cause]int{}
	for _, set := range sets {
		texts := set.Sentences
		if articles {
			texts = set.Articles
		}
		for i, text := range texts {
			a := graph.Article{ID: fmt.Sprintf("%s-%d", set.Name, i+1), Title: text.Title, Text: text.Text, Published: cmp.Or(text.Published, set.Published)}
			out, err := x.Explain(a, graph.Span{End: len(text.Text)})
			if err != nil {
				return nil, fmt.Errorf("%s: %w", a.ID, err)
			}
			for _, g := range text.Claims {
				if cause := missedBy(out, g); cause != "" && !g.Maybe && (set.Relations == "all" || slices.Contains(CoreRelations, g.Type)) {
					counts[cause]++
				}
			}
		}
	}
	return counts, nil
}

// missedBy returns why a gold claim is missed, "" if it is not.
func missedBy(out *extractor.Explanation, g GoldClaim) Cause {
	names := map[string][]string{}
	known := func(name string) bool {
		for _, e := range out.Entities {
			if sameName(e.Name, name) || slices.ContainsFunc(e.Aliases, func(n string) bool { return sameName(n, name) }) {
				return true
			}
		}
		return false
	}
	for id, e := range out.Entities {
		names[id] = append([]string{e.Name}, e.Aliases...)
	}
	var cause Cause
	for _, c := range out.Claims {
		switch {
		case same(c, g, names) && c.Negated == g.Negated && c.Modality == g.Modality:
			return ""
		case same(c, g, names):
			cause = WrongStatus
		case c.Type == g.Type && cause == "" && (same(c, GoldClaim{Type: g.Type, Subject: g.Subject, Object: names[c.ObjectID][0]}, names) ||
			same(c, GoldClaim{Type: g.Type, Subject: names[c.SubjectID][0], Object: g.Object}, names)):
			cause = OtherActor
		}
	}
	if !known(g.Subject) || !known(g.Object) {
		return NameMissing
	}
	if cause != "" {
		return cause
	}
	cause = NoWords
	rank := map[Cause]int{NoWords: 0, NearWords: 1, SenseDoubt: 2, RoleOpen: 3}
	for _, s := range out.Sentences {
		for _, f := range s.Frames {
			if f.Type != g.Type {
				continue
			}
			is := NearWords
			switch f.Outcome {
			case claim.NoSubject, claim.NoObject, claim.SubjectType, claim.ObjectType, claim.SameEntity, claim.Fired, claim.LongerCue, claim.OtherFrame:
				is = RoleOpen
			case claim.Refused, claim.BadObject, claim.Over, claim.Undenied:
				is = SenseDoubt
			}
			if rank[is] > rank[cause] {
				cause = is
			}
		}
	}
	return cause
}
