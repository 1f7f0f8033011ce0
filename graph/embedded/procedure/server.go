package procedure

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// DatabaseName is what the one database is called, as Neo4j calls its own:
// tools look for it.
const DatabaseName = "neo4j"

// serverProcedures tell tools what they are talking to. Nothing is made up:
// what there is not, users and settings, is null or empty.
func serverProcedures() []Procedure {
	return []Procedure{
		{
			Signature{
				Name: "dbms.components", Mode: DBMS, Description: "List DBMS components and their versions.",
				Columns: []Column{
					{"name", String, "The name of the component."},
					{"versions", ListOf(String), "The installed versions of the component."},
					{"edition", String, "The Neo4j edition of the DBMS."},
				},
			},
			// Tools read the version to know which Cypher they may write.
			func(*Call, []any) (Rows, error) {
				return RowsOf([]any{"Entente embedded graph", []any{"5.26.0"}, "community"}), nil
			},
		},
		{
			Signature{
				Name: "dbms.showCurrentUser", Mode: DBMS, Description: "Show the current user.",
				Columns: []Column{{"username", String, "The name of the user."}, {"roles", ListOf(String), "Roles assigned to the user."}, {"flags", ListOf(String), "Flags of the user."}},
			},
			func(*Call, []any) (Rows, error) { return RowsOf([]any{"", nil, []any{}}), nil },
		},
		{
			Signature{
				Name: "dbms.clientConfig", Mode: DBMS, Description: "Return client configuration.",
				Columns: []Column{
					{Name: "name", Type: String}, {Name: "description", Type: String}, {Name: "value", Type: String}, {Name: "dynamic", Type: Boolean},
					{Name: "defaultValue", Type: String}, {Name: "startupValue", Type: String}, {Name: "explicitlySet", Type: Boolean}, {Name: "validValues", Type: String},
				},
			},
			func(*Call, []any) (Rows, error) {
				const no = "false"
				return RowsOf([]any{"client.allow_telemetry", "Whether client applications may send data about their use.", no, false, no, no, true, "A boolean."}), nil
			},
		},
		{
			Signature{
				Name: "db.info", Mode: Read, Description: "Provides information regarding the database.",
				Columns: []Column{{"id", String, "The id of the database."}, {"name", String, "The name of the database."}, {"creationDate", String, "When the database was made; null, it is not known."}},
			},
			func(call *Call, _ []any) (Rows, error) {
				return RowsOf([]any{databaseID(call), DatabaseName, nil}), nil
			},
		},
		{
			Signature{
				Name: "db.ping", Mode: Read, Columns: []Column{{"success", Boolean, "Always true."}},
				Description: "Tells a client that it is connected to a database: it always yields true.",
			},
			func(*Call, []any) (Rows, error) { return RowsOf([]any{true}), nil },
		},
	}
}

// databaseID tells one graph from another: it follows from the folder.
func databaseID(call *Call) string {
	return strings.ToUpper(fmt.Sprintf("%x", sha256.Sum256([]byte(call.Dir))))
}
