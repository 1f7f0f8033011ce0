package fulltext

// The kinds of query.
type (
	// Query is what a document must have: one of the types below.
	Query interface{}

	termQuery struct {
		field, term string // an empty field means all of them
	}
	phraseQuery struct {
		field  string
		tokens []Token
		slop   int
	}
	patternQuery struct { // a prefix or a pattern with * and ?
		field, pattern string
	}
	fuzzyQuery struct {
		field, term string
		edits       int
	}
	rangeQuery struct {
		field, low, high  string // "*" is open
		withLow, withHigh bool
	}
	allQuery   struct{}
	boostQuery struct {
		query Query
		boost float64
	}
	boolQuery struct{ clauses []clause }
)

type occur int

const (
	should occur = iota
	must
	mustNot
)

type clause struct {
	occur occur
	query Query
}
