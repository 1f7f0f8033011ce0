package ast

import (
	"strconv"
	"strings"
)

// The operators as they are written.
var (
	unaryWords  = [...]string{Not: "NOT ", Negate: "- ", Plus: "+ "}
	binaryWords = [...]string{
		Or: "OR", Xor: "XOR", And: "AND", Add: "+", Subtract: "-", Multiply: "*", Divide: "/", Modulo: "%", Power: "^",
		In: "IN", StartsWith: "STARTS WITH", EndsWith: "ENDS WITH", Contains: "CONTAINS", Regex: "=~", Concatenate: "||",
	}
	compareWords    = [...]string{Equal: "=", NotEqual: "<>", Less: "<", LessOrEqual: "<=", Greater: ">", GreaterOrEqual: ">="}
	quantifierWords = [...]string{All: "all", Any: "any", None: "none", Single: "single"}
	subqueryWords   = [...]string{Exists: "EXISTS", Count: "COUNT", Collect: "COLLECT"}
)

// String is the operator as it is written.
func (o BinaryOp) String() string { return binaryWords[o] }

// String is the operator as it is written.
func (o CompareOp) String() string { return compareWords[o] }

// String is the quantifier as it is written.
func (k QuantifierKind) String() string { return quantifierWords[k] }

// String is the word before the braces.
func (k SubqueryKind) String() string { return subqueryWords[k] }

func (f *formatter) expr(e Expr) {
	switch e := e.(type) {
	case *Literal:
		f.literal(e)
	case *Parameter:
		f.put("$", quoteName(e.Name))
	case *Variable:
		f.put(quoteName(e.Name))
	case *List:
		f.put("[")
		f.exprs(e.Items)
		f.put("]")
	case *Map:
		f.put("{")
		f.list(len(e.Entries), func(i int) { f.put(quoteName(e.Entries[i].Key.Text), ": ", e.Entries[i].Value) })
		f.put("}")
	case *MapProjection:
		f.mapProjection(e)
	case *Case:
		f.caseExpr(e)
	case *Function:
		f.put(f.functionName(e.Name), "(")
		f.when(e.Distinct, "DISTINCT ")
		f.exprs(e.Args)
		f.put(")")
	case *CountStar:
		f.put("count(*)")
	case *SubqueryExpr:
		f.put(e.Kind.String(), " { ", e.Query, " }")
	case *PatternExpr:
		f.put(e.Path)
	case *Property, *Index, *Slice, *HasLabels:
		f.postfix(e)
	case *Unary, *Binary, *Comparison, *IsNull, *TypeTest, *IsNormalized:
		f.operation(e)
	case *CaseTest:
		f.caseTest(e)
	default:
		f.iteration(e)
	}
}

func (f *formatter) functionName(name string) string {
	if f.fold {
		name = strings.ToLower(name)
	}
	return quoteDotted(name)
}

func (f *formatter) literal(l *Literal) {
	switch v := l.Value.(type) {
	case nil:
		f.put("null")
	case bool:
		f.put(strconv.FormatBool(v))
	case string:
		f.put(quoteString(v))
	default:
		f.put(number(v))
	}
}

func (f *formatter) postfix(e Expr) {
	switch e := e.(type) {
	case *Property:
		f.put("(", e.Subject, ").", quoteName(e.Key.Text))
	case *Index:
		f.put("(", e.Subject, ")[", e.Index, "]")
	case *Slice:
		f.put("(", e.Subject, ")[")
		f.optional(e.From)
		f.put("..")
		f.optional(e.To)
		f.put("]")
	case *HasLabels:
		f.put("((", e.X, "):", e.Labels, ")")
	}
}

func (f *formatter) optional(e Expr) {
	if e != nil {
		f.put(e)
	}
}

func (f *formatter) operation(e Expr) {
	switch e := e.(type) {
	case *Unary:
		f.put("(", unaryWords[e.Op], "(", e.X, "))")
	case *Binary:
		f.put("(", e.Left, " ", binaryWords[e.Op], " ", e.Right, ")")
	case *Comparison:
		f.put("(", e.First)
		for _, l := range e.Links {
			f.put(" ", compareWords[l.Op], " ", l.X)
		}
		f.put(")")
	case *IsNull:
		f.put("(", e.X, " IS ")
		f.when(e.Not, "NOT ")
		f.put("NULL)")
	case *TypeTest:
		f.put("(", e.X, " IS ")
		f.when(e.Not, "NOT ")
		f.put("TYPED ")
		f.typeUnion(e.Type)
		f.put(")")
	case *IsNormalized:
		f.put("(", e.X, " IS ")
		f.when(e.Not, "NOT ")
		f.put(e.Form, " NORMALIZED)")
	}
}

func (f *formatter) mapProjection(m *MapProjection) {
	f.put(m.Variable, " {")
	f.list(len(m.Items), func(i int) {
		item := m.Items[i]
		_, property := item.Value.(*Property)
		switch {
		case item.All:
			f.put(".*")
		case item.Short && property:
			f.put(".", quoteName(item.Key))
		case item.Short:
			f.put(quoteName(item.Key))
		default:
			f.put(quoteName(item.Key), ": ", item.Value)
		}
	})
	f.put("}")
}

func (f *formatter) caseExpr(c *Case) {
	f.put("CASE ")
	if c.Subject != nil {
		f.put(c.Subject, " ")
	}
	for _, w := range c.Whens {
		f.put("WHEN ")
		f.exprs(w.Any)
		f.put(" THEN ", w.Then, " ")
	}
	if c.Else != nil {
		f.put("ELSE ", c.Else, " ")
	}
	f.put("END")
}

// caseTest writes a test without its left operand, the subject.
func (f *formatter) caseTest(t *CaseTest) {
	inner := formatter{fold: f.fold}
	inner.put(t.X)
	f.put(strings.TrimSuffix(strings.TrimPrefix(inner.String(), "("+quoteName(CaseSubject)+" "), ")"))
}

func (f *formatter) typeUnion(u TypeUnion) {
	for i, t := range u {
		f.when(i > 0, " | ")
		f.put(t.Name)
		if t.Name == "LIST" {
			f.put("<")
			f.typeUnion(t.Elem)
			f.put(">")
		}
		f.when(t.NotNull, " NOT NULL")
	}
}

func (f *formatter) iteration(e Expr) {
	switch e := e.(type) {
	case *ListComprehension:
		f.put("[", e.Variable, " IN ", e.List)
		f.where(e.Where)
		if e.Project != nil {
			f.put(" | ", e.Project)
		}
		f.put("]")
	case *PatternComprehension:
		f.put("[", e.Path)
		f.where(e.Where)
		f.put(" | ", e.Project, "]")
	case *Quantifier:
		f.put(e.Kind.String(), "(", e.Variable, " IN ", e.List)
		f.where(e.Where)
		f.put(")")
	case *Reduce:
		f.put("reduce(", e.Accumulator, " = ", e.Init, ", ", e.Variable, " IN ", e.List, " | ", e.Step, ")")
	}
}
