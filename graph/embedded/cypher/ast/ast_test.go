package ast_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente/graph/embedded/cypher/ast"
)

func label(name string) ast.LabelExpr { return &ast.LabelName{Text: name} }

func TestLabelNames(t *testing.T) {
	both := &ast.LabelAnd{Left: label("A"), Right: label("B")}
	either := &ast.LabelOr{Left: label("A"), Right: label("B")}
	tests := []struct {
		name       string
		expr       ast.LabelExpr
		all, one   []string
		isAll, is1 bool
	}{
		{"none", nil, nil, nil, true, true},
		{"one", label("A"), []string{"A"}, []string{"A"}, true, true},
		{"and", both, []string{"A", "B"}, nil, true, false},
		{"or", either, nil, []string{"A", "B"}, false, true},
		{"not", &ast.LabelNot{X: label("A")}, nil, nil, false, false},
		{"any", &ast.LabelAny{}, nil, nil, false, false},
		{"and of or", &ast.LabelAnd{Left: label("C"), Right: either}, nil, nil, false, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			check(t, ast.AllOf, test.expr, test.all, test.isAll)
			check(t, ast.OneOf, test.expr, test.one, test.is1)
		})
	}
}

func check(t *testing.T, names func(ast.LabelExpr) ([]ast.Name, bool), e ast.LabelExpr, want []string, wantOK bool) {
	t.Helper()
	found, ok := names(e)
	var got []string
	for _, n := range found {
		got = append(got, n.Text)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" || ok != wantOK {
		t.Errorf("got %v, %v; want %v, %v", got, ok, want, wantOK)
	}
}

func TestKeyFoldsFunctions(t *testing.T) {
	a := &ast.Function{Name: "toUpper", Args: []ast.Expr{&ast.Variable{Name: "x"}}}
	b := &ast.Function{Name: "TOUPPER", Args: []ast.Expr{&ast.Variable{Name: "x"}}}
	c := &ast.Function{Name: "TOUPPER", Args: []ast.Expr{&ast.Variable{Name: "X"}}}
	if ast.Key(a) != ast.Key(b) || ast.Key(a) == ast.Key(c) {
		t.Errorf("%s, %s, %s", ast.Key(a), ast.Key(b), ast.Key(c))
	}
}

func TestItemName(t *testing.T) {
	x := &ast.Variable{Name: "x"}
	for want, item := range map[string]*ast.Item{
		"y":       {Expr: x, Alias: &ast.Variable{Name: "y"}, Text: "x"},
		"x":       {Expr: x, Text: "`x`"},
		"x . key": {Expr: &ast.Property{Subject: x}, Text: "x . key"},
	} {
		if got := item.Name(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWalkStops(t *testing.T) {
	list := &ast.List{Items: []ast.Expr{&ast.Literal{}, &ast.Map{Entries: []ast.Entry{{Value: &ast.Literal{}}}}, &ast.Slice{Subject: &ast.Variable{}}}}
	all, outside := 0, 0
	ast.Walk(list, func(ast.Node) bool { all++; return true })
	ast.Walk(list, func(n ast.Node) bool {
		outside++
		_, isMap := n.(*ast.Map)
		return !isMap
	})
	if all != 6 || outside != 5 {
		t.Errorf("visited %d and %d, want 6 and 5", all, outside)
	}
}
