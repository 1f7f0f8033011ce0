package sema

// Feature is something that Cypher has and an engine may lack. Its text is how
// it is named to people.
type Feature string

// The features that may be refused. Everything else of openCypher is always there.
const (
	Command              Feature = "command" // its own name is shown instead
	ExplainPrefix        Feature = "EXPLAIN"
	ProfilePrefix        Feature = "PROFILE"
	LoadCSV              Feature = "LOAD CSV"
	UseGraph             Feature = "USE"
	ProcedureCalls       Feature = "CALL of a procedure"
	Subqueries           Feature = "CALL { ... }"
	OptionalCall         Feature = "OPTIONAL CALL"
	InTransactions       Feature = "CALL { ... } IN TRANSACTIONS"
	Foreach              Feature = "FOREACH"
	Finish               Feature = "FINISH"
	ShortestPath         Feature = "shortestPath()"
	AllShortestPaths     Feature = "allShortestPaths()"
	LabelExpressions     Feature = "A label expression with !, | or %"
	InlineWhere          Feature = "WHERE inside a node or relationship"
	PatternExpressions   Feature = "A pattern used as an expression"
	PatternComprehension Feature = "A pattern comprehension"
	MapProjection        Feature = "A map projection"
	ExistsSubquery       Feature = "EXISTS { ... }"
	CountSubquery        Feature = "COUNT { ... }"
	CollectSubquery      Feature = "COLLECT { ... }"
	Quantifiers          Feature = "A quantifier: all, any, none, single"
	Reduce               Feature = "reduce()"
	TemporalFunctions    Feature = "A temporal function"
	SpatialFunctions     Feature = "A spatial function"
)

// Features is a set of features.
type Features map[Feature]bool

// Every returns the set of all features.
func Every() Features {
	all := Features{}
	for _, f := range [...]Feature{
		Command, ExplainPrefix, ProfilePrefix, LoadCSV, UseGraph, ProcedureCalls, Subqueries, OptionalCall, InTransactions,
		Foreach, Finish, ShortestPath, AllShortestPaths, LabelExpressions, InlineWhere, PatternExpressions,
		PatternComprehension, MapProjection, ExistsSubquery, CountSubquery, CollectSubquery, Quantifiers, Reduce,
		TemporalFunctions, SpatialFunctions,
	} {
		all[f] = true
	}
	return all
}

// Only returns the set of the features given.
func Only(features ...Feature) Features {
	set := Features{}
	for _, f := range features {
		set[f] = true
	}
	return set
}
