// Package lexer cuts the text of a Cypher statement into tokens. White space
// and comments are dropped; escapes in names and strings are resolved. Keywords
// are ordinary names here: which of them mean something where is the parser's
// business, because Cypher lets most of them be used as names.
package lexer

import "entente/graph/embedded/cypher/ast"

// Kind says what a token is.
type Kind uint8

// The kinds of token.
const (
	End       Kind = iota // the end of the text; the last token always
	Name                  // an identifier or keyword; Text has escapes resolved
	Quoted                // an identifier in backticks; Text has escapes resolved
	Parameter             // $name; Text is the name
	Integer               // Text as written, without underscores: "12", "0x1F", "0o17"
	Float                 // Text as written, without underscores: "1.5e3", ".5"
	String                // Text has escapes resolved
	Symbol                // punctuation; Text as written
)

// Token is one token with its place.
type Token struct {
	Kind   Kind
	Text   string
	Offset int32 // byte offset of the first byte
	Stop   int32 // byte offset after the last byte
	Line   int32 // 1-based
	Column int32 // 1-based, in runes
}

// Pos is the place where the token begins.
func (t Token) Pos() ast.Pos {
	return ast.Pos{Offset: int(t.Offset), Line: int(t.Line), Column: int(t.Column)}
}

// Is reports whether the token is the keyword, which is given in capitals and
// matches in any case. A name in backticks is never a keyword.
func (t Token) Is(keyword string) bool {
	if t.Kind != Name || len(t.Text) != len(keyword) {
		return false
	}
	for i := range len(keyword) {
		c := t.Text[i]
		if 'a' <= c && c <= 'z' {
			c -= 'a' - 'A'
		}
		if c != keyword[i] {
			return false
		}
	}
	return true
}

// IsSymbol reports whether the token is the punctuation.
func (t Token) IsSymbol(symbol string) bool { return t.Kind == Symbol && t.Text == symbol }
