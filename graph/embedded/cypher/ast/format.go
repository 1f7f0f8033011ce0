package ast

import (
	"fmt"
	"strings"
)

// Format writes a node as Cypher in one canonical form: keywords in capitals,
// every operation in parentheses. Parsing the text of a statement, query, clause
// or expression again gives the same tree, positions and written texts apart.
func Format(n Node) string {
	f := &formatter{}
	f.node(n)
	return f.String()
}

// Key writes an expression so that two have the same key if they are written
// alike, white space, parentheses and the case of keywords and functions apart.
func Key(e Expr) string {
	f := &formatter{fold: true}
	f.node(e)
	return f.String()
}

// formatter collects the text.
type formatter struct {
	strings.Builder
	fold bool // write the names of functions in lower case
}

// put writes its arguments: a string as it is, nodes formatted.
func (f *formatter) put(parts ...any) {
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			f.WriteString(part)
		case Node:
			f.node(part)
		}
	}
}

func (f *formatter) node(n Node) {
	switch n := n.(type) {
	case *Statement:
		f.statement(n)
	case *Query:
		f.query(n)
	case *SingleQuery:
		for i, c := range n.Clauses {
			f.put(space(i), c)
		}
	case Clause:
		f.clause(n)
	case *Path:
		f.path(n)
	case *NodePattern:
		f.nodePattern(n)
	case *RelPattern:
		f.relPattern(n)
	case LabelExpr:
		f.label(n)
	case Expr:
		f.expr(n)
	}
}

func (f *formatter) statement(s *Statement) {
	if len(s.Options) > 0 {
		f.put("CYPHER ")
		for _, o := range s.Options {
			if o.Key != "" {
				f.put(o.Key, "=")
			}
			f.put(o.Value, " ")
		}
	}
	f.put([...]string{Run: "", Explain: "EXPLAIN ", Profile: "PROFILE "}[s.Mode])
	if s.Command != nil {
		f.put(s.Command.Name)
		return
	}
	f.put(s.Query)
}

func (f *formatter) query(q *Query) {
	for i, part := range q.Parts {
		if i > 0 {
			f.put(" UNION ")
			f.when(q.Unions[i-1].All, "ALL ")
		}
		f.put(part)
	}
}

// when writes text if yes.
func (f *formatter) when(yes bool, text string) {
	if yes {
		f.put(text)
	}
}

// list writes n parts with commas between them.
func (f *formatter) list(n int, part func(i int)) {
	for i := range n {
		f.put(comma(i))
		part(i)
	}
}

func (f *formatter) exprs(exprs []Expr) {
	f.list(len(exprs), func(i int) { f.put(exprs[i]) })
}

func (f *formatter) paths(paths []*Path) {
	f.list(len(paths), func(i int) { f.put(paths[i]) })
}

// where writes " WHERE x" unless x is nil.
func (f *formatter) where(x Expr) {
	if x != nil {
		f.put(" WHERE ", x)
	}
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ", "
}

func space(i int) string {
	if i == 0 {
		return ""
	}
	return " "
}

// quoteName writes a name in backticks.
func quoteName(name string) string {
	var b strings.Builder
	b.WriteByte('`')
	for _, r := range name {
		switch r {
		case '`':
			b.WriteString("``")
		case '\\':
			b.WriteString(`\u005c`)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('`')
	return b.String()
}

// quoteString writes a string in single quotes.
func quoteString(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}

// number writes an integer or float so that it is read as one again.
func number(v any) string {
	switch v := v.(type) {
	case int64:
		return fmt.Sprintf("%d", v)
	default:
		s := fmt.Sprintf("%v", v)
		switch s {
		case "NaN":
			return s
		case "+Inf":
			return "INF"
		}
		if !strings.ContainsAny(s, ".e") {
			s += ".0"
		}
		return s
	}
}
