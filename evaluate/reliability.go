package evaluate

import (
	"cmp"
	"maps"
	"slices"

	"entente/graph"
)

// Reliability says how far the confidence of claims can be believed: how many claims of each tenth of
// confidence are right. The first counts those below 0.1, the last those of 0.9 and more. Only Right and Wrong are used.
func (s *RelationScore) Reliability() [10]Count {
	var tenths [10]Count
	for _, j := range s.Judged {
		tenth := min(9, max(0, int(j.Claim.Confidence*10+1e-9)))
		if j.Right {
			tenths[tenth].Right++
		} else {
			tenths[tenth].Wrong++
		}
	}
	return tenths
}

// RuleScore is how a rule, that is a frame, does.
type RuleScore struct {
	Rule         string
	Right, Wrong int // of the claims that were judged
	Sentences    int // different sentences in which it made a claim, judged or not
}

// Rules lists how each rule does that made a claim, and each of the others that are given, by name.
func (s *RelationScore) Rules(others ...string) []RuleScore {
	scores := map[string]*RuleScore{}
	of := func(rule string) *RuleScore {
		if scores[rule] == nil {
			scores[rule] = &RuleScore{Rule: rule, Sentences: len(s.fired[rule])}
		}
		return scores[rule]
	}
	for _, rule := range others {
		of(rule)
	}
	for rule := range s.fired {
		of(rule)
	}
	for _, j := range s.Judged {
		if r := of(j.Claim.Rule); j.Right {
			r.Right++
		} else {
			r.Wrong++
		}
	}
	list := make([]RuleScore, 0, len(scores))
	for _, rule := range slices.Sorted(maps.Keys(scores)) {
		list = append(list, *scores[rule])
	}
	return list
}

// BySentences sorts rules by how seldom they fire, the seldom ones first.
func BySentences(list []RuleScore) {
	slices.SortStableFunc(list, func(a, b RuleScore) int {
		return cmp.Or(cmp.Compare(a.Sentences, b.Sentences), cmp.Compare(a.Rule, b.Rule))
	})
}

// Add adds the figures of another score, and its errors.
func (s *RelationScore) Add(o *RelationScore) {
	for t, c := range o.ByType {
		sum := s.ByType[t]
		sum.Add(c)
		s.ByType[t] = sum
	}
	s.Edges.Add(o.Edges)
	s.Dates.Add(o.Dates)
	s.Speakers.Add(o.Speakers)
	s.Texts += o.Texts
	s.Unreal += o.Unreal
	s.Traps += o.Traps
	s.TrapsHit += o.TrapsHit
	s.Distractors += o.Distractors
	s.Distracted += o.Distracted
	s.Judged = append(s.Judged, o.Judged...)
	s.Errors = append(s.Errors, o.Errors...)
	for rule, sentences := range o.fired {
		for sentence := range sentences {
			s.fire(rule, sentence)
		}
	}
}

// fire notes that a rule made a claim in a sentence.
func (s *RelationScore) fire(rule, sentence string) {
	if s.fired[rule] == nil {
		s.fired[rule] = map[string]bool{}
	}
	s.fired[rule][sentence] = true
}

// NewRelationScore returns a score of nothing, to which others are added.
func NewRelationScore() *RelationScore {
	return &RelationScore{ByType: map[graph.RelationType]Count{}, fired: map[string]map[string]bool{}}
}
