package claim

import (
	"slices"

	"entente/extractor/mention"
	"entente/graph"
)

// index answers in constant time, or nearly, what is asked again and again of a whole document.
type index struct {
	entities map[string]int   // id to the first entity that has it
	named    map[string][]int // id of an entity to the mentions that name it, pronouns left out, in the order of the text
	capitals map[string]int   // id of a country to the first mention of its capital
	country  int              // one more than a mention of the country from which the article reports, 0 if it was not asked for, -1 if none
	doers    map[graph.RelationType]doer
}

// doer is who did the deeds of a kind that were told so far.
type doer struct {
	id      string
	mention int
	several bool // so that "the raid" means none
}

// entityByID returns the index of the entity with an id, -1 if there is none.
func (r *reader) entityByID(id string) int {
	if r.index.entities == nil {
		r.index.entities = make(map[string]int, len(r.entities))
		for i := len(r.entities) - 1; i >= 0; i-- {
			r.index.entities[r.entities[i].ID] = i
		}
	}
	if i, ok := r.index.entities[id]; ok {
		return i
	}
	return -1
}

// mentionsOf returns the mentions that name the entity with an id.
func (r *reader) mentionsOf(id string) []int {
	if r.index.named == nil {
		r.index.named = map[string][]int{}
		for i := range r.mentions {
			if e := r.mentions[i].Entity; e >= 0 && e < len(r.entities) && r.mentions[i].Form != graph.FormPronoun {
				r.index.named[r.entities[e].ID] = append(r.index.named[r.entities[e].ID], i)
			}
		}
	}
	return r.index.named[id]
}

// nearest returns the mention of the entity with an id that is nearest to a place of the text, -1 if there is none.
func (r *reader) nearest(id string, from int) int {
	list := r.mentionsOf(id)
	after, _ := slices.BinarySearchFunc(list, from, func(m, from int) int { return r.mentions[m].Start - from })
	if len(list) == 0 {
		return r.capitalOf(id)
	}
	if after == 0 {
		return list[0]
	}
	before := after - 1
	for before > 0 && r.mentions[list[before-1]].Start == r.mentions[list[before]].Start {
		before-- // two in one word: the first
	}
	if after < len(list) && r.mentions[list[after]].Start-from < from-r.mentions[list[before]].Start {
		return list[after]
	}
	return list[before]
}

// capitalOf returns the first mention of the capital or a town of a country, which a text may name by nothing
// else; -1 if there is none.
func (r *reader) capitalOf(id string) int {
	if r.index.capitals == nil {
		r.index.capitals = map[string]int{}
		for i := len(r.mentions) - 1; i >= 0; i-- {
			if m := &r.mentions[i]; m.Key != "" && m.Seat() == m.Key {
				r.index.capitals[m.Key] = i
			}
		}
	}
	if i, ok := r.index.capitals[id]; ok {
		return i
	}
	return -1
}

// mentionAt returns the first mention with a span, -1 if there is none.
func (r *reader) mentionAt(span graph.Span) int {
	i, _ := slices.BinarySearchFunc(r.mentions, span.Start, func(m mention.Mention, start int) int { return m.Start - start })
	for ; i < len(r.mentions) && r.mentions[i].Start == span.Start; i++ {
		if r.mentions[i].Span == span {
			return i
		}
	}
	return -1
}
