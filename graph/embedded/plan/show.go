package plan

import (
	"fmt"
	"strings"

	"entente/graph/embedded/cypher/ast"
)

// show writes the name of a variable; one of the planner's own becomes anon_1.
func show(name string) string {
	if hidden(name) {
		return "anon_" + strings.TrimLeft(name, " ")
	}
	return quote(name)
}

// bound lists variables as identifiers.
func bound(names ...string) []string {
	var list []string
	for _, n := range names {
		if hidden(n) {
			n = show(n)
		}
		list = append(list, n)
	}
	return list
}

// quote puts a name in backticks unless it is a plain one.
func quote(name string) string {
	if isPlain(name) {
		return name
	}
	return "`" + strings.ReplaceAll(name, "`", "``") + "`"
}

func quoteAll(names []string) []string {
	var list []string
	for _, n := range names {
		list = append(list, quote(n))
	}
	return list
}

func isPlain(name string) bool {
	for i := range len(name) {
		c := name[i]
		if !nameByte(c) || (i == 0 && c >= '0' && c <= '9') {
			return false
		}
	}
	return name != ""
}

func nameByte(c byte) bool {
	return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
}

// format writes an expression as a person would.
func format(e ast.Expr) string {
	text := plain(ast.Format(e))
	if strings.HasPrefix(text, "(") && closing(text, 0) == len(text)-1 {
		switch e.(type) {
		case *ast.Binary, *ast.Comparison, *ast.Unary, *ast.IsNull, *ast.HasLabels:
			return text[1 : len(text)-1]
		}
	}
	return text
}

// plain takes the backticks from plain names in canonical Cypher, and the
// parentheses from around a name that a dot or a colon follows.
func plain(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		switch text[i] {
		case '\'', '"':
			end := quoted(text, i)
			b.WriteString(text[i:end])
			i = end
		case '`':
			end := quoted(text, i)
			name := text[i+1 : max(i+1, end-1)]
			if isPlain(name) || hidden(name) {
				b.WriteString(show(name))
			} else {
				b.WriteString(text[i:end])
			}
			i = end
		default:
			b.WriteByte(text[i])
			i++
		}
	}
	return bare(b.String())
}

// bare writes (n).x as n.x and (n):A as n:A.
func bare(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '\'' || c == '"' || c == '`':
			end := quoted(text, i)
			b.WriteString(text[i:end])
			i = end
		case c == '(' && (i == 0 || !nameByte(text[i-1])):
			end := i + 1
			for end < len(text) && (nameByte(text[end]) || text[end] == '$') {
				end++
			}
			if end > i+1 && end+1 < len(text) && text[end] == ')' && (text[end+1] == '.' || text[end+1] == ':') {
				b.WriteString(text[i+1 : end])
				i = end + 1
				continue
			}
			b.WriteByte(c)
			i++
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String()
}

// quoted returns where the quoted text that begins at i ends.
func quoted(text string, i int) int {
	mark := text[i]
	for j := i + 1; j < len(text); j++ {
		switch {
		case text[j] == '\\' && mark != '`':
			j++
		case text[j] == mark && mark == '`' && j+1 < len(text) && text[j+1] == mark:
			j++
		case text[j] == mark:
			return j + 1
		}
	}
	return len(text)
}

// closing returns where the parenthesis that opens at i closes, -1 if nowhere.
func closing(text string, i int) int {
	depth := 0
	for j := i; j < len(text); {
		switch text[j] {
		case '\'', '"', '`':
			j = quoted(text, j)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return j
			}
		}
		j++
	}
	return -1
}

func conjunction(exprs []Expr) string {
	var parts []string
	for _, e := range exprs {
		text := format(e.Expr)
		if b, ok := e.Expr.(*ast.Binary); ok && len(exprs) > 1 && (b.Op == ast.Or || b.Op == ast.Xor) {
			text = "(" + text + ")"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " AND ")
}

// aliased writes "expression AS name", or the name alone where both are the same.
func aliased(text, name string) string {
	if name == "" || text == name || text == quote(name) {
		return text
	}
	return text + " AS " + quote(name)
}

func itemList(items []Item) string {
	var parts []string
	for _, it := range items {
		parts = append(parts, aliased(format(it.Expr.Expr), it.Name))
	}
	return strings.Join(parts, ", ")
}

func itemNames(items []Item) []string {
	var list []string
	for _, it := range items {
		list = append(list, it.Name)
	}
	return list
}

func variant(into bool) string {
	if into {
		return "(Into)"
	}
	return "(All)"
}

func length(low, high int64) string {
	if high < 0 {
		return fmt.Sprintf("*%d..", low)
	}
	return fmt.Sprintf("*%d..%d", low, high)
}

func arrow(names [3]string, d Direction, types []string, length string) string {
	left, right := "-", "-"
	switch d {
	case Outgoing:
		right = "->"
	case Incoming:
		left = "<-"
	}
	rel := show(names[1])
	if len(types) > 0 {
		rel += ":" + strings.Join(quoteAll(types), "|")
	}
	return fmt.Sprintf("(%s)%s[%s%s]%s(%s)", show(names[0]), left, rel, length, right, show(names[2]))
}
