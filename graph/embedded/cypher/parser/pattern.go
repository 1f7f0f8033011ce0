package parser

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// pattern reads paths with commas between them.
func (p *parser) pattern() []*ast.Path {
	paths := []*ast.Path{p.path()}
	for p.acceptSymbol(",") {
		paths = append(paths, p.path())
	}
	return paths
}

// path reads [variable =] path, which may stand in shortestPath().
func (p *parser) path() *ast.Path {
	pos := p.pos()
	var variable *ast.Variable
	if isVariable(p.tok()) && p.ahead(1).IsSymbol("=") {
		variable = p.variable()
		p.next()
	}
	selector := p.selector()
	path := p.pathPattern()
	if selector != nil && path.Shortest != ast.AnyPath {
		p.failAt(path.Pos, cypher.UnexpectedSyntax, "Mixing shortestPath/allShortestPaths with path selectors (e.g. 'ANY SHORTEST') is not allowed.")
	}
	if len(path.Rels) > 0 { // a node alone is its own only path
		path.Selector = selector
	}
	if variable != nil {
		path.Variable = variable
	}
	path.Pos = pos
	return path
}

// unnamedPath reads a path as it stands in an expression: plain or in shortestPath().
func (p *parser) unnamedPath() *ast.Path {
	p.enter()
	defer p.leave()
	pos := p.pos()
	if kind := p.shortest(); kind != ast.AnyPath {
		p.next()
		p.expectSymbol("(")
		path := p.unnamedPath()
		path.Pos, path.Shortest = pos, kind
		p.expectSymbol(")")
		return path
	}
	path := &ast.Path{Pos: pos, Nodes: []*ast.NodePattern{p.nodePattern()}}
	for p.startsRelationship() {
		p.link()
		path.Rels = append(path.Rels, p.relPattern())
		path.Nodes = append(path.Nodes, p.nodePattern())
	}
	return path
}

// shortest reports which function of a path begins here.
func (p *parser) shortest() ast.Shortest {
	if !p.ahead(1).IsSymbol("(") {
		return ast.AnyPath
	}
	switch {
	case p.is("SHORTESTPATH"):
		return ast.ShortestOne
	case p.is("ALLSHORTESTPATHS"):
		return ast.ShortestAll
	default:
		return ast.AnyPath
	}
}

// nodePattern reads (variable:Labels {properties} WHERE ...).
func (p *parser) nodePattern() *ast.NodePattern {
	defer p.bar(false)()
	n := &ast.NodePattern{Pos: p.pos()}
	p.node()
	if !p.isSymbol("(") {
		p.unexpected("a node such as (n)")
		return n
	}
	p.next()
	n.Variable = p.optionalVariable()
	n.Labels = p.labels()
	n.Properties = p.properties()
	n.Where = p.where()
	if !p.acceptSymbol(")") {
		p.unexpected("')' at the end of the node")
	}
	return n
}

// optionalVariable reads a variable, if it comes next.
func (p *parser) optionalVariable() *ast.Variable {
	if t := p.tok(); !isName(t) || t.Is("WHERE") || t.Is("IS") && isName(p.ahead(1)) {
		return nil
	}
	return p.variable()
}

// properties reads a map or a parameter, if it comes next.
func (p *parser) properties() ast.Expr {
	switch {
	case p.isSymbol("{"):
		return p.mapLiteral()
	case p.tok().Kind == lexer.Parameter:
		return p.parameter()
	default:
		return nil
	}
}

// startsRelationship reports whether -, or <-, comes next.
func (p *parser) startsRelationship() bool {
	return p.isSymbol("-") || p.isSymbol("<", "-")
}

// relPattern reads -[...]->, <-[...]-, -[...]- and the same without brackets.
func (p *parser) relPattern() *ast.RelPattern {
	r := &ast.RelPattern{Pos: p.pos()}
	left := p.acceptSymbol("<")
	p.expectSymbol("-")
	if p.acceptSymbol("[") {
		p.relDetail(r)
		if !p.acceptSymbol("]") {
			p.unexpectedAs(cypher.InvalidRelationshipPattern, "']' at the end of the relationship")
		}
	}
	p.expectSymbol("-")
	right := p.acceptSymbol(">")
	switch {
	case left && !right:
		r.Direction = ast.Left
	case right && !left:
		r.Direction = ast.Right
	}
	return r
}

// relDetail reads variable:Types*1..2 {properties} WHERE ... .
func (p *parser) relDetail(r *ast.RelPattern) {
	defer p.bar(false)()
	r.Variable = p.optionalVariable()
	types := p.at
	r.Types = p.labels()
	p.noTypeColon(types)
	if p.isSymbol("*") {
		r.Length = p.length()
	}
	r.Properties = p.properties()
	r.Where = p.where()
}

// noTypeColon refuses [:A:B] in the type expression that begins at a token; the
// older [:A|:B] is the same as [:A|B].
func (p *parser) noTypeColon(start int) {
	for i := start + 1; i < p.at; i++ {
		if t := p.tokens[i]; t.IsSymbol(":") && !p.tokens[i-1].IsSymbol("|") {
			p.failAt(t.Pos(), cypher.UnexpectedSyntax, "Relationship types in a relationship type expressions may not be combined using ':'")
		}
	}
}

// length reads *, *2, *1.., *..2 or *1..2.
func (p *parser) length() *ast.Length {
	l := &ast.Length{Pos: p.pos()}
	p.next()
	l.Min = p.bound()
	if !p.acceptSymbol("..") {
		l.Max = l.Min
		return l
	}
	l.Max = p.bound()
	return l
}

// bound reads the number of a length, if it comes next.
func (p *parser) bound() *int64 {
	switch t := p.tok(); {
	case t.Kind == lexer.Integer:
		n := p.integer(p.next(), false)
		return &n
	case t.Kind == lexer.Parameter:
		p.failAt(t.Pos(), cypher.InvalidParameterUse, "The length of a path must be a number, not a parameter")
	}
	return nil
}

// patternAhead reports whether the parenthesis that comes next, n tokens
// ahead, begins a pattern of at least one relationship, and not an expression:
// it holds what a node may hold, and an arrow and a parenthesis follow.
func (p *parser) patternAhead(n int) bool {
	i := min(p.at+n, len(p.tokens)-1)
	if !p.tokens[i].IsSymbol("(") || p.match[i] == 0 {
		return false
	}
	end := int(p.match[i])
	if i++; isVariable(p.tokens[i]) && !p.tokens[i].Is("IS") {
		i++
	}
	t := p.tokens[i]
	if i != end && !t.IsSymbol(":") && !t.IsSymbol("{") && t.Kind != lexer.Parameter && !t.Is("WHERE") && !t.Is("IS") {
		return false
	}
	return p.arrowAt(end + 1)
}

// arrowAt reports whether an arrow and a parenthesis stand at index i.
func (p *parser) arrowAt(i int) bool {
	symbol := func(s string) bool {
		ok := i < len(p.tokens) && p.tokens[i].IsSymbol(s)
		if ok {
			i++
		}
		return ok
	}
	symbol("<")
	if !symbol("-") {
		return false
	}
	if symbol("[") {
		if p.match[i-1] == 0 {
			return true // the pattern's own error is the better one
		}
		i = int(p.match[i-1]) + 1
	}
	if !symbol("-") {
		return false
	}
	symbol(">")
	return symbol("(")
}
