package graph

import (
	"cmp"
	"slices"
	"strings"
)

// rulesVersion counts the changes of the rules of identity: a family that was
// resolved by other rules is resolved again when an article touches it.
const rulesVersion = 1

// maxBeings bounds the beings of one family that are compared with each other:
// beyond it the program merges none of them. Work is quadratic in it.
const maxBeings = 250

// maxSuggestions bounds the suggestions of one family.
const maxSuggestions = 50

// resolution says which entity each appearance is, and why.
type resolution struct {
	entity map[appearance]string // final entity id
	merges []Merge               // by id; without names and articles
	beings map[string]bool       // ids that a decision can name
}

// resolve decides who is who among the appearances of some families, which are
// all that the decisions speak of. It is a pure function of the two sets.
//
// Users' decisions come first; then spelling variants, the surest first; then
// names that say less than another and fit exactly one. Nothing joins two
// whom their contexts or a user keep apart.
func resolve(appearances []appearance, decisions []storedDecision) resolution {
	r := resolver{at: map[string]int{}, apart: map[string]map[string]bool{}}
	r.meet(appearances)
	r.decide(decisions)
	r.likenesses()
	r.variants()
	r.shortened()
	r.suggest()
	r.namesakes()
	return r.finish()
}

type resolver struct {
	beings []being
	names  []named
	at     map[string]int // being id -> index
	parent []int
	all    []likeness
	merges map[string]Merge
	facets [][]string                 // of each root
	apart  map[string]map[string]bool // by users, both ways
	joined []storedDecision           // users' merges in force
}

func (r *resolver) meet(appearances []appearance) {
	contexts := map[string][]string{}
	for _, a := range appearances {
		contexts[a.local] = append(contexts[a.local], a.context)
	}
	for _, local := range sortedKeys(contexts) {
		for _, b := range group(local, contexts[local]) {
			r.at[b.id] = len(r.beings)
			r.parent = append(r.parent, len(r.beings))
			r.beings = append(r.beings, b)
			r.names = append(r.names, readName(b))
			r.facets = append(r.facets, b.facets)
		}
	}
	r.merges = map[string]Merge{}
}

func (r *resolver) root(i int) int {
	for r.parent[i] != i {
		r.parent[i] = r.parent[r.parent[i]]
		i = r.parent[i]
	}
	return i
}

// join makes two groups one unless a user keeps members of them apart, or,
// for the program's own merges, their contexts do.
func (r *resolver) join(from, into int, byUser bool) bool {
	a, b := r.root(from), r.root(into)
	if a == b {
		return true
	}
	for i := range r.beings {
		x := r.root(i)
		if x != a && x != b {
			continue
		}
		for other := range r.apart[r.beings[i].id] {
			if k, there := r.at[other]; there && (x == a && r.root(k) == b || x == b && r.root(k) == a) {
				return false
			}
		}
	}
	if !byUser && opposed(r.beings[from].local, r.facets[a], r.facets[b]) {
		return false
	}
	r.parent[a] = b
	r.facets[b] = union(r.facets[a], r.facets[b])
	return true
}

// decide applies what users say.
func (r *resolver) decide(decisions []storedDecision) {
	slices.SortFunc(decisions, func(a, b storedDecision) int { return strings.Compare(a.id(), b.id()) })
	decisions = slices.CompactFunc(decisions, func(a, b storedDecision) bool { return a.id() == b.id() })
	for _, d := range decisions {
		if d.Apart {
			for _, pair := range [][2]string{{d.From, d.Into}, {d.Into, d.From}} {
				if r.apart[pair[0]] == nil {
					r.apart[pair[0]] = map[string]bool{}
				}
				r.apart[pair[0]][pair[1]] = true
			}
		}
	}
	for _, d := range decisions {
		m := Merge{ID: d.id(), From: d.From, Into: d.Into, Code: CodeUser, Confidence: 1, By: d.By, At: d.At}
		from, isFrom := r.at[d.From]
		into, isInto := r.at[d.Into]
		switch {
		case d.Apart:
			m.State, m.Reason = MergeApart, "A user keeps the two apart."
		case isFrom && isInto && r.join(from, into, true):
			m.State, m.Reason = MergeApplied, "A user says that the two are one."
			r.joined = append(r.joined, d)
		default: // one of them is not spoken of now
			m.State, m.Reason = MergeSuggested, "A user says that the two are one; it has no effect while no article speaks of both, or while others keep them apart."
		}
		r.merges[m.ID] = m
	}
}

// likenesses compares all beings of each family.
func (r *resolver) likenesses() {
	families := map[string][]int{}
	for i, b := range r.beings {
		f := familyOf(b.local)
		families[f] = append(families[f], i)
	}
	for _, f := range sortedKeys(families) {
		members := families[f]
		if len(members) > maxBeings {
			continue
		}
		for n, i := range members {
			for _, k := range members[n+1:] {
				l, like := compare(r.beings[i], r.beings[k], r.names[i], r.names[k])
				if !like {
					continue
				}
				l.from, l.into = i, k
				if r.before(i, k) {
					l.from, l.into = k, i
				}
				r.all = append(r.all, l)
			}
		}
	}
	slices.SortStableFunc(r.all, func(a, b likeness) int { return cmp.Compare(b.confidence, a.confidence) })
}

// before reports whether being i is the better one to keep: the one whose name
// says more,
// then the first of its name, then the shorter id, then the smaller.
func (r *resolver) before(i, k int) bool {
	a, b := r.beings[i], r.beings[k]
	c := cmp.Or(r.fullness(k)-r.fullness(i),
		strings.Count(a.id, namesakeMark)-strings.Count(b.id, namesakeMark), len(a.id)-len(b.id), strings.Compare(a.id, b.id))
	return c < 0
}

// fullness says how much a name says: the number of its parts, then how many
// are no initials, then whether given names are there in their long form.
func (r *resolver) fullness(i int) int {
	n := 0
	for _, w := range r.names[i].words {
		n += 20
		if len(w) > 1 {
			n += 2
		}
		if _, short := shortForms[w]; short {
			n--
		}
	}
	return n
}

// variants joins the different spellings of one name.
func (r *resolver) variants() {
	for _, l := range r.all {
		if !l.shorter && l.confidence >= certain && r.join(l.from, l.into, false) {
			r.record(l, MergeApplied)
		}
	}
}

// shortened joins each name that says less than another to the only one that it
// surely fits. One that fits several stays as it is.
func (r *resolver) shortened() {
	fits := map[int][]likeness{}
	for _, l := range r.all {
		if l.shorter && l.confidence >= certain {
			fits[l.from] = append(fits[l.from], l)
		}
	}
	var steps []likeness
	for _, from := range sortedKeys(fits) {
		roots := map[int]bool{}
		for _, l := range fits[from] {
			roots[r.root(l.into)] = true
		}
		// A name that fits another only by way of a third is no rival of it:
		// "J. Kerry" fits "John Kerry" and "John F. Kerry", who are one.
		if len(roots) > 1 && !r.chained(fits[from], fits) {
			continue
		}
		steps = append(steps, fits[from][0])
	}
	for _, l := range steps {
		if r.join(l.from, l.into, false) {
			r.record(l, MergeApplied)
		}
	}
}

// chained reports whether all that a short name fits are one entity, once each
// of them has joined the only one that it fits itself.
func (r *resolver) chained(fit []likeness, fits map[int][]likeness) bool {
	ends := map[int]bool{}
	for _, l := range fit {
		end, seen := l.into, map[int]bool{}
		for len(fits[end]) > 0 && !seen[end] {
			roots := map[int]bool{}
			for _, next := range fits[end] {
				roots[r.root(next.into)] = true
			}
			if len(roots) != 1 {
				break
			}
			seen[end] = true
			end = fits[end][0].into
		}
		ends[r.root(end)] = true
	}
	return len(ends) == 1
}

// finish names each group and tells the entity of each appearance.
func (r *resolver) finish() resolution {
	gone := map[int]bool{} // merged away by a user
	for _, d := range r.joined {
		gone[r.at[d.From]] = true
	}
	best := map[int]int{}
	for i := range r.beings {
		root := r.root(i)
		b, there := best[root]
		switch {
		case !there, gone[b] && !gone[i], gone[b] == gone[i] && r.before(i, b):
			best[root] = i
		}
	}
	// Users' merges say who stays: follow them from the best to their end.
	into := map[string]string{}
	for _, d := range r.joined {
		into[d.From] = d.Into
	}
	for root, b := range best {
		for range r.joined {
			if next, ok := into[r.beings[b].id]; ok {
				b = r.at[next]
			}
		}
		best[root] = b
	}
	out := resolution{entity: map[appearance]string{}, beings: map[string]bool{}}
	for i, b := range r.beings {
		out.beings[b.id] = true
		id := r.beings[best[r.root(i)]].id
		for _, c := range b.contexts {
			out.entity[appearance{b.local, c}] = id
		}
	}
	for _, id := range sortedKeys(r.merges) {
		m := r.merges[id]
		m.Entity, m.Type = m.From, typeOf(m.From)
		if i, there := r.at[m.From]; there {
			m.Entity = r.beings[best[r.root(i)]].id
		}
		out.merges = append(out.merges, m)
	}
	return out
}
