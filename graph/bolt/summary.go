package bolt

import (
	"time"

	"entente/graph"
	"entente/graph/bolt/packstream"
)

func (p *packer) bool(v bool)     { p.b = packstream.AppendBool(p.b, v) }
func (p *packer) float(v float64) { p.b = packstream.AppendFloat(p.b, v) }

// summary sends what a statement was and did, after its last row.
func (c *connection) summary(r *result, explicit bool) error {
	o, s := c.out, r.rows.Summary()
	o.success()
	o.key("t_last").int(time.Since(r.started).Milliseconds())
	o.key("type").string(string(s.Kind))
	o.key("db").string(c.server.options.Database)
	if !explicit {
		o.key("bookmark").string(c.server.bookmark())
	}
	if s.Counters.Any() {
		o.counters(s.Counters)
	}
	if s.Plan != nil {
		name := "plan"
		if s.Plan.Profile != nil {
			name = "profile"
		}
		o.key(name)
		o.plan(s.Plan)
	}
	if c.version >= statusObjects {
		o.outcome(r)
	}
	return o.done()
}

// counters adds the counts that are not zero.
func (o *outbox) counters(c graph.Counters) {
	counts := [...]struct {
		name string
		n    int
	}{
		{"nodes-created", c.NodesCreated},
		{"nodes-deleted", c.NodesDeleted},
		{"relationships-created", c.RelationshipsCreated},
		{"relationships-deleted", c.RelationshipsDeleted},
		{"properties-set", c.PropertiesSet},
		{"labels-added", c.LabelsAdded},
		{"labels-removed", c.LabelsRemoved},
		{"indexes-added", c.IndexesAdded},
		{"indexes-removed", c.IndexesRemoved},
		{"constraints-added", c.ConstraintsAdded},
		{"constraints-removed", c.ConstraintsRemoved},
	}
	n := 1
	for _, c := range counts {
		if c.n != 0 {
			n++
		}
	}
	o.key("stats").mapHeader(n)
	o.string("contains-updates")
	o.bool(true)
	for _, c := range counts {
		if c.n != 0 {
			o.string(c.name)
			o.int(int64(c.n))
		}
	}
}

// plan adds an operator with those below it. Operators are named as Neo4j does
// in its answers, with the database.
func (o *outbox) plan(p *graph.Plan) {
	n := 4
	if p.Profile != nil {
		n = 6
	}
	o.mapHeader(n)
	o.string("operatorType")
	o.string(p.Operator + "@neo4j")
	o.string("identifiers")
	o.listHeader(len(p.Identifiers))
	for _, name := range p.Identifiers {
		o.string(name)
	}
	o.string("args")
	arguments := 1
	if p.Details != "" {
		arguments++
	}
	if p.Profile != nil {
		arguments += 2
	}
	o.mapHeader(arguments)
	o.string("EstimatedRows")
	o.float(p.EstimatedRows)
	if p.Details != "" {
		o.string("Details")
		o.string(p.Details)
	}
	if p.Profile != nil {
		o.string("Rows")
		o.int(p.Profile.Rows)
		o.string("DbHits")
		o.int(p.Profile.DBHits)
	}
	o.string("children")
	o.listHeader(len(p.Children))
	for _, child := range p.Children {
		o.plan(child)
	}
	if p.Profile != nil {
		o.string("rows")
		o.int(p.Profile.Rows)
		o.string("dbHits")
		o.int(p.Profile.DBHits)
	}
}

// outcome adds the GQL status of a statement that succeeded.
func (o *outbox) outcome(r *result) {
	status, description := "00000", "note: successful completion"
	switch {
	case len(r.rows.Fields()) == 0:
		status, description = "00001", "note: successful completion - omitted result"
	case !r.sent:
		status, description = "02000", "note: no data"
	}
	o.key("statuses").listHeader(1)
	o.mapHeader(2)
	o.string("gql_status")
	o.string(status)
	o.string("status_description")
	o.string(description)
}
