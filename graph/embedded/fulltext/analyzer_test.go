package fulltext_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph/embedded/fulltext"
)

func TestAnalyzers(t *testing.T) {
	for _, test := range []struct{ analyzer, text, want string }{
		{"standard-no-stop-words", "The quick, brown FOX!", "the quick brown fox"},
		{"standard-no-stop-words", "don't U.S.A. 3.14 1,000 a.b, x:y 5:6", "don't u.s.a 3.14 1,000 a.b x:y 5 6"},
		{"standard-no-stop-words", "wi-fi a@b.com under_score 4x4 _ __", "wi fi a b.com under_score 4x4"},
		{"standard-no-stop-words", "東京 ひらカタカナ Русский café", "東 京 ひ ら カタカナ русский café"},
		{"standard-no-stop-words", "e\u0301t\u0301 \u0301", "e\u0301t\u0301"},
		{"standard-no-stop-words", "a\x00b \xff c", "a b c"},
		{"standard", "The fox and the hound", "fox hound"},
		{"standard-folding", "Café Müller Straße Łódź Ærø the Йод", "cafe muller strasse lodz aero йод"},
		{"simple", "don't 3x5 É", "don t x é"},
		{"stop", "The fox2fox", "fox fox"},
		{"keyword", "As It is", "As It is"},
		{"whitespace", " As  It\tis.", "As It is."},
		{"standard-no-stop-words", "", ""},
	} {
		a, ok := fulltext.Find(test.analyzer)
		if !ok {
			t.Fatalf("no analyzer %s", test.analyzer)
		}
		var terms []string
		tokens, _ := a.Tokens(test.text, 0)
		for _, token := range tokens {
			terms = append(terms, token.Term)
		}
		if diff := cmp.Diff(test.want, strings.Join(terms, " ")); diff != "" {
			t.Errorf("%s: %q: -want +got\n%s", test.analyzer, test.text, diff)
		}
	}
	if _, ok := fulltext.Find("english"); ok {
		t.Error("there is an analyzer that is not listed")
	}
}

// TestPositions: stop words leave a gap, and a long word is cut.
func TestPositions(t *testing.T) {
	a, _ := fulltext.Find("standard")
	tokens, next := a.Tokens("the fox of a hound", 3)
	if diff := cmp.Diff([]fulltext.Token{{Term: "fox", Position: 4}, {Term: "hound", Position: 7}}, tokens); diff != "" || next != 8 {
		t.Errorf("next %d, -want +got\n%s", next, diff)
	}
	tokens, _ = a.Tokens(strings.Repeat("ä", 600), 0)
	if len(tokens) != 3 || tokens[2].Term != strings.Repeat("ä", 90) {
		t.Errorf("%d tokens", len(tokens))
	}
}

// FuzzFulltext: neither text nor query does harm, terms can be stored, and a
// document is found by each of its words.
func FuzzFulltext(f *testing.F) {
	for _, s := range []string{"quick fox", "a AND (b OR c*)^2", `"x y"~3`, "[a TO b]", "\\", "~", "東京", "a\x00b", "+-!(", "*:*", "a~0.5"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, text, query string) {
		if len(text) > 2000 || len(query) > 500 {
			return
		}
		for _, a := range fulltext.Analyzers() {
			source := memory{}
			tokens, _ := a.Tokens(text, 0)
			for _, token := range tokens {
				if token.Term == "" || strings.Contains(token.Term, "\x00") {
					t.Fatalf("%s: the term %q of %q", a.Name, token.Term, text)
				}
				source[token.Term] = append(source[token.Term], token.Position)
			}
			work := 0
			bounds := fulltext.Bounds{Tick: func() error { work++; return nil }, Hold: func(int64) error { return nil }}
			if q, err := fulltext.Parse(query, a); err == nil {
				if _, err := fulltext.Search(source, q, bounds); err != nil {
					t.Fatal(err)
				}
			}
			if limit := 100 * (len(text) + 10) * (len(query) + 10); work > limit {
				t.Fatalf("%d pieces of work for %d and %d bytes", work, len(text), len(query))
			}
		}
	})
}

// memory is an index of one field, "f", with one document, 1.
type memory map[string][]int

func (m memory) Fields() []string { return []string{"f"} }

func (m memory) Postings(_ int, term string, visit func(fulltext.Posting) error) error {
	if p, ok := m[term]; ok {
		return visit(fulltext.Posting{Document: 1, Positions: p})
	}
	return nil
}

func (m memory) Terms(_ int, prefix string, visit func(string) error) error {
	for term := range m {
		if strings.HasPrefix(term, prefix) {
			if err := visit(term); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m memory) Documents(_ int, visit func(uint64) error) error { return visit(1) }

func (m memory) Length(int, uint64) int { return len(m) }

func (m memory) Statistics(int) (int64, int64) { return 1, int64(len(m)) }
