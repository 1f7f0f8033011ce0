package claim

import (
	"slices"

	"entente/graph"
)

// structural are the relations that hold among firms and clubs as among states.
var structural = []graph.RelationType{graph.Founded, graph.Leads, graph.BasedIn, graph.LocatedIn, graph.MemberOf, graph.PartOf, graph.NationalOf,
	graph.HoldsOfficeIn, graph.SpokeFor, graph.SpokeTo}

// private reports whether a political relation would hold between two firms, two clubs or a player and a
// club: business and sport make none.
func (r *reader) private(kind graph.RelationType, a, b int) bool {
	if slices.Contains(structural, kind) {
		return false
	}
	x, y := &r.entities[a], &r.entities[b]
	if x.Type == graph.Country || y.Type == graph.Country {
		return false
	}
	firm := func(kind string) bool { return kind == "company" || kind == "bank" }
	game := func(kind string) bool { return kind == "club" || kind == "league" || kind == "sport" }
	if game(x.Kind) || game(y.Kind) {
		return true
	}
	return x.Type == graph.Organization && y.Type == graph.Organization && (firm(x.Kind) && (firm(y.Kind) || y.Kind == "") || firm(y.Kind) && x.Kind == "")
}
