package graph

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// book is what is known of some families of names while a transaction changes
// it: the appearances in articles, users' decisions, and what follows from them.
type book struct {
	before   map[appearance]string // entity id, as stored
	now      map[appearance]string
	families map[string]*family
	changed  bool
}

// family is one (:Names) node: all names that could ever mean one entity.
type family struct {
	appearances []string // three lines each: local id, entity id, context
	decisions   []string // JSON of storedDecision
	merges      []string // JSON of mergeKey, those whose From is of the family
	rules       int
	isNew       bool // there is no such node yet, or it is empty

	mergesBefore []string // as stored
}

// contexts are the facets of the extraction's entities by local id, as
// [encodeFacets] writes them, for all entities that identity concerns. Others
// of the family in the article are facets too.
func (x Extraction) contexts() map[string]string {
	families := map[string][]string{}
	for _, e := range x.Entities {
		if f := familyOf(e.ID); f != "" {
			families[f] = append(families[f], e.ID)
		}
	}
	out := map[string]string{}
	for _, ids := range families {
		for _, id := range ids {
			facets := x.Contexts[id].facets()
			if len(ids) > maxWith {
				facets = append(facets, facetCrowd)
			} else {
				for _, other := range ids {
					if other != id {
						facets = append(facets, facetWith+other)
					}
				}
			}
			out[id] = encodeFacets(union(facets, nil))
		}
	}
	return out
}

// identify enters what an article says into the book of its names, takes out
// what only it said before, and resolves who is who where that changes anything.
func (w *articleWriter) identify(articleID string, old contribution, contexts map[string]string) (*book, error) {
	families := map[string]bool{}
	var gone []appearance
	for local, m := range old.mentions {
		if f := familyOf(local); f != "" && m.context != "" {
			families[f] = true
			if contexts[local] != m.context {
				gone = append(gone, appearance{local, m.context})
			}
		}
	}
	for local := range contexts {
		families[familyOf(local)] = true
	}
	b, err := w.open(sortedKeys(families))
	if err != nil {
		return nil, err
	}
	for local, context := range contexts {
		if a := (appearance{local, context}); b.now[a] == "" {
			b.now[a], b.changed = local, true
		}
	}
	if len(gone) > 0 {
		others, err := w.appearElsewhere(articleID, gone, old)
		if err != nil {
			return nil, err
		}
		for _, a := range gone {
			if !others[a] {
				delete(b.now, a)
				b.changed = true
			}
		}
	}
	if b.changed {
		b.resolve(nil)
	}
	return b, nil
}

// appearElsewhere tells which appearances other articles have as well.
func (w *articleWriter) appearElsewhere(articleID string, appearances []appearance, old contribution) (map[appearance]bool, error) {
	rows := make([]any, len(appearances))
	for i, a := range appearances {
		rows[i] = map[string]any{"local": a.local, "context": a.context, "entity": old.mentions[a.local].entity}
	}
	found, err := run(w.ctx, w.tx, `
UNWIND $rows AS row
MATCH (a:Article)-[m:MENTIONS]->(e:Entity {id: row.entity})
WHERE m.context = row.context AND coalesce(m.localId, e.id) = row.local AND a.id <> $article
RETURN DISTINCT row.local AS local, row.context AS context`, map[string]any{"rows": rows, "article": articleID})
	if err != nil {
		return nil, err
	}
	out := map[appearance]bool{}
	for _, r := range found {
		out[appearance{r.text("local"), r.text("context")}] = true
	}
	return out, nil
}

// open reads families, and those that users' decisions tie to them, and, on
// Neo4j, takes their locks in order.
func (w *articleWriter) open(ids []string) (*book, error) {
	b := &book{before: map[appearance]string{}, families: map[string]*family{}}
	for len(ids) > 0 {
		rows, err := run(w.ctx, w.tx, `
UNWIND $ids AS id
MERGE (n:Names {id: id})
SET n.id = id
RETURN n.id AS id, n.appearances AS appearances, n.decisions AS decisions, n.merges AS merges, n.rules AS rules`, map[string]any{"ids": ids})
		if err != nil {
			return nil, err
		}
		tied := map[string]bool{}
		for _, r := range rows {
			f := &family{appearances: r.texts("appearances"), decisions: r.texts("decisions"), merges: r.texts("merges"), rules: r.number("rules")}
			f.isNew, f.mergesBefore = f.rules == 0, f.merges
			b.families[r.text("id")] = f
			b.changed = b.changed || !f.isNew && f.rules != rulesVersion
			for _, text := range f.appearances {
				local, rest, ok := strings.Cut(text, "\n")
				entity, context, also := strings.Cut(rest, "\n")
				if !ok || !also {
					return nil, Errorf(Corrupt, "the names of family %q cannot be read; extract all articles again", r.text("id"))
				}
				b.before[appearance{local, context}] = entity
			}
			for _, d := range f.stored() {
				tied[familyOf(d.From)], tied[familyOf(d.Into)] = true, true
			}
		}
		ids = nil
		for _, id := range sortedKeys(tied) {
			if b.families[id] == nil {
				ids = append(ids, id)
			}
		}
	}
	b.now = maps.Clone(b.before)
	return b, nil
}

// stored are the family's decisions.
func (f *family) stored() []storedDecision {
	var out []storedDecision
	for _, text := range f.decisions {
		var d storedDecision
		if json.Unmarshal([]byte(text), &d) == nil {
			out = append(out, d)
		}
	}
	return out
}

// decisions are those of all families, each once; never nil.
func (b *book) decisions() []storedDecision {
	byID := map[string]storedDecision{}
	for _, f := range b.families {
		for _, d := range f.stored() {
			byID[d.id()] = d
		}
	}
	out := make([]storedDecision, 0, len(byID))
	for _, id := range sortedKeys(byID) {
		out = append(out, byID[id])
	}
	return out
}

// resolve decides anew who is who, by the decisions given or, for nil, by those
// that are kept. Families that no decision ties together do
// not influence each other, so it does not matter which were opened together.
func (b *book) resolve(decisions []storedDecision) resolution {
	if decisions == nil {
		decisions = b.decisions()
	}
	r := resolve(slices.Collect(maps.Keys(b.now)), decisions)
	b.now = r.entity
	for _, f := range b.families {
		f.appearances, f.decisions, f.merges, f.rules = nil, nil, nil, rulesVersion
	}
	for a, entity := range b.now {
		f := b.families[familyOf(a.local)]
		f.appearances = append(f.appearances, a.local+"\n"+entity+"\n"+a.context)
	}
	for _, d := range decisions {
		text, _ := json.Marshal(d) // texts and flags always marshal
		from, into := b.families[familyOf(d.From)], b.families[familyOf(d.Into)]
		from.decisions = append(from.decisions, string(text))
		if into != from {
			into.decisions = append(into.decisions, string(text))
		}
	}
	for _, m := range r.merges {
		text, _ := json.Marshal(m.key())
		f := b.families[familyOf(m.From)]
		f.merges = append(f.merges, string(text))
	}
	for _, f := range b.families {
		slices.Sort(f.appearances)
		slices.Sort(f.decisions)
		slices.Sort(f.merges)
	}
	b.changed = true
	return r
}

// entities tells the entity of each local id of an article.
func (b *book) entities(contexts map[string]string) map[string]string {
	out := map[string]string{}
	for local, context := range contexts {
		out[local] = b.now[appearance{local, context}]
	}
	return out
}

// move says that what articles say under a local id in a context is of another
// entity now.
type move struct {
	appearance
	from, to string
}

// moves are the appearances that are of another entity than before.
func (b *book) moves() []move {
	var out []move
	for a, from := range b.before {
		if to, still := b.now[a]; still && to != from {
			out = append(out, move{a, from, to})
		}
	}
	slices.SortFunc(out, func(x, y move) int {
		if x.local != y.local {
			return compareText(x.local, y.local)
		}
		return compareText(x.context, y.context)
	})
	return out
}

func compareText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
