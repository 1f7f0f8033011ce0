package document_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/corpus"
	"entente/graph"
)

// treebankText is a document of a treebank as raw text, with the places where
// its sentences and words end.
type treebankText struct {
	text             string
	sentences, words []graph.Span
	last             map[int]bool // ends of sentences that end a paragraph
}

// readTreebank rebuilds the raw texts of a CoNLL-U file from its "# text",
// "newdoc" and "newpar" lines. Words that are written together in a multiword
// token keep their own bounds where their letters add up to it.
func readTreebank(t testing.TB, folder, name string) []treebankText {
	t.Helper()
	file, err := corpus.Open(folder, name+".conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out []treebankText
	var forms []string // of the sentence: surface forms, multiword ones cut at "\x00"
	until := 0
	text, joined, paragraph := "", false, false
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			out = append(out, treebankText{last: map[int]bool{}})
			joined = true
		case strings.HasPrefix(line, "# newpar") && !strings.HasPrefix(line, "# newpar_block"):
			paragraph = true
		case strings.HasPrefix(line, "# text = "):
			text = line[len("# text = "):]
		case line == "":
			d := &out[len(out)-1]
			switch {
			case paragraph && d.text != "":
				d.last[len(d.text)] = true
				d.text += "\n\n"
			case !joined:
				d.text += " "
			}
			addSentence(t, d, text, forms)
			forms, until, paragraph = nil, 0, false
		case line[0] != '#':
			columns := strings.Split(line, "\t")
			if strings.Contains(columns[0], ".") {
				continue
			}
			joined = strings.Contains(columns[9], "SpaceAfter=No")
			var first, last int
			if n, _ := fmt.Sscanf(columns[0], "%d-%d", &first, &last); n == 2 {
				until = last
				forms = append(forms, columns[1]+"\x00")
				continue
			}
			if fmt.Sscanf(columns[0], "%d", &first); first <= until {
				forms[len(forms)-1] += columns[1] + "\x00"
				continue
			}
			forms = append(forms, columns[1])
		}
	}
	for i := range out {
		out[i].last[len(out[i].text)] = true
	}
	return out
}

func addSentence(t testing.TB, d *treebankText, text string, forms []string) {
	base := len(d.text)
	d.text += text
	d.sentences = append(d.sentences, graph.Span{Start: base, End: base + len(text)})
	at := 0
	for _, f := range forms {
		parts := strings.Split(strings.TrimSuffix(f, "\x00"), "\x00")
		if strings.Join(parts[1:], "") == parts[0] {
			parts = parts[1:]
		} else {
			parts = parts[:1]
		}
		for _, p := range parts {
			k := strings.Index(text[at:], p)
			if k < 0 {
				t.Fatalf("%q is not in %q", p, text)
			}
			at += k
			d.words = append(d.words, graph.Span{Start: base + at, End: base + at + len(p)})
			at += len(p)
		}
	}
}

// glue joins words at hyphens that touch both, as we keep "well-known" whole.
func glue(text string, words []graph.Span) []graph.Span {
	var out []graph.Span
	for i, w := range words {
		touches := i > 0 && words[i-1].End == w.Start
		if touches {
			s, before := text[w.Start:w.End], text[out[len(out)-1].Start:out[len(out)-1].End]
			if hyphen(s) && i+1 < len(words) && words[i+1].Start == w.End && letter(before, true) && letter(text[words[i+1].Start:], false) || endsInHyphen(before) && letter(s, false) {
				out[len(out)-1].End = w.End
				continue
			}
		}
		out = append(out, w)
	}
	return out
}

func hyphen(s string) bool { return s == "-" || s == "‐" || s == "‑" }

func endsInHyphen(s string) bool {
	return len(s) > 1 && (strings.HasSuffix(s, "-") || strings.HasSuffix(s, "‑")) && !strings.HasSuffix(s, "--")
}

func letter(s string, last bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if last {
		r, _ = utf8.DecodeLastRuneInString(s)
	}
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 && r < 0x2000
}

type score struct{ right, found, gold int }

func (s score) String() string {
	p, r := float64(s.right)/float64(max(s.found, 1)), float64(s.right)/float64(max(s.gold, 1))
	return fmt.Sprintf("P %.2f R %.2f F1 %.2f (%d of %d found, %d gold)", 100*p, 100*r, 200*p*r/max(p+r, 1e-9), s.right, s.found, s.gold)
}

func (s *score) add(gold, found []graph.Span) {
	want := map[graph.Span]bool{}
	for _, g := range gold {
		want[g] = true
	}
	for _, f := range found {
		if want[f] {
			s.right++
		}
	}
	s.gold += len(gold)
	s.found += len(found)
}

// TestTreebanks measures sentences and tokens against the raw text of a
// treebank: TREEBANK_DIR is the folder, TREEBANKS the names of the files,
// SHOW_BREAKS prints the sentences that end otherwise, SHOW_WORDS the words.
func TestTreebanks(t *testing.T) {
	folder := os.Getenv("TREEBANK_DIR")
	if folder == "" {
		t.Skip("TREEBANK_DIR names no folder with treebanks")
	}
	r := newReader(t)
	for name := range strings.FieldsSeq(os.Getenv("TREEBANKS")) {
		var spans, ends, inner, words score
		for _, text := range readTreebank(t, folder, name) {
			d, err := r.Read(graph.Article{Text: text.text})
			if err != nil {
				t.Fatal(err)
			}
			var sentences, tokens []graph.Span
			for _, s := range d.Sentences {
				sentences = append(sentences, s.Span)
				for _, w := range s.Tokens {
					tokens = append(tokens, w.Span)
				}
			}
			spans.add(text.sentences, sentences)
			ends.add(endsOf(text.sentences, nil), endsOf(sentences, nil))
			inner.add(endsOf(text.sentences, text.last), endsOf(sentences, text.last))
			gold, found := glue(text.text, text.words), glue(text.text, tokens)
			words.add(gold, found)
			if os.Getenv("SHOW_BREAKS") != "" {
				showBreaks(t, text.text, endsOf(text.sentences, text.last), endsOf(sentences, text.last))
			}
			if os.Getenv("SHOW_WORDS") != "" {
				showWords(t, text.text, gold, found)
			}
		}
		t.Logf("%s sentences %v", name, spans)
		t.Logf("%s boundaries %v", name, ends)
		t.Logf("%s boundaries within paragraphs %v", name, inner)
		t.Logf("%s tokens %v", name, words)
	}
}

func endsOf(spans []graph.Span, without map[int]bool) []graph.Span {
	var out []graph.Span
	for _, s := range spans {
		if !without[s.End] {
			out = append(out, graph.Span{Start: s.End, End: s.End})
		}
	}
	return out
}

func showBreaks(t *testing.T, text string, gold, found []graph.Span) {
	show := func(mark string, these, others []graph.Span) {
		known := map[graph.Span]bool{}
		for _, o := range others {
			known[o] = true
		}
		for _, s := range these {
			if !known[s] {
				t.Logf("%s %s ¦ %s", mark, strings.ReplaceAll(text[max(0, s.End-60):s.End], "\n", "⏎"), strings.ReplaceAll(text[s.End:min(len(text), s.End+40)], "\n", "⏎"))
			}
		}
	}
	show("MISSED", gold, found)
	show("EXTRA ", found, gold)
}

func showWords(t *testing.T, text string, gold, found []graph.Span) {
	known := map[graph.Span]bool{}
	for _, f := range found {
		known[f] = true
	}
	for _, g := range gold {
		if !known[g] {
			var ours []string
			for _, f := range found {
				if f.Start < g.End && g.Start < f.End {
					ours = append(ours, text[f.Start:f.End])
				}
			}
			t.Logf("WORD %q is %q in %s", text[g.Start:g.End], ours, strings.ReplaceAll(text[max(0, g.Start-15):min(len(text), g.End+15)], "\n", "⏎"))
		}
	}
}
