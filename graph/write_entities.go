package graph

import (
	"slices"
	"strings"
)

// One statement for each label, because a label is no parameter in Cypher.
var mergeEntities = map[EntityType]string{
	Person:       "UNWIND $rows AS row MERGE (e:Entity {id: row.id}) ON CREATE SET e:Person, e.claims = 0, e.articles = 0 SET e.type = 'Person'",
	Country:      "UNWIND $rows AS row MERGE (e:Entity {id: row.id}) ON CREATE SET e:Country, e.claims = 0, e.articles = 0 SET e.type = 'Country'",
	Organization: "UNWIND $rows AS row MERGE (e:Entity {id: row.id}) ON CREATE SET e:Organization, e.claims = 0, e.articles = 0 SET e.type = 'Organization'",
}

// putEntities makes the entities' nodes where they are missing and, on Neo4j,
// takes the locks of all nodes touched, in the order of their ids: whoever adds
// up an edge afterwards sees what others have committed.
func (w *articleWriter) putEntities(types map[string]EntityType, touched []string) error {
	if err := w.do(`UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.id = id`, map[string]any{"ids": touched}); err != nil {
		return err
	}
	for _, t := range EntityTypes {
		var rows []any
		for _, id := range sortedKeys(types) {
			if types[id] == t {
				rows = append(rows, map[string]any{"id": id})
			}
		}
		if len(rows) == 0 {
			continue
		}
		if err := w.do(mergeEntities[t], map[string]any{"rows": rows}); err != nil {
			return err
		}
	}
	return nil
}

// countEntities keeps the numbers by which entities are ranked. Those in moved
// are counted anew.
func (w *articleWriter) countEntities(old, now contribution, touched []string, moved map[string]bool) error {
	was, is := old.claimCounts(), now.claimCounts()
	before, after := old.mentionedIDs(), now.mentionedIDs()
	var rows []any
	for _, id := range touched {
		_, wasThere := before[id]
		_, isThere := after[id]
		claims, articles := is[id]-was[id], truth(isThere)-truth(wasThere)
		if (claims != 0 || articles != 0) && !moved[id] {
			rows = append(rows, map[string]any{"id": id, "claims": claims, "articles": articles})
		}
	}
	if len(moved) > 0 {
		err := w.do(`
UNWIND $ids AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (e)<-[:SUBJECT|OBJECT]-(c:Claim)
WITH e, count(DISTINCT c) AS claims
OPTIONAL MATCH (e)<-[:MENTIONS]-(a:Article)
WITH e, claims, count(DISTINCT a) AS articles
SET e.claims = claims, e.articles = articles`, map[string]any{"ids": sortedKeys(moved)})
		if err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return w.do(`
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.claims = e.claims + row.claims, e.articles = e.articles + row.articles`, map[string]any{"rows": rows})
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// nameEntities sets name, aliases and search text of the entities whose naming
// this article changes. The outcome depends on the set of articles alone, not
// on the order in which they came.
func (w *articleWriter) nameEntities(old, now contribution, touched []string, moved map[string]bool) error {
	var grown, shrunk []string
	wasNamed, isNamed := old.mentionedIDs(), now.mentionedIDs()
	for _, id := range touched {
		before, was := wasNamed[id]
		after, is := isNamed[id]
		switch {
		case moved[id]:
			shrunk = append(shrunk, id)
		case !is && !was:
		case is && (!was || covers(after, before)):
			grown = append(grown, id) // only names added: merge with what is known
		default:
			shrunk = append(shrunk, id) // a name may be gone: ask the other articles
		}
	}
	named, err := w.knownNames(grown)
	if err != nil {
		return err
	}
	for _, id := range grown {
		named[id] = append(named[id], isNamed[id]...)
	}
	remaining, err := w.articlesNames(shrunk)
	if err != nil {
		return err
	}
	var rows []any
	for _, id := range touched {
		namings := named[id]
		if len(namings) == 0 {
			namings = remaining[id]
		}
		if len(namings) == 0 {
			continue
		}
		merged := mergeNamings(namings)
		rows = append(rows, map[string]any{
			"id": id, "name": merged.name, "aliases": merged.aliases,
			"search": searchText(merged.name, merged.aliases),
		})
	}
	if len(rows) == 0 {
		return nil
	}
	return w.do(`
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.name = row.name, e.aliases = row.aliases, e.search = row.search`, map[string]any{"rows": rows})
}

// knownNames reads the present naming of entities that already have one.
func (w *articleWriter) knownNames(ids []string) (map[string][]naming, error) {
	return w.namings(`
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WHERE e.name IS NOT NULL
RETURN id, id AS local, e.name AS name, e.aliases AS aliases`, ids)
}

// articlesNames reads how each article that mentions the entities names them.
func (w *articleWriter) articlesNames(ids []string) (map[string][]naming, error) {
	return w.namings(`
UNWIND $ids AS id
MATCH (:Article)-[m:MENTIONS]->(:Entity {id: id})
RETURN id, coalesce(m.localId, id) AS local, m.name AS name, m.aliases AS aliases`, ids)
}

func (w *articleWriter) namings(cypher string, ids []string) (map[string][]naming, error) {
	out := map[string][]naming{}
	if len(ids) == 0 {
		return out, nil
	}
	rows, err := run(w.ctx, w.tx, cypher, map[string]any{"ids": ids})
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		id := r.text("id")
		out[id] = append(out[id], naming{name: r.text("name"), aliases: r.texts("aliases"), own: ownName(id, r.text("local"))})
	}
	return out, nil
}

// covers reports whether a says all that b says: whatever name or alias b has a
// has as well, and in the same role.
func covers(a, b []naming) bool {
	for _, y := range b {
		covered := slices.ContainsFunc(a, func(x naming) bool { return x.name == y.name && x.own == y.own })
		for _, alias := range y.aliases {
			covered = covered && slices.ContainsFunc(a, func(x naming) bool { return x.name == alias || slices.Contains(x.aliases, alias) })
		}
		if !covered {
			return false
		}
	}
	return true
}

// mergeNamings joins several namings of one entity: the best of the canonical
// names is the name, all others are aliases. Names that belong to an id merged
// into the entity's own do not compete. It is commutative, associative and
// idempotent.
func mergeNamings(namings []naming) naming {
	var names, own, all []string
	for _, n := range namings {
		names = append(names, n.name)
		if n.own {
			own = append(own, n.name)
		}
		all = append(append(all, n.name), n.aliases...)
	}
	if len(own) > 0 {
		names = own
	}
	best := slices.MinFunc(names, compareNames)
	slices.Sort(all)
	all = slices.Compact(all)
	return naming{name: best, aliases: slices.DeleteFunc(all, func(s string) bool { return s == best }), own: true}
}

// compareNames orders canonical names by how well they serve as the one shown:
// mixed case before capitals ("Edi Rama", "EDI RAMA"), then longer before
// shorter, then by bytes.
func compareNames(a, b string) int {
	if x, y := truth(a == strings.ToUpper(a)), truth(b == strings.ToUpper(b)); x != y {
		return x - y
	}
	if len(a) != len(b) {
		return len(b) - len(a)
	}
	return strings.Compare(a, b)
}

// removeUnsupported deletes those of the entities that no article mentions
// and no claim speaks of any more.
func (w *articleWriter) removeUnsupported(ids []string) error {
	return w.do(`
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WHERE e.articles = 0 AND e.claims = 0
DETACH DELETE e`, map[string]any{"ids": ids})
}
