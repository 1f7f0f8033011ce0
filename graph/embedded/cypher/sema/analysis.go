package sema

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/procedure"
)

// Options say what the engine has.
type Options struct {
	Features   Features
	Functions  Functions  // nil: [Standard]
	Procedures Procedures // nil: none
}

// Procedures tells which procedures there are. Names are case-sensitive.
type Procedures interface {
	Signature(name string) (*procedure.Signature, bool)

	// Listing returns what SHOW of something, as "INDEXES", yields, and how many
	// of its columns there are without YIELD.
	Listing(what string) (signature *procedure.Signature, brief int, ok bool)
}

// Analysis is what is known of a statement that passed the checks.
type Analysis struct {
	Writes     bool     // it may change the graph
	Columns    []string // of the result, in order; empty if it returns nothing
	Parameters []string // that it asks for, sorted
	Optional   []string // parameters that it takes if they are given

	// Stars lists, for each projection with *, the variables that it stands
	// for, sorted. The key is the address of the Projection in With or Return.
	Stars map[*ast.Projection][]string

	// QueryColumns lists the columns of each query, subqueries included.
	QueryColumns map[*ast.Query][]string
}

// Analyze checks a statement. The first error is returned.
func Analyze(s *ast.Statement, o Options) (*Analysis, error) {
	if o.Functions == nil {
		o.Functions = Standard{}
	}
	c := &checker{options: o, analysis: &Analysis{
		Writes: Writes(s), Parameters: parameters(s),
		Stars: map[*ast.Projection][]string{}, QueryColumns: map[*ast.Query][]string{},
	}}
	c.statement(s)
	if c.err != nil {
		return nil, c.err
	}
	return c.analysis, nil
}

// checker walks over the tree. The first error is kept; what is checked after
// it does no harm.
type checker struct {
	options  Options
	analysis *Analysis
	agg      aggregation
	expanded int // variables that all * so far stand for
	err      error
}

func (c *checker) fail(at ast.Node, detail cypher.Detail, message string) {
	if pos := at.At(); c.err == nil {
		c.err = cypher.SyntaxError(detail, pos.Line, pos.Column, message)
	}
}

// use refuses a feature that the engine lacks.
func (c *checker) use(f Feature, at ast.Node) { c.useAs(f, string(f), at) }

// useAs is use with a name of its own.
func (c *checker) useAs(f Feature, name string, at ast.Node) {
	if pos := at.At(); !c.options.Features[f] && c.err == nil {
		c.err = cypher.UnsupportedError(name, pos.Line, pos.Column)
	}
}

func (c *checker) statement(s *ast.Statement) {
	c.settings(s.Options)
	switch s.Mode {
	case ast.Explain:
		c.use(ExplainPrefix, s)
	case ast.Profile:
		c.use(ProfilePrefix, s)
	}
	if s.Command != nil {
		c.useAs(Command, s.Command.Name, s.Command)
		c.command(s.Command)
		return
	}
	c.analysis.Columns = c.query(s.Query, newScope(nil), topLevel)
}
