package exec

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/value"
)

// branch is a WHEN with its THEN.
type branch struct {
	any  []when
	then evaluator
}

// when is one expression of a WHEN: a condition, or a value that the subject is
// compared with.
type when struct {
	x         evaluator
	condition bool
}

func (c *compiler) caseExpr(e *ast.Case, scope *plan.Scope) (evaluator, error) {
	subject, err := c.evalOr(e.Subject, scope, nil)
	if err != nil {
		return nil, err
	}
	otherwise, err := c.evalOr(e.Else, scope, constant(nil))
	if err != nil {
		return nil, err
	}
	slot, inner := -1, scope
	if e.Subject != nil {
		slot = c.planner.NewSlot()
		inner = scope.With(ast.CaseSubject, slot)
	}
	var branches []branch
	for _, w := range e.Whens {
		var b branch
		for _, x := range w.Any {
			_, test := x.(*ast.CaseTest)
			f, err := c.eval(x, inner)
			if err != nil {
				return nil, err
			}
			b.any = append(b.any, when{f, test || e.Subject == nil})
		}
		if b.then, err = c.eval(w.Then, scope); err != nil {
			return nil, err
		}
		branches = append(branches, b)
	}
	return func(rt *run, r row) (any, error) {
		var s any
		if subject != nil {
			var err error
			if s, err = subject(rt, r); err != nil {
				return nil, err
			}
		}
		for _, b := range branches {
			if slot >= 0 {
				r[slot] = s
			}
			ok, err := b.taken(rt, r, s)
			if err != nil {
				return nil, err
			}
			if ok {
				return b.then(rt, r)
			}
		}
		return otherwise(rt, r)
	}, nil
}

// taken reports whether one of the expressions of a WHEN holds.
func (b *branch) taken(rt *run, r row, subject any) (bool, error) {
	for _, w := range b.any {
		v, err := w.x(rt, r)
		if err != nil {
			return false, err
		}
		if !w.condition {
			if value.Equal(subject, v) == value.True {
				return true, nil
			}
			continue
		}
		t, err := value.Truth(v)
		if err != nil {
			return false, err
		}
		if t == value.True {
			return true, nil
		}
	}
	return false, nil
}
