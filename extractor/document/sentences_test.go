package document_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// TestSentences reads the cases of testdata/sentences.txt.
func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	cases, text := 0, ""
	var want []string
	check := func() {
		if text == "" {
			return
		}
		cases++
		d, err := r.Read(graph.Article{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, words(d)); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
		text, want = "", nil
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "", strings.HasPrefix(line, "# "):
			check()
		case strings.HasPrefix(line, "= "):
			text = line[2:]
		default:
			want = append(want, line)
		}
	}
	check()
	if cases < 150 {
		t.Errorf("%d cases", cases)
	}
}
