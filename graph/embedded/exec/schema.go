package exec

import (
	"strings"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/fulltext"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// longestName is the longest name of an index or constraint, in bytes.
const longestName = 1000

// changeSchema runs a command that changes the schema.
func (c *compiler) changeSchema(op *plan.ChangeSchema) (source, error) {
	var name, options evaluator
	for _, part := range []struct {
		expr ast.Expr
		to   *evaluator
	}{{nameOf(op.Command.Schema), &name}, {optionsOf(op.Command.Schema), &options}} {
		if part.expr == nil {
			continue
		}
		var err error
		if *part.to, err = c.eval(part.expr, plan.NoScope()); err != nil {
			return nil, err
		}
	}
	return func(rt *run, arg row) iterator {
		return &schemaChange{rt: rt, arg: arg, command: op.Command.Schema, name: name, options: options}
	}, nil
}

func nameOf(c ast.SchemaCommand) ast.Expr {
	switch c := c.(type) {
	case *ast.CreateIndex:
		return c.Name
	case *ast.CreateConstraint:
		return c.Name
	case *ast.DropRule:
		return c.Name
	}
	return nil
}

func optionsOf(c ast.SchemaCommand) ast.Expr {
	switch c := c.(type) {
	case *ast.CreateIndex:
		return c.Options
	case *ast.CreateConstraint:
		return c.Options
	}
	return nil
}

// schemaChange gives no rows.
type schemaChange struct {
	rt            *run
	arg           row
	command       ast.SchemaCommand
	name, options evaluator
	done          bool
}

func (s *schemaChange) next() (row, error) {
	if s.done {
		return nil, nil
	}
	s.done = true
	name, err := s.text(s.name)
	if err != nil {
		return nil, err
	}
	config, err := s.config()
	if err != nil {
		return nil, s.at(err)
	}
	switch c := s.command.(type) {
	case *ast.CreateIndex:
		err = s.createIndex(c, name, config)
	case *ast.CreateConstraint:
		if len(config) > 0 {
			return nil, s.at(invalidArguments("Could not create constraint with specified index config: range indexes have no valid config values."))
		}
		err = s.createConstraint(c, name)
	case *ast.DropRule:
		err = s.drop(c, name)
	}
	return nil, s.at(err)
}

// at adds the place of the command to an error that has none.
func (s *schemaChange) at(err error) error {
	if e, ok := err.(*graph.Error); ok && e.Line == 0 {
		e.Line, e.Column = s.command.At().Line, s.command.At().Column
	}
	return err
}

func invalidArguments(format string, args ...any) *graph.Error {
	e := graph.Errorf(graph.Invalid, format, args...)
	e.Status = "Neo.ClientError.General.InvalidArguments"
	return e
}

// text computes the name; "" if there is none.
func (s *schemaChange) text(name evaluator) (string, error) {
	if name == nil {
		return "", nil
	}
	v, err := name(s.rt, s.arg)
	if err != nil {
		return "", err
	}
	text, ok := v.(string)
	switch {
	case !ok:
		return "", s.at(value.TypeErrorf("the name of an index or constraint must be a String, not %s", value.Describe(v)))
	case text == "" || len(text) > longestName:
		return "", s.at(invalidArguments("The name of an index or constraint has 1 to %d bytes, not %d", longestName, len(text)))
	}
	return text, nil
}

// config checks OPTIONS and returns the indexConfig in it.
func (s *schemaChange) config() (map[string]any, error) {
	if s.options == nil {
		return nil, nil
	}
	v, err := s.options(s.rt, s.arg)
	if err != nil {
		return nil, err
	}
	options, ok := v.(map[string]any)
	if !ok {
		return nil, value.TypeErrorf("OPTIONS needs a Map, not %s", value.Describe(v))
	}
	var config map[string]any
	for _, key := range value.SortedKeys(options) {
		switch {
		case strings.EqualFold(key, "indexProvider"):
			want := "range-1.0"
			if c, ok := s.command.(*ast.CreateIndex); ok && c.Kind == "FULLTEXT" {
				want = "fulltext-1.0"
			}
			if options[key] != want {
				return nil, invalidArguments("The index provider here is '%s', not %s", want, value.Describe(options[key]))
			}
		case strings.EqualFold(key, "indexConfig"):
			if config, ok = options[key].(map[string]any); !ok {
				return nil, invalidArguments("indexConfig must be a Map, not %s", value.Describe(options[key]))
			}
		default:
			e := graph.Errorf(graph.Syntax, "Invalid option provided, valid options are `indexProvider` and `indexConfig`.")
			e.Status = "Neo.ClientError.Statement.SyntaxError"
			return nil, e
		}
	}
	return config, nil
}

func (s *schemaChange) createIndex(c *ast.CreateIndex, name string, config map[string]any) error {
	if c.Kind == "LOOKUP" {
		if c.IfNotExists {
			return nil
		}
		e := graph.Errorf(graph.Conflict, "An equivalent index already exists, 'Index( name='%s', type='LOOKUP', schema=(:<any-labels>) )'.", storage.LookupName)
		e.Status = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
		return e
	}
	if c.Kind == "FULLTEXT" {
		return s.createFulltext(c, name, config)
	}
	if len(config) > 0 {
		return invalidArguments("Could not create range node property index with specified index config: range indexes have no valid config values.")
	}
	rule := &storage.Rule{Name: name, Kind: storage.RangeIndex, Relationships: c.Relationships}
	made, err := s.create(rule, c.Labels, c.Keys, c.IfNotExists)
	if made {
		s.rt.counters.IndexesAdded++
	}
	return err
}

func (s *schemaChange) createConstraint(c *ast.CreateConstraint, name string) error {
	kinds := map[string]storage.RuleKind{
		"UNIQUE": storage.UniqueConstraint, "KEY": storage.KeyConstraint, "NOT NULL": storage.ExistenceConstraint, "TYPE": storage.TypeConstraint,
	}
	rule := &storage.Rule{Name: name, Kind: kinds[c.Kind], Relationships: c.Relationships, Types: strings.Join(c.Types, " | ")}
	made, err := s.create(rule, []ast.Name{c.Label}, c.Keys, c.IfNotExists)
	if made {
		s.rt.counters.ConstraintsAdded++
	}
	return err
}

// create makes the tokens of a rule and the rule.
func (s *schemaChange) create(rule *storage.Rule, labels, keys []ast.Name, ifMissing bool) (bool, error) {
	kind := storage.Label
	if rule.Relationships {
		kind = storage.Type
	}
	var err error
	if rule.Tokens, err = s.tokens(kind, labels); err != nil {
		return false, err
	}
	if rule.Keys, err = s.tokens(storage.Key, keys); err != nil {
		return false, err
	}
	return s.rt.tx.CreateRule(rule, ifMissing, s.rt.tick)
}

func (s *schemaChange) tokens(kind storage.TokenKind, names []ast.Name) ([]storage.Token, error) {
	var list []storage.Token
	seen := map[string]bool{}
	for _, n := range names {
		if seen[n.Text] {
			e := graph.Errorf(graph.Invalid, "The index or constraint includes `%s` more than once.", n.Text)
			e.Status, e.Line, e.Column = "Neo.ClientError.Schema.Repeated"+map[bool]string{true: "PropertyInCompositeSchema", false: "LabelInSchema"}[kind == storage.Key], n.Line, n.Column
			return nil, e
		}
		seen[n.Text] = true
		t, err := s.rt.tx.MakeToken(kind, n.Text)
		if err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, nil
}

func (s *schemaChange) drop(c *ast.DropRule, name string) error {
	rule, found := s.rt.tx.Rule(name)
	if c.IfExists && (!found || rule.Kind.Constraint() != c.Constraint && !rule.Kind.Unique()) && name != storage.LookupName {
		return nil
	}
	if c.IfExists && c.Constraint && !found {
		return nil
	}
	if err := s.rt.tx.DropRule(name, c.Constraint); err != nil {
		return err
	}
	if c.Constraint {
		s.rt.counters.ConstraintsRemoved++
	} else {
		s.rt.counters.IndexesRemoved++
	}
	return nil
}

// createFulltext makes a full-text index. It is always consistent, whatever the
// config says.
func (s *schemaChange) createFulltext(c *ast.CreateIndex, name string, config map[string]any) error {
	rule := &storage.Rule{Name: name, Kind: storage.FulltextIndex, Relationships: c.Relationships, Analyzer: fulltext.DefaultAnalyzer}
	for _, key := range value.SortedKeys(config) {
		text, isText := config[key].(string)
		_, isBoolean := config[key].(bool)
		switch {
		case key == "fulltext.analyzer" && isText:
			if _, ok := fulltext.Find(text); !ok {
				return invalidArguments("No such full-text analyzer: '%s'; CALL db.index.fulltext.listAvailableAnalyzers() lists those that there are", text)
			}
			rule.Analyzer = text
		case key == "fulltext.eventually_consistent" && isBoolean:
		default:
			return invalidArguments("Could not create fulltext index with specified index config: `%s` cannot be %s", key, value.Describe(config[key]))
		}
	}
	made, err := s.create(rule, c.Labels, c.Keys, c.IfNotExists)
	if made {
		s.rt.counters.IndexesAdded++
	}
	return err
}
