package exec

import (
	"strings"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// Labels, types and property keys that are computed: $(x) and n[x].

// tokenNames reads a value that names labels or types: a string or a list of strings.
func tokenNames(v any) ([]string, error) {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	names := make([]string, 0, len(list))
	for _, e := range list {
		name, ok := e.(string)
		switch {
		case e == nil:
			return nil, badToken("Null")
		case !ok:
			return nil, value.TypeErrorf("a label or type must be named by a String or a List of Strings, not by %s", value.Describe(e))
		case name == "" || strings.ContainsRune(name, 0):
			return nil, badToken("'" + strings.ReplaceAll(name, "\x00", "\\0") + "'")
		}
		names = append(names, name)
	}
	return names, nil
}

func badToken(name string) error {
	e := graph.Errorf(graph.Invalid, "%s is not a valid token name. Token names cannot be empty or contain any null-bytes.", name)
	e.Status = "Neo.ClientError.Schema.TokenNameError"
	return e
}

func appendNames(rt *run, r row, names []string, x evaluator) ([]string, error) {
	v, err := x(rt, r)
	if err != nil {
		return nil, err
	}
	more, err := tokenNames(v)
	return append(names, more...), err
}

// addDynamic adds the labels that expressions name, each once.
func addDynamic(rt *run, r row, tokens []storage.Token, dynamic []evaluator) ([]storage.Token, error) {
	var names []string
	var err error
	for _, x := range dynamic {
		if names, err = appendNames(rt, r, names, x); err != nil {
			return nil, err
		}
	}
	for _, name := range names {
		t, err := rt.tx.MakeToken(storage.Label, name)
		if err != nil {
			return nil, err
		}
		known := false
		for _, earlier := range tokens {
			known = known || earlier == t
		}
		if !known {
			tokens = append(tokens, t)
		}
	}
	return tokens, nil
}

// dynamicType is the type that an expression names: exactly one.
func dynamicType(rt *run, r row, x evaluator) (storage.Token, error) {
	names, err := appendNames(rt, r, nil, x)
	if err != nil {
		return storage.NoToken, err
	}
	if len(names) != 1 {
		return storage.NoToken, value.ArgumentErrorf("exactly one relationship type must be specified for CREATE or MERGE, not %d", len(names))
	}
	return rt.tx.MakeToken(storage.Type, names[0])
}

// dynamicTest is the test of $(x) and $any(x) on a node or relationship.
func (c *compiler) dynamicTest(e *ast.LabelDynamic, scope *plan.Scope) (labelTest, error) {
	x, err := c.eval(e.X, scope)
	return func(rt *run, r row, v any) (bool, error) {
		names, err := appendNames(rt, r, nil, x)
		if err != nil {
			return false, err
		}
		for _, name := range names {
			has := false
			if rel, ok := v.(value.Relationship); ok {
				has = rel.Type == name
			} else if has, err = rt.tx.HasLabel(v.(value.Node).ID, rt.tx.Token(storage.Label, name)); err != nil {
				return false, err
			}
			if has == e.Any {
				return has, nil
			}
		}
		return !e.Any, nil
	}, err
}

// elementSetter is SET n[key] = value; a value of nil removes the property.
func (c *compiler) elementSetter(target *ast.Index, val evaluator, scope *plan.Scope) (maker, error) {
	subject, err := c.eval(target.Subject, scope)
	if err != nil {
		return nil, err
	}
	key, err := c.eval(target.Index, scope)
	return func(rt *run, r row) error {
		k, err := key(rt, r)
		if err != nil {
			return err
		}
		name, ok := k.(string)
		switch {
		case k == nil:
			return badToken("Null")
		case !ok:
			return value.TypeErrorf("a property key must be given as String, but was %s", value.Describe(k))
		case name == "" || strings.ContainsRune(name, 0):
			return badToken("'" + strings.ReplaceAll(name, "\x00", "\\0") + "'")
		}
		return propertySetter(subject, val, name)(rt, r)
	}, err
}
