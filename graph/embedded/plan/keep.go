package plan

import "slices"

// keptRel is a relationship that an operator of a MATCH binds.
type keptRel struct {
	*relation
	slot int
	keep *Keep // of the operator
}

// keepLittle tells the operators which relationships nobody asks for: those that
// the statement cannot name, since neither they nor their path have a name, and
// that no condition is about.
func (m *matcher) keepLittle() {
	if m.keepAll {
		return
	}
	for _, k := range m.kept {
		name := k.Variable.Name
		named := !hidden(name) || k.path.Variable != nil || k.given
		asked := slices.ContainsFunc(m.where, func(w *predicate) bool { return w.needs[name] })
		if named || asked {
			continue
		}
		switch {
		case !slices.Contains(m.compared, k.slot):
			*k.keep = KeepNone
		case k.Length == nil:
			*k.keep = KeepID
		}
	}
}
