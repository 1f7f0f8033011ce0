package neo4j

import (
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// plan is a plan of one operator above others.
type plan struct {
	operator string
	details  string
	children []driver.Plan
}

func (p plan) Operator() string          { return p.operator }
func (p plan) Arguments() map[string]any { return map[string]any{"Details": p.details} }
func (p plan) Identifiers() []string     { return nil }
func (p plan) Children() []driver.Plan   { return p.children }

// TestJudge has plans that a server of ours does not make: other versions,
// other editions, functions that somebody added.
func TestJudge(t *testing.T) {
	for _, c := range []struct {
		operator, details string
		statement         driver.StatementType
		code              graph.Code // "" if it may run
		names             string     // part of the message
	}{
		{"AllNodesScan@neo4j", "n", driver.StatementTypeReadOnly, "", ""},
		{"PartitionedUndirectedRelationshipTypeScan@neo4j", "(a)-[r:R]-(b)", driver.StatementTypeReadOnly, "", ""},
		{"Expand(Into)@neo4j", "", driver.StatementTypeReadOnly, "", ""},
		{"VarLengthExpand(Pruning,BFS)@neo4j", "", driver.StatementTypeReadOnly, "", ""},
		{"AllNodesScan@neo4j", "n", driver.StatementTypeReadWrite, graph.ReadOnly, "change"},
		{"AllNodesScan@neo4j", "n", driver.StatementTypeSchemaWrite, graph.ReadOnly, "change"},
		{"AllNodesScan@neo4j", "n", driver.StatementTypeUnknown, graph.ReadOnly, "change"},
		{"SetProperty@neo4j", "n.x = 1", driver.StatementTypeReadOnly, graph.ReadOnly, "SetProperty"},
		{"BrandNewOperator@neo4j", "", driver.StatementTypeReadOnly, graph.Unsupported, "BrandNewOperator"},
		{"LoadCSV@neo4j", "l", driver.StatementTypeReadOnly, graph.Unsupported, "LOAD CSV"},
		{"TransactionApply@neo4j", "", driver.StatementTypeReadOnly, graph.Unsupported, "TransactionApply"},
		{"ShowWhatever@neo4j", "", driver.StatementTypeReadOnly, graph.Unsupported, "ShowWhatever"},
		{"AllNodesScan@system", "n", driver.StatementTypeReadOnly, graph.Unsupported, "system"},
		{"AllNodesScan@other", "n", driver.StatementTypeReadOnly, graph.Unsupported, "other"},
		{"ProcedureCall@neo4j", "db.labels() :: (label :: STRING)", driver.StatementTypeReadOnly, "", ""},
		{"ProcedureCall@neo4j", "DB.Labels() :: (label :: STRING)", driver.StatementTypeReadOnly, "", ""},
		{"ProcedureCall@neo4j", "db.labelsAndMore() :: (label :: STRING)", driver.StatementTypeReadOnly, graph.Unsupported, "db.labelsAndMore"},
		{"ProcedureCall@neo4j", "apoc.load.json($u) :: (value :: MAP)", driver.StatementTypeReadOnly, graph.Unsupported, "apoc.load.json"},
		{"ProcedureCall@neo4j", "db.index.fulltext.queryNodes(apoc.x($a), $b) :: (node :: NODE)", driver.StatementTypeReadOnly, graph.Unsupported, "apoc.x"},
		{"ProcedureCall@neo4j", "", driver.StatementTypeReadOnly, graph.Unsupported, "procedure"},
		{"Projection@neo4j", "date.truncate($a, n.at) AS x, point.distance(n.p, n.q) AS y, n.name AS z", driver.StatementTypeReadOnly, "", ""},
		{"Projection@neo4j", "apoc.cypher.runFirstColumnSingle($a, $b) AS x", driver.StatementTypeReadOnly, graph.Unsupported, "apoc.cypher.runFirstColumnSingle"},
		{"Filter@neo4j", "n.x = 1 AND size(com.example.evil(n)) > 0", driver.StatementTypeReadOnly, graph.Unsupported, "com.example.evil"},
		{"Filter@neo4j", "n.x IN ($list) AND (n)-->(m) AND n.y STARTS WITH (m.z)", driver.StatementTypeReadOnly, "", ""},
		{"ProduceResults@neo4j", "`apoc.x(1)`", driver.StatementTypeReadOnly, "", ""},
	} {
		top := plan{operator: "ProduceResults@neo4j", children: []driver.Plan{plan{operator: c.operator, details: c.details}}}
		err := newGuard("neo4j").judge(c.statement, top)
		if graph.CodeOf(err) != c.code {
			t.Errorf("%s %q: %v, want %q", c.operator, c.details, err, c.code)
		}
		if err != nil && !strings.Contains(err.Error(), c.names) {
			t.Errorf("%s %q: %q does not name %q", c.operator, c.details, err, c.names)
		}
	}
	if err := newGuard("").judge(driver.StatementTypeReadOnly, nil); err == nil {
		t.Error("a statement without a plan may run")
	}
}

func TestPosition(t *testing.T) {
	for _, c := range []struct {
		message, cypher string
		text            string
		line, column    int
	}{
		{"Variable `foo` not defined (line 1, column 8 (offset: 7))\n\"RETURN foo\"", "RETURN foo", "Variable `foo` not defined", 1, 8},
		{"x (line 1, column 14 (offset: 13))", "RETURN '😀', foo", "x", 1, 13},
		{"x (line 2, column 1 (offset: 9))", "RETURN 1\nfoo", "x", 2, 1},
		{"x (line 2, column 1 (offset: 10))", "RETURN 1\r\nfoo", "x", 2, 1},
		{"two (line 0, column 0 (offset: 9))", "RETURN 1; CREATE (n)", "two", 1, 10},
		{"x (line 9, column 9 (offset: 999))", "RETURN", "x", 1, 7},
		{"no place\nat all", "RETURN", "no place", 0, 0},
		{"x (line 1, column 1 (offset: 99999999999999999999))", "RETURN", "x", 0, 0},
	} {
		text, line, column := position(c.message, c.cypher)
		if text != c.text || line != c.line || column != c.column {
			t.Errorf("%q: %q %d:%d, want %q %d:%d", c.message, text, line, column, c.text, c.line, c.column)
		}
	}
}

func TestOpenRefusesAddresses(t *testing.T) {
	for _, uri := range []string{"", "localhost", "localhost:7687", "http://localhost:7474", "neo4j://", "bolt://neo4j:secret-word@localhost",
		"bolt://secret-word@localhost", "bolt://%secret-word", "bolt://secret-word:99999999", "neo4j://a\x00secret-word"} {
		_, err := Open(t.Context(), Config{URI: uri, Password: "secret-word"})
		if graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%q: %v, want an error", uri, err)
			continue
		}
		if strings.Contains(err.Error(), "secret-word") {
			t.Errorf("%q: the error tells a secret: %v", uri, err)
		}
	}
}

// TestRefusal reads the server's status codes.
func TestRefusal(t *testing.T) {
	e := &Engine{address: "bolt://localhost:7687"}
	for status, code := range map[string]graph.Code{
		"Neo.ClientError.Security.Unauthorized":                              graph.Unauthorized,
		"Neo.ClientError.Security.AuthenticationRateLimit":                   graph.Unauthorized,
		"Neo.ClientError.Security.CredentialsExpired":                        graph.Unauthorized,
		"Neo.ClientError.Security.Forbidden":                                 graph.Unauthorized,
		"Neo.ClientError.Statement.AccessMode":                               graph.ReadOnly,
		"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase":                graph.ReadOnly,
		"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase":              graph.ReadOnly,
		"Neo.ClientError.Cluster.NotALeader":                                 graph.ReadOnly,
		"Neo.ClientError.Statement.SyntaxError":                              graph.Syntax,
		"Neo.ClientError.Statement.ParameterMissing":                         graph.Invalid,
		"Neo.ClientError.Statement.ArithmeticError":                          graph.Invalid,
		"Neo.ClientError.Schema.ConstraintValidationFailed":                  graph.Conflict,
		"Neo.TransientError.Transaction.DeadlockDetected":                    graph.Conflict,
		"Neo.ClientError.Transaction.TransactionTimedOut":                    graph.Limit,
		"Neo.TransientError.General.MemoryPoolOutOfMemoryError":              graph.Limit,
		"Neo.TransientError.General.OutOfMemoryError":                        graph.Limit,
		"Neo.ClientError.Procedure.ProcedureNotFound":                        graph.Unsupported,
		"Neo.TransientError.General.DatabaseUnavailable":                     graph.Unavailable,
		"Neo.ClientError.Database.DatabaseNotFound":                          graph.Unavailable,
		"Neo.DatabaseError.General.UnknownError":                             graph.Internal,
		"Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": graph.Limit,
	} {
		err := e.failure(t.Context(), &driver.Neo4jError{Code: status, Msg: "first line\nsecond line"}, "RETURN 1")
		if graph.CodeOf(err) != code {
			t.Errorf("%s: %s (%v), want %s", status, graph.CodeOf(err), err, code)
		}
		if strings.Contains(err.Error(), "\n") || err.Error() == "" {
			t.Errorf("%s: the message is not one line: %q", status, err)
		}
	}
}
