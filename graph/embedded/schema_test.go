package embedded_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// TestSchemaCommands runs commands one after the other on one graph.
func TestSchemaCommands(t *testing.T) {
	e := open(t)
	runAll(t, e, smallGraph)
	for _, step := range []struct {
		statement string
		params    map[string]any
		want      graph.Counters
		err       string // prefix of failure; empty: none
	}{
		{statement: "CREATE INDEX foo FOR (n:P) ON (n.age)", want: graph.Counters{IndexesAdded: 1}},
		{statement: "CREATE INDEX FOR (n:P) ON (n.name)", want: graph.Counters{IndexesAdded: 1}},
		{statement: "CREATE INDEX FOR (n:P) ON (n.name)", err: "ClientError.Schema.EquivalentSchemaRuleAlreadyExists 1:1 An equivalent index already exists"},
		{statement: "CREATE INDEX IF NOT EXISTS FOR (n:P) ON (n.name)"},
		{statement: "CREATE INDEX bar IF NOT EXISTS FOR (n:P) ON (n.name)"},
		{statement: "CREATE INDEX bar FOR (n:P) ON (n.name)", err: "ClientError.Schema.IndexAlreadyExists 1:1 There already exists an index (:P {name})."},
		{statement: "CREATE INDEX foo FOR (n:P) ON (n.tags)", err: "ClientError.Schema.IndexWithNameAlreadyExists 1:1 There already exists an index called 'foo'."},
		{statement: "CREATE INDEX foo IF NOT EXISTS FOR (n:P) ON (n.tags)"},
		{statement: "CREATE RANGE INDEX $name FOR (n:P) ON (n.pp) OPTIONS {}", params: map[string]any{"name": "a b"}, want: graph.Counters{IndexesAdded: 1}},
		{statement: "CREATE INDEX oo FOR (n:P) ON n.zip OPTIONS {indexProvider: 'range-1.0'};", want: graph.Counters{IndexesAdded: 1}},
		{statement: "CREATE INDEX o2 FOR (n:P) ON (n.zop) OPTIONS {indexConfig: {a: 1}}", err: "ClientError.General.InvalidArguments 1:1 Could not create"},
		{statement: "CREATE INDEX o3 FOR (n:P) ON (n.zop) OPTIONS {nope: 1}", err: "ClientError.Statement.SyntaxError 1:1 Invalid option provided"},
		{statement: "CREATE INDEX o4 FOR (n:P) ON (n.zop) OPTIONS {indexProvider: 'btree-1.0'}", err: "ClientError.General.InvalidArguments 1:1"},
		{statement: "CREATE INDEX $name FOR (n:P) ON (n.zop)", params: map[string]any{"name": 1}, err: "ClientError.Statement.TypeError 1:1"},
		{statement: "CREATE INDEX $name FOR (n:P) ON (n.zop)", err: "ClientError.Statement.ParameterMissing"},
		{statement: "CREATE LOOKUP INDEX FOR (n) ON EACH labels(n)", err: "ClientError.Schema.EquivalentSchemaRuleAlreadyExists"},
		{statement: "CREATE LOOKUP INDEX IF NOT EXISTS FOR (n) ON EACH labels(n)"},
		{statement: "DROP INDEX nope", err: "DatabaseError.Schema.IndexDropFailed 1:1 Unable to drop index called `nope`. There is no such index."},
		{statement: "DROP INDEX nope IF EXISTS"},
		{statement: "DROP INDEX index_343aff4e IF EXISTS", err: "DatabaseError.Schema.IndexDropFailed 1:1"},
		{statement: "DROP INDEX oo", want: graph.Counters{IndexesRemoved: 1}},
		{statement: "CREATE CONSTRAINT FOR (n:P) REQUIRE n.name IS UNIQUE", err: "ClientError.Schema.IndexAlreadyExists 1:1"},
		{statement: "CREATE CONSTRAINT u FOR (n:R) REQUIRE n.name IS NODE UNIQUE", want: graph.Counters{ConstraintsAdded: 1}},
		{statement: "CREATE CONSTRAINT u FOR (n:R) REQUIRE n.name IS UNIQUE", err: "ClientError.Schema.EquivalentSchemaRuleAlreadyExists"},
		{statement: "CREATE CONSTRAINT v FOR (n:R) REQUIRE n.name IS UNIQUE", err: "ClientError.Schema.ConstraintAlreadyExists"},
		{statement: "CREATE CONSTRAINT v IF NOT EXISTS FOR (n:R) REQUIRE n.name IS UNIQUE"},
		{statement: "CREATE CONSTRAINT u FOR (n:R) REQUIRE n.x IS UNIQUE", err: "ClientError.Schema.ConstraintWithNameAlreadyExists"},
		{statement: "CREATE INDEX FOR (n:R) ON (n.name)", err: "ClientError.Schema.ConstraintAlreadyExists"},
		{statement: "CREATE INDEX u FOR (n:R) ON (n.qq)", err: "ClientError.Schema.ConstraintWithNameAlreadyExists"},
		{statement: "DROP INDEX u", err: "DatabaseError.Schema.IndexDropFailed 1:1 Unable to drop index: Index belongs to constraint: `u`"},
		{statement: "DROP CONSTRAINT foo", err: "DatabaseError.Schema.ConstraintDropFailed 1:1"},
		{statement: "DROP CONSTRAINT foo IF EXISTS"},
		{statement: "CREATE CONSTRAINT two FOR (n:R) REQUIRE (n.a, n.b) IS UNIQUE", want: graph.Counters{ConstraintsAdded: 1}},
		{statement: "CREATE CONSTRAINT rel FOR ()-[r:KNOWS]-() REQUIRE (r.since, r.till) IS REL KEY", err: "DatabaseError.Schema.ConstraintCreationFailed 1:1 Unable to create Constraint( id="},
		{statement: "CREATE CONSTRAINT rel FOR ()-[r:KNOWS]-() REQUIRE r.since IS RELATIONSHIP KEY", want: graph.Counters{ConstraintsAdded: 1}},
		{statement: "CREATE CONSTRAINT must FOR (n:P) REQUIRE n.name IS NOT NULL", want: graph.Counters{ConstraintsAdded: 1}},
		{statement: "CREATE CONSTRAINT must2 FOR (n:P) REQUIRE n.tags IS NOT NULL", err: "DatabaseError.Schema.ConstraintCreationFailed"},
		{statement: "CREATE CONSTRAINT num FOR (n:P) REQUIRE n.age IS TYPED INT | FLOAT", want: graph.Counters{ConstraintsAdded: 1}},
		{statement: "CREATE CONSTRAINT num2 FOR (n:P) REQUIRE n.age IS :: STRING", err: "ClientError.Schema.ConstraintAlreadyExists"},
		{statement: "CREATE CONSTRAINT tags FOR (n:P) REQUIRE n.tags IS :: LIST<STRING NOT NULL>", want: graph.Counters{ConstraintsAdded: 1}},
		// what the constraints forbid
		{statement: "CREATE (:R {name: 'a', a: 1, b: 2})", want: graph.Counters{NodesCreated: 1, LabelsAdded: 1, PropertiesSet: 3}},
		{statement: "CREATE (:R {name: 'a'})", err: "ClientError.Schema.ConstraintValidationFailed 0:0 Node(4) already exists with label `R` and property `name` = 'a'"},
		{statement: "CREATE (:R {a: 1.0, b: 2})", err: "ClientError.Schema.ConstraintValidationFailed 0:0 Node(4) already exists with label `R` and properties `a` = "},
		{statement: "CREATE (:R {a: 1}), (:R {a: 1})", want: graph.Counters{NodesCreated: 2, LabelsAdded: 2, PropertiesSet: 2}},
		{statement: "MATCH (n:R {a: 1}) WHERE n.b IS NULL SET n.b = 2", err: "ClientError.Schema.ConstraintValidationFailed"},
		{statement: "MATCH (n:R {name: 'a'}) DELETE n CREATE (:R {name: 'a'})", want: graph.Counters{NodesCreated: 1, NodesDeleted: 1, LabelsAdded: 1, PropertiesSet: 1}},
		{statement: "MATCH (a:P {name: 'Ada'}), (b:P {name: 'Bob'}) CREATE (a)-[:KNOWS {since: 1}]->(b)", err: "ClientError.Schema.ConstraintValidationFailed 0:0 Relationship(1) already exists with type `KNOWS`"},
		{statement: "MATCH (a:P {name: 'Ada'}), (b:P {name: 'Bob'}) CREATE (a)-[:KNOWS]->(b)", err: "ClientError.Schema.ConstraintValidationFailed 0:0 Relationship(3) with type `KNOWS` must have the property `since`"},
		{statement: "MATCH (a:P {name: 'Ada'})-[r:KNOWS]->(b) DELETE r CREATE (a)-[:KNOWS {since: 1}]->(b)", want: graph.Counters{RelationshipsCreated: 1, RelationshipsDeleted: 1, PropertiesSet: 1}},
		{statement: "CREATE (:P)", err: "ClientError.Schema.ConstraintValidationFailed 0:0 Node(8) with label `P` must have the property `name`"},
		{statement: "CREATE (n:P) SET n.name = 'later'", want: graph.Counters{NodesCreated: 1, LabelsAdded: 1, PropertiesSet: 1}},
		{statement: "MATCH (n:P {name: 'later'}) REMOVE n.name", err: "ClientError.Schema.ConstraintValidationFailed"},
		{statement: "MATCH (n:Q) WHERE n.name IS NULL SET n:P", err: "ClientError.Schema.ConstraintValidationFailed"},
		{statement: "CREATE (:P {name: 'x', age: 'old'})", err: "ClientError.Schema.ConstraintValidationFailed 0:0 Node(9) with label `P` must have the property `age` with value type `FLOAT | INTEGER`, not String 'old'"},
		{statement: "CREATE (:P {name: 'x', tags: [1]})", err: "ClientError.Schema.ConstraintValidationFailed"},
		{statement: "CREATE CONSTRAINT day FOR (n:P) REQUIRE n.day IS :: DATE | LIST<ZONED DATETIME NOT NULL>", want: graph.Counters{ConstraintsAdded: 1}},
		{statement: "CREATE (:P {name: 'x', day: date('2020-01-01')}), (:P {name: 'y', day: [datetime('2020-01-01T00:00Z')]})", want: graph.Counters{NodesCreated: 2, LabelsAdded: 2, PropertiesSet: 4}},
		{statement: "CREATE (:P {name: 'x', day: localdatetime('2020-01-01T00:00')})", err: "ClientError.Schema.ConstraintValidationFailed"},
		{statement: "DROP CONSTRAINT must", want: graph.Counters{ConstraintsRemoved: 1}},
		{statement: "CREATE (n:P) DELETE n", want: graph.Counters{NodesCreated: 1, NodesDeleted: 1, LabelsAdded: 1}},
		{statement: "DROP CONSTRAINT two", want: graph.Counters{ConstraintsRemoved: 1}},
		{statement: "MATCH (n:R {a: 1}) WHERE n.b IS NULL SET n.b = 2", want: graph.Counters{PropertiesSet: 2}},
		{statement: "CREATE CONSTRAINT two FOR (n:R) REQUIRE (n.a, n.b) IS UNIQUE", err: "DatabaseError.Schema.ConstraintCreationFailed"},
	} {
		result, err := run(t, e, graph.Write, step.statement, step.params)
		switch {
		case step.err != "":
			if got := failure(err); !strings.HasPrefix(got, step.err) {
				t.Errorf("%s\ngot  %s\nwant %s", step.statement, got, step.err)
			}
		case err != nil:
			t.Errorf("%s: %v", step.statement, err)
		default:
			if diff := cmp.Diff(step.want, result.Counters); diff != "" {
				t.Errorf("%s: -want +got\n%s", step.statement, diff)
			}
		}
	}
}

func TestShow(t *testing.T) {
	e := open(t)
	runAll(t, e, smallGraph,
		"CREATE INDEX foo FOR (n:P) ON (n.age)",
		"CREATE CONSTRAINT `a``b` FOR (n:R) REQUIRE (n.a, n.b) IS UNIQUE",
		"CREATE CONSTRAINT k FOR ()-[r:KNOWS]-() REQUIRE r.since IS KEY",
		"CREATE CONSTRAINT must FOR (n:P) REQUIRE n.name IS NOT NULL",
		"CREATE CONSTRAINT num FOR (n:P) REQUIRE n.age IS :: FLOAT | INTEGER",
	)
	for _, test := range []struct {
		statement string
		want      []string
	}{
		{"SHOW INDEXES", []string{
			"id name state populationPercent type entityType labelsOrTypes properties indexProvider owningConstraint lastRead readCount",
			"2 \"a`b\" \"ONLINE\" 100.0 \"RANGE\" \"NODE\" [\"R\"] [\"a\", \"b\"] \"range-1.0\" \"a`b\" null null",
			`1 "foo" "ONLINE" 100.0 "RANGE" "NODE" ["P"] ["age"] "range-1.0" null null null`,
			`0 "index_343aff4e" "ONLINE" 100.0 "LOOKUP" "NODE" null null "token-lookup-1.0" null null null`,
			`3 "k" "ONLINE" 100.0 "RANGE" "RELATIONSHIP" ["KNOWS"] ["since"] "range-1.0" "k" null null`,
		}},
		{"SHOW RANGE INDEXES YIELD name, createStatement AS made WHERE name <> 'k'", []string{"name made",
			"\"a`b\" \"CREATE RANGE INDEX `a``b` FOR (n:`R`) ON (n.`a`, n.`b`)\"", "\"foo\" \"CREATE RANGE INDEX `foo` FOR (n:`P`) ON (n.`age`)\""}},
		{"SHOW INDEX YIELD name ORDER BY name DESC SKIP 1 LIMIT 2", []string{"name", `"index_343aff4e"`, `"foo"`}},
		{"SHOW INDEXES WHERE type = 'LOOKUP' AND id = 0", []string{
			"id name state populationPercent type entityType labelsOrTypes properties indexProvider owningConstraint lastRead readCount",
			`0 "index_343aff4e" "ONLINE" 100.0 "LOOKUP" "NODE" null null "token-lookup-1.0" null null null`,
		}},
		{"SHOW INDEXES YIELD name AS n, type WHERE type = 'RANGE' RETURN n, count(*) AS c ORDER BY n LIMIT 2", []string{"n c", "\"a`b\" 1", `"foo" 1`}},
		{"SHOW FULLTEXT INDEXES YIELD name", []string{"name"}},
		{"SHOW LOOKUP INDEXES YIELD *", []string{
			"id name state populationPercent type entityType labelsOrTypes properties indexProvider owningConstraint lastRead readCount trackedSince options failureMessage createStatement",
			"0 \"index_343aff4e\" \"ONLINE\" 100.0 \"LOOKUP\" \"NODE\" null null \"token-lookup-1.0\" null null null null {indexConfig: {}, indexProvider: \"token-lookup-1.0\"} \"\" \"CREATE LOOKUP INDEX `index_343aff4e` FOR (n) ON EACH labels(n)\"",
		}},
		{"SHOW CONSTRAINTS", []string{"id name type entityType labelsOrTypes properties ownedIndex propertyType",
			"2 \"a`b\" \"UNIQUENESS\" \"NODE\" [\"R\"] [\"a\", \"b\"] \"a`b\" null",
			`3 "k" "RELATIONSHIP_KEY" "RELATIONSHIP" ["KNOWS"] ["since"] "k" null`,
			`4 "must" "NODE_PROPERTY_EXISTENCE" "NODE" ["P"] ["name"] null null`,
			`5 "num" "NODE_PROPERTY_TYPE" "NODE" ["P"] ["age"] null "FLOAT | INTEGER"`,
		}},
		{"SHOW CONSTRAINTS YIELD createStatement", []string{"createStatement",
			"\"CREATE CONSTRAINT `a``b` FOR (n:`R`) REQUIRE (n.`a`, n.`b`) IS UNIQUE\"",
			"\"CREATE CONSTRAINT `k` FOR ()-[r:`KNOWS`]-() REQUIRE (r.`since`) IS RELATIONSHIP KEY\"",
			"\"CREATE CONSTRAINT `must` FOR (n:`P`) REQUIRE (n.`name`) IS NOT NULL\"",
			"\"CREATE CONSTRAINT `num` FOR (n:`P`) REQUIRE (n.`age`) IS :: FLOAT | INTEGER\"",
		}},
		{"SHOW NODE UNIQUENESS CONSTRAINTS YIELD name", []string{"name", "\"a`b\""}},
		{"SHOW KEY CONSTRAINTS YIELD name", []string{"name", `"k"`}},
		{"SHOW NODE KEY CONSTRAINTS YIELD name", []string{"name"}},
		{"SHOW PROPERTY TYPE CONSTRAINTS YIELD name", []string{"name", `"num"`}},
		{"SHOW EXISTENCE CONSTRAINTS YIELD name", []string{"name", `"must"`}},
		{"SHOW PROCEDURES YIELD name, mode, signature WHERE name = 'db.awaitIndex'", []string{"name mode signature",
			`"db.awaitIndex" "READ" "db.awaitIndex(indexName :: STRING, timeOutSeconds = 300 :: INTEGER)"`}},
		{"SHOW PROCEDURES EXECUTABLE BY CURRENT USER YIELD name, argumentDescription AS a WHERE name = 'db.awaitIndexes'", []string{"name a",
			`"db.awaitIndexes" [{default: "DefaultParameterValue{value=300, type=INTEGER}", description: "The maximum time to wait in seconds.", isDeprecated: false, name: "timeOutSeconds", type: "INTEGER"}]`}},
		{"SHOW FUNCTIONS YIELD name, category, signature WHERE name IN ['size', 'sum', 'substring', 'rand', 'all']", []string{"name category signature",
			`"all" "Predicate" "all(variable :: VARIABLE IN list :: LIST<ANY> WHERE predicate :: ANY) :: BOOLEAN"`,
			`"rand" "Numeric" "rand() :: FLOAT"`,
			`"size" "Scalar" "size(input :: LIST<ANY> | STRING) :: INTEGER"`,
			`"substring" "String" "substring(input :: STRING, second :: ANY, third = null :: ANY) :: STRING"`,
			`"sum" "Aggregating" "sum(input :: INTEGER | FLOAT) :: ANY"`,
		}},
		{"SHOW USER DEFINED FUNCTIONS YIELD name", []string{"name"}},
		{"SHOW DATABASES YIELD name, default, currentStatus", []string{"name default currentStatus", `"neo4j" true "online"`}},
		{"SHOW DATABASE neo4j YIELD name", []string{"name", `"neo4j"`}},
		{"SHOW DATABASE other YIELD name", []string{"name"}},
		{"SHOW DEFAULT DATABASE YIELD name", []string{"name", `"neo4j"`}},
		{"SHOW HOME DATABASE YIELD name", []string{"name", `"neo4j"`}},
		{"CALL db.awaitIndex('foo')", []string{""}},
		{"CALL db.awaitIndex('k')", []string{""}},
		{"CALL db.schema.visualization() YIELD nodes UNWIND nodes AS n RETURN n.name, n.indexes, n.constraints LIMIT 1", []string{"n.name n.indexes n.constraints",
			`"P" ["age"] ["Constraint( id=4, name='must', type='NODE_PROPERTY_EXISTENCE', schema=(:P {name}) )", "Constraint( id=5, name='num', type='NODE_PROPERTY_TYPE', schema=(:P {age}) )"]`}},
	} {
		t.Run(test.statement, func(t *testing.T) {
			result, err := e.Query(t.Context(), test.statement, nil, graph.Limits{}) // typed by a person: SHOW only reads
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, table(result)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			if result.Kind != graph.Reads {
				t.Errorf("the kind is %s", result.Kind)
			}
		})
	}
}

func TestSchemaErrors(t *testing.T) {
	e := open(t)
	for statement, want := range map[string]string{
		"CREATE INDEX FOR (n:P) ON (m.name)":                                   "ClientError.Statement.SyntaxError 1:28 Variable `m` not defined",
		"CREATE INDEX FOR (n:P|Q) ON (n.name)":                                 "ClientError.Statement.SyntaxError 1:22",
		"CREATE INDEX FOR (n:P) ON (n.zip, n.zip)":                             "ClientError.Statement.UnsupportedOperationError 1:1 An index on more than one property",
		"CREATE CONSTRAINT FOR (n:P) REQUIRE (n.zip, n.zip) IS UNIQUE":         "ClientError.Schema.RepeatedPropertyInCompositeSchema 1:47",
		"CREATE INDEX FOR ()-[r:T]-() ON (r.x)":                                "ClientError.Statement.UnsupportedOperationError 1:1 An index on relationships",
		"CREATE TEXT INDEX FOR (n:P) ON (n.x)":                                 "ClientError.Statement.UnsupportedOperationError 1:1 A TEXT index",
		"CREATE POINT INDEX FOR (n:P) ON (n.x)":                                "ClientError.Statement.UnsupportedOperationError 1:1 A POINT index",
		"CREATE VECTOR INDEX v FOR (n:P) ON (n.x)":                             "ClientError.Statement.UnsupportedOperationError 1:1 A VECTOR index",
		"CREATE LOOKUP INDEX FOR ()-[r]-() ON EACH type(r)":                    "ClientError.Statement.UnsupportedOperationError 1:1 A LOOKUP index",
		"CREATE BTREE INDEX FOR (n:P) ON (n.zz)":                               "ClientError.Statement.UnsupportedOperationError 1:1 CREATE BTREE INDEX",
		"CREATE OR REPLACE INDEX foo FOR (n:P) ON (n.tags)":                    "ClientError.Statement.UnsupportedOperationError 1:1",
		"CREATE INDEX ON :P(name)":                                             "ClientError.Statement.SyntaxError 1:14 Invalid create index syntax",
		"DROP INDEX ON :P(name)":                                               "ClientError.Statement.SyntaxError 1:12 Indexes cannot be dropped by schema",
		"DROP INDEX":                                                           "ClientError.Statement.SyntaxError 1:11",
		"CREATE CONSTRAINT ON (n:R) ASSERT n.name IS UNIQUE":                   "ClientError.Statement.SyntaxError 1:19 Invalid constraint syntax",
		"CREATE CONSTRAINT FOR (n:R) ASSERT n.name IS UNIQUE":                  "ClientError.Statement.SyntaxError 1:29 Invalid constraint syntax",
		"CREATE CONSTRAINT FOR (n:R) REQUIRE n.name IS REL UNIQUE":             "ClientError.Statement.SyntaxError 1:47",
		"CREATE CONSTRAINT FOR (n:R) REQUIRE (n.a, n.b) IS NOT NULL":           "ClientError.Statement.SyntaxError 1:45",
		"CREATE CONSTRAINT FOR (n:R) REQUIRE n.a IS :: MAP":                    "ClientError.Statement.SyntaxError 1:47",
		"CREATE CONSTRAINT FOR (n:R) REQUIRE n.a IS :: LIST<INTEGER>":          "ClientError.Statement.SyntaxError 1:59",
		"CREATE INDEX a FOR (n:P) ON (n.q1); CREATE INDEX b FOR (n:P) ON n.q2": "ClientError.Statement.SyntaxError 1:37",
		"CREATE INDEX FOR (n:``) ON (n.x)":                                     "ClientError.Statement.SyntaxError 1:21",
		"SHOW INDEXES YIELD name RETURN type":                                  "ClientError.Statement.SyntaxError 1:32",
		"SHOW INDEXES YIELD name WHERE type = 'x'":                             "ClientError.Statement.SyntaxError 1:31",
		"SHOW INDEXES RETURN name":                                             "ClientError.Statement.SyntaxError 1:14",
		"SHOW INDEXES YIELD nope":                                              "ClientError.Statement.SyntaxError 1:20 Trying to YIELD non-existing column: `nope`",
		"SHOW INDEXES WHERE options IS NULL":                                   "ClientError.Statement.SyntaxError 1:20",
		"SHOW INDEXES VERBOSE":                                                 "ClientError.Statement.SyntaxError 1:14 `SHOW INDEXES` no longer allows",
		"SHOW BTREE INDEXES":                                                   "ClientError.Statement.UnsupportedOperationError 1:1 SHOW BTREE",
		"SHOW USERS":                                                           "ClientError.Statement.UnsupportedOperationError 1:1 SHOW USERS",
		"SHOW SETTINGS":                                                        "ClientError.Statement.UnsupportedOperationError 1:1 SHOW SETTINGS",
		"SHOW PROCEDURES EXECUTABLE BY bob":                                    "ClientError.Statement.UnsupportedOperationError 1:31",
		"USE neo4j SHOW INDEXES":                                               "ClientError.Statement.UnsupportedOperationError 1:11 SHOW INDEXES",
		"CALL `SHOW INDEXES`('')":                                              "ClientError.Procedure.ProcedureNotFound 1:1",
		"MATCH (n) SHOW INDEXES":                                               "ClientError.Statement.SyntaxError 1:11",
	} {
		if _, err := run(t, e, graph.Write, statement, nil); !strings.HasPrefix(failure(err), want) {
			t.Errorf("%s\ngot  %s\nwant %s", statement, failure(err), want)
		}
	}
	for _, statement := range []string{
		"CREATE INDEX foo FOR (n:P) ON (n.age)", "CREATE CONSTRAINT FOR (n:P) REQUIRE n.age IS UNIQUE", "DROP INDEX foo IF EXISTS", "DROP CONSTRAINT foo IF EXISTS",
	} {
		if _, err := e.Query(t.Context(), statement, nil, graph.Limits{}); graph.CodeOf(err) != graph.ReadOnly {
			t.Errorf("typed: %s: %v", statement, err)
		}
		if _, err := run(t, e, graph.Read, statement, nil); graph.CodeOf(err) != graph.ReadOnly {
			t.Errorf("in a transaction that reads: %s: %v", statement, err)
		}
	}
}

// TestSchemaPlans: a plan that was kept does not outlive the schema that it was
// made for, and one made within a transaction that is rolled back is not kept.
func TestSchemaPlans(t *testing.T) {
	e := open(t)
	runAll(t, e, "UNWIND range(1, 200) AS x CREATE (:P {name: toString(x)})")
	const query = "EXPLAIN MATCH (n:P {name: 'Ada'}) RETURN n"
	uses := func(tx graph.Tx) bool {
		t.Helper()
		result, err := tx.Run(t.Context(), query, nil)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(planText(result.Plan), "IndexSeek")
	}
	now := func() (used bool) {
		t.Helper()
		if err := e.Transact(t.Context(), graph.Read, func(tx graph.Tx) error { used = uses(tx); return nil }); err != nil {
			t.Fatal(err)
		}
		return used
	}
	if now() {
		t.Error("an index is used that there is not")
	}
	stop := graph.Errorf(graph.Canceled, "stop")
	_ = e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
		if _, err := tx.Run(t.Context(), "CREATE INDEX x FOR (n:P) ON (n.name)", nil); err != nil {
			t.Fatal(err)
		}
		if !uses(tx) {
			t.Error("the transaction that made the index does not use it")
		}
		return stop
	})
	if now() {
		t.Error("an index is used that was rolled back")
	}
	runAll(t, e, "CREATE INDEX x FOR (n:P) ON (n.name)")
	if !now() {
		t.Error("the new index is not used")
	}
	runAll(t, e, "DROP INDEX x")
	if now() {
		t.Error("an index is used that was dropped")
	}
}

func planText(p *graph.Plan) string {
	text := p.Operator
	for _, c := range p.Children {
		text += " " + planText(c)
	}
	return text
}
