package extractor

import (
	"slices"

	"entente/extractor/entity"
	"entente/graph"
)

// seats returns the countries that the article names by their capitals and towns alone, as
// places: "arrived in Tehran" is a visit to Iran. They become entities of the
// article if a claim needs them.
func (x *Extractor) seats(r Reading) []entity.Entity {
	var list []entity.Entity
	for _, m := range r.Mentions {
		home := m.Seat()
		if home == "" {
			continue
		}
		same := func(e entity.Entity) bool { return e.ID == home }
		if slices.ContainsFunc(r.Entities, same) || slices.ContainsFunc(list, same) {
			continue
		}
		if name, ok := x.lex.Canonical(home); ok {
			list = append(list, entity.Entity{Entity: graph.Entity{ID: home, Type: graph.Country, Name: name.Canonical}})
		}
	}
	return list
}
