package sema

// Kind is what is known of a value before the statement runs.
type Kind int

// The kinds. Any is everything else: unknown, null.
const (
	Any Kind = iota
	Boolean
	Integer
	Float
	String
	Map
	List
	Node
	Relationship
	Path
	Temporal // a date, a time or both
	Duration
	Point
)

// String names the kind for people.
func (k Kind) String() string {
	return [...]string{"any value", "a boolean", "an integer", "a float", "a string", "a map", "a list", "a node", "a relationship", "a path", "a date or time", "a duration", "a point"}[k]
}

// Type is a kind and, of a list, the kind of its elements as far as known.
type Type struct {
	Kind Kind
	Elem Kind
}

func of(k Kind) Type { return Type{Kind: k} }

// is reports whether a value of the type may be of one of the kinds.
func (t Type) is(kinds ...Kind) bool {
	if t.Kind == Any {
		return true
	}
	for _, k := range kinds {
		if t.Kind == k {
			return true
		}
	}
	return false
}
