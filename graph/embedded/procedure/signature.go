package procedure

import (
	"strings"
	"time"

	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// Type is the type of an argument or a column, as SHOW PROCEDURES writes it. All
// types take null.
type Type string

// The types that signatures use. A list is "LIST<...>" of another type.
const (
	Any          Type = "ANY"
	Boolean      Type = "BOOLEAN"
	Integer      Type = "INTEGER"
	Float        Type = "FLOAT"
	Number       Type = "NUMBER"
	String       Type = "STRING"
	Map          Type = "MAP"
	Node         Type = "NODE"
	Relationship Type = "RELATIONSHIP"
	Path         Type = "PATH"
)

// ListOf is the type of lists of t.
func ListOf(t Type) Type { return "LIST<" + t + ">" }

// IsList reports whether t is a type of lists.
func (t Type) IsList() bool { return strings.HasPrefix(string(t), "LIST<") }

// Mode says what a procedure may do.
type Mode string

// The modes, as SHOW PROCEDURES writes them.
const (
	Read   Mode = "READ"
	Write  Mode = "WRITE"
	Schema Mode = "SCHEMA"
	DBMS   Mode = "DBMS" // it tells of the server, not of the graph
)

// Param is an argument.
type Param struct {
	Name        string
	Type        Type
	Optional    bool // it may be left out; all after it are optional too
	Default     any  // its value then
	Description string
}

// Column is one thing that a procedure yields.
type Column struct {
	Name        string
	Type        Type
	Description string
}

// Signature is all that must be known of a procedure to call it.
type Signature struct {
	Name        string // with its namespace: "db.labels"; case counts
	Params      []Param
	Columns     []Column // none: it is called for what it does, and each row goes on once
	Mode        Mode
	Description string
}

// Least is how many arguments must be given.
func (s *Signature) Least() int {
	n := 0
	for n < len(s.Params) && !s.Params[n].Optional {
		n++
	}
	return n
}

// Column returns the index of a column, -1 if there is none of that name.
func (s *Signature) Column(name string) int {
	for i, c := range s.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// Changes reports whether the procedure may change the graph or its schema.
func (s *Signature) Changes() bool { return s.Mode == Write || s.Mode == Schema }

// String writes the signature as SHOW PROCEDURES does:
// "db.labels() :: (label :: STRING)".
func (s *Signature) String() string {
	var b strings.Builder
	b.WriteString(s.Name + "(")
	for i, p := range s.Params {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(p.Name)
		if p.Optional {
			b.WriteString(" = " + defaultText(p.Default))
		}
		b.WriteString(" :: " + string(p.Type))
	}
	b.WriteString(")")
	if len(s.Columns) > 0 {
		b.WriteString(" :: (")
		for i, c := range s.Columns {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(c.Name + " :: " + string(c.Type))
		}
		b.WriteString(")")
	}
	return b.String()
}

func defaultText(v any) string {
	if m, ok := v.(map[string]any); ok && len(m) == 0 {
		return "{}"
	}
	text, err := value.Text(v)
	if err != nil || v == nil {
		return "null"
	}
	return text
}

// Procedure is a signature with what runs it.
type Procedure struct {
	Signature

	// Run starts a call. The arguments are as many as there are params, of
	// their types or null.
	Run func(call *Call, args []any) (Rows, error)
}

// Call is what a procedure may use while it runs.
type Call struct {
	Tx       *storage.Tx
	Registry *Registry
	Now      time.Time
	Dir      string // folder of the graph

	// Tick is called for each piece of work, and fails when the statement must
	// end; Hold counts bytes that stay in memory until its end.
	Tick func() error
	Hold func(bytes int64) error

	Make Maker
}

// Maker makes nodes and relationships that are in no graph, to show something.
type Maker interface {
	VirtualNode(labels []string, properties map[string]any) value.Node
	VirtualRelationship(relationshipType string, start, end value.Node, properties map[string]any) value.Relationship
}

// Rows gives the next row, as long as the columns of the signature; nil at the end.
type Rows func() ([]any, error)

// RowsOf gives rows that are made already.
func RowsOf(rows ...[]any) Rows {
	return func() ([]any, error) {
		if len(rows) == 0 {
			return nil, nil
		}
		row := rows[0]
		rows = rows[1:]
		return row, nil
	}
}

// Cast returns v as a value of the type, and whether it is one: an integer is a
// float where one is wanted.
func Cast(t Type, v any) (any, bool) {
	if v == nil {
		return nil, true
	}
	switch t {
	case Any:
		return v, true
	case Float:
		if n, ok := v.(int64); ok {
			return float64(n), true
		}
		_, ok := v.(float64)
		return v, ok
	case Integer:
		_, ok := v.(int64)
		return v, ok
	}
	switch kind := value.KindOf(v); {
	case t == Number:
		return v, kind == value.KindNumber
	case t == Boolean:
		return v, kind == value.KindBoolean
	case t == String:
		return v, kind == value.KindString
	case t == Map:
		return v, kind == value.KindMap
	case t == Node:
		return v, kind == value.KindNode
	case t == Relationship:
		return v, kind == value.KindRelationship
	case t == Path:
		return v, kind == value.KindPath
	case t.IsList():
		return castList(t, v)
	}
	return v, false
}

func castList(t Type, v any) (any, bool) {
	list, ok := v.([]any)
	if !ok {
		return v, false
	}
	elem := Type(strings.TrimSuffix(strings.TrimPrefix(string(t), "LIST<"), ">"))
	if elem == Any {
		return v, true
	}
	cast := make([]any, len(list))
	for i, e := range list {
		if cast[i], ok = Cast(elem, e); !ok {
			return v, false
		}
	}
	return cast, true
}
