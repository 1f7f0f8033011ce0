package extractor

import (
	"entente/extractor/entity"
	"entente/graph"
)

// seats returns the countries that the article names by their capitals and towns alone, as
// places: "arrived in Tehran" is a visit to Iran. They become entities of the
// article if a claim needs them.
func (x *Extractor) seats(r Reading) []entity.Entity {
	var list []entity.Entity
	known := map[string]bool{}
	for i := range r.Entities {
		known[r.Entities[i].ID] = true
	}
	for i := range r.Mentions {
		home := r.Mentions[i].Seat()
		if home == "" || known[home] {
			continue
		}
		known[home] = true
		if name, ok := x.lex.Canonical(home); ok {
			list = append(list, entity.Entity{Entity: graph.Entity{ID: home, Type: graph.Country, Name: name.Canonical}})
		}
	}
	return list
}
