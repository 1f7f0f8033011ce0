package exec

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// matcher is a compiled pattern that must match all of a text. Its syntax is RE2.
type matcher struct {
	pattern      string
	full         *regexp.Regexp
	instructions int
	loose        *regexp.Regexp // full without .* at its ends, where it has one; else nil
	oneLine      bool           // loose is only right for a text without line breaks
	needs        []string       // a text that matches contains one of them; empty: not known
}

func newMatcher(pattern string) (*matcher, error) {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, err
	}
	m := &matcher{pattern: pattern}
	if m.full, err = regexp.Compile(`^(?:` + pattern + `)$`); err != nil {
		return nil, err
	}
	program, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return nil, err
	}
	m.instructions = len(program.Inst) + 2 // for the anchors
	m.loosen(tree)
	m.needs = needed(tree)
	return m, nil
}

// loosen makes loose: without .* in front, the pattern may begin anywhere, which is
// looked for much faster.
func (m *matcher) loosen(tree *syntax.Regexp) {
	parts := []*syntax.Regexp{tree}
	if tree.Op == syntax.OpConcat {
		parts = tree.Sub
	}
	before, after := `^(?:`, `)$`
	if len(parts) > 0 && m.isAnything(parts[0]) {
		parts, before = parts[1:], `(?:`
	}
	if len(parts) > 0 && m.isAnything(parts[len(parts)-1]) {
		parts, after = parts[:len(parts)-1], `)`
	}
	if before == `(?:` || after == `)` {
		core := syntax.Regexp{Op: syntax.OpConcat, Sub: parts}
		m.loose, _ = regexp.Compile(before + core.String() + after)
	}
}

// isAnything reports whether a part of a pattern is .*, and notes whether that
// stops at a line break.
func (m *matcher) isAnything(part *syntax.Regexp) bool {
	if part.Op != syntax.OpStar {
		return false
	}
	switch part.Sub[0].Op {
	case syntax.OpAnyCharNotNL:
		m.oneLine = true
		return true
	case syntax.OpAnyChar:
		return true
	}
	return false
}

// needed lists texts of which one is in all that matches; nil if none are known.
func needed(tree *syntax.Regexp) []string {
	switch tree.Op {
	case syntax.OpLiteral:
		// A byte that is no UTF-8 matches as the rune that stands for it.
		if tree.Flags&syntax.FoldCase == 0 && !slices.Contains(tree.Rune, utf8.RuneError) {
			return []string{string(tree.Rune)}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return needed(tree.Sub[0])
	case syntax.OpConcat:
		for _, part := range tree.Sub {
			if texts := needed(part); texts != nil {
				return texts
			}
		}
	case syntax.OpAlternate:
		var all []string
		for _, part := range tree.Sub {
			texts := needed(part)
			if texts == nil {
				return nil
			}
			all = append(all, texts...)
		}
		return all
	}
	return nil
}

// match reports whether the pattern matches all of a text.
func (m *matcher) match(s string) bool {
	found := len(m.needs) == 0
	for _, text := range m.needs {
		if found = strings.Contains(s, text); found {
			break
		}
	}
	switch {
	case !found:
		return false
	case m.loose == nil, m.oneLine && strings.Contains(s, "\n"):
		return m.full.MatchString(s)
	}
	return m.loose.MatchString(s)
}
