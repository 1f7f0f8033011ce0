package bench

// aRead is a statement that is measured. Its answer does not depend on anything
// but the graph: where there is an order it is total.
type aRead struct {
	name, query string
	rows        int // at least so many
}

// The parameters of all reads: $id and $other are far apart, $hub has
// hubNeighbours neighbours.
var params = map[string]any{"id": id(17), "other": id(9_871), "hub": id(hub), "ids": someIDs(150), "few": someIDs(20), "limit": 150}

func someIDs(n int) []string {
	var ids []string
	for i := range n {
		ids = append(ids, id(i*7%1000))
	}
	return ids
}

const entityFields = `e.id AS id, e.type AS type, e.name AS name, e.aliases AS aliases, e.claims AS claims, e.articles AS articles`

var reads = []aRead{
	{"key lookup", `MATCH (n:Entity {id: $id}) RETURN n.name`, 1},
	{"key lookup, node", `MATCH (n:Entity {id: $id}) RETURN n`, 1},
	{"20 keys", `UNWIND $few AS id MATCH (n:Entity {id: id}) RETURN n.id, n.name`, 20},
	{"one hop of 100", `MATCH (n:Entity {id: $hub})-[r]-(m) RETURN type(r), m.id, m.name`, 90},
	{"one hop of 100, nodes", `MATCH (n:Entity {id: $hub})-[r]-(m) RETURN r, m`, 90},
	{"two hops", `MATCH (n:Entity {id: $id})--()--(m) RETURN count(DISTINCT m)`, 1},
	{"three hops", `MATCH (n:Entity {id: $id})-->()-->()-->(m) RETURN count(DISTINCT m)`, 1},
	{"variable length", `MATCH (n:Entity {id: $id})-[*1..3]-(m) RETURN count(DISTINCT m)`, 1},
	{"variable length, path", `MATCH p = (n:Entity {id: $id})-[:MET_WITH|HOSTS|LEADS*1..4]->(m:Country) RETURN count(p), max(length(p))`, 1},
	{"shortest path", `MATCH p = shortestPath((a:Entity {id: $id})-[*..15]-(b:Entity {id: $other})) RETURN length(p)`, 1},
	{"all shortest paths", `MATCH p = allShortestPaths((a:Entity {id: $id})-[*..15]-(b:Entity {id: $other})) RETURN count(p)`, 1},
	{"count by label", `MATCH (n:Person) RETURN count(*)`, 1},
	{"count of each label", `MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) ORDER BY label`, 4},
	{"count by type", `MATCH ()-[r:MET_WITH]->() RETURN count(r)`, 1},
	{"count of each type", `MATCH ()-[r]->() RETURN type(r), count(*) ORDER BY type(r)`, 10},
	{"top 10 by degree", `MATCH (n:Entity)-[r]-() RETURN n.id, count(r) AS degree ORDER BY degree DESC, n.id LIMIT 10`, 10},
	{"top 10 by COUNT { }", `MATCH (n:Person) RETURN n.id, COUNT { (n)-->() } AS degree ORDER BY degree DESC, n.id LIMIT 10`, 10},
	{"CONTAINS", `MATCH (n:Entity) WHERE n.name CONTAINS '99' RETURN count(n)`, 1},
	{"regex", `MATCH (n:Entity) WHERE n.name =~ '.*(North|South) [0-9]*7' RETURN count(n)`, 1},
	{"toLower", `MATCH (n:Entity) WHERE toLower(n.name) STARTS WITH 'cairo p' RETURN n.id ORDER BY n.id LIMIT 25`, 25},
	{"range", `MATCH (n:Person) WHERE n.score >= 0.25 AND n.year < 1990 RETURN count(*)`, 1},
	{"ORDER BY LIMIT", `MATCH (n:Entity) RETURN n.id, n.name ORDER BY n.claims DESC, n.id LIMIT 20`, 20},
	{"aggregation", `MATCH (n:Entity) RETURN n.year AS year, count(*), min(n.claims), max(n.score), avg(n.articles) ORDER BY year`, 70},
	{"distinct ends", `MATCH (:Person)-[:VISITED]->(c) RETURN count(DISTINCT c)`, 1},
	{"triangles", `MATCH (a:Country)-->(b)-->(c)-->(a) RETURN count(*)`, 1},
	{"share a neighbour", `MATCH (a:Country)-[:MET_WITH]-(x)-[:MET_WITH]-(b:Country) WHERE a.id < b.id RETURN a.id, b.id, count(*) AS n ORDER BY n DESC, a.id, b.id LIMIT 10`, 10},
	{"optional match", `MATCH (c:Country) OPTIONAL MATCH (c)-[:HOSTS]->(o:Organization) RETURN c.id, count(o) AS n ORDER BY n DESC, c.id LIMIT 10`, 10},
	{"exists", `MATCH (p:Person) WHERE EXISTS { (p)-[:LEADS]->(:Organization) } RETURN count(p)`, 1},
	{"collect", `MATCH (c:Country)<-[:VISITED]-(p:Person) WITH c, p ORDER BY p.id RETURN c.id, collect(p.name)[..3] AS first ORDER BY c.id LIMIT 50`, 50},
	{"picture, entities", `MATCH (e:Entity) WHERE e.claims > 0 RETURN ` + entityFields + ` ORDER BY e.claims DESC, e.articles DESC, e.id LIMIT $limit`, 150},
	{"picture, relations", `UNWIND $ids AS id MATCH (s:Entity {id: id})-[r]->(o:Entity) WHERE o.id IN $ids
RETURN s.id AS subject, type(r) AS type, o.id AS object, r.claims AS claims, r.first AS first ORDER BY subject, type, object`, 1},
	{"neighbours", `MATCH (:Entity {id: $hub})-[r]-(e:Entity) WHERE e.id <> $hub WITH e, sum(r.claims) AS weight, count(r) AS relations
RETURN ` + entityFields + `, weight, relations ORDER BY weight DESC, e.claims DESC, e.id`, 90},
	{"count of relations", `MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS n`, 1},
	{"first and last", `MATCH (:Person)-[r]->(:Country) RETURN type(r) AS t, count(r), min(r.first), max(r.first) ORDER BY t`, 10},
}
