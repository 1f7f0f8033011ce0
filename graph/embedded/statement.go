package embedded

import (
	"container/list"
	"sync"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/parser"
	"entente/graph/embedded/cypher/sema"
	"entente/graph/embedded/exec"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/procedure"
	"entente/graph/embedded/storage"
)

// keptStatements is how many statements are kept ready to run; longestKept is
// the longest text, in bytes, that is kept.
const (
	keptStatements = 256
	longestKept    = 16 << 10
)

// statement is a statement that is ready to run.
type statement struct {
	text       string
	program    *exec.Program
	parameters []string
	optional   []string // parameters that may be missing
	writes     bool
	command    bool  // it changes the schema
	nodes      int64 // in the graph when it was planned
	rels       int64
	schema     uint64 // version of the schema that it was planned for
	mode       ast.Mode
	described  *plan.Description // of EXPLAIN and PROFILE; else nil
}

// stale reports whether another plan may be better by now: the schema is not the
// one that it was planned for, or the graph has grown or shrunk much.
func (s *statement) stale(tx *storage.Tx) bool {
	const few = 100
	far := func(now, then int64) bool { return now > 8*then+few || then > 8*now+few }
	return s.schema != tx.SchemaVersion() || far(tx.NodeCount(), s.nodes) || far(tx.RelationshipCount(), s.rels)
}

// kind says what the statement may do.
func (s *statement) kind() graph.StatementKind {
	switch {
	case !s.writes:
		return graph.Reads
	case s.command:
		return graph.ChangesSchema
	case len(s.program.Columns()) == 0:
		return graph.WritesOnly
	}
	return graph.ReadsAndWrites
}

// statements keeps the statements used last, by their text.
type statements struct {
	mu     sync.Mutex
	byText map[string]*list.Element
	order  list.List // of *statement, used last in front
}

func (s *statements) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.byText = nil
	s.order.Init()
}

func (s *statements) find(text string) *statement {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.byText[text]
	if e == nil {
		return nil
	}
	s.order.MoveToFront(e)
	return e.Value.(*statement)
}

func (s *statements) keep(st *statement) {
	if len(st.text) > longestKept {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.byText == nil {
		s.byText = map[string]*list.Element{}
	}
	if e := s.byText[st.text]; e != nil {
		e.Value = st
		s.order.MoveToFront(e)
		return
	}
	s.byText[st.text] = s.order.PushFront(st)
	if s.order.Len() > keptStatements {
		last := s.order.Back()
		s.order.Remove(last)
		delete(s.byText, last.Value.(*statement).text)
	}
}

// get returns a statement that is ready to run. The tree is that of the text if
// it was parsed already, else nil.
func (s *statements) get(tx *storage.Tx, text string, tree *ast.Statement, registry *procedure.Registry) (*statement, error) {
	if st := s.find(text); st != nil && !st.stale(tx) {
		return st, nil
	}
	if tree == nil {
		var err error
		if tree, err = parser.Parse(text); err != nil {
			return nil, err
		}
	}
	analysis, err := sema.Analyze(tree, sema.Options{Features: features(), Procedures: registry})
	if err != nil {
		return nil, err
	}
	planner := plan.New(catalog{tx}, registry)
	p, err := planned(planner, tree)
	if err != nil {
		return nil, err
	}
	st := &statement{text: text, parameters: analysis.Parameters, optional: analysis.Optional, writes: analysis.Writes, command: tree.Command != nil,
		nodes: tx.NodeCount(), rels: tx.RelationshipCount(), schema: tx.SchemaVersion(), mode: tree.Mode}
	if st.mode != ast.Run {
		st.described = plan.Describe(p, catalog{tx})
	}
	if st.mode == ast.Profile {
		st.program, err = exec.CompileProfile(p, planner, st.described.Operators())
	} else {
		st.program, err = exec.Compile(p, planner)
	}
	if err != nil {
		return nil, err
	}
	if !tx.SchemaChanged() { // else the schema that it was planned for may never be
		s.keep(st)
	}
	return st, nil
}

func planned(planner *plan.Planner, tree *ast.Statement) (*plan.Plan, error) {
	if tree.Command != nil {
		return planner.Command(tree.Command)
	}
	return planner.Statement(tree.Query)
}

// mayRead refuses a statement that may change something, whatever else is wrong
// with it. It asks the syntax tree, never the text, and returns the tree for
// [statements.get]; nil for a statement that is kept. With explain it lets pass
// what is only to be explained, which changes nothing.
func (s *statements) mayRead(text string, explain bool) (*ast.Statement, error) {
	if st := s.find(text); st != nil && !st.writes {
		return nil, nil
	}
	tree, err := parser.Parse(text)
	if err != nil {
		return nil, err
	}
	if explain && tree.Mode == ast.Explain {
		return tree, nil
	}
	if !sema.Writes(tree) || tree.Command != nil && tree.Command.Schema == nil { // which is refused by its name
		return tree, nil
	}
	e := graph.Errorf(graph.ReadOnly, "the statement would change the graph, and only reading is allowed here")
	e.Status = "Neo.ClientError.Statement.AccessMode"
	return nil, e
}

// features are what the engine runs beyond the core of openCypher.
func features() sema.Features {
	has := sema.Every()
	for _, f := range [...]sema.Feature{
		sema.LoadCSV, sema.UseGraph, sema.InTransactions,
	} {
		delete(has, f)
	}
	return has
}

// catalog tells the planner about the graph of a transaction.
type catalog struct{ tx *storage.Tx }

// NodeCount implements [plan.Catalog].
func (c catalog) NodeCount() int64 { return c.tx.NodeCount() }

// LabelCount implements [plan.Catalog].
func (c catalog) LabelCount(label string) int64 {
	return c.tx.LabelCount(c.tx.Token(storage.Label, label))
}

// RelationshipCount implements [plan.Catalog].
func (c catalog) RelationshipCount() int64 { return c.tx.RelationshipCount() }

// TypeCount implements [plan.Catalog].
func (c catalog) TypeCount(relationshipType string) int64 {
	return c.tx.TypeCount(c.tx.Token(storage.Type, relationshipType))
}

// Index implements [plan.Catalog].
func (c catalog) Index(label, key string) (unique, ok bool) {
	index, ok := c.tx.FindIndex(c.tx.Token(storage.Label, label), c.tx.Token(storage.Key, key))
	return index.Unique, ok
}

// registry returns the procedures and functions that every engine has.
func registry() *procedure.Registry {
	return procedure.NewRegistry(procedure.Standard()...).WithFunctions(sema.Listed(features()))
}
