package bench

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"entente/graph"
)

// size is how large a graph is that the benchmarks run on.
type size struct {
	nodes, relationships int
	batch                int // rows of one transaction
}

var small = size{nodes: 10_000, relationships: 50_000, batch: 1_000}

// types are the relationship types; each has as many relationships.
var types = []string{"MET_WITH", "CONDEMNED", "HOSTS", "SANCTIONS", "SUPPORTS", "LEADS", "ACCUSES", "VISITED", "SIGNED_WITH", "TRADES_WITH"}

// labels are those that a node has besides Entity, by kind.
var labels = []string{"Person", "Country", "Organization"}

const (
	hub           = 5_000 // the number of the node with many neighbours
	hubNeighbours = 100
)

func id(i int) string { return fmt.Sprintf("entity:%07d", i) }

// node is the i-th row of the nodes.
func node(i int) map[string]any {
	return map[string]any{"id": id(i), "props": map[string]any{
		"name":     fmt.Sprintf("%s %s %d", [...]string{"Ada", "Brno", "Cairo", "Delta", "Espoo", "Frankfurt", "Gao"}[i%7], [...]string{"North", "South", "United", "People"}[i%4], i),
		"type":     [...]string{"person", "country", "organization"}[kind(i)],
		"aliases":  []string{fmt.Sprintf("A%d", i), fmt.Sprintf("B%d", i%100)},
		"claims":   i * 7919 % 1009,
		"articles": i % 97,
		"year":     1950 + i%70,
		"score":    float64(i*31%1000) / 1000,
	}}
}

// kind of the i-th node: of ten, seven are persons, one is a country and two are
// organizations.
func kind(i int) int { return [...]int{0, 0, 0, 0, 0, 0, 0, 1, 2, 2}[i%10] }

// relationships calls each with the rows of the relationships of one type after
// the other. The hub has hubNeighbours of the first type and no others.
func relationships(s size, each func(t string, rows []map[string]any)) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func() int {
		for {
			// A third of the ends are among a tenth of the nodes, as some are in the news more.
			n := s.nodes
			if random.IntN(3) == 0 {
				n /= 10
			}
			if i := random.IntN(n); i != hub {
				return i
			}
		}
	}
	for k, t := range types {
		var rows []map[string]any
		for i := range s.relationships / len(types) {
			from, to := pick(), pick()
			if k == 0 && i < hubNeighbours {
				from, to = hub, i*53+1
			}
			rows = append(rows, map[string]any{"from": id(from), "to": id(to), "claims": 1 + i%5, "date": fmt.Sprintf("%d-01-02", 1990+i%30)})
			if len(rows) == s.batch || i == s.relationships/len(types)-1 {
				each(t, rows)
				rows = nil
			}
		}
	}
}

var schema = graph.Schema{Unique: []graph.Property{{Label: "Entity", Key: "id"}}}

// load writes the graph of a size: nodes and relationships with UNWIND and
// MERGE, one transaction a batch.
func load(b testing.TB, e graph.Engine, s size) {
	b.Helper()
	for k, label := range labels {
		query := `UNWIND $rows AS row MERGE (n:Entity {id: row.id}) SET n:` + label + `, n += row.props`
		var rows []map[string]any
		for i := range s.nodes {
			if kind(i) == k {
				rows = append(rows, node(i))
			}
			if len(rows) == s.batch {
				write(b, e, query, rows)
				rows = nil
			}
		}
		write(b, e, query, rows)
	}
	relationships(s, func(t string, rows []map[string]any) {
		write(b, e, `UNWIND $rows AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to})
MERGE (a)-[r:`+t+`]->(b) SET r.claims = row.claims, r.first = row.date`, rows)
	})
}

// write runs a statement for rows in a transaction of its own.
func write(b testing.TB, e graph.Engine, query string, rows []map[string]any) {
	b.Helper()
	err := e.Transact(b.Context(), graph.Write, func(tx graph.Tx) error {
		_, err := tx.Run(b.Context(), query, map[string]any{"rows": rows})
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

// digest counts what there is: a second load must not change it.
func digest(b testing.TB, e graph.Engine) string {
	b.Helper()
	var text string
	for _, query := range []string{
		`MATCH (n) RETURN count(n), sum(n.claims), sum(size(n.name))`,
		`MATCH ()-[r]->() RETURN count(r), sum(r.claims), min(r.first)`,
	} {
		text += fmt.Sprintln(read(b, e, query, nil).Rows)
	}
	return text
}

// read runs a statement in a transaction of its own.
func read(b testing.TB, e graph.Engine, query string, params map[string]any) *graph.Result {
	b.Helper()
	var result *graph.Result
	err := e.Transact(b.Context(), graph.Read, func(tx graph.Tx) (err error) {
		result, err = tx.Run(b.Context(), query, params)
		return err
	})
	if err != nil {
		b.Fatalf("%s: %v", query, err)
	}
	return result
}
