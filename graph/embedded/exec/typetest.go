package exec

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/value"
)

// typeTest is x IS :: type.
func (c *compiler) typeTest(e *ast.TypeTest, scope *plan.Scope) (evaluator, error) {
	x, err := c.eval(e.X, scope)
	return func(rt *run, r row) (any, error) {
		v, err := x(rt, r)
		if err != nil {
			return nil, err
		}
		ok, err := isOf(rt, v, e.Type)
		return ok != e.Not, err
	}, err
}

// isOf reports whether a value has one of the types.
func isOf(rt *run, v any, union ast.TypeUnion) (bool, error) {
	for _, t := range union {
		if ok, err := isType(rt, v, t); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

func isType(rt *run, v any, t ast.ValueType) (bool, error) {
	if v == nil {
		return !t.NotNull && t.Name != "NOTHING", nil
	}
	list, isList := v.([]any)
	switch t.Name {
	case "ANY":
		return true, nil
	case "NULL", "NOTHING":
		return false, nil
	case "PROPERTY VALUE":
		return isProperty(v), nil
	case "LIST":
		if !isList {
			return false, nil
		}
		for _, e := range list {
			if err := rt.tick(); err != nil {
				return false, err
			}
			if ok, err := isOf(rt, e, t.Elem); !ok || err != nil {
				return false, err
			}
		}
		return true, nil
	}
	return typeName(v) == t.Name, nil
}

// isProperty reports whether a value can be that of a property: a simple one, or a
// list of simple ones of one type without nulls.
func isProperty(v any) bool {
	switch v := v.(type) {
	case map[string]any, value.Node, value.Relationship, value.Path:
		return false
	case []any:
		for _, e := range v {
			if _, nested := e.([]any); nested || e == nil || !isProperty(e) || typeName(e) != typeName(v[0]) {
				return false
			}
		}
	}
	return true
}

// typeOrder lists the names of the types in the order in which a union has them.
var typeOrder = [...]string{
	"NULL", "BOOLEAN", "STRING", "INTEGER", "FLOAT", "DATE", "LOCAL TIME", "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME",
	"DURATION", "POINT", "NODE", "RELATIONSHIP", "MAP", "LIST", "PATH",
}

// typeName names the type of a value that is not null, without its elements.
func typeName(v any) string {
	name := value.TypeName(v)
	switch name {
	case "DateTime":
		return "ZONED DATETIME"
	case "LocalDateTime":
		return "LOCAL DATETIME"
	case "Time":
		return "ZONED TIME"
	case "LocalTime":
		return "LOCAL TIME"
	}
	return strings.ToUpper(name)
}

// valueType names the type of a value as GQL writes it. The types of a list's
// elements are a union; they may be null if one element is.
func valueType(rt *run, v any) (string, error) {
	if v == nil {
		return "NULL", nil
	}
	list, ok := v.([]any)
	if !ok {
		return typeName(v) + " NOT NULL", nil
	}
	var inner []string
	null := false
	for _, e := range list {
		if err := rt.tick(); err != nil {
			return "", err
		}
		if e == nil {
			null = true
			continue
		}
		name, err := valueType(rt, e)
		if err != nil {
			return "", err
		}
		if !slices.Contains(inner, name) {
			inner = append(inner, name)
		}
	}
	slices.SortFunc(inner, func(a, b string) int { return cmp.Or(cmp.Compare(typeRank(a), typeRank(b)), strings.Compare(a, b)) })
	switch {
	case len(inner) == 0 && null:
		inner = []string{"NULL"}
	case len(inner) == 0:
		inner = []string{"NOTHING"}
	case null:
		for i := range inner {
			inner[i] = strings.TrimSuffix(inner[i], " NOT NULL")
		}
	}
	return "LIST<" + strings.Join(inner, " | ") + "> NOT NULL", rt.fitsText(int64(len(inner)) * 32)
}

func typeRank(name string) int {
	base, _, _ := strings.Cut(strings.TrimSuffix(name, " NOT NULL"), "<")
	return slices.Index(typeOrder[:], base)
}

// isNormalized is x IS NORMALIZED; null for what is no string.
func (c *compiler) isNormalized(e *ast.IsNormalized, scope *plan.Scope) (evaluator, error) {
	x, err := c.eval(e.X, scope)
	form, _ := normalForm(e.Form)
	return func(rt *run, r row) (any, error) {
		v, err := x(rt, r)
		text, ok := v.(string)
		if !ok || err != nil {
			return nil, err
		}
		return form.IsNormalString(text) != e.Not, nil
	}, err
}

// normalForm finds a normal form of Unicode by its name.
func normalForm(name string) (norm.Form, bool) {
	switch strings.ToUpper(name) {
	case "NFC":
		return norm.NFC, true
	case "NFD":
		return norm.NFD, true
	case "NFKC":
		return norm.NFKC, true
	case "NFKD":
		return norm.NFKD, true
	}
	return 0, false
}
