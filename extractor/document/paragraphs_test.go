package document_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/document"
	"entente/graph"
)

// TestKinds reads the articles of testdata/paragraphs.txt.
func TestKinds(t *testing.T) {
	data, err := os.ReadFile("testdata/paragraphs.txt")
	if err != nil {
		t.Fatal(err)
	}
	names := map[document.Kind]string{document.Body: "body", document.Headline: "headline", document.CrossHead: "crosshead",
		document.Caption: "caption", document.Boilerplate: "boilerplate", document.Credit: "credit"}
	r := newReader(t)
	for article := range strings.SplitSeq(string(data), "\n\n") {
		var want, lines []string
		for line := range strings.Lines(article) {
			kind, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			want = append(want, kind+": "+text)
			lines = append(lines, strings.NewReplacer("⟦", "", "⟧", "").Replace(text))
		}
		d, err := r.Read(graph.Article{Text: strings.Join(lines, "\n\n")})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range d.Paragraphs {
			text := d.Text[p.Start:p.End]
			if n := p.Dateline.End - p.Dateline.Start; n > 0 {
				text = "⟦" + text[:n] + "⟧" + text[n:]
			}
			got = append(got, names[p.Kind]+": "+text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}
