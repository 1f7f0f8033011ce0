package plan

import (
	"fmt"
	"strings"

	"entente/graph/embedded/cypher/ast"
)

// IDSeek binds the node or relationship that has an id, as elementId() or id()
// gives it. With Many, the value is a list of ids, and each is found once.
type IDSeek struct {
	from
	Slot         int
	Name         string
	Relationship bool
	Element      bool // the id is that of elementId()
	Value        Expr
	Many         bool
}

// identified finds a condition that says which node or relationship a variable
// is, by an id that is known before it.
func (m *matcher) identified(name string) (w *predicate, seek IDSeek, ok bool) {
	for _, w := range m.where {
		if w.done {
			continue
		}
		var val ast.Expr
		var found, many bool
		switch e := w.expr.(type) {
		case *ast.Comparison:
			if len(e.Links) != 1 || e.Links[0].Op != ast.Equal {
				continue
			}
			val = e.Links[0].X
			if seek.Element, found = idOf(e.First, name); !found {
				val = e.First
				seek.Element, found = idOf(e.Links[0].X, name)
			}
		case *ast.Binary:
			val, many = e.Right, true
			if e.Op == ast.In {
				seek.Element, found = idOf(e.Left, name)
			}
		}
		if found && m.known(val) {
			seek.Name, seek.Value, seek.Many = name, Expr{val, m.scope}, many
			return w, seek, true
		}
	}
	return nil, IDSeek{}, false
}

// idOf reports whether an expression is the id of a variable, and which of the two.
func idOf(e ast.Expr, name string) (element, ok bool) {
	f, isFunction := e.(*ast.Function)
	if !isFunction || len(f.Args) != 1 || !isVariable(f.Args[0], name) {
		return false, false
	}
	element = strings.EqualFold(f.Name, "elementId")
	return element, element || strings.EqualFold(f.Name, "id")
}

// startIdentified binds a relationship whose id is known, if there is one. What
// follows it then binds its ends.
func (m *matcher) startIdentified() bool {
	for _, r := range m.rels {
		if r.done || r.given || r.Length != nil || r.Repeat != nil || r.path.Shortest != ast.AnyPath {
			continue
		}
		name := r.Variable.Name
		w, seek, ok := m.identified(name)
		if !ok {
			continue
		}
		seek.from, seek.Relationship = from{m.op}, true
		seek.Slot, _ = m.scope.Slot(name)
		m.op = &seek
		w.done, r.given, m.bound[name] = true, true, true
		return true
	}
	return false
}

func describeIDSeek(op *IDSeek) (name, details string, binds []string) {
	name, function, is := "NodeBy", "id", "="
	if op.Relationship {
		name = "RelationshipBy"
	}
	if op.Element {
		name, function = name+"Element", "elementId"
	}
	if op.Many {
		is = "IN"
	}
	return name + "IdSeek", fmt.Sprintf("%s WHERE %s(%s) %s %s", show(op.Name), function, show(op.Name), is, format(op.Value.Expr)), bound(op.Name)
}
