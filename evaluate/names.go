package evaluate

import (
	"cmp"
	"slices"

	"entente/extractor"
	"entente/graph"
)

// Document is a text with the names that a reader marked in it.
type Document struct {
	Article graph.Article
	Names   []Name // in the order of the text, not overlapping

	// Types are those that the source marks; what is found of other types counts
	// for nothing.
	Types []graph.EntityType

	// Nominals are marked noun phrases. A demonym inside one ("the Finnish
	// company") is part of it and counts for nothing if it is found.
	Nominals []graph.Span

	// Merged is set where the source knows no countries: those are locations
	// then, and demonyms are nothing.
	Merged bool
}

// Name is a marked name: of a person without title, of a country with its
// demonyms and metonyms, of an organization, of a location.
type Name struct {
	graph.Span
	Type graph.EntityType
}

// Error is a name that was found wrongly or missed, for lists of errors.
type Error struct {
	Name
	Document *Document
	Missed   bool
	Other    graph.EntityType // the type that the other side gives the same span, if any
	Overlaps bool             // the other side has a span of other bounds here
}

// NameScore is what [Names] measures.
type NameScore struct {
	ByType map[graph.EntityType]Count
	Errors []Error
}

// Together adds the counts of persons, countries and organizations.
func (s NameScore) Together() Count {
	var all Count
	for _, t := range graph.EntityTypes {
		all.Add(s.ByType[t])
	}
	return all
}

// Names measures how exactly the names of documents are found. Nominals and
// pronouns are not counted.
func Names(x *extractor.Extractor, documents []Document) (NameScore, error) {
	score := NameScore{ByType: map[graph.EntityType]Count{}}
	for i := range documents {
		d := &documents[i]
		r, err := x.Read(d.Article)
		if err != nil {
			return NameScore{}, err
		}
		score.compare(d, foundNames(d, r))
	}
	return score, nil
}

// foundNames are the names of a reading, with the types that the source has.
func foundNames(d *Document, r extractor.Reading) []Name {
	var out []Name
	for _, m := range r.Mentions {
		if m.Form == graph.FormNominal || m.Form == graph.FormPronoun {
			continue
		}
		n := Name{m.Span, m.Type}
		if d.Merged && n.Type == graph.Country {
			if m.Form == graph.FormDemonym {
				continue
			}
			n.Type = graph.Location
		}
		inside := m.Form == graph.FormDemonym && slices.ContainsFunc(d.Nominals, func(s graph.Span) bool { return s.Contains(m.Span) })
		if slices.Contains(d.Types, n.Type) && !inside {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b Name) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

func (s *NameScore) compare(d *Document, found []Name) {
	other := func(list []Name, n Name) (same graph.EntityType, overlaps bool) {
		for _, o := range list {
			switch {
			case o.Span == n.Span:
				return o.Type, false
			case o.Overlaps(n.Span):
				overlaps = true
			}
		}
		return "", overlaps
	}
	for _, n := range found {
		if slices.Contains(d.Names, n) {
			s.add(n.Type, Count{Right: 1})
			continue
		}
		s.add(n.Type, Count{Wrong: 1})
		same, overlaps := other(d.Names, n)
		s.Errors = append(s.Errors, Error{Name: n, Document: d, Other: same, Overlaps: overlaps})
	}
	for _, n := range d.Names {
		if slices.Contains(found, n) {
			continue
		}
		s.add(n.Type, Count{Missed: 1})
		same, overlaps := other(found, n)
		s.Errors = append(s.Errors, Error{Name: n, Document: d, Missed: true, Other: same, Overlaps: overlaps})
	}
}

func (s *NameScore) add(t graph.EntityType, c Count) {
	sum := s.ByType[t]
	sum.Add(c)
	s.ByType[t] = sum
}
