package sema

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
)

// settings are what may stand after CYPHER, with the values that Neo4j 5 takes. They
// choose between ways to get the same result, so that none of them changes anything
// here.
var settings = [...]struct {
	name   string
	values []string
}{
	{"connectComponentsPlanner", []string{"greedy", "idp"}},
	{"eagerAnalyzer", []string{"ir", "lp"}},
	{"expressionEngine", []string{"compiled", "default", "interpreted"}},
	{"inferSchemaParts", []string{"most_selective_label", "off"}},
	{"interpretedPipesFallback", []string{"all", "default", "disabled", "whitelisted_plans_only"}},
	{"operatorEngine", []string{"compiled", "default", "interpreted"}},
	{"planner", []string{"cost", "dp", "idp"}},
	{"replan", []string{"default", "force", "skip"}},
	{"runtime", []string{"interpreted", "legacy", "parallel", "pipelined", "slotted"}},
	{"updateStrategy", []string{"default", "eager"}},
}

// settings checks the options of a CYPHER prefix.
func (c *checker) settings(options []ast.Option) {
	for _, o := range options {
		if o.Key == "" {
			c.setting(o, "cypher version", []string{"5"})
			continue
		}
		known := false
		for _, s := range settings {
			if strings.EqualFold(s.name, o.Key) {
				known = true
				c.setting(o, s.name, s.values)
			}
		}
		if !known {
			c.badSetting(o, "Unsupported options: "+o.Key)
		}
	}
}

func (c *checker) setting(o ast.Option, name string, values []string) {
	if !slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, o.Value) }) {
		c.badSetting(o, o.Value+" is not a valid option for "+name+". Valid options are: "+strings.Join(values, ", "))
	}
}

func (c *checker) badSetting(o ast.Option, message string) {
	if c.err == nil {
		c.err = &graph.Error{Code: graph.Invalid, Status: "Neo.ClientError.Statement.ArgumentError", Message: message, Line: o.Line, Column: o.Column}
	}
}
