package graph

// ExampleQuery is a query for people to start from.
type ExampleQuery struct {
	Title     string
	Statement string
}

// ExampleQueries show what can be asked, from the simple to the involved. Each
// runs on every engine. Callers must not change them.
var ExampleQueries = []ExampleQuery{
	{"Who cut ties with Iran?", `MATCH (c:Country)-[:CUT_TIES_WITH]->(:Country {name: 'Iran'})
RETURN c.name`},
	{"Everyone who cut ties with someone, as a picture", `MATCH path = (:Entity)-[:CUT_TIES_WITH]->(:Entity)
RETURN path`},
	{"Cut and later restored", `MATCH (a:Entity)-[cut:CUT_TIES_WITH]->(b:Entity)
MATCH (a)-[restored:RESTORED_TIES_WITH]-(b)
RETURN a.name, b.name, cut.first AS cut, restored.last AS restored
ORDER BY restored`},
	{"Who is condemned most?", `MATCH (who:Entity)-[r:CONDEMNED]->(target:Entity)
RETURN target.name, count(who) AS by, collect(who.name) AS who
ORDER BY by DESC, target.name`},
	{"The sentences behind an edge", `MATCH (s:Entity)<-[:SUBJECT]-(c:Claim {type: 'CUT_TIES_WITH'})-[:OBJECT]->(o:Entity)
MATCH (a:Article)-[:STATES]->(c)
RETURN s.name, o.name, c.date, c.sentence, a.title
ORDER BY c.date`},
	{"What was denied, planned or only possible", `MATCH (s:Entity)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(o:Entity)
WHERE c.negated OR c.modality <> 'actual'
RETURN s.name, c.type, o.name, c.negated, c.modality, c.attributedTo, c.sentence`},
	{"Two steps around a country", `MATCH path = (:Country {name: 'Israel'})-[:CUT_TIES_WITH|RESTORED_TIES_WITH|CONDEMNED|HOSTS*1..2]-(:Country)
RETURN path
LIMIT 50`},
}
