package claim

import (
	"cmp"
	"slices"

	"entente/graph"
)

// lasts reports whether a relation says how two stand to each other and not what one did.
func lasts(t graph.RelationType) bool {
	k, _ := t.Kind()
	return k.Family == graph.Structural || t == graph.AllyOf
}

// itself returns the entity that an actor names, a ministry and not its country; -1 if it is none.
func (r *reader) itself(a actor) int {
	m := r.mentions[a.mention]
	if m.Entity < 0 || m.Entity >= len(r.entities) || m.Country != "" && m.Type == graph.Organization && r.finder.grammar.classes["national_bodies"][lastWord(r.doc.Text[m.Start:m.End])] {
		return r.entityOf(a)
	}
	return m.Entity
}

// onceEach keeps of what lasts, and is told again and again in a document, one
// claim each: the surest, one with a date before one without, else the first.
func onceEach(claims []graph.Claim) []graph.Claim {
	type fact struct {
		subject, object string
		kind            graph.RelationType
		negated         bool
		modality        graph.Modality
	}
	best := map[fact]int{}
	var kept []graph.Claim
	for _, c := range claims {
		if !lasts(c.Type) {
			kept = append(kept, c)
			continue
		}
		key := fact{c.SubjectID, c.ObjectID, c.Type, c.Negated, c.Modality}
		at, told := best[key]
		switch {
		case !told:
			best[key] = len(kept)
			kept = append(kept, c)
		case c.Date != "" && kept[at].Date == "", (c.Date != "") == (kept[at].Date != "") && c.Confidence > kept[at].Confidence+0.05:
			kept[at] = c
		}
	}
	slices.SortStableFunc(kept, func(a, b graph.Claim) int { return cmp.Compare(a.SentenceSpan.Start, b.SentenceSpan.Start) })
	return kept
}
