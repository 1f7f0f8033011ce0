package procedure

import (
	"slices"
	"strings"
)

// Registry is a set of procedures. It never changes after it was made.
type Registry struct {
	byName map[string]*Procedure
	sorted []*Procedure
	shows  map[string]*Listing

	functions []Function // for SHOW FUNCTIONS
}

// Listing is what SHOW of something yields. Its one argument is the word or name
// that narrows it, "" for all.
type Listing struct {
	Procedure
	Brief int // how many of the columns there are without YIELD
}

// NewRegistry makes a registry of procedures; of two with one name the later
// one counts.
func NewRegistry(list ...Procedure) *Registry {
	r := &Registry{byName: make(map[string]*Procedure, len(list)), shows: listings()}
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
	return slices.Concat(tokenProcedures(), schemaProcedures(), indexProcedures(), fulltextProcedures(), serverProcedures())
}

// WithFunctions returns the registry with functions for SHOW FUNCTIONS to list.
func (r *Registry) WithFunctions(list []Function) *Registry {
	with := *r
	with.functions = list
	return &with
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

// Shows returns the listing of "INDEXES", "CONSTRAINTS" and so on.
func (r *Registry) Shows(what string) (*Listing, bool) {
	l, ok := r.shows[what]
	return l, ok
}

// Listing returns the signature of a listing, and how many of its columns there
// are without YIELD.
func (r *Registry) Listing(what string) (*Signature, int, bool) {
	l, ok := r.shows[what]
	if !ok {
		return nil, 0, false
	}
	return &l.Signature, l.Brief, true
}

// All returns the procedures, sorted by name.
func (r *Registry) All() []*Procedure { return r.sorted }
