package exec

import (
	"slices"
	"unicode/utf8"

	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

func labelsOf(rt *run, args []any) (any, error) {
	n, ok := args[0].(value.Node)
	if !ok {
		return nil, wrongArgument("labels", args[0], "a Node")
	}
	if isVirtual(n.ID) {
		return listOfStrings(rt.virtual.nodes[n.ID].Labels), nil
	}
	labels, err := rt.tx.NodeLabels(n.ID)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(labels))
	for i, l := range labels {
		names[i] = rt.tx.Name(storage.Label, l)
	}
	slices.Sort(names)
	return listOfStrings(names), nil
}

// listFunction finds the functions of lists and paths.
func listFunction(name string) (function, bool) {
	onList := func(f func(list []any) any) (function, bool) {
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			list, ok := args[0].([]any)
			if !ok {
				return nil, wrongArgument(name, args[0], "a List")
			}
			return f(list), nil
		})
	}
	switch name {
	case "size":
		return strict(1, 1, size)
	case "isempty":
		return strict(1, 1, func(rt *run, args []any) (any, error) {
			if m, ok := args[0].(map[string]any); ok {
				return len(m) == 0, nil
			}
			n, err := size(rt, args)
			return n == any(int64(0)), err
		})
	case "length":
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			if p, ok := args[0].(value.Path); ok {
				return int64(len(p.Relationships)), nil
			}
			return nil, wrongArgument(name, args[0], "a Path")
		})
	case "head":
		return onList(func(list []any) any {
			if len(list) == 0 {
				return nil
			}
			return list[0]
		})
	case "last":
		return onList(func(list []any) any {
			if len(list) == 0 {
				return nil
			}
			return list[len(list)-1]
		})
	case "tail":
		return onList(func(list []any) any {
			if len(list) == 0 {
				return []any{}
			}
			return list[1:len(list):len(list)]
		})
	case "reverse":
		return strict(1, 1, reverse)
	case "nodes":
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			p, ok := args[0].(value.Path)
			if !ok {
				return nil, wrongArgument(name, args[0], "a Path")
			}
			list := make([]any, len(p.Nodes))
			for i, n := range p.Nodes {
				list[i] = n
			}
			return list, nil
		})
	case "relationships", "rels":
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			p, ok := args[0].(value.Path)
			if !ok {
				return nil, wrongArgument(name, args[0], "a Path")
			}
			list := make([]any, len(p.Relationships))
			for i, r := range p.Relationships {
				list[i] = r
			}
			return list, nil
		})
	case "range":
		return function{2, 3, false, rangeOf}, true
	}
	return function{}, false
}

func size(_ *run, args []any) (any, error) {
	switch v := args[0].(type) {
	case []any:
		return int64(len(v)), nil
	case string:
		return int64(utf8.RuneCountInString(v)), nil
	}
	return nil, wrongArgument("size", args[0], "a List or String")
}

func reverse(_ *run, args []any) (any, error) {
	switch v := args[0].(type) {
	case []any:
		list := slices.Clone(v)
		slices.Reverse(list)
		return list, nil
	case string:
		runes := []rune(v)
		slices.Reverse(runes)
		return string(runes), nil
	}
	return nil, wrongArgument("reverse", args[0], "a List or String")
}

// rangeOf is range(start, end, step): both ends included, empty if step leads
// away from end.
func rangeOf(rt *run, args []any) (any, error) {
	var n [3]int64
	n[2] = 1
	for i, a := range args {
		v, ok := a.(int64)
		if a == nil {
			return nil, value.TypeErrorf("range() needs Integers, not null")
		}
		if !ok {
			return nil, value.ArgumentErrorf("range() needs Integers, not %s", value.Describe(a))
		}
		n[i] = v
	}
	start, end, step := n[0], n[1], n[2]
	if step == 0 {
		return nil, value.ArgumentErrorf("the step of range() cannot be 0")
	}
	if (step > 0 && start > end) || (step < 0 && start < end) {
		return []any{}, nil
	}
	// In unsigned arithmetic the distance of any two int64 has room.
	var count uint64
	if step > 0 {
		count = (uint64(end)-uint64(start))/uint64(step) + 1
	} else {
		count = (uint64(start)-uint64(end))/(-uint64(step)) + 1
	}
	if count == 0 || count > 1<<40 {
		return nil, rt.tooBig()
	}
	if err := rt.fitsList(int64(count)); err != nil {
		return nil, err
	}
	list := make([]any, count)
	for i := range list {
		if err := rt.tick(); err != nil {
			return nil, err
		}
		list[i] = start + int64(i)*step
	}
	return list, nil
}
