package sema

import (
	"strings"

	"entente/graph/embedded/cypher/ast"
)

// Function describes a function to the checks.
type Function struct {
	Name      string // as Neo4j's manual writes it: "toUpper"
	Min, Max  int    // number of arguments; Max < 0: any number
	Aggregate bool
	Result    Kind    // Any if it depends
	First     []Kind  // kinds that the first argument may have; empty: all
	Needs     Feature // what the engine must have to run it; empty: nothing
	Random    bool    // gives another value each time, and so cannot be aggregated
}

// Functions tells which functions there are. Names come in any case.
type Functions interface {
	Function(name string) (Function, bool)
}

// Standard is the functions of openCypher 9 and the plain ones that Neo4j 5 adds.
type Standard struct{}

// Function returns the description of a function of that name.
func (Standard) Function(name string) (Function, bool) {
	for i := range standard {
		if strings.EqualFold(standard[i].Name, name) {
			return standard[i], true
		}
	}
	if f, ok := temporalFunction(name); ok {
		return f, ok
	}
	return Function{}, false
}

var (
	entities   = []Kind{Node, Relationship}
	containers = []Kind{Node, Relationship, Map}
	texts      = []Kind{String}
	numbers    = []Kind{Integer, Float}
	amounts    = []Kind{Integer, Float, Duration}
)

// standard lists the functions by topic: scalar, list, mathematical, string,
// aggregating.
var standard = [...]Function{
	{Name: "coalesce", Min: 1, Max: -1},
	{Name: "elementId", Min: 1, Max: 1, Result: String, First: entities},
	{Name: "endNode", Min: 1, Max: 1, Result: Node, First: []Kind{Relationship}},
	{Name: "exists", Min: 1, Max: 1, Result: Boolean},
	{Name: "head", Min: 1, Max: 1, First: []Kind{List}},
	{Name: "id", Min: 1, Max: 1, Result: Integer, First: entities},
	{Name: "isEmpty", Min: 1, Max: 1, Result: Boolean, First: []Kind{List, Map, String}},
	{Name: "last", Min: 1, Max: 1, First: []Kind{List}},
	{Name: "length", Min: 1, Max: 1, Result: Integer, First: []Kind{Path}},
	{Name: "nullIf", Min: 2, Max: 2},
	{Name: "properties", Min: 1, Max: 1, Result: Map, First: containers},
	{Name: "randomUUID", Result: String, Random: true},
	{Name: "size", Min: 1, Max: 1, Result: Integer, First: []Kind{List, String}},
	{Name: "startNode", Min: 1, Max: 1, Result: Node, First: []Kind{Relationship}},
	{Name: "timestamp", Result: Integer},
	{Name: "toBoolean", Min: 1, Max: 1, Result: Boolean, First: []Kind{Boolean, Integer, String}},
	{Name: "toBooleanOrNull", Min: 1, Max: 1, Result: Boolean},
	{Name: "toFloat", Min: 1, Max: 1, Result: Float, First: []Kind{Integer, Float, String}},
	{Name: "toFloatOrNull", Min: 1, Max: 1, Result: Float},
	{Name: "toInteger", Min: 1, Max: 1, Result: Integer},
	{Name: "toIntegerOrNull", Min: 1, Max: 1, Result: Integer},
	{Name: "type", Min: 1, Max: 1, Result: String, First: []Kind{Relationship}},
	{Name: "valueType", Min: 1, Max: 1, Result: String},

	{Name: "keys", Min: 1, Max: 1, Result: List, First: containers},
	{Name: "labels", Min: 1, Max: 1, Result: List, First: []Kind{Node}},
	{Name: "nodes", Min: 1, Max: 1, Result: List, First: []Kind{Path}},
	{Name: "range", Min: 2, Max: 3, Result: List},
	{Name: "relationships", Min: 1, Max: 1, Result: List, First: []Kind{Path}},
	{Name: "reverse", Min: 1, Max: 1, First: []Kind{List, String}},
	{Name: "tail", Min: 1, Max: 1, Result: List, First: []Kind{List}},
	{Name: "toBooleanList", Min: 1, Max: 1, Result: List, First: []Kind{List}},
	{Name: "toFloatList", Min: 1, Max: 1, Result: List, First: []Kind{List}},
	{Name: "toIntegerList", Min: 1, Max: 1, Result: List, First: []Kind{List}},
	{Name: "toStringList", Min: 1, Max: 1, Result: List, First: []Kind{List}},

	{Name: "abs", Min: 1, Max: 1, First: numbers},
	{Name: "acos", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "asin", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "atan", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "atan2", Min: 2, Max: 2, Result: Float, First: numbers},
	{Name: "ceil", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "cos", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "cot", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "degrees", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "e", Result: Float},
	{Name: "exp", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "floor", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "haversin", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "isNaN", Min: 1, Max: 1, Result: Boolean, First: numbers},
	{Name: "log", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "log10", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "pi", Result: Float},
	{Name: "radians", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "rand", Result: Float, Random: true},
	{Name: "round", Min: 1, Max: 3, Result: Float, First: numbers},
	{Name: "sign", Min: 1, Max: 1, Result: Integer, First: numbers},
	{Name: "sin", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "sqrt", Min: 1, Max: 1, Result: Float, First: numbers},
	{Name: "tan", Min: 1, Max: 1, Result: Float, First: numbers},

	{Name: ast.OneCharacter, Min: 1, Max: 1, Result: String, First: texts},
	{Name: "btrim", Min: 1, Max: 2, Result: String, First: texts},
	{Name: "char_length", Min: 1, Max: 1, Result: Integer, First: texts},
	{Name: "character_length", Min: 1, Max: 1, Result: Integer, First: texts},
	{Name: "left", Min: 2, Max: 2, Result: String, First: texts},
	{Name: "lower", Min: 1, Max: 1, Result: String, First: texts},
	{Name: "ltrim", Min: 1, Max: 2, Result: String, First: texts},
	{Name: "normalize", Min: 1, Max: 2, Result: String, First: texts},
	{Name: "replace", Min: 3, Max: 3, Result: String, First: texts},
	{Name: "right", Min: 2, Max: 2, Result: String, First: texts},
	{Name: "rtrim", Min: 1, Max: 2, Result: String, First: texts},
	{Name: "split", Min: 2, Max: 2, Result: List, First: texts},
	{Name: "substring", Min: 2, Max: 3, Result: String, First: texts},
	{Name: "toLower", Min: 1, Max: 1, Result: String, First: texts},
	{Name: "toString", Min: 1, Max: 1, Result: String, First: []Kind{Boolean, Integer, Float, String, Temporal, Duration, Point}},
	{Name: "toStringOrNull", Min: 1, Max: 1, Result: String},
	{Name: "toUpper", Min: 1, Max: 1, Result: String, First: texts},
	{Name: "trim", Min: 1, Max: 1, Result: String, First: texts},
	{Name: "upper", Min: 1, Max: 1, Result: String, First: texts},

	{Name: "avg", Min: 1, Max: 1, Aggregate: true, First: amounts},
	{Name: "collect", Min: 1, Max: 1, Aggregate: true, Result: List},
	{Name: "count", Min: 1, Max: 1, Aggregate: true, Result: Integer},
	{Name: "max", Min: 1, Max: 1, Aggregate: true},
	{Name: "min", Min: 1, Max: 1, Aggregate: true},
	{Name: "percentileCont", Min: 2, Max: 2, Aggregate: true, Result: Float, First: numbers},
	{Name: "percentileDisc", Min: 2, Max: 2, Aggregate: true, First: numbers},
	{Name: "stDev", Min: 1, Max: 1, Aggregate: true, Result: Float, First: numbers},
	{Name: "stDevP", Min: 1, Max: 1, Aggregate: true, Result: Float, First: numbers},
	{Name: "sum", Min: 1, Max: 1, Aggregate: true, First: amounts},
}
