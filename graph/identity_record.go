package graph

import (
	"slices"
	"strings"
)

// suggest records what may be one and was left as it is.
func (r *resolver) suggest() {
	n := 0
	for _, l := range r.all {
		a, b := r.beings[l.from], r.beings[l.into]
		if r.root(l.from) == r.root(l.into) || r.apart[a.id][b.id] || n == maxSuggestions {
			continue
		}
		if l.confidence >= certain {
			l.confidence = 0.55 // it fits several, or one of its group is kept apart
		}
		r.record(l, MergeSuggested)
		n++
	}
}

// namesakes records who has one name and is two.
func (r *resolver) namesakes() {
	for i, b := range r.beings {
		if b.because == "" {
			continue
		}
		first := r.at[b.local]
		if r.root(i) == r.root(first) {
			continue
		}
		m := Merge{ID: MergeID(b.id, b.local), From: b.id, Into: b.local, State: MergeApart, Code: CodeContext, Confidence: 0.9, By: ByProgram,
			Reason: "They have one name and are " + b.because + "."}
		if _, decided := r.merges[m.ID]; !decided {
			r.merges[m.ID] = m
		}
	}
}

func (r *resolver) record(l likeness, state MergeState) {
	a, b := r.beings[l.from], r.beings[l.into]
	m := Merge{ID: MergeID(a.id, b.id), From: a.id, Into: b.id, State: state, Code: l.code, Confidence: l.confidence, By: ByProgram, Reason: reasonOf(l, a, b)}
	if _, decided := r.merges[m.ID]; !decided {
		r.merges[m.ID] = m
	}
}

// reasonOf says in a sentence why two beings are taken for one.
func reasonOf(l likeness, a, b being) string {
	what := map[string]string{
		CodeParticle:  "The names differ in particles and word breaks only",
		CodeSpelling:  "The names are spellings of one name",
		CodeMiddle:    "One name has a middle name or initial more",
		CodeInitial:   "One name has an initial where the other has a name",
		CodeShortForm: "One given name is the short form of the other",
		CodeSurname:   "The surname is that of the other",
		CodeLegalForm: "The names differ in the legal form only",
		CodeAcronym:   "The letters are those of the name",
	}[l.code]
	if l.code == CodeAcronym {
		if _, slug, _ := strings.Cut(a.local, ":"); slices.Contains(b.facets, facetAcronym+slug) {
			what = "An article gives the letters for the name"
		}
	}
	var both []string
	if v := shared(a.facets, b.facets, facetCountry); len(v) > 0 {
		both = append(both, codes(v))
	}
	for _, prefix := range []string{facetField, facetOf} {
		if v := shared(a.facets, b.facets, prefix); len(v) > 0 {
			both = append(both, strings.Join(v, ", "))
		}
	}
	if len(both) == 0 && agreement(a.facets, b.facets) == topical {
		return what + "; the articles are about one country."
	}
	if len(both) == 0 {
		return what + "; nothing that articles say of them disagrees."
	}
	return what + "; articles say of both: " + strings.Join(both, "; ") + "."
}
