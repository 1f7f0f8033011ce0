package exec

import (
	"sync/atomic"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/value"
)

// longestMatch bounds the bytes of a text times the instructions of the pattern
// that it is matched with: matching takes time in proportion to both, and cannot
// be interrupted.
const longestMatch = 8 << 20

func wrongPattern(at ast.Node, err error) error {
	e := value.ArgumentErrorf("the pattern of =~ is wrong: %v", err)
	e.Status = "Neo.ClientError.Statement.SemanticError"
	e.Line, e.Column = at.At().Line, at.At().Column
	return e
}

// regex is s =~ pattern. A pattern that is wrong is an error when it is matched.
func regex(e *ast.Binary) (binaryFunc, error) {
	var last atomic.Pointer[matcher] // mostly all rows have the same pattern
	return func(_ *run, a, b any) (any, error) {
		s, ok := a.(string)
		pattern, ok2 := b.(string)
		if !ok || !ok2 {
			return nil, nil
		}
		m := last.Load()
		if m == nil || m.pattern != pattern {
			var err error
			if m, err = newMatcher(pattern); err != nil {
				return nil, wrongPattern(e.Right, err)
			}
			last.Store(m)
		}
		if len(s)*m.instructions > longestMatch {
			limit := graph.Errorf(graph.Limit, "the text is too long for this pattern: %d bytes, with a pattern of %d instructions", len(s), m.instructions)
			limit.Status = value.StatusArgument
			return nil, limit
		}
		return m.match(s), nil
	}, nil
}
