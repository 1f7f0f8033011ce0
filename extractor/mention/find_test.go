package mention_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/extractor/tagger"
	"entente/graph"
)

func find(t testing.TB, text string) (*document.Document, []mention.Mention) {
	t.Helper()
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	tags, err := tagger.Default()
	if err != nil {
		t.Fatal(err)
	}
	r, err := document.NewReader(lex, tags, tagger.Correct)
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.Read(graph.Article{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return d, mention.Find(lex, d)
}

// plain takes the marks out of a line.
func plain(line string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(line, "[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		words, after, _ := strings.Cut(rest, "|")
		_, line, _ = strings.Cut(after, "]")
		b.WriteString(words)
	}
}

// marked puts marks on the names of a text.
func marked(text string, mentions []mention.Mention) string {
	var b strings.Builder
	at := 0
	for _, m := range mentions {
		if m.Form == graph.FormNominal || m.Form == graph.FormPronoun {
			continue
		}
		_, key, _ := strings.Cut(m.Key, ":")
		what := string(m.Type[:1]) + " " + string(m.Form[:3])
		if m.Type != graph.Location && key != "" {
			what += " " + key
		}
		b.WriteString(text[at:m.Start] + "[" + text[m.Start:m.End] + "|" + what + "]")
		at = m.End
	}
	return b.String() + text[at:]
}

func TestNames(t *testing.T) {
	data, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		text := plain(line)
		_, mentions := find(t, text)
		if diff := cmp.Diff(line, marked(text, mentions)); diff != "" {
			t.Errorf("want %s\n got %s", line, marked(text, mentions))
		}
	}
}

func TestPlaceAndAgent(t *testing.T) {
	for _, c := range []struct {
		text, words string
		place       bool
		agent       string
		state       bool
	}{
		{"They met in Tehran.", "Tehran", true, "", false},
		{"He flew to Tirana.", "Tirana", true, "", false},
		{"Tehran denied it.", "Tehran", false, "", false},
		{"Ties to Tehran were cut.", "Tehran", false, "", false},
		{"It sold arms to Iran.", "Iran", false, "", false},
		{"She travelled to Iran.", "Iran", true, "", false},
		{"It is based in France and Albania.", "Albania", true, "", false},
		{"Ties with France and Albania were cut.", "Albania", false, "", false},
		{"Iranian diplomats left.", "Iranian", false, "diplomats", true},
		{"Iranian dissidents left.", "Iranian", false, "dissidents", false},
		{"Iran's Islamist regime fell.", "Iran", false, "regime", true},
		{"Albanian government officials left.", "Albanian", false, "officials", true},
		{"Iran's cyberattack failed.", "Iran", false, "cyberattack", false},
		{"U.S. officials left.", "U.S.", false, "officials", true},
	} {
		_, mentions := find(t, c.text)
		for _, m := range mentions {
			if c.text[m.Start:m.End] == c.words && (m.Place != c.place || m.Agent != c.agent || m.State != c.state) {
				t.Errorf("%s: place %v, agent %q, state %v", c.text, m.Place, m.Agent, m.State)
			}
		}
		if !strings.Contains(marked(c.text, mentions), "["+c.words+"|") {
			t.Errorf("%s: no mention %q", c.text, c.words)
		}
	}
}

func TestBoilerplateNamesNobody(t *testing.T) {
	if _, mentions := find(t, "Iran cut ties.\n\nCopyright The Associated Press. All rights reserved.\n"); len(mentions) != 1 {
		t.Errorf("%d mentions", len(mentions))
	}
}
