package difference

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// kind is what an expression gives, beside null.
type kind int

const (
	integer kind = iota
	float
	words
	boolean
	integers // list of integers
	anything
	node
	relationship
	path
)

// variable is a name that a query knows.
type variable struct {
	name string
	kind kind
}

// generator makes queries. Its expressions have the kind that is asked for, so
// that most of them run; now and then one has another.
type generator struct {
	r     *rand.Rand
	scope []variable
	names int
	// pure keeps patterns and what looks at the graph out of expressions.
	pure bool
}

func (g *generator) pick(list ...string) string { return list[g.r.IntN(len(list))] }

func (g *generator) chance(percent int) bool { return g.r.IntN(100) < percent }

func (g *generator) name() string {
	g.names++
	return fmt.Sprintf("v%d", g.names)
}

// known returns a variable of the kind, "" if there is none.
func (g *generator) known(k kind) string {
	var fits []string
	for _, v := range g.scope {
		if v.kind == k {
			fits = append(fits, v.name)
		}
	}
	if len(fits) == 0 {
		return ""
	}
	return g.pick(fits...)
}

// property reads a property of a node or relationship that is known.
func (g *generator) property(key string) string {
	if n := g.known(node); n != "" && (key != "w" || g.chance(50)) {
		return n + "." + key
	}
	if r := g.known(relationship); r != "" {
		return r + "." + key
	}
	return ""
}

// with runs f with another variable in scope.
func (g *generator) with(v variable, f func() string) string {
	g.scope = append(g.scope, v)
	defer func() { g.scope = g.scope[:len(g.scope)-1] }()
	return f()
}

// expr makes an expression at most depth levels high.
func (g *generator) expr(k kind, depth int) string {
	if k == anything {
		k = kind(g.r.IntN(int(anything)))
		if g.chance(10) {
			return g.or(g.property("m"), "null")
		}
	}
	if depth <= 0 || g.chance(20) {
		return g.leaf(k)
	}
	switch g.r.IntN(12) {
	case 0:
		return fmt.Sprintf("CASE WHEN %s THEN %s ELSE %s END", g.expr(boolean, depth-1), g.expr(k, depth-1), g.expr(k, depth-1))
	case 1:
		return fmt.Sprintf("coalesce(%s, %s)", g.expr(k, depth-1), g.expr(k, depth-1))
	}
	switch k {
	case integer:
		return g.integer(depth - 1)
	case float:
		return g.float(depth - 1)
	case words:
		return g.text(depth - 1)
	case boolean:
		return g.boolean(depth - 1)
	}
	return g.integers(depth - 1)
}

func (g *generator) or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func (g *generator) leaf(k kind) string {
	if v := g.known(k); v != "" && g.chance(50) {
		return v
	}
	if g.chance(6) {
		return "null"
	}
	switch k {
	case integer:
		return g.or(g.property(g.pick("i", "i", "id", "w")), g.pick("0", "1", "2", "3", "-1", "7", "10", "$i"))
	case float:
		return g.or(g.property("f"), g.pick("0.5", "1.0", "-2.25", "10.0", "0.0", "$half"))
	case words:
		return g.or(g.property("s"), g.pick("'a'", "'ab'", "''", "'B'", "'10'", "'é'", "' x '", "$s"))
	case boolean:
		return g.or(g.property("b"), g.pick("true", "false"))
	}
	return g.or(g.property("l"), g.pick("[]", "[1]", "[3, 1, 2]", "[1, null, 2]", "range(0, 4)", "$l"))
}

func (g *generator) integer(d int) string {
	i := func() string { return g.expr(integer, d) }
	switch g.r.IntN(14) {
	case 0, 1:
		return fmt.Sprintf("(%s + %s)", i(), i())
	case 2:
		return fmt.Sprintf("(%s - %s)", i(), i())
	case 3:
		return fmt.Sprintf("(%s * %s)", i(), g.pick("2", "3", "-1"))
	case 4:
		return fmt.Sprintf("(%s / %s)", i(), g.pick("2", "3", "-2"))
	case 5:
		return fmt.Sprintf("(%s %% %s)", i(), g.pick("2", "3", "-4"))
	case 6:
		return fmt.Sprintf("abs(%s)", i())
	case 7:
		return fmt.Sprintf("size(%s)", g.expr(kind(g.pick2(int(words), int(integers))), d))
	case 8:
		return fmt.Sprintf("toInteger(%s)", g.expr(kind(g.pick2(int(words), int(float))), d))
	case 9:
		return fmt.Sprintf("%s(%s)", g.pick("head", "last"), g.expr(integers, d))
	case 10:
		return fmt.Sprintf("%s[%s]", g.leaf(integers), g.pick("0", "1", "-1", "9"))
	case 11:
		list, acc, x := g.expr(integers, d), g.name(), g.name()
		body := g.with(variable{acc, integer}, func() string {
			return g.with(variable{x, integer}, func() string { return g.leaf(integer) })
		})
		return fmt.Sprintf("reduce(%s = 0, %s IN %s | %s + %s + %s)", acc, x, list, acc, x, body)
	case 12:
		if n := g.known(node); n != "" && !g.pure {
			return fmt.Sprintf("count { (%s)%s(%s) }", n, g.arrow(""), g.pick("", ":A", ":B"))
		}
		return fmt.Sprintf("sign(%s)", i())
	}
	return fmt.Sprintf("-%s", g.leaf(integer))
}

func (g *generator) pick2(a, b int) int {
	if g.chance(50) {
		return a
	}
	return b
}

func (g *generator) float(d int) string {
	f := func() string { return g.expr(float, d) }
	switch g.r.IntN(9) {
	case 0:
		return fmt.Sprintf("(%s + %s)", f(), g.expr(integer, d))
	case 1:
		return fmt.Sprintf("(%s - %s)", g.expr(integer, d), f())
	case 2:
		return fmt.Sprintf("(%s * %s)", f(), f())
	case 3:
		return fmt.Sprintf("(%s / %s)", f(), g.pick("2", "4.0", "0.5"))
	case 4:
		return fmt.Sprintf("%s(%s)", g.pick("round", "floor", "ceil", "abs"), f())
	case 5:
		return fmt.Sprintf("toFloat(%s)", g.expr(kind(g.r.IntN(3)), d))
	case 6:
		return fmt.Sprintf("(%s ^ %s)", g.leaf(float), g.pick("2", "0", "1"))
	case 7:
		return fmt.Sprintf("sqrt(abs(%s))", f())
	}
	return fmt.Sprintf("round(%s, %s)", f(), g.pick("0", "1"))
}

func (g *generator) text(d int) string {
	t := func() string { return g.expr(words, d) }
	switch g.r.IntN(10) {
	case 0, 1:
		return fmt.Sprintf("(%s + %s)", t(), g.expr(kind(g.r.IntN(3)), d))
	case 2:
		return fmt.Sprintf("%s(%s)", g.pick("toUpper", "toLower", "trim", "lTrim", "rTrim", "reverse"), t())
	case 3:
		return fmt.Sprintf("substring(%s, %s)", t(), g.pick("0", "1", "3", "1, 2", "0, 9"))
	case 4:
		return fmt.Sprintf("%s(%s, %s)", g.pick("left", "right"), t(), g.pick("0", "1", "2"))
	case 5:
		return fmt.Sprintf("replace(%s, %s, %s)", t(), g.pick("'a'", "'b'", "'ab'"), g.leaf(words))
	case 6:
		return fmt.Sprintf("toString(%s)", g.expr(kind(g.r.IntN(4)), d))
	case 7:
		return fmt.Sprintf("%s(split(%s, %s))", g.pick("head", "last"), t(), g.pick("'a'", "','"))
	case 8:
		if r := g.known(relationship); r != "" {
			return fmt.Sprintf("type(%s)", r)
		}
	}
	return fmt.Sprintf("toString(%s)", g.leaf(integer))
}

func (g *generator) boolean(d int) string {
	b := func() string { return g.expr(boolean, d) }
	same := kind(g.r.IntN(int(anything)))
	switch g.r.IntN(16) {
	case 0:
		return fmt.Sprintf("(%s AND %s)", b(), b())
	case 1:
		return fmt.Sprintf("(%s OR %s)", b(), b())
	case 2:
		return fmt.Sprintf("(%s XOR %s)", b(), b())
	case 3:
		return fmt.Sprintf("NOT %s", b())
	case 4, 5:
		return fmt.Sprintf("(%s %s %s)", g.expr(same, d), g.pick("=", "<>", "<", "<=", ">", ">="), g.expr(same, d))
	case 6:
		return fmt.Sprintf("(%s %s %s)", g.expr(anything, d), g.pick("=", "<>"), g.expr(anything, d))
	case 7:
		return fmt.Sprintf("(%s IS %sNULL)", g.expr(anything, d), g.pick("", "NOT "))
	case 8:
		return fmt.Sprintf("(%s IN %s)", g.expr(integer, d), g.expr(integers, d))
	case 9:
		return fmt.Sprintf("(%s %s %s)", g.expr(words, d), g.pick("STARTS WITH", "ENDS WITH", "CONTAINS"), g.leaf(words))
	case 10:
		return fmt.Sprintf("(%s =~ %s)", g.expr(words, d), g.pick("'a.*'", "'.*b'", "'(?i)B+'", "'[ab]*'"))
	case 11:
		list, x := g.expr(integers, d), g.name()
		return g.with(variable{x, integer}, func() string {
			return fmt.Sprintf("%s(%s IN %s WHERE %s)", g.pick("all", "any", "none", "single"), x, list, g.expr(boolean, d-1))
		})
	case 12:
		return fmt.Sprintf("isEmpty(%s)", g.expr(kind(g.pick2(int(words), int(integers))), d))
	}
	n := g.known(node)
	switch {
	case n == "" || g.pure:
		return fmt.Sprintf("(%s < %s <= %s)", g.leaf(integer), g.leaf(integer), g.leaf(integer))
	case g.chance(40):
		return fmt.Sprintf("%s:%s", n, g.pick("A", "B", "A|B", "A&B", "!A", "Nothing"))
	case g.chance(50):
		return fmt.Sprintf("exists { (%s)%s(%s) }", n, g.arrow(""), g.pick("", ":A", "{b: true}"))
	}
	return fmt.Sprintf("(%s)%s(%s)", n, g.arrow(""), g.pick("", ":A", ":B"))
}

func (g *generator) integers(d int) string {
	l := func() string { return g.expr(integers, d) }
	switch g.r.IntN(8) {
	case 0:
		return fmt.Sprintf("(%s + %s)", l(), l())
	case 1:
		return fmt.Sprintf("(%s + %s)", l(), g.expr(integer, d))
	case 2:
		return fmt.Sprintf("%s(%s)", g.pick("tail", "reverse"), l())
	case 3:
		return fmt.Sprintf("%s[%s..%s]", g.leaf(integers), g.pick("", "0", "1", "-2"), g.pick("", "2", "-1"))
	case 4:
		return fmt.Sprintf("[%s]", strings.Join([]string{g.expr(integer, d), g.expr(integer, d)}, ", "))
	case 5:
		return fmt.Sprintf("range(%s, %s, %s)", g.pick("0", "1", "5"), g.pick("3", "7", "-2"), g.pick("1", "2", "-1"))
	}
	list, x := l(), g.name()
	return g.with(variable{x, integer}, func() string {
		return fmt.Sprintf("[%s IN %s WHERE %s | %s]", x, list, g.expr(boolean, d-1), g.expr(integer, d-1))
	})
}

// arrow makes a relationship pattern; inner goes into its brackets, behind the types.
func (g *generator) arrow(inner string) string {
	types := g.pick("", "", ":R", ":R|S", ":T")
	return fmt.Sprintf(g.pick("-[%s]->", "<-[%s]-", "-[%s]-"), types+inner)
}
