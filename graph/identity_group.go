package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// being is one person or organization as far as one local id goes: the
// appearances of that id whose contexts do not disagree.
type being struct {
	id       string   // the local id, or, of a namesake, the local id and what tells it apart
	local    string   // local id
	contexts []string // sorted
	facets   []string // of all contexts, sorted, unique
	because  string   // of a namesake: why it is not the first of its name
}

// group sorts the contexts in which a local id appears into beings, the first
// of which keeps the local id. It depends on the set of contexts alone.
//
// Contexts that share a country or an organization are one being. Of these the largest comes first; each further one joins the
// first that it agrees with, or the first that it does not disagree with.
func group(local string, contexts []string) []being {
	contexts = slices.Compact(slices.Sorted(slices.Values(contexts)))
	if len(contexts) == 1 {
		return []being{{id: local, local: local, contexts: contexts, facets: decodeFacets(contexts[0])}}
	}
	parts := connected(contexts)
	slices.SortFunc(parts, func(a, b being) int {
		return cmp.Or(len(b.contexts)-len(a.contexts), len(b.facets)-len(a.facets), strings.Compare(a.contexts[0], b.contexts[0]))
	})
	var out []being
	for _, p := range parts {
		at := -1
		for i := range out {
			if disagreement(local, out[i].facets, p.facets) != "" {
				continue
			}
			if agreement(out[i].facets, p.facets) > silent {
				at = i
				break
			}
			if at < 0 {
				at = i
			}
		}
		if at < 0 {
			out = append(out, p)
			continue
		}
		out[at].contexts = append(out[at].contexts, p.contexts...)
		out[at].facets = union(out[at].facets, p.facets)
	}
	taken := map[string]bool{}
	for i := range out {
		b := &out[i]
		b.local, b.id = local, local
		slices.Sort(b.contexts)
		if i > 0 {
			b.because = disagreement(local, out[0].facets, b.facets)
			b.id = local + namesakeMark + mark(b.facets, out[0].facets)
			for n := 2; taken[b.id]; n++ {
				b.id = fmt.Sprintf("%s%s%s-%d", local, namesakeMark, mark(b.facets, out[0].facets), n)
			}
		}
		taken[b.id] = true
	}
	return out
}

// connected joins contexts that share a country or an organization.
func connected(contexts []string) []being {
	parent := make([]int, len(contexts))
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	facets, first := make([][]string, len(contexts)), map[string]int{}
	for i, c := range contexts {
		parent[i] = i
		facets[i] = decodeFacets(c)
		for _, f := range facets[i] {
			if !strings.HasPrefix(f, facetCountry) && !strings.HasPrefix(f, facetOf) {
				continue
			}
			if k, seen := first[f]; seen {
				parent[root(i)] = root(k)
			} else {
				first[f] = i
			}
		}
	}
	at := map[int]int{}
	var out []being
	for i, c := range contexts {
		r := root(i)
		k, seen := at[r]
		if !seen {
			k = len(out)
			at[r] = k
			out = append(out, being{})
		}
		out[k].contexts = append(out[k].contexts, c)
		out[k].facets = append(out[k].facets, facets[i]...)
	}
	for i := range out {
		out[i].facets = union(out[i].facets, nil)
	}
	return out
}

func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// shared are the values that two sets of facets both have with a prefix.
func shared(a, b []string, prefix string) []string {
	var out []string
	for _, f := range a {
		if strings.HasPrefix(f, prefix) {
			if _, both := slices.BinarySearch(b, f); both {
				out = append(out, f[len(prefix):])
			}
		}
	}
	return out
}

// The levels of [agreement].
const (
	silent  = iota // nothing in common
	topical        // articles about the country of one speak of the other
	national
	closely // an organization, or a country and a field
)

// agreement says how much two sets of facets have in common.
func agreement(a, b []string) int {
	switch {
	case len(shared(a, b, facetOf)) > 0:
		return closely
	case len(shared(a, b, facetCountry)) > 0 && len(shared(a, b, facetField)) > 0:
		return closely
	case len(shared(a, b, facetCountry)) > 0:
		return national
	case len(shared(a, b, facetAbout)) > 0:
		return topical
	}
	for _, pair := range [][2][]string{{a, b}, {b, a}} {
		for _, country := range withPrefix(pair[0], facetAbout) {
			if _, home := slices.BinarySearch(pair[1], facetCountry+country); home {
				return topical
			}
		}
	}
	return silent
}

// genders reports whether one is a man and the other a woman.
func genders(a, b []string) bool { return differ(a, b, facetGender) }

// differ reports whether both sets have facets with a prefix, and none in common.
func differ(a, b []string, prefix string) bool {
	return len(withPrefix(a, prefix)) > 0 && len(withPrefix(b, prefix)) > 0 && len(shared(a, b, prefix)) == 0
}

// disagreement says, as a clause, why two sets of facets under one name cannot be
// of one entity; "" if they can. Organizations differ by country. Persons
// differ by two of country, field and gender, or by the countries in which they
// hold office: one alone is too often a slip of the extractor's, a career, or a
// move. Whoever has an organization or a country in common does not differ.
func disagreement(id string, a, b []string) string {
	if len(shared(a, b, facetOf))+len(shared(a, b, facetCountry)) > 0 {
		return ""
	}
	both := func(prefix string, write func([]string) string) string {
		return " (" + write(withPrefix(a, prefix)) + "; " + write(withPrefix(b, prefix)) + ")"
	}
	list := func(values []string) string { return strings.Join(values, ", ") }
	countries, fields := differ(a, b, facetCountry), differ(a, b, facetField)
	switch {
	case countries && typeOf(id) == Organization:
		return "of different countries" + both(facetCountry, codes)
	case typeOf(id) == Organization:
		return ""
	case countries && fields:
		return "of different countries" + both(facetCountry, codes) + " and fields" + both(facetField, list)
	case countries && differ(a, b, facetOffice):
		return "in office in different countries" + both(facetCountry, codes)
	case countries && genders(a, b):
		return "a man and a woman of different countries" + both(facetCountry, codes)
	case fields && genders(a, b):
		return "a man and a woman in different fields" + both(facetField, list)
	}
	return ""
}

// codes writes country ids for people: "GB, US".
func codes(ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = strings.TrimPrefix(id, "country:")
	}
	return strings.Join(out, ", ")
}

// mark is what tells a namesake from the first of its name, as the end of an id:
// the first country and the first field that the other has not.
func mark(facets, first []string) string {
	only := func(prefix string) string {
		for _, v := range withPrefix(facets, prefix) {
			if _, both := slices.BinarySearch(first, prefix+v); !both {
				_, key, found := strings.Cut(v, ":")
				if !found {
					key = v
				}
				return strings.ToLower(key)
			}
		}
		return ""
	}
	var parts []string
	for _, prefix := range []string{facetCountry, facetField} {
		if v := only(prefix); v != "" {
			parts = append(parts, v)
		}
	}
	if len(parts) == 0 {
		for _, prefix := range []string{facetGender, facetOf} {
			if v := only(prefix); v != "" {
				parts = append(parts, v)
				break
			}
		}
	}
	if len(parts) == 0 {
		return "other"
	}
	return strings.Join(parts, "-")
}
