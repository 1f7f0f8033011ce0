package plan

import (
	"maps"
	"slices"

	"entente/graph/embedded/cypher/ast"
)

// Scope maps the variables visible at a place in a statement to their slots. It
// never changes after it was made.
type Scope struct {
	slots    map[string]int
	calls    map[ast.Expr]int // slots of aggregating calls that are computed already
	computed []Item           // expressions that are computed already, for ORDER BY
}

// Computed returns the slot that holds the value of e already: an aggregating
// call below a projection that aggregates, or, in ORDER BY, an expression that
// the projection computed.
func (s *Scope) Computed(e ast.Expr) (int, bool) {
	if slot, ok := s.calls[e]; ok {
		return slot, true
	}
	if len(s.computed) == 0 {
		return 0, false
	}
	key := ast.Key(e)
	for _, item := range s.computed {
		if ast.Key(item.Expr.Expr) == key {
			return item.Slot, true
		}
	}
	return 0, false
}

// Slot returns the slot of a variable, false if it is not visible.
func (s *Scope) Slot(name string) (int, bool) {
	slot, ok := s.slots[name]
	return slot, ok
}

// Names returns the visible variables that a statement can name, sorted.
func (s *Scope) Names() []string {
	names := make([]string, 0, len(s.slots))
	for name := range s.slots {
		if !hidden(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// With returns a scope in which one more variable is visible.
func (s *Scope) With(name string, slot int) *Scope {
	next := &Scope{slots: make(map[string]int, len(s.slots)+1), calls: s.calls, computed: s.computed}
	maps.Copy(next.slots, s.slots)
	next.slots[name] = slot
	return next
}

// withItems is With for all that a projection projects.
func (s *Scope) withItems(items []Item) *Scope {
	next := &Scope{slots: make(map[string]int, len(s.slots)+len(items)), calls: s.calls, computed: s.computed}
	maps.Copy(next.slots, s.slots)
	for _, it := range items {
		next.slots[it.Name] = it.Slot
	}
	return next
}

// without returns a scope in which some variables are not visible.
func (s *Scope) without(hide func(name string) bool) *Scope {
	next := &Scope{slots: maps.Clone(s.slots), calls: s.calls, computed: s.computed}
	maps.DeleteFunc(next.slots, func(name string, _ int) bool { return hide(name) })
	return next
}

// NoScope is a scope without variables.
func NoScope() *Scope { return newScope() }

func newScope() *Scope { return &Scope{slots: map[string]int{}} }

// hidden reports whether a name was made by the planner for something that the
// statement does not name. It begins with a space, which no parsed name does
// unless it is quoted.
func hidden(name string) bool { return len(name) > 1 && name[0] == ' ' && name[1] == ' ' }
