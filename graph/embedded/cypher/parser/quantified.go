package parser

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

const juxtaposed = "Juxtaposition is currently only supported for quantified path patterns. " +
	"Both sides of a node must be relationships or quantified path patterns, as in (a) ((b)-->(c))+ (d)"

// pathPattern reads a path of a pattern: nodes with relationships between them,
// and quantified path patterns beside nodes or each other.
func (p *parser) pathPattern() *ast.Path {
	if p.shortest() != ast.AnyPath {
		return p.unnamedPath()
	}
	p.enter()
	defer p.leave()
	path := &ast.Path{Pos: p.pos()}
	explicit, least := false, int64(0)
	for p.isSymbol("(") || len(path.Nodes) == 0 {
		if !p.pathInParenthesesAhead() {
			if len(path.Nodes) > len(path.Rels) {
				p.failAt(p.pos(), cypher.UnexpectedSyntax, juxtaposed)
			}
			explicit = true
			p.chain(path)
			continue
		}
		pos := p.pos()
		inner := p.pathInParentheses()
		repeat := p.quantifierAfter(pos, inner)
		if repeat == nil {
			if len(path.Nodes) > 0 || p.isSymbol("(") {
				p.failAt(pos, cypher.UnexpectedSyntax, juxtaposed)
			}
			return inner
		}
		least += repeat.Min
		if inner.Variable != nil {
			p.failAt(inner.Variable.Pos, cypher.UnexpectedSyntax, "Assigning a path in a quantified path pattern is not yet supported.")
		}
		p.addRepeat(path, repeat)
	}
	if len(path.Rels) == len(path.Nodes) {
		path.Nodes = append(path.Nodes, &ast.NodePattern{Pos: p.pos()})
	}
	if !explicit && least == 0 {
		p.failAt(path.Pos, cypher.UnexpectedSyntax, "A top-level path pattern in a `MATCH` clause must be written such that it always evaluates to at least one node pattern.")
	}
	return path
}

// addRepeat adds a quantified path pattern, after an empty node where none stands
// before it.
func (p *parser) addRepeat(path *ast.Path, repeat *ast.Repeat) {
	p.link()
	if len(path.Nodes) == len(path.Rels) {
		path.Nodes = append(path.Nodes, &ast.NodePattern{Pos: repeat.Pos})
	}
	path.Rels = append(path.Rels, &ast.RelPattern{Pos: repeat.Pos, Repeat: repeat})
}

// chain reads nodes with relationships, quantified or not, between them.
func (p *parser) chain(path *ast.Path) {
	path.Nodes = append(path.Nodes, p.nodePattern())
	for p.startsRelationship() {
		p.link()
		r := p.relPattern()
		ends := &ast.Path{Pos: r.Pos, Nodes: []*ast.NodePattern{{Pos: r.Pos}, {Pos: r.Pos}}, Rels: []*ast.RelPattern{r}}
		if repeat := p.quantifierAfter(r.Pos, ends); repeat != nil {
			r = &ast.RelPattern{Pos: r.Pos, Repeat: repeat}
		}
		path.Rels = append(path.Rels, r)
		path.Nodes = append(path.Nodes, p.nodePattern())
	}
}

// pathInParenthesesAhead reports whether ( begins a path and not a node.
func (p *parser) pathInParenthesesAhead() bool {
	return p.isSymbol("(", "(") || p.isSymbol("(") && isVariable(p.ahead(1)) && p.ahead(2).IsSymbol("=")
}

// pathInParentheses reads ([variable =] path [WHERE ...]).
func (p *parser) pathInParentheses() *ast.Path {
	defer p.bar(false)()
	p.expectSymbol("(")
	var variable *ast.Variable
	if isVariable(p.tok()) {
		variable = p.variable()
		p.expectSymbol("=")
	}
	path := p.pathPattern()
	if variable != nil {
		path.Variable = variable
	}
	if where := p.where(); path.Where == nil {
		path.Where = where
	} else if where != nil {
		path.Where = &ast.Binary{Pos: path.Where.At(), OpPos: where.At(), Op: ast.And, Left: path.Where, Right: where}
	}
	p.expectSymbol(")")
	return path
}

// quantifierAfter reads +, *, {n} or {n,m} after a path or relationship that began
// at pos; nil where none comes next.
func (p *parser) quantifierAfter(pos ast.Pos, path *ast.Path) *ast.Repeat {
	r := &ast.Repeat{Pos: pos, Path: path}
	at := p.pos()
	switch {
	case p.acceptSymbol("+"):
		r.Min = 1
	case p.acceptSymbol("*"):
	case p.acceptSymbol("{"):
		p.repeatBounds(r)
	default:
		return nil
	}
	switch {
	case r.Max != nil && *r.Max == 0:
		p.failAt(at, cypher.UnexpectedSyntax, "A quantifier for a path pattern must not be limited by 0.")
	case r.Max != nil && *r.Max < r.Min:
		p.failAt(at, cypher.UnexpectedSyntax, "A quantifier for a path pattern must not have a lower bound which exceeds its upper bound.")
	}
	return r
}

// repeatBounds reads n}, n,}, n,m}, ,m} or ,}.
func (p *parser) repeatBounds(r *ast.Repeat) {
	number := func() *int64 {
		if p.tok().Kind != lexer.Integer {
			return nil
		}
		n := p.integer(p.next(), false)
		return &n
	}
	low := number()
	if low != nil {
		r.Min = *low
	}
	switch {
	case p.acceptSymbol(","):
		r.Max = number()
	case low == nil:
		p.unexpected("',' or an integer value")
	default:
		r.Max = low
	}
	p.expectSymbol("}")
}

// selector reads SHORTEST 2, ALL SHORTEST, ANY and the like, if one comes next.
// ALL PATHS chooses nothing and gives nil.
func (p *parser) selector() *ast.Selector {
	s := &ast.Selector{Pos: p.pos(), Count: 1}
	switch {
	case p.accept("ALL"):
		s.Groups = p.accept("SHORTEST")
		p.paths()
		if !s.Groups {
			return nil
		}
	case p.accept("ANY"):
		if !p.accept("SHORTEST") {
			p.pathCount(s)
		}
		p.paths()
	case p.accept("SHORTEST"):
		counted := p.pathCount(s)
		paths := p.paths()
		s.Groups = p.accept("GROUPS") || p.accept("GROUP")
		switch {
		case counted || s.Groups:
		case paths:
			p.unexpected("'GROUP' or 'GROUPS'")
		default:
			p.unexpected("'GROUP', 'GROUPS', 'PATH', 'PATHS' or an integer value")
		}
	default:
		return nil
	}
	return s
}

func (p *parser) paths() bool { return p.accept("PATHS") || p.accept("PATH") }

// pathCount reads the number of a selector, if it comes next.
func (p *parser) pathCount(s *ast.Selector) bool {
	t := p.tok()
	if t.Kind != lexer.Integer {
		return false
	}
	if s.Count = p.integer(p.next(), false); s.Count == 0 {
		p.failAt(t.Pos(), cypher.UnexpectedSyntax, "The path count needs to be greater than 0.")
	}
	return true
}
