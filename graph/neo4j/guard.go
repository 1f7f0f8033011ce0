package neo4j

import (
	_ "embed" // for the list of operators
	"regexp"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// operatorList is the text of operators.txt.
//
//go:embed operators.txt
var operatorList string

// procedures that only read what everybody who queries the graph may know.
// Names are compared in lower case.
func allowedProcedures() []string {
	return []string{
		"db.labels",
		"db.relationshiptypes",
		"db.propertykeys",
		"db.schema.visualization",
		"db.schema.nodetypeproperties",
		"db.schema.reltypeproperties",
		"db.index.fulltext.querynodes",
		"db.index.fulltext.queryrelationships",
	}
}

// functionSpaces are the namespaces of the functions that Cypher itself brings.
func functionSpaces() []string {
	return []string{
		"date", "datetime", "localdatetime", "localtime", "time", "duration", "point", "vector.similarity",
	}
}

// guard judges a statement by what the server would do for it.
type guard struct {
	database  string // the only database that may be read; "" if that is not known
	operators map[string]bool
}

func newGuard(database string) guard {
	g := guard{database: database, operators: make(map[string]bool)}
	for line := range strings.Lines(operatorList) {
		if name := strings.TrimSpace(line); name != "" && !strings.HasPrefix(name, "#") {
			g.operators[name] = true
		}
	}
	return g
}

// judge returns nil if a statement of this type with this plan reads the graph
// and does nothing else, and otherwise the refusal: graph.ReadOnly for what would
// change data or schema, graph.Unsupported with the operator's, procedure's or
// function's name for the rest.
func (g guard) judge(statement driver.StatementType, plan driver.Plan) error {
	if plan == nil {
		return graph.Errorf(graph.Unsupported, "the server did not say what the statement does, so it is not run")
	}
	if err := g.walk(plan); err != nil {
		return err
	}
	if statement != driver.StatementTypeReadOnly {
		return readOnly("the statement would change the graph")
	}
	return nil
}

func readOnly(what string) *graph.Error {
	return &graph.Error{
		Code:    graph.ReadOnly,
		Status:  "Neo.ClientError.Statement.AccessMode",
		Message: what + ", and here only reading is allowed",
	}
}

func unsupported(format string, args ...any) *graph.Error {
	e := graph.Errorf(graph.Unsupported, format, args...)
	e.Status = "Neo.ClientError.Statement.AccessMode"
	return e
}

func (g guard) walk(plan driver.Plan) error {
	if err := g.operator(plan); err != nil {
		return err
	}
	for _, child := range plan.Children() {
		if err := g.walk(child); err != nil {
			return err
		}
	}
	return nil
}

// operator judges one operator of a plan. Its name comes as "Expand(All)@neo4j":
// name, variant and database.
func (g guard) operator(plan driver.Plan) error {
	name, database, _ := strings.Cut(plan.Operator(), "@")
	name, _, _ = strings.Cut(name, "(")
	details, _ := plan.Arguments()["Details"].(string)
	switch {
	case name == "ProcedureCall":
		return procedure(details)
	case name == "LoadCSV":
		return unsupported("LOAD CSV is not run: it opens files and addresses")
	case name == "TransactionApply" || name == "TransactionForeach":
		return unsupported("CALL {} IN TRANSACTIONS is not run: a query has one transaction, and it reads (%s)", name)
	case name == "AdministrationCommand" || strings.Contains(name, "Database") || strings.Contains(name, "User"):
		return unsupported("administration commands are not run here (%s)", name)
	case strings.HasPrefix(name, "Show"):
		return unsupported("SHOW commands are not run here (%s)", name)
	case strings.HasPrefix(name, "Terminate"):
		return unsupported("TERMINATE TRANSACTIONS is not run here (%s)", name)
	case writes(name):
		return readOnly("the statement would change the graph (" + name + ")")
	case database == "system" || g.database != "" && database != "" && !strings.EqualFold(database, g.database):
		return unsupported("the statement uses the database %q, which is not the one that is open here", database)
	}
	plain := name
	for _, prefix := range []string{"Partitioned", "Undirected", "Directed"} {
		plain = strings.TrimPrefix(plain, prefix)
	}
	if !g.operators[plain] {
		return unsupported("the statement needs the operator %s, which is not known here to only read", name)
	}
	return functions(details)
}

// writes reports whether an operator changes data or schema.
func writes(name string) bool {
	for _, prefix := range []string{
		"Create", "Merge", "LockingMerge", "Set", "Remove", "Delete", "DetachDelete", "Drop", "Alter", "Foreach",
		"DoNothingIfExists", "DoNothingIfNotExists", "Constraint", "SubqueryForeach",
	} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// procedure judges a call by its signature, which stands in the plan as
// "db.labels() :: (label :: STRING)".
func procedure(details string) error {
	name, _, _ := strings.Cut(details, "(")
	name = strings.TrimSpace(name)
	if slices.Contains(allowedProcedures(), strings.ToLower(strings.ReplaceAll(name, "`", ""))) {
		return functions(strings.TrimPrefix(details, name))
	}
	return unsupported("the procedure %s is not among those that are run here", name)
}

var (
	quoted = regexp.MustCompile("`[^`]*`|'[^']*'|\"[^\"]*\"")
	spaced = regexp.MustCompile(`((?:[A-Za-z_][A-Za-z0-9_]*\s*\.\s*)+)([A-Za-z_][A-Za-z0-9_]*)\s*\(`)
)

// functions refuses functions that did not come with Cypher but were added to
// the server: what they do is not known. details is the text of an operator's
// expressions, in which the planner writes a function as "space.name(".
func functions(details string) error {
	for _, call := range spaced.FindAllStringSubmatch(quoted.ReplaceAllString(details, "``"), -1) {
		space := strings.TrimSuffix(strings.Join(strings.Fields(call[1]), ""), ".")
		if !slices.Contains(functionSpaces(), strings.ToLower(space)) {
			return unsupported("the function %s.%s was added to the server and is not run here", space, call[2])
		}
	}
	return nil
}
