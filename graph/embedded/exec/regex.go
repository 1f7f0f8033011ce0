package exec

import (
	"regexp"
	"regexp/syntax"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/value"
)

// longestMatch bounds the bytes of a text times the instructions of the pattern
// that it is matched with: matching takes time in proportion to both, and cannot
// be interrupted.
const longestMatch = 8 << 20

// matcher is a compiled pattern of =~.
type matcher struct {
	re           *regexp.Regexp
	instructions int
}

// newMatcher compiles a pattern that must match all of a text. Its syntax is
// RE2.
func newMatcher(at ast.Node, pattern string) (*matcher, error) {
	tree, err := syntax.Parse(`^(?:`+pattern+`)$`, syntax.Perl)
	if err != nil {
		return nil, wrongPattern(at, err)
	}
	program, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return nil, wrongPattern(at, err)
	}
	re, err := regexp.Compile(`^(?:` + pattern + `)$`)
	if err != nil {
		return nil, wrongPattern(at, err)
	}
	return &matcher{re, len(program.Inst)}, nil
}

func wrongPattern(at ast.Node, err error) error {
	e := value.ArgumentErrorf("the pattern of =~ is wrong: %v", err)
	e.Status = "Neo.ClientError.Statement.SemanticError"
	e.Line, e.Column = at.At().Line, at.At().Column
	return e
}

// regex is s =~ pattern. A pattern that is wrong is an error when it is matched.
func regex(e *ast.Binary) (binaryFunc, error) {
	var fixed *matcher
	if lit, ok := e.Right.(*ast.Literal); ok {
		if pattern, ok := lit.Value.(string); ok {
			fixed, _ = newMatcher(e.Right, pattern)
		}
	}
	return func(_ *run, a, b any) (any, error) {
		s, ok := a.(string)
		pattern, ok2 := b.(string)
		if !ok || !ok2 {
			return nil, nil
		}
		m := fixed
		if m == nil {
			var err error
			if m, err = newMatcher(e.Right, pattern); err != nil {
				return nil, err
			}
		}
		if len(s)*m.instructions > longestMatch {
			limit := graph.Errorf(graph.Limit, "the text is too long for this pattern: %d bytes, with a pattern of %d instructions", len(s), m.instructions)
			limit.Status = value.StatusArgument
			return nil, limit
		}
		return m.re.MatchString(s), nil
	}, nil
}
