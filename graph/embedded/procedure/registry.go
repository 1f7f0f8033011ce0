package procedure

import (
	"slices"
	"strings"
)

// Registry is a set of procedures. It never changes after it was made.
type Registry struct {
	byName map[string]*Procedure
	sorted []*Procedure
}

// NewRegistry makes a registry of procedures; of two with one name the later
// one counts.
func NewRegistry(list ...Procedure) *Registry {
	r := &Registry{byName: make(map[string]*Procedure, len(list))}
	for i := range list {
		r.byName[list[i].Name] = &list[i]
	}
	for _, p := range r.byName {
		r.sorted = append(r.sorted, p)
	}
	slices.SortFunc(r.sorted, func(a, b *Procedure) int { return strings.Compare(a.Name, b.Name) })
	return r
}

// Standard returns the procedures that every graph has.
func Standard() []Procedure {
	return slices.Concat(tokenProcedures(), schemaProcedures(), indexProcedures(), serverProcedures())
}

// Find returns the procedure of that name.
func (r *Registry) Find(name string) (*Procedure, bool) {
	p, ok := r.byName[name]
	return p, ok
}

// Signature returns the signature of the procedure of that name.
func (r *Registry) Signature(name string) (*Signature, bool) {
	p, ok := r.byName[name]
	if !ok {
		return nil, false
	}
	return &p.Signature, true
}

// All returns the procedures, sorted by name.
func (r *Registry) All() []*Procedure { return r.sorted }
