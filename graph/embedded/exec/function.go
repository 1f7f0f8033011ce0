package exec

import (
	"crypto/rand"
	"fmt"
	"strings"

	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/value"
)

// function is a function of values: args has between least and most elements, and
// is not to be kept.
type function struct {
	least, most int
	strict      bool // null if one of the arguments is null
	call        func(rt *run, args []any) (any, error)
}

const anyNumber = 1 << 16

// functionNamed finds a function by its name in lower case.
func functionNamed(name string) (function, bool) {
	for _, family := range []func(string) (function, bool){scalarFunction, textFunction, listFunction, mathFunction, conversionFunction, temporalFunction, spatialFunction} {
		if f, ok := family(name); ok {
			return f, true
		}
	}
	return function{}, false
}

func strict(least, most int, call func(rt *run, args []any) (any, error)) (function, bool) {
	return function{least, most, true, call}, true
}

func (c *compiler) function(e *ast.Function, scope *plan.Scope) (evaluator, error) {
	name := strings.ToLower(e.Name)
	f, ok := functionNamed(name)
	if !ok {
		return nil, syntaxError(e, "there is no function %s()", e.Name)
	}
	if len(e.Args) < f.least || len(e.Args) > f.most {
		return nil, syntaxError(e, "%s() does not take %d arguments", e.Name, len(e.Args))
	}
	if degree := c.sizeOfPattern(name, e.Args, scope); degree != nil {
		return degree, nil
	}
	args, err := c.evals(e.Args, scope)
	return func(rt *run, r row) (any, error) {
		base := len(rt.args)
		for _, a := range args {
			v, err := a(rt, r)
			if err != nil {
				return nil, err
			}
			if v == nil && f.strict {
				rt.args = rt.args[:base]
				return nil, nil
			}
			if err := rt.weigh(v); err != nil {
				return nil, err
			}
			rt.args = append(rt.args, v)
		}
		v, err := f.call(rt, rt.args[base:])
		rt.args = rt.args[:base]
		return v, err
	}, err
}

func wrongArgument(name string, v any, wanted string) error {
	return value.TypeErrorf("%s() needs %s, not %s", name, wanted, value.Describe(v))
}

// graphFunction and the like are grouped by what they are about.
func scalarFunction(name string) (function, bool) {
	switch name {
	case "coalesce":
		return function{1, anyNumber, false, func(_ *run, args []any) (any, error) {
			for _, a := range args {
				if a != nil {
					return a, nil
				}
			}
			return nil, nil
		}}, true
	case "nullif":
		return function{2, 2, false, func(_ *run, args []any) (any, error) {
			if value.Equal(args[0], args[1]) == value.True {
				return nil, nil
			}
			return args[0], nil
		}}, true
	case "exists":
		return function{1, 1, false, func(_ *run, args []any) (any, error) {
			if b, ok := args[0].(bool); ok { // of a pattern
				return b, nil
			}
			return args[0] != nil, nil
		}}, true
	case "timestamp":
		return strict(0, 0, func(rt *run, _ []any) (any, error) { return rt.now.UnixMilli(), nil })
	case "randomuuid":
		return strict(0, 0, func(*run, []any) (any, error) { return randomUUID(), nil })
	case "valuetype":
		return function{1, 1, false, func(rt *run, args []any) (any, error) { return valueType(rt, args[0]) }}, true
	case "id", "elementid":
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			switch v := args[0].(type) {
			case value.Node:
				if name == "id" {
					return int64(v.ID), nil
				}
				return nodeID(v.ID), nil
			case value.Relationship:
				if name == "id" {
					return int64(v.ID), nil
				}
				return relationshipID(v.ID), nil
			}
			return nil, wrongArgument(name, args[0], "a Node or Relationship")
		})
	case "type":
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			if rel, ok := args[0].(value.Relationship); ok {
				return rel.Type, nil
			}
			return nil, wrongArgument(name, args[0], "a Relationship")
		})
	case "startnode", "endnode":
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			rel, ok := args[0].(value.Relationship)
			if !ok {
				return nil, wrongArgument(name, args[0], "a Relationship")
			}
			if name == "startnode" {
				return value.Node{ID: rel.Start}, nil
			}
			return value.Node{ID: rel.End}, nil
		})
	case "labels":
		return strict(1, 1, labelsOf)
	case "properties":
		return strict(1, 1, func(rt *run, args []any) (any, error) {
			m, err := propertyMap(rt, args[0])
			if m == nil && err == nil {
				err = wrongArgument(name, args[0], "a Node, Relationship or Map")
			}
			return m, err
		})
	case "keys":
		return strict(1, 1, func(rt *run, args []any) (any, error) {
			m, err := propertyMap(rt, args[0])
			if err != nil {
				return nil, err
			}
			if m == nil {
				return nil, wrongArgument(name, args[0], "a Node, Relationship or Map")
			}
			return listOfStrings(value.SortedKeys(m)), nil
		})
	}
	return function{}, false
}

// randomUUID makes a version 4 UUID.
func randomUUID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails, see crypto/rand
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

func listOfStrings(names []string) []any {
	list := make([]any, len(names))
	for i, n := range names {
		list[i] = n
	}
	return list
}
