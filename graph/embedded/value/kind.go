package value

// Node refers to a node of the store.
type Node struct {
	ID uint64
}

// Relationship refers to a relationship of the store. Its type and ends never
// change, so they travel with it and stay known after it was deleted.
type Relationship struct {
	ID    uint64
	Start uint64 // id of the node it leaves
	End   uint64 // id of the node it enters
	Type  string
}

// Other returns the end of r that is not node; for a loop that is node itself.
func (r Relationship) Other(node uint64) uint64 {
	if r.Start == node {
		return r.End
	}
	return r.Start
}

// Path alternates nodes and relationships: len(Nodes) == len(Relationships)+1.
type Path struct {
	Nodes         []Node
	Relationships []Relationship
}

// Kind is the type of a value.
type Kind int

// The kinds, in the ascending order in which openCypher sorts values of
// different types.
const (
	KindMap Kind = iota
	KindNode
	KindRelationship
	KindList
	KindPath
	KindBytes
	KindPoint
	KindDateTime
	KindLocalDateTime
	KindDate
	KindTime
	KindLocalTime
	KindDuration
	KindString
	KindBoolean
	KindNumber
	KindNull
)

// KindOf returns the kind of v. A Go type that is no value counts as null.
func KindOf(v any) Kind {
	switch v.(type) {
	case map[string]any:
		return KindMap
	case Node:
		return KindNode
	case Relationship:
		return KindRelationship
	case []any:
		return KindList
	case Path:
		return KindPath
	case []byte:
		return KindBytes
	case Point:
		return KindPoint
	case DateTime:
		return KindDateTime
	case LocalDateTime:
		return KindLocalDateTime
	case Date:
		return KindDate
	case Time:
		return KindTime
	case LocalTime:
		return KindLocalTime
	case Duration:
		return KindDuration
	case string:
		return KindString
	case bool:
		return KindBoolean
	case int64, float64:
		return KindNumber
	}
	return KindNull
}

// TypeName names the type of v as Cypher's error messages do: "Integer",
// "List", "Null".
func TypeName(v any) string {
	switch v.(type) {
	case map[string]any:
		return "Map"
	case Node:
		return "Node"
	case Relationship:
		return "Relationship"
	case []any:
		return "List"
	case Path:
		return "Path"
	case []byte:
		return "ByteArray"
	case Point:
		return "Point"
	case DateTime:
		return "DateTime"
	case LocalDateTime:
		return "LocalDateTime"
	case Date:
		return "Date"
	case Time:
		return "Time"
	case LocalTime:
		return "LocalTime"
	case Duration:
		return "Duration"
	case string:
		return "String"
	case bool:
		return "Boolean"
	case int64:
		return "Integer"
	case float64:
		return "Float"
	}
	return "Null"
}
