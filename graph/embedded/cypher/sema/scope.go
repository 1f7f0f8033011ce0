package sema

import "sort"

// scope holds the variables that are visible at one place. The ones of outer
// are visible too: of an enclosing comprehension, query or subquery.
type scope struct {
	vars  map[string]Type
	outer *scope
}

func newScope(outer *scope) *scope { return &scope{vars: map[string]Type{}, outer: outer} }

// find looks a variable up from the inside out.
func (s *scope) find(name string) (Type, bool) {
	for ; s != nil; s = s.outer {
		if t, ok := s.vars[name]; ok {
			return t, true
		}
	}
	return Type{}, false
}

func (s *scope) has(name string) bool {
	_, ok := s.find(name)
	return ok
}

// set makes a variable known, or gives it another type.
func (s *scope) set(name string, t Type) { s.vars[name] = t }

// names lists the scope's own variables, sorted: what * stands for.
func (s *scope) names() []string {
	names := make([]string, 0, len(s.vars))
	for name := range s.vars {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// flat copies all that is visible into one scope without an outer one.
func (s *scope) flat() *scope {
	all := newScope(nil)
	for ; s != nil; s = s.outer {
		for name, t := range s.vars {
			if _, inner := all.vars[name]; !inner {
				all.set(name, t)
			}
		}
	}
	return all
}
