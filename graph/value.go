package graph

// A Cypher value in a row or a parameter is one of:
//
//	nil, bool, int64, float64, string, []byte
//	[]any            list
//	map[string]any   map
//	Node, Relationship, Path
//	Temporal, Point
//
// Parameters also take int and []string and the like; an engine widens them.

// Node is a node as a query returns it.
type Node struct {
	ElementID  string
	Labels     []string // sorted
	Properties map[string]any
}

// Relationship is a relationship as a query returns it.
type Relationship struct {
	ElementID      string
	StartElementID string
	EndElementID   string
	Type           string
	Properties     map[string]any
}

// Path alternates nodes and relationships: len(Nodes) == len(Relationships)+1,
// and Relationships[i] joins Nodes[i] and Nodes[i+1] in either direction. A node
// that the path meets twice stands in Nodes twice.
type Path struct {
	Nodes         []Node
	Relationships []Relationship
}

// TemporalKind names a temporal type as Neo4j's typed JSON does.
type TemporalKind string

// The temporal types.
const (
	Date           TemporalKind = "Date"
	Time           TemporalKind = "Time"
	LocalTime      TemporalKind = "LocalTime"
	DateTime       TemporalKind = "OffsetDateTime"
	ZonedDateTime  TemporalKind = "ZonedDateTime"
	LocalDateTime  TemporalKind = "LocalDateTime"
	DurationAmount TemporalKind = "Duration"
)

// Temporal is a temporal value in its ISO 8601 text, as Cypher prints it.
type Temporal struct {
	Kind TemporalKind
	Text string
}

// Point is a spatial value. Z is meaningful for three-dimensional systems only.
type Point struct {
	SRID    int
	X, Y, Z float64
	Is3D    bool
}
