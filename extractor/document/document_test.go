package document_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/tagger"
	"entente/graph"
)

func newReader(t testing.TB) *document.Reader {
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
	return r
}

func read(t testing.TB, text string) *document.Document {
	t.Helper()
	d, err := newReader(t).Read(graph.Article{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// words writes the tokens of a document, sentences apart.
func words(d *document.Document) []string {
	var out []string
	for _, s := range d.Sentences {
		var w []string
		for _, t := range s.Tokens {
			w = append(w, t.Text)
		}
		out = append(out, strings.Join(w, " "))
	}
	return out
}

func TestTokensAndSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Iran's regime didn't cut $1.5 billion.", []string{"Iran 's regime did n't cut $ 1.5 billion ."}},
		{"The U.S. and the U.N. met. Mr. Rama left.", []string{"The U.S. and the U.N. met .", "Mr. Rama left ."}},
		{"He lives in the U.S. The government knows.", []string{"He lives in the U.S.", "The government knows ."}},
		{"The U.S. Secretary of State spoke.", []string{"The U.S. Secretary of State spoke ."}},
		{"Gen. Mark A. Milley met Lt. Col. J. R. Smith Jr. on Sept. 7.", []string{"Gen. Mark A. Milley met Lt. Col. J. R. Smith Jr. on Sept. 7 ."}},
		{"\"We will not stop.\" She left.", []string{"\" We will not stop . \"", "She left ."}},
		{"“Why now?” Rama said.", []string{"\" Why now ? \" Rama said ."}},
		{"``Never,'' he said -- twice.", []string{"\" Never , \" he said -- twice ."}},
		{"Terms and Conditions.Albanian Prime Minister Edi Rama spoke.", []string{"Terms and Conditions .", "Albanian Prime Minister Edi Rama spoke ."}},
		{"The Mujahedin-e-Khalq(MEK) met Iran,Israel.", []string{"The Mujahedin-e-Khalq ( MEK ) met Iran , Israel ."}},
		{"This … is it. It cost 3,000 euros; 9:30 a.m. is fine.", []string{"This ... is it .", "It cost 3,000 euros ; 9:30 a.m. is fine ."}},
		{"The ministers' talks failed. 'Never,' she said.", []string{"The ministers ' talks failed .", "' Never , ' she said ."}},
		{"See www.example.org/a/b or a@b.org. Then go!", []string{"See www.example.org/a/b or a@b.org .", "Then go !"}},
		{"Apple Inc. sued. Boeing Co. did not.", []string{"Apple Inc. sued .", "Boeing Co. did not ."}},
	} {
		if diff := cmp.Diff(c.want, words(read(t, c.text))); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}

func TestParagraphs(t *testing.T) {
	d := read(t, "Albania cuts ties with Iran\n\nTIRANA, Albania (AP) — Albania cut ties with Iran. It was quick.\n\n"+
		"FILE - Edi Rama speaks in Tirana. (AP Photo/Somebody)\n\nIRAN THREATENS DISSIDENTS ABROAD\n\n"+
		"One line that is wrapped at a column of some seventy characters and\ngoes on in the next line without a blank one between.\n\n"+
		"The Associated Press contributed to this report.\nShare this article\n")
	var got []document.Kind
	for _, p := range d.Paragraphs {
		got = append(got, p.Kind)
	}
	want := []document.Kind{document.Headline, document.Body, document.Caption, document.CrossHead, document.Body, document.Credit, document.Boilerplate}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if p := d.Paragraphs[1]; d.Text[p.Dateline.Start:p.Dateline.End] != "TIRANA, Albania (AP) —" || d.Sentences[p.Sentences[0]+1].Tokens[0].Text != "Albania" {
		t.Errorf("dateline %q", d.Text[p.Dateline.Start:p.Dateline.End])
	}
}

func TestDatelines(t *testing.T) {
	for text, want := range map[string]string{
		"WASHINGTON (Reuters) - The talks failed.":         "WASHINGTON (Reuters) -",
		"BEIJING, Sept. 7 (Xinhua) -- China agreed.":       "BEIJING, Sept. 7 (Xinhua) --",
		"LONDON — Britain agreed.":                         "LONDON —",
		"UNITED NATIONS, N.Y. (AP) – The council met.":     "UNITED NATIONS, N.Y. (AP) –",
		"ST. PETERSBURG, Russia, June 3 (AFP) - He spoke.": "ST. PETERSBURG, Russia, June 3 (AFP) -",
		"NATO - the alliance - met.":                       "",
		"Albania - a NATO member - cut ties.":              "",
		"The U.S. - Iran talks failed.":                    "",
	} {
		p := read(t, text).Paragraphs[0]
		if got := text[p.Dateline.Start:p.Dateline.End]; got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestQuoted(t *testing.T) {
	d := read(t, "He said: “We go.\n\n“We stay,” he added. She left.\n\n\"No,\" he said. \"Never.\" It ended. The 'red line' held; the ministers' talks did not.")
	var quoted []string
	for _, s := range d.Sentences {
		for _, tok := range s.Tokens {
			if tok.Quoted {
				quoted = append(quoted, tok.Text)
			}
		}
	}
	if diff := cmp.Diff(strings.Fields("We go . We stay , No , Never . red line"), quoted); diff != "" {
		t.Error(diff)
	}
}

func TestOffsets(t *testing.T) {
	text := "Co\u0301te\u200b d\u2019Ivoire\u00a0cut\u00adting ties \u202awith\u202c I\u200bran \u2014 \u201cnow\u201d."
	d := read(t, text)
	var got []string
	for _, tok := range d.Sentences[0].Tokens {
		got = append(got, tok.Text+"|"+text[tok.Start:tok.End])
	}
	want := []string{"Cóte|Co\u0301te", "d'Ivoire|d\u2019Ivoire", "cutting|cut\u00adting", "ties|ties", "with|with", "Iran|I\u200bran", "—|\u2014", "\"|\u201c", "now|now", "\"|\u201d", ".|."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLemmas(t *testing.T) {
	d := read(t, "Albania severed ties. It was cutting relations and has broken them. Iran condemned its allies. "+
		"They accused and expelled diplomats. She visited, invited, denied and hosted. He is slashing taxes. They boycotted it and agreed. "+
		"Countries are urging him to go, backing her and threatening them. It seized ships.")
	lemmas := map[string]string{}
	for _, s := range d.Sentences {
		for _, tok := range s.Tokens {
			lemmas[tok.Lower] = tok.Lemma
		}
	}
	for word, want := range map[string]string{
		"severed": "sever", "ties": "tie", "cutting": "cut", "broken": "break", "condemned": "condemn", "allies": "ally", "accused": "accuse",
		"expelled": "expel", "visited": "visit", "invited": "invite", "denied": "deny", "hosted": "host", "slashing": "slash", "boycotted": "boycott",
		"agreed": "agree", "countries": "country", "urging": "urge", "backing": "back", "threatening": "threaten", "seized": "seize", "taxes": "tax",
	} {
		if lemmas[word] != want {
			t.Errorf("%s: %s, want %s", word, lemmas[word], want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"Iran cut ties.", "“We\u200b go,” he said.", "a.\n\n\nB!", "U.S.", "'s 's", "e\u0301\u0301", "\x00", "--...—(", "A--B/C;D"} {
		f.Add(s)
	}
	r := newReader(f)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := r.Read(graph.Article{Text: text})
		if err != nil {
			if utf8.ValidString(text) && graph.CodeOf(err) != graph.Limit {
				t.Fatal(err)
			}
			return
		}
		last := 0
		for i, s := range d.Sentences {
			if len(s.Tokens) == 0 || s.Start < last || s.Paragraph >= len(d.Paragraphs) || !d.Paragraphs[s.Paragraph].Contains(s.Span) {
				t.Fatalf("sentence %d: %+v", i, s.Span)
			}
			for _, tok := range s.Tokens {
				if tok.Start < last || tok.End <= tok.Start || tok.End > len(text) || tok.Text == "" || tok.Tag == "" || !utf8.ValidString(text[tok.Start:tok.End]) {
					t.Fatalf("token %q at %v after %d", tok.Text, tok.Span, last)
				}
				last = tok.End
			}
		}
	})
}
