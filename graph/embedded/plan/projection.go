package plan

import (
	"maps"
	"slices"

	"entente/graph/embedded/cypher/ast"
)

func allNames(s *Scope) []string {
	return slices.Sorted(maps.Keys(s.slots))
}

// projection plans what WITH and RETURN share and leaves b with a scope of the
// projected names only. It returns these and their slots in the order of the
// text; what * stands for comes sorted.
func (p *Planner) projection(b *build, pr *ast.Projection, where ast.Expr) ([]string, []int, error) {
	items := p.items(b.scope, pr)
	scope := &Scope{slots: b.scope.slots}

	var calls []ast.Expr
	for _, it := range items {
		calls = aggregates(it.Expr.Expr, calls)
	}
	for _, s := range pr.OrderBy {
		calls = aggregates(s.Expr, calls)
	}
	var later []Item // what is computed after the groups are made
	if len(calls) > 0 {
		scope.calls = map[ast.Expr]int{}
		agg := &Aggregate{from: from{b.op}}
		for _, c := range calls {
			a := AggregateItem{Call: c, Scope: b.scope, Slot: -1}
			for _, it := range items { // a column that is nothing else has no other slot
				if it.Expr.Expr == c {
					a.Slot, a.Name = it.Slot, it.Name
				}
			}
			if a.Slot < 0 {
				a.Slot = p.NewSlot()
			}
			scope.calls[c] = a.Slot
			agg.Aggregates = append(agg.Aggregates, a)
		}
		for i := range items {
			if len(aggregates(items[i].Expr.Expr, nil)) == 0 {
				agg.Keys = append(agg.Keys, items[i])
				continue
			}
			if _, done := scope.calls[items[i].Expr.Expr]; done {
				continue
			}
			items[i].Expr.Scope = scope
			later = append(later, items[i])
		}
		b.op = agg
		pruneGroups(agg)
		if op := p.countable(agg); op != nil {
			b.op = op
		}
	} else {
		later = slices.DeleteFunc(slices.Clone(items), func(it Item) bool { return p.isSlot(it) })
	}
	if len(later) > 0 {
		b.op = &Project{from{b.op}, later}
	}

	names, slots := make([]string, len(items)), make([]int, len(items))
	for i, it := range items {
		names[i], slots[i] = it.Name, it.Slot
	}
	if pr.Distinct {
		Prune(b.op)
		b.op = &Distinct{from{b.op}, slots}
	}

	// ORDER BY and WHERE see the projected names over those before them.
	both, after := scope.withItems(items), (&Scope{slots: p.outer.slots}).withItems(items)
	if len(pr.OrderBy) > 0 {
		sorting := &Scope{slots: both.slots, calls: both.calls}
		for _, it := range items {
			if _, ok := it.Expr.Expr.(*ast.Variable); !ok {
				sorting.computed = append(sorting.computed, it)
			}
		}
		s := &Sort{from: from{b.op}}
		for _, key := range pr.OrderBy {
			s.Keys = append(s.Keys, SortKey{Expr{key.Expr, sorting}, key.Descending})
		}
		if pr.Limit != nil {
			s.Limit = &Expr{pr.Limit, p.outer}
			if pr.Skip != nil {
				s.Skip = &Expr{pr.Skip, p.outer}
			}
		}
		b.op = s
	}
	if pr.Skip != nil {
		b.op = &Skip{from{b.op}, Expr{pr.Skip, p.outer}}
	}
	if pr.Limit != nil {
		b.op = &Limit{from{b.op}, Expr{pr.Limit, p.outer}, b.updates}
	}
	if where != nil {
		b.op = &Filter{from{b.op}, exprs(conjuncts(where, nil), both)}
	}
	b.scope = after
	return names, slots, nil
}

func (p *Planner) isSlot(it Item) bool {
	v, ok := it.Expr.Expr.(*ast.Variable)
	if !ok {
		return false
	}
	slot, ok := it.Expr.Scope.Slot(v.Name)
	return ok && slot == it.Slot
}

// items lists what a projection projects. A plain variable keeps its slot.
func (p *Planner) items(scope *Scope, pr *ast.Projection) []Item {
	var items []Item
	if pr.Star {
		for _, name := range scope.Names() {
			slot, _ := scope.Slot(name)
			items = append(items, Item{Expr{&ast.Variable{Name: name}, scope}, slot, name})
		}
	}
	for _, it := range pr.Items {
		slot, ok := -1, false
		if v, isVariable := it.Expr.(*ast.Variable); isVariable {
			slot, ok = scope.Slot(v.Name)
		}
		if !ok {
			slot = p.NewSlot()
		}
		items = append(items, Item{Expr{it.Expr, scope}, slot, it.Name()})
	}
	return items
}

func exprs(list []ast.Expr, scope *Scope) []Expr {
	var scoped []Expr
	for _, e := range list {
		scoped = append(scoped, Expr{e, scope})
	}
	return scoped
}
