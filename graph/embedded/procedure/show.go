package procedure

import (
	"fmt"
	"slices"
	"strings"

	"entente/graph/embedded/storage"
)

// listings are what SHOW shows, by name. The columns that there are without
// YIELD stand first; names and meanings are those of Neo4j 5.
func listings() map[string]*Listing {
	filter := []Param{{Name: "filter", Type: String}}
	listing := func(what string, brief int, run func(call *Call, filter string) ([][]any, error), columns ...Column) *Listing {
		return &Listing{Brief: brief, Procedure: Procedure{
			Signature{Name: "SHOW " + what, Params: filter, Columns: columns, Mode: Read},
			func(call *Call, args []any) (Rows, error) {
				narrowed, _ := args[0].(string)
				rows, err := run(call, narrowed)
				return RowsOf(rows...), err
			},
		}}
	}
	texts, maps := ListOf(String), ListOf(Map)
	return map[string]*Listing{
		"INDEXES": listing("INDEXES", 12, showIndexes, columns("id", Integer, "name", String, "state", String, "populationPercent", Float,
			"type", String, "entityType", String, "labelsOrTypes", texts, "properties", texts, "indexProvider", String, "owningConstraint", String,
			"lastRead", Any, "readCount", Integer, "trackedSince", Any, "options", Map, "failureMessage", String, "createStatement", String)...),
		"CONSTRAINTS": listing("CONSTRAINTS", 8, showConstraints, columns("id", Integer, "name", String, "type", String, "entityType", String,
			"labelsOrTypes", texts, "properties", texts, "ownedIndex", String, "propertyType", String, "options", Map, "createStatement", String)...),
		"PROCEDURES": listing("PROCEDURES", 4, showProcedures, columns("name", String, "description", String, "mode", String, "worksOnSystem", Boolean,
			"signature", String, "argumentDescription", maps, "returnDescription", maps, "admin", Boolean, "rolesExecution", texts,
			"rolesBoostedExecution", texts, "isDeprecated", Boolean, "deprecatedBy", String, "option", Map)...),
		"FUNCTIONS": listing("FUNCTIONS", 3, showFunctions, columns("name", String, "category", String, "description", String, "signature", String,
			"isBuiltIn", Boolean, "argumentDescription", maps, "returnDescription", String, "aggregating", Boolean, "rolesExecution", texts,
			"rolesBoostedExecution", texts, "isDeprecated", Boolean, "deprecatedBy", String)...),
		"DATABASES": listing("DATABASES", 13, showDatabases, columns("name", String, "type", String, "aliases", texts, "access", String,
			"address", String, "role", String, "writer", Boolean, "requestedStatus", String, "currentStatus", String, "statusMessage", String,
			"default", Boolean, "home", Boolean, "constituents", texts, "databaseID", String, "serverID", String, "currentPrimariesCount", Integer,
			"currentSecondariesCount", Integer, "requestedPrimariesCount", Integer, "requestedSecondariesCount", Integer, "creationTime", Any,
			"lastStartTime", Any, "lastStopTime", Any, "store", String, "lastCommittedTxn", Integer, "replicationLag", Integer, "options", Map)...),
	}
}

// columns takes names and types in turn.
func columns(pairs ...any) []Column {
	var list []Column
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, Column{Name: pairs[i].(string), Type: pairs[i+1].(Type)})
	}
	return list
}

func showIndexes(call *Call, filter string) ([][]any, error) {
	tx := call.Tx
	var rows [][]any
	lookup := []any{int64(0), storage.LookupName, "ONLINE", 100.0, "LOOKUP", "NODE", nil, nil, "token-lookup-1.0", nil, nil, nil,
		nil, options("token-lookup-1.0", nil), "", "CREATE LOOKUP INDEX `" + storage.LookupName + "` FOR (n) ON EACH labels(n)"}
	rows = append(rows, lookup)
	for _, r := range tx.Rules() {
		if r.Kind.Constraint() && !r.Kind.Unique() {
			continue
		}
		kind, provider, config := "RANGE", "range-1.0", map[string]any(nil)
		if r.Kind == storage.FulltextIndex {
			kind, provider = "FULLTEXT", "fulltext-1.0"
			config = map[string]any{"fulltext.analyzer": r.Analyzer, "fulltext.eventually_consistent": false}
		}
		var owner any
		if r.Kind.Constraint() {
			owner = r.Name
		}
		rows = append(rows, []any{int64(r.ID), r.Name, "ONLINE", 100.0, kind, entity(r), texts(tx.TokenNames(r)), texts(tx.KeyNames(r)), provider,
			owner, nil, nil, nil, options(provider, config), "", createIndex(tx, r)})
	}
	rows = slices.DeleteFunc(rows, func(row []any) bool { return filter != "" && filter != "ALL" && row[4] != filter })
	slices.SortStableFunc(rows, func(a, b []any) int { return strings.Compare(a[1].(string), b[1].(string)) })
	return rows, nil
}

func options(provider string, config map[string]any) map[string]any {
	if config == nil {
		config = map[string]any{}
	}
	return map[string]any{"indexProvider": provider, "indexConfig": config}
}

func entity(r *storage.Rule) string {
	if r.Relationships {
		return "RELATIONSHIP"
	}
	return "NODE"
}

func showConstraints(call *Call, filter string) ([][]any, error) {
	tx := call.Tx
	var rows [][]any
	for _, r := range tx.Rules() {
		if !r.Kind.Constraint() || !asked(r, filter) {
			continue
		}
		var index, propertyType, config any
		if r.Kind.Unique() {
			index, config = r.Name, options("range-1.0", nil)
		}
		if r.Kind == storage.TypeConstraint {
			propertyType = r.Types
		}
		rows = append(rows, []any{int64(r.ID), r.Name, tx.TypeName(r), entity(r), texts(tx.TokenNames(r)), texts(tx.KeyNames(r)), index, propertyType, config, createConstraint(tx, r)})
	}
	return rows, nil
}

// asked reports whether a constraint is among those that a filter asks for.
func asked(r *storage.Rule, filter string) bool {
	words := strings.Fields(filter)
	switch {
	case len(words) > 0 && words[0] == "NODE" && r.Relationships, len(words) > 0 && strings.HasPrefix(words[0], "REL") && !r.Relationships:
		return false
	case filter == "", filter == "ALL":
		return true
	}
	switch words[len(words)-1] {
	case "UNIQUE", "UNIQUENESS":
		return r.Kind == storage.UniqueConstraint
	case "KEY":
		return r.Kind == storage.KeyConstraint
	case "TYPE":
		return r.Kind == storage.TypeConstraint
	}
	return r.Kind == storage.ExistenceConstraint
}

// createIndex writes the command that makes an index.
func createIndex(tx *storage.Tx, r *storage.Rule) string {
	variable, keys := keyTexts(tx, r)
	if r.Kind == storage.FulltextIndex {
		return fmt.Sprintf("CREATE FULLTEXT INDEX %s FOR %s ON EACH [%s] OPTIONS {indexConfig: {`fulltext.analyzer`: '%s',`fulltext.eventually_consistent`: false}}",
			quote(r.Name), pattern(tx, r, variable), keys, r.Analyzer)
	}
	return fmt.Sprintf("CREATE RANGE INDEX %s FOR %s ON (%s)", quote(r.Name), pattern(tx, r, variable), keys)
}

// createConstraint writes the command that makes a constraint.
func createConstraint(tx *storage.Tx, r *storage.Rule) string {
	variable, keys := keyTexts(tx, r)
	is := "UNIQUE"
	switch r.Kind {
	case storage.KeyConstraint:
		is = entity(r) + " KEY"
	case storage.ExistenceConstraint:
		is = "NOT NULL"
	case storage.TypeConstraint:
		is = ":: " + r.Types
	}
	return fmt.Sprintf("CREATE CONSTRAINT %s FOR %s REQUIRE (%s) IS %s", quote(r.Name), pattern(tx, r, variable), keys, is)
}

func keyTexts(tx *storage.Tx, r *storage.Rule) (variable, keys string) {
	variable = "n"
	if r.Relationships {
		variable = "r"
	}
	var parts []string
	for _, k := range tx.KeyNames(r) {
		parts = append(parts, variable+"."+quote(k))
	}
	return variable, strings.Join(parts, ", ")
}

func pattern(tx *storage.Tx, r *storage.Rule, variable string) string {
	var names []string
	for _, n := range tx.TokenNames(r) {
		names = append(names, quote(n))
	}
	if r.Relationships {
		return "()-[" + variable + ":" + strings.Join(names, "|") + "]-()"
	}
	return "(" + variable + ":" + strings.Join(names, "|") + ")"
}

func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }

func showDatabases(call *Call, filter string) ([][]any, error) {
	if name, isName := strings.CutPrefix(filter, "="); isName && !strings.EqualFold(name, DatabaseName) {
		return nil, nil
	}
	return [][]any{{DatabaseName, "standard", []any{}, "read-write", nil, "primary", true, "online", "online", "", true, true, []any{},
		databaseID(call), nil, int64(1), int64(0), nil, nil, nil, nil, nil, nil, nil, int64(0), map[string]any{}}}, nil
}
