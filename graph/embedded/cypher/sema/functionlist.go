package sema

import (
	"strings"

	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/procedure"
)

// categories are the topics of functions as Neo4j's manual has them; all others
// are scalar.
var categories = map[string]string{
	"Predicate":     "all any exists isEmpty none single",
	"List":          "keys labels nodes range reduce relationships reverse tail toBooleanList toFloatList toIntegerList toStringList",
	"Numeric":       "abs ceil floor isNaN rand round sign",
	"Logarithmic":   "e exp log log10 sqrt",
	"Trigonometric": "acos asin atan atan2 cos cosh cot coth degrees haversin pi radians sin sinh tan tanh",
	"String":        "btrim left lower ltrim normalize replace right rtrim split substring toLower toString toStringOrNull toUpper trim upper",
}

// Listed describes the functions that an engine with these features has, for
// SHOW FUNCTIONS.
func Listed(features Features) []procedure.Function {
	byName := map[string]string{}
	for category, names := range categories {
		for _, name := range strings.Fields(names) {
			byName[name] = category
		}
	}
	var list []procedure.Function
	add := func(f Function, category string) {
		if f.Needs != "" && !features[f.Needs] {
			return
		}
		result := typeText([]Kind{f.Result})
		list = append(list, procedure.Function{Name: f.Name, Category: category, Signature: f.Name + "(" + parameterText(f) + ") :: " + result, Result: result, Aggregating: f.Aggregate})
	}
	for _, f := range standard {
		if f.Name == ast.OneCharacter { // which nobody can write
			continue
		}
		category := byName[f.Name]
		switch {
		case f.Aggregate:
			category = "Aggregating"
		case category == "":
			category = "Scalar"
		}
		add(f, category)
	}
	for _, t := range temporalTypes {
		for _, action := range [...]string{"", ".realtime", ".statement", ".transaction", ".truncate"} {
			if f, ok := temporalFunction(t + action); ok {
				add(f, "Temporal")
			}
		}
	}
	for _, f := range durationsAndPoints {
		if f.Needs == SpatialFunctions {
			add(f, "Spatial")
		} else {
			add(f, "Temporal")
		}
	}
	for _, name := range [...]string{"all", "any", "none", "single"} {
		list = append(list, procedure.Function{Name: name, Category: "Predicate", Result: "BOOLEAN",
			Signature: name + "(variable :: VARIABLE IN list :: LIST<ANY> WHERE predicate :: ANY) :: BOOLEAN"})
	}
	list = append(list, procedure.Function{Name: "reduce", Category: "List", Result: "ANY",
		Signature: "reduce(accumulator :: VARIABLE = initial :: ANY, variable :: VARIABLE IN list :: LIST<ANY> | expression :: ANY) :: ANY"})
	texts := described()
	for i := range list {
		list[i].Description = texts[list[i].Name]
	}
	return list
}

// parameterText writes the arguments of a function; those that may be left out
// have the default null.
func parameterText(f Function) string {
	var parts []string
	for i := range max(f.Min, f.Max, 1) {
		if f.Max == 0 {
			break
		}
		kinds := []Kind{Any}
		name := [...]string{"input", "second", "third", "fourth"}[min(i, 3)]
		if i == 0 && len(f.First) > 0 {
			kinds = f.First
		}
		part := name + " :: " + typeText(kinds)
		if i >= f.Min {
			part = name + " = null :: " + typeText(kinds)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

func typeText(kinds []Kind) string {
	names := [...]string{"ANY", "BOOLEAN", "INTEGER", "FLOAT", "STRING", "MAP", "LIST<ANY>", "NODE", "RELATIONSHIP", "PATH"}
	var parts []string
	for _, k := range kinds {
		if int(k) < len(names) {
			parts = append(parts, names[k])
		}
	}
	return strings.Join(parts, " | ")
}
