package plan

import (
	"slices"
	"strings"

	"entente/graph/embedded/cypher/ast"
)

// use says how a statement uses a name.
type use struct {
	places int // where it stands, patterns included
	counts int // of these, where it is what count() counts
}

// usesOf counts where names stand in a statement; nil if a * stands for names.
func usesOf(q *ast.Query) map[string]use {
	uses := map[string]use{}
	star := false
	ast.Walk(q, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Variable:
			u := uses[n.Name]
			u.places++
			uses[n.Name] = u
		case *ast.Function:
			if len(n.Args) == 1 && !n.Distinct && strings.EqualFold(n.Name, "count") {
				if v, ok := n.Args[0].(*ast.Variable); ok {
					u := uses[v.Name]
					u.counts++
					uses[v.Name] = u
				}
			}
		case *ast.Return:
			star = star || n.Star
		case *ast.With:
			star = star || n.Star
		case *ast.Subquery:
			star = star || n.ImportAll
		}
		return true
	})
	if star {
		return nil
	}
	return uses
}

// keptRel is a relationship that an operator of a MATCH follows.
type keptRel struct {
	*relation
	slot   int
	end    string // the node that it leads to
	keep   *Keep  // of the operator, for the relationship
	keepTo *Keep  // and for the node
}

// keepLittle tells the operators what nobody asks for of what they bind.
func (m *matcher) keepLittle() {
	if m.keepAll {
		return
	}
	for _, k := range m.kept {
		if k.path.Variable != nil {
			continue
		}
		if !k.given {
			*k.keep = m.keepRel(k)
		}
		ends := 0
		for _, r := range m.rels {
			for _, end := range [2]string{r.left, r.right} {
				if end == k.end {
					ends++
				}
			}
		}
		if ends == 1 {
			*k.keepTo = m.keep(k.end)
		}
	}
}

func (m *matcher) keepRel(k keptRel) Keep {
	keep := m.keep(k.Variable.Name)
	compared := slices.Contains(m.compared, k.slot)
	switch {
	case keep == KeepAll:
	case k.Length != nil && (compared || keep == KeepMark):
		return KeepAll
	case compared:
		return KeepID
	}
	return keep
}

// keep says what must be kept of what has a name and stands in one place of the
// pattern.
func (m *matcher) keep(name string) Keep {
	if slices.ContainsFunc(m.where, func(w *predicate) bool { return w.needs[name] }) {
		return KeepAll
	}
	if hidden(name) {
		return KeepNone
	}
	u := m.p.uses[name]
	switch {
	case u.places == 0 || u.places > 1+u.counts: // 0: not known
		return KeepAll
	case u.counts > 0:
		return KeepMark
	}
	return KeepNone
}
