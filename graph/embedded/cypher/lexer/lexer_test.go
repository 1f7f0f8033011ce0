package lexer_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/lexer"
)

type token struct {
	Kind lexer.Kind
	Text string
}

func TestTokens(t *testing.T) {
	tests := []struct {
		name, text string
		want       []token
	}{
		{"nothing", "", nil},
		{"comments and blanks", " \t/* a * b */ // c\r\n\u00a0\ufeffx // end", []token{{lexer.Name, "x"}}},
		{"names", "MATCH _a1 é名 x\\u0041y", []token{{lexer.Name, "MATCH"}, {lexer.Name, "_a1"}, {lexer.Name, "é名"}, {lexer.Name, "xAy"}}},
		{"a keyword in escapes", `\u0043REATE`, []token{{lexer.Name, "CREATE"}}},
		{"backticks", "`a ``b`` \\u0041 \\n`", []token{{lexer.Quoted, "a `b` A \\n"}}},
		{"parameters", "$a $0 $`b c`", []token{{lexer.Parameter, "a"}, {lexer.Parameter, "0"}, {lexer.Parameter, "b c"}}},
		{"integers", "0 12 0x1F 0o17 1_000", []token{{lexer.Integer, "0"}, {lexer.Integer, "12"}, {lexer.Integer, "0x1F"}, {lexer.Integer, "0o17"}, {lexer.Integer, "1000"}}},
		{"floats", "1.5 .5 1e3 1.5E-3 2e+1", []token{{lexer.Float, "1.5"}, {lexer.Float, ".5"}, {lexer.Float, "1e3"}, {lexer.Float, "1.5E-3"}, {lexer.Float, "2e+1"}}},
		{"a range", "1..2", []token{{lexer.Integer, "1"}, {lexer.Symbol, ".."}, {lexer.Integer, "2"}}},
		{"strings", `'it\'s' "a\"b" '\u00e9\t\\' '\uD83D\uDE00' '\U0001F600'`,
			[]token{{lexer.String, "it's"}, {lexer.String, `a"b`}, {lexer.String, "é\t\\"}, {lexer.String, "😀"}, {lexer.String, "😀"}}},
		{"a backslash before anything else", `'a\qb'`, []token{{lexer.String, `a\qb`}}},
		{"symbols", "<=>=<>=~+=||<-", []token{{lexer.Symbol, "<="}, {lexer.Symbol, ">="}, {lexer.Symbol, "<>"}, {lexer.Symbol, "=~"},
			{lexer.Symbol, "+="}, {lexer.Symbol, "||"}, {lexer.Symbol, "<"}, {lexer.Symbol, "-"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tokens, err := lexer.Tokens(test.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []token
			for _, tok := range tokens[:len(tokens)-1] {
				got = append(got, token{tok.Kind, tok.Text})
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTokensRefuses(t *testing.T) {
	tests := []struct {
		text         string
		detail       cypher.Detail
		line, column int
	}{
		{"RETURN 42 — 41", cypher.InvalidUnicodeCharacter, 1, 11},
		{"é\n  'abc", cypher.UnexpectedSyntax, 2, 3},
		{"x /* abc", cypher.UnexpectedSyntax, 1, 3},
		{"`abc", cypher.UnexpectedSyntax, 1, 1},
		{`'é\uH'`, cypher.InvalidUnicodeLiteral, 1, 4},
		{`'\uD83D'`, cypher.InvalidUnicodeLiteral, 1, 8},
		{`'\UFFFFFFFF'`, cypher.InvalidUnicodeLiteral, 1, 3},
		{`'\uD83D\u0041'`, cypher.InvalidUnicodeLiteral, 1, 14},
		{`a\u002Db`, cypher.UnexpectedSyntax, 1, 2},
		{"0x", cypher.InvalidNumberLiteral, 1, 1},
		{"0x1g", cypher.InvalidNumberLiteral, 1, 1},
		{"12abc", cypher.InvalidNumberLiteral, 1, 1},
		{"1e", cypher.InvalidNumberLiteral, 1, 1},
		{"$ x", cypher.UnexpectedSyntax, 1, 1},
		{"a\x00b", cypher.InvalidUnicodeCharacter, 1, 2},
		{"a '\xff'", cypher.InvalidUnicodeCharacter, 1, 4},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			_, err := lexer.Tokens(test.text)
			var e *graph.Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v, want a *graph.Error", err)
			}
			if got := cypher.DetailOf(err); got != test.detail || e.Line != test.line || e.Column != test.column {
				t.Errorf("got %s at %d:%d (%v), want %s at %d:%d", got, e.Line, e.Column, err, test.detail, test.line, test.column)
			}
		})
	}
}

func TestTokensTooLong(t *testing.T) {
	_, err := lexer.Tokens(strings.Repeat(" ", lexer.MaxBytes+1))
	if graph.CodeOf(err) != graph.Limit {
		t.Errorf("got %v, want a limit", err)
	}
}
