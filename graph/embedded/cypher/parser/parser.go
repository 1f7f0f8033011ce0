// Package parser turns the text of a Cypher statement into its syntax tree, by
// recursive descent: each clause is read in the file named after it. It accepts
// what the grammar accepts, so that what this engine does not run can be refused
// by name later; whether the statement makes sense is for package sema to say.
package parser

import (
	"fmt"
	"strconv"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// Planning a pattern takes more than time in proportion: maxNodes is how many
// nodes the patterns of a statement may have that are looked for, maxCreated how
// many with those that CREATE makes, maxLabels how many labels and types.
const (
	maxNodes   = 500
	maxCreated = 10_000
	maxLabels  = 2_000
)

// maxDepth is how many levels of brackets, subqueries and the like may stand in
// one another, maxLinks how many operators a statement may have. Together they
// bound the height of a tree, and so the stack of whoever walks over it.
const (
	maxDepth = 200
	maxLinks = 50_000
)

// Parse reads one statement. A semicolon may end it; a second statement is an
// error. All errors are [*graph.Error] with the place of what is wrong.
func Parse(text string) (*ast.Statement, error) {
	tokens, err := lexer.Tokens(text)
	if err != nil {
		return nil, err
	}
	p := &parser{text: text, tokens: tokens, match: brackets(tokens)}
	s := p.statement()
	if p.err != nil {
		return nil, p.err
	}
	return s, nil
}

// parser holds the tokens and where it stands among them. The first error
// is kept and moves the parser to the end of the text, where nothing is
// accepted any more: so only Parse asks for it, and no result may be looked into
// before.
type parser struct {
	text     string
	tokens   []lexer.Token
	match    []int32 // for an opening bracket, the index of the one that closes it; else 0
	at       int     // index of the next token
	depth    int
	links    int
	nodes    int
	labelled int
	creating bool // the pattern of CREATE is being read
	barEnds  bool // a bar ends the expression that is being read
	err      error
}

// brackets pairs the brackets of the text. What is not paired rightly is left
// out; the parser stumbles over it by itself.
func brackets(tokens []lexer.Token) []int32 {
	match := make([]int32, len(tokens))
	var open []int32
	for i, t := range tokens {
		if t.Kind != lexer.Symbol {
			continue
		}
		switch t.Text {
		case "(", "[", "{":
			open = append(open, int32(i))
		case ")", "]", "}":
			if len(open) == 0 {
				return match
			}
			match[open[len(open)-1]] = int32(i)
			open = open[:len(open)-1]
		}
	}
	return match
}

// tok returns the next token, ahead the one n further on.
func (p *parser) tok() lexer.Token { return p.tokens[p.at] }

func (p *parser) ahead(n int) lexer.Token {
	return p.tokens[min(p.at+n, len(p.tokens)-1)]
}

// next consumes a token; at the end of the text it stays.
func (p *parser) next() lexer.Token {
	t := p.tok()
	if p.at < len(p.tokens)-1 {
		p.at++
	}
	return t
}

// pos is the place of the next token.
func (p *parser) pos() ast.Pos { return p.tok().Pos() }

// is reports whether the keywords come next, one after the other.
func (p *parser) is(keywords ...string) bool {
	for i, k := range keywords {
		if !p.ahead(i).Is(k) {
			return false
		}
	}
	return true
}

// isOneOf reports whether one of the keywords comes next.
func (p *parser) isOneOf(keywords ...string) bool {
	for _, k := range keywords {
		if p.is(k) {
			return true
		}
	}
	return false
}

// accept consumes the keywords if they come next.
func (p *parser) accept(keywords ...string) bool {
	if !p.is(keywords...) {
		return false
	}
	p.at += len(keywords)
	return true
}

// expect consumes the keyword, or fails.
func (p *parser) expect(keyword string) {
	if !p.accept(keyword) {
		p.unexpected(keyword)
	}
}

// isSymbol reports whether the punctuation comes next, one after the other.
func (p *parser) isSymbol(symbols ...string) bool {
	for i, s := range symbols {
		if !p.ahead(i).IsSymbol(s) {
			return false
		}
	}
	return true
}

func (p *parser) acceptSymbol(symbols ...string) bool {
	if !p.isSymbol(symbols...) {
		return false
	}
	p.at += len(symbols)
	return true
}

func (p *parser) expectSymbol(symbol string) {
	if !p.acceptSymbol(symbol) {
		p.unexpected("'" + symbol + "'")
	}
}

// textFrom is the text as written from an offset to the end of the token that
// was consumed last.
func (p *parser) textFrom(offset int) string {
	if p.err != nil || p.at == 0 {
		return ""
	}
	return p.text[offset:p.tokens[p.at-1].Stop]
}

// fail records the first error, and moves to the end of the text.
func (p *parser) fail(err error) {
	if p.err == nil {
		p.err = err
	}
	p.at = len(p.tokens) - 1
}

// failAt refuses the text at a place.
func (p *parser) failAt(pos ast.Pos, detail cypher.Detail, format string, args ...any) {
	p.fail(cypher.SyntaxError(detail, pos.Line, pos.Column, fmt.Sprintf(format, args...)))
}

// unexpected refuses the next token, and says what was expected in its place.
func (p *parser) unexpected(expected string) {
	p.unexpectedAs(cypher.UnexpectedSyntax, expected)
}

func (p *parser) unexpectedAs(detail cypher.Detail, expected string) {
	p.failAt(p.pos(), detail, "Unexpected %s: expected %s%s", describe(p.tok()), expected, p.advice(expected))
}

// unsupported refuses, by name, what the tree has no place for.
func (p *parser) unsupported(pos ast.Pos, what string) {
	p.fail(cypher.UnsupportedError(what, pos.Line, pos.Column))
}

// enter goes one level deeper; the caller leaves with depth--.
func (p *parser) enter() {
	if p.depth++; p.depth > maxDepth {
		pos := p.pos()
		p.fail(cypher.LimitError(fmt.Sprintf("The query is nested more than %d levels deep", maxDepth), pos.Line, pos.Column))
	}
}

func (p *parser) leave() { p.depth-- }

// link counts an operator.
func (p *parser) link() {
	if p.links++; p.links > maxLinks {
		pos := p.pos()
		p.fail(cypher.LimitError(fmt.Sprintf("The query has more than %d operators", maxLinks), pos.Line, pos.Column))
	}
}

// node counts a node of a pattern.
func (p *parser) node() {
	most := maxNodes
	if p.creating {
		most = maxCreated
	}
	if p.nodes++; p.nodes > most {
		pos := p.pos()
		p.fail(cypher.LimitError(fmt.Sprintf("The query has more than %d nodes in its patterns", most), pos.Line, pos.Column))
	}
}

// countLabel counts a label or type.
func (p *parser) countLabel() {
	if p.labelled++; p.labelled > maxLabels {
		pos := p.pos()
		p.fail(cypher.LimitError(fmt.Sprintf("The query has more than %d labels and types", maxLabels), pos.Line, pos.Column))
	}
}

// describe names a token in an error message.
func describe(t lexer.Token) string {
	const longest = 40
	text := t.Text
	if r := []rune(text); len(r) > longest {
		text = string(r[:longest]) + "..."
	}
	switch t.Kind {
	case lexer.End:
		return "end of the query"
	case lexer.String:
		return "string " + strconv.Quote(text)
	case lexer.Parameter:
		return "parameter $" + text
	case lexer.Integer, lexer.Float:
		return "number " + text
	case lexer.Quoted:
		return "`" + text + "`"
	default:
		return "'" + text + "'"
	}
}
