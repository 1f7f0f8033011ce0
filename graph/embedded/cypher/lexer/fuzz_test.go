package lexer_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/graph"
	"entente/graph/embedded/cypher/lexer"
)

// FuzzTokens: tokens stand one behind the other in the text, each where it says,
// and between them is nothing but blanks and comments; an error stands within
// the text.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{
		"MATCH (n:`A b` {x: $y, `z`: 0x1F}) RETURN 'it\\'s', \"\\u00e9\", 1.5e-3, .5, 1_000 // end",
		"/* a */ RETURN a.b<>c<=d>=e=~f+=g||h::i..j ; ", "\\u0041bc", "'\\uD83D\\uDE00'", "$`a b`", "$1", "é\n\tß", "1..2", "0o17 0x 1e", "\xff", "`a``b`",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens, err := lexer.Tokens(text)
		lines := strings.Split(text, "\n")
		within := func(line, column int) bool {
			return line >= 1 && line <= len(lines) && column >= 1 && column <= utf8.RuneCountInString(lines[line-1])+1
		}
		if err != nil {
			var e *graph.Error
			if !errors.As(err, &e) || !within(e.Line, e.Column) {
				t.Fatalf("%v stands outside of %q", err, text)
			}
			return
		}
		at := int32(0)
		for i, token := range tokens {
			switch {
			case token.Offset < at || token.Stop < token.Offset || int(token.Stop) > len(text):
				t.Fatalf("token %d is %+v, after %d, in %q", i, token, at, text)
			case !within(int(token.Line), int(token.Column)):
				t.Fatalf("token %d stands outside: %+v in %q", i, token, text)
			case (token.Kind == lexer.End) != (i == len(tokens)-1):
				t.Fatalf("token %d of %d is %+v", i, len(tokens), token)
			case token.Kind == lexer.Symbol && text[token.Offset:token.Stop] != token.Text:
				t.Fatalf("%q is %q in the text", token.Text, text[token.Offset:token.Stop])
			}
			if gap := text[at:token.Offset]; gap != "" {
				if rest, err := lexer.Tokens(gap); err != nil || len(rest) != 1 {
					t.Fatalf("between tokens stands %q", gap)
				}
			}
			at = token.Stop
		}
	})
}
