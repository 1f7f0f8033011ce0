package difference

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// generate makes a query.
func generate(r *rand.Rand) query {
	g := &generator{r: r}
	q := query{params: parameters}
	switch n := r.IntN(20); {
	case n < 3:
		q.text = g.calculation()
	case n < 6:
		q.text = g.reading(1) + g.returns()
	case n < 9:
		q.text = g.reading(2) + g.ordered()
		q.ordered = true
	case n < 12:
		q.text = g.reading(2) + g.aggregation()
	case n < 14:
		q.text = g.chain()
	case n < 15:
		q.text = g.union()
	case n < 16:
		q.text = g.subquery()
	case n < 17:
		q.text = g.paths()
	default:
		q.text = g.writing()
		q.writes = true
	}
	return q
}

// calculation needs no graph.
func (g *generator) calculation() string {
	g.pure = true
	text := ""
	if g.chance(60) {
		x := g.name()
		k := kind(g.r.IntN(int(anything)))
		var items []string
		for range 3 {
			items = append(items, g.expr(k, 1))
		}
		text = fmt.Sprintf("UNWIND [%s] AS %s ", strings.Join(items, ", "), x)
		g.scope = append(g.scope, variable{x, k})
	}
	return text + g.returns()
}

// nodePattern is the pattern of a node: one that is known, or a new one.
func (g *generator) nodePattern() string {
	if n := g.known(node); n != "" && g.chance(30) {
		return "(" + n + ")"
	}
	n := g.name()
	text := "(" + n + g.pick("", "", ":A", ":B", ":A|C", ":!A") + g.pick("", "", "", " {b: true}") + ")"
	g.scope = append(g.scope, variable{n, node})
	return text
}

func (g *generator) pattern() string {
	text := g.nodePattern()
	for range g.r.IntN(3) {
		switch {
		case g.chance(15):
			text += g.arrow(g.pick("*1..2", "*2", "*0..1", "*..2"))
		case g.chance(70):
			r := g.name()
			arrow := g.arrow("")
			arrow = strings.Replace(arrow, "[", "["+r, 1)
			text += arrow
			g.scope = append(g.scope, variable{r, relationship})
		default:
			text += g.arrow("")
		}
		text += g.nodePattern()
	}
	return text
}

func (g *generator) where(percent int) string {
	if !g.chance(percent) {
		return ""
	}
	return "WHERE " + g.expr(boolean, 3) + " "
}

// reading makes MATCH clauses.
func (g *generator) reading(most int) string {
	text := "MATCH " + g.pattern() + " " + g.where(50)
	for range g.r.IntN(most + 1) {
		text += g.pick("MATCH ", "OPTIONAL MATCH ", "OPTIONAL MATCH ") + g.joined() + " " + g.where(40)
	}
	return text
}

// joined is a pattern that begins at a node that is known, so that rows do not multiply.
func (g *generator) joined() string {
	n := g.known(node)
	if n == "" {
		return g.pattern()
	}
	m := g.name()
	text := fmt.Sprintf("(%s)%s(%s%s)", n, g.arrow(""), m, g.pick("", ":A", ":B"))
	g.scope = append(g.scope, variable{m, node})
	return text
}

func (g *generator) returns() string {
	var items []string
	for i := range 1 + g.r.IntN(3) {
		items = append(items, fmt.Sprintf("%s AS c%d", g.item(), i))
	}
	return "RETURN " + g.pick("", "", "DISTINCT ") + strings.Join(items, ", ")
}

// item is an expression to return: now and then an element as it is.
func (g *generator) item() string {
	if g.chance(20) {
		if v := g.known(g2(g.r)); v != "" {
			return v
		}
	}
	return g.expr(anything, 3)
}

func g2(r *rand.Rand) kind { return []kind{node, relationship}[r.IntN(2)] }

// ordered returns rows in an order that leaves nothing open: by every column.
func (g *generator) ordered() string {
	var items, keys []string
	for i := range 1 + g.r.IntN(3) {
		items = append(items, fmt.Sprintf("%s AS c%d", g.expr(kind(g.r.IntN(int(anything))), 2), i))
		keys = append(keys, fmt.Sprintf("c%d%s", i, g.pick("", " DESC", " ASC")))
	}
	g.r.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	return "RETURN " + g.pick("", "DISTINCT ") + strings.Join(items, ", ") + " ORDER BY " + strings.Join(keys, ", ") +
		g.pick("", " SKIP 1", " SKIP 3 LIMIT 4", " LIMIT 5", " LIMIT $i")
}

func (g *generator) aggregate() string {
	d := g.pick("", "", "DISTINCT ")
	switch g.r.IntN(9) {
	case 0:
		return "count(*)"
	case 1:
		return fmt.Sprintf("count(%s%s)", d, g.expr(anything, 2))
	case 2:
		return fmt.Sprintf("sum(%s%s)", d, g.expr(kind(g.r.IntN(2)), 2))
	case 3:
		return fmt.Sprintf("avg(%s%s)", d, g.expr(kind(g.r.IntN(2)), 2))
	case 4, 5:
		return fmt.Sprintf("%s(%s)", g.pick("min", "max"), g.expr(kind(g.r.IntN(int(anything))), 2))
	case 6:
		return fmt.Sprintf("collect(%s%s)", d, g.expr(kind(g.r.IntN(4)), 2))
	case 7:
		return fmt.Sprintf("%s(%s)", g.pick("stDev", "stDevP"), g.expr(integer, 1))
	}
	return fmt.Sprintf("%s(%s, %s)", g.pick("percentileDisc", "percentileCont"), g.expr(integer, 1), g.pick("0.0", "0.5", "1.0"))
}

func (g *generator) aggregation() string {
	var items []string
	for range g.r.IntN(3) {
		items = append(items, fmt.Sprintf("%s AS c%d", g.expr(kind(g.r.IntN(int(anything))), 2), len(items)))
	}
	for range 1 + g.r.IntN(2) {
		items = append(items, fmt.Sprintf("%s AS c%d", g.aggregate(), len(items)))
	}
	return "RETURN " + strings.Join(items, ", ")
}

// chain passes rows through WITH.
func (g *generator) chain() string {
	text := g.reading(1)
	for range 1 + g.r.IntN(2) {
		var items []string
		var scope []variable
		if n := g.known(node); n != "" && g.chance(60) {
			items, scope = append(items, n), append(scope, variable{n, node})
		}
		for range 1 + g.r.IntN(2) {
			k, v := kind(g.r.IntN(int(anything))), g.name()
			items, scope = append(items, g.expr(k, 2)+" AS "+v), append(scope, variable{v, k})
		}
		if g.chance(30) {
			v := g.name()
			items, scope = append(items, "count(*) AS "+v), append(scope, variable{v, integer})
		}
		text += "WITH " + g.pick("", "", "DISTINCT ") + strings.Join(items, ", ") + " "
		g.scope = scope
		text += g.where(40)
		switch {
		case g.chance(20) && g.known(integers) != "":
			v := g.name()
			text += fmt.Sprintf("UNWIND %s AS %s ", g.known(integers), v)
			g.scope = append(g.scope, variable{v, integer})
		case g.chance(30) && g.known(node) != "":
			text += g.pick("MATCH ", "OPTIONAL MATCH ") + g.joined() + " "
		}
	}
	return text + g.returns()
}

func (g *generator) union() string {
	all := g.pick("UNION ", "UNION ALL ")
	var parts []string
	for range 2 {
		g.scope = nil
		parts = append(parts, g.reading(0)+fmt.Sprintf("RETURN %s AS c0, %s AS c1 ", g.expr(integer, 2), g.item()))
	}
	return strings.Join(parts, all)
}

// subquery runs a query for each row.
func (g *generator) subquery() string {
	text := g.reading(0)
	n := g.known(node)
	m, c := g.name(), g.name()
	inner := g.with(variable{m, node}, func() string {
		return fmt.Sprintf("MATCH (%s)%s(%s) %sRETURN %s AS %s", n, g.arrow(""), m, g.where(40), g.pick(g.aggregate(), g.expr(integer, 2)), c)
	})
	switch g.r.IntN(3) {
	case 0:
		return text + fmt.Sprintf("CALL { WITH %s %s } RETURN %s.id AS id, %s", n, inner, n, c)
	case 1:
		return text + fmt.Sprintf("CALL (%s) { %s } RETURN %s.id AS id, %s", n, inner, n, c)
	}
	return text + fmt.Sprintf("RETURN %s.id AS id, %s { %s } AS c", n, g.pick("COUNT", "EXISTS", "COLLECT"), inner)
}

// paths asks for paths: as they are, their length, shortest ones.
func (g *generator) paths() string {
	a, b := g.r.IntN(11), g.r.IntN(11)
	ends := fmt.Sprintf("MATCH (a {id: %d}), (b) WHERE a <> b ", a)
	switch g.r.IntN(4) {
	case 0:
		return ends + fmt.Sprintf("MATCH p = shortestPath((a)%s(b)) RETURN b.id AS id, length(p) AS n", g.arrow(g.pick("*", "*..3", "*1..2")))
	case 1:
		return ends + fmt.Sprintf("MATCH p = allShortestPaths((a)%s(b)) RETURN b.id AS id, length(p) AS n, count(*) AS c", g.arrow(g.pick("*", "*..3")))
	case 2:
		return fmt.Sprintf("MATCH p = ({id: %d})%s(x) RETURN p", b, g.arrow(g.pick("*1..3", "*0..2", "*2")))
	}
	return fmt.Sprintf("MATCH p = ({id: %d})%s(x)%s() RETURN x.id AS id, length(p) AS n, size([r IN relationships(p) WHERE r.w > 1]) AS c", b, g.arrow("*1..2"), g.arrow(""))
}

// writing changes the graph in a way that no order of rows changes.
func (g *generator) writing() string {
	n, id := g.name(), 200+g.r.IntN(3)
	match := fmt.Sprintf("MATCH (%s%s) ", n, g.pick("", ":A", ":B"))
	g.scope = append(g.scope, variable{n, node})
	match += g.where(50)
	value := func() string { return g.expr(kind(g.r.IntN(int(anything))), 2) }
	g.pure = true
	switch g.r.IntN(10) {
	case 0:
		return match + fmt.Sprintf("SET %s.x = %s, %s:%s RETURN count(*) AS c", n, value(), n, g.pick("X", "A", "B:C"))
	case 1:
		return match + fmt.Sprintf("SET %s += {x: %s, i: %s}", n, value(), value())
	case 2:
		return match + fmt.Sprintf("REMOVE %s.i, %s:%s", n, n, g.pick("A", "B"))
	case 3:
		return match + fmt.Sprintf("DETACH DELETE %s", n)
	case 4:
		return match + fmt.Sprintf("CREATE (%s)-[:New {id: 1000 + %s.id}]->(:N {id: 300 + %s.id, x: %s})", n, n, n, value())
	case 5:
		return match + fmt.Sprintf("MERGE (m:%s {id: %d}) ON CREATE SET m.c = 1 ON MATCH SET m.c = 2", g.pick("A", "N"), id)
	case 6:
		return match + fmt.Sprintf("MERGE (%s)-[r:%s]->(m:N {id: %d}) RETURN count(r) AS c", n, g.pick("R", "Z"), id)
	case 7:
		return match + fmt.Sprintf("WITH collect(%s) AS ns FOREACH (x IN ns | SET x.seen = x.id)", n)
	case 8:
		return fmt.Sprintf("MATCH (%s)-[r%s]->() %sDELETE r", n, g.pick("", ":R"), g.where(30))
	}
	return fmt.Sprintf("UNWIND %s AS x CREATE (:N {id: x, y: %s})", g.expr(integers, 2), g.pick("1", "'a'", "null", "[x]"))
}
