package extractor

import (
	"slices"
	"strings"

	"entente/extractor/entity"
	"entente/graph"
)

// seats returns the countries that the article names by their capitals alone, as
// places: "arrived in Tehran" is a visit to Iran. They become entities of the
// article if a claim needs them.
func (x *Extractor) seats(r Reading) []entity.Entity {
	var list []entity.Entity
	for _, m := range r.Mentions {
		if m.Type != graph.Location || m.Entity >= 0 || !strings.HasPrefix(m.Key, "country:") {
			continue
		}
		same := func(e entity.Entity) bool { return e.ID == m.Key }
		if slices.ContainsFunc(r.Entities, same) || slices.ContainsFunc(list, same) {
			continue
		}
		if name, ok := x.lex.Canonical(m.Key); ok {
			list = append(list, entity.Entity{Entity: graph.Entity{ID: m.Key, Type: graph.Country, Name: name.Canonical}})
		}
	}
	return list
}
