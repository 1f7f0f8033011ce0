package ingest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/ingest"
)

func decodeAll(in ingest.Input) (articles []graph.Article, problems []string) {
	for a, err := range ingest.Decode(in) {
		if err != nil {
			problems = append(problems, string(graph.CodeOf(err))+": "+err.Error())
			continue
		}
		articles = append(articles, a)
	}
	return articles, problems
}

func TestDecode(t *testing.T) {
	for _, test := range []struct {
		name     string
		in       ingest.Input
		want     []graph.Article
		problems []string // parts of the messages
	}{
		{
			name: "a text file is the article, byte for byte",
			in:   ingest.Input{Name: "news/a1.txt", Data: []byte("\ufeffAlbania cuts ties\r\n\r\nWith “Iran”.\n")},
			want: []graph.Article{{ID: "a1", Title: "Albania cuts ties", Text: "\ufeffAlbania cuts ties\r\n\r\nWith “Iran”.\n"}},
		},
		{
			name: "front matter",
			in:   ingest.Input{Name: "a2.md", Data: []byte("---\ntitle: \"Ties: cut\"\npublished: 2022-09-07\nsource: Wire\nurl: https://example.org/a\n---\n\nBody: here.\n")},
			want: []graph.Article{{ID: "a2", Title: "Ties: cut", Published: "2022-09-07", Source: "Wire", URL: "https://example.org/a", Text: "Body: here.\n"}},
		},
		{
			name: "a rule of hyphens is no front matter",
			in:   ingest.Input{Name: "a3.txt", Data: []byte("---\nThe summit ended.\n---\nMore.")},
			want: []graph.Article{{ID: "a3", Title: "---", Text: "---\nThe summit ended.\n---\nMore."}},
		},
		{
			name:     "front matter that is no YAML",
			in:       ingest.Input{Name: "a.txt", Data: []byte("---\ntitle: \"open\nurl: :\n---\nBody.")},
			problems: []string{"front matter"},
		},
		{
			name: "UTF-16 with a byte order mark",
			in:   ingest.Input{Name: "a.txt", Data: []byte("\xff\xfeR\x00\xe9\x00")},
			want: []graph.Article{{ID: "a", Title: "Ré", Text: "Ré"}},
		},
		{name: "Latin-1 is refused, not guessed", in: ingest.Input{Name: "a.txt", Data: []byte("caf\xe9")}, problems: []string{"0xE9 at offset 3"}},
		{name: "binary", in: ingest.Input{Name: "a.txt", Data: []byte("PK\x03\x04\x00\x00")}, problems: []string{"binary"}},
		{name: "empty", in: ingest.Input{Name: "a.txt", Data: []byte(" \n")}, problems: []string{"no text"}},
		{
			name: "one JSON article",
			in:   ingest.Input{Name: "x.json", Data: []byte(`{"id":"j1","title":"T","published":null,"text":"Hello there."}`)},
			want: []graph.Article{{ID: "j1", Title: "T", Text: "Hello there."}},
		},
		{
			name: "a list; one of them has no text",
			in:   ingest.Input{Name: "x.json", Data: []byte(`[{"id":"j1","text":"One."},{"id":"j2"},{"id":"j3","text":"Three.","published":"2020-05-06T07:08:09Z"}]`)},
			want: []graph.Article{{ID: "j1", Title: "One.", Text: "One."}, {ID: "j3", Title: "Three.", Published: "2020-05-06", Text: "Three."}}, problems: []string{"no text"},
		},
		{
			name:     "lines; a broken one does not lose the others",
			in:       ingest.Input{Name: "x.jsonl", Data: []byte("{\"id\":\"l1\",\"text\":\"One.\"}\n{\"id\":\n\n{\"id\":\"l4\",\"text\":4}\n{\"id\":\"l5\",\"text\":\"Five.\"}\n")},
			want:     []graph.Article{{ID: "l1", Title: "One.", Text: "One."}, {ID: "l5", Title: "Five.", Text: "Five."}},
			problems: []string{"line 2 is not valid JSON", `line 4: the field "text" must be a text`},
		},
		{name: "JSON error with its line", in: ingest.Input{Name: "x.json", Data: []byte("{\n\"id\": }")}, problems: []string{"line 2"}},
		{name: "a date that is none", in: ingest.Input{Text: "Hello.", Published: "last week"}, problems: []string{`"last week" is not a date`}},
		{name: "a script is no address", in: ingest.Input{Text: "Hello.", URL: "javascript:alert(1)"}, problems: []string{"is not a web address"}},
		{name: "an id that an address swallows", in: ingest.Input{ID: "..", Text: "Hello."}, problems: []string{`".." cannot be the id`}},
		{name: "an id with a line break", in: ingest.Input{ID: "a\nb", Text: "Hello."}, problems: []string{`"a\nb" cannot be the id`}},
		{name: "an id that nobody sees", in: ingest.Input{ID: "\u200b\u202e", Text: "Hello."}, problems: []string{"visible characters"}},
		{
			name: "an id with a slash, a percent sign and spaces; a title and a source on one line",
			in:   ingest.Input{ID: " 100 %2F/é 🙂 ", Title: "a\r\n b\tc\x00d", Source: "The\nWire", Text: "Hello."},
			want: []graph.Article{{ID: "100 %2F/é 🙂", Title: "a b c d", Source: "The Wire", Text: "Hello."}},
		},
		{
			name: "pasted text gets an id from its content",
			in:   ingest.Input{Text: "Hello."},
			want: []graph.Article{{ID: "article-2d8bd7d9bb5f85ba", Title: "Hello.", Text: "Hello."}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			articles, problems := decodeAll(test.in)
			if diff := cmp.Diff(test.want, articles); diff != "" {
				t.Errorf("articles (-want +got):\n%s", diff)
			}
			if len(problems) != len(test.problems) {
				t.Fatalf("problems = %q, want %d", problems, len(test.problems))
			}
			for i, part := range test.problems {
				if !strings.Contains(problems[i], part) {
					t.Errorf("problem %q does not say %q", problems[i], part)
				}
			}
		})
	}
}

func TestDecodePage(t *testing.T) {
	page := `<!doctype html><html><head><meta charset="windows-1252"><title>Doha reopens its mission</title>
<meta property="article:published_time" content="2021-01-05T10:00:00Z"><meta property="og:site_name" content="The Gulf Post"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Doha reopens its mission</h1>
<p>Qatar reopened its mission in Riyadh on Tuesday, officials of both states said, after more than three years of separation and mutual accusations.</p>
<p>The ministry` + "\x92" + `s statement was short. It thanked Kuwait, whose envoys had carried letters between the capitals, and announced flights for Monday.</p>
<p><script>alert("no")</script>Travellers welcomed the decision; many had relatives across the border whom they had not seen since the summer of 2017.</p></article>
<footer>Cookies, terms and conditions</footer></body></html>`
	articles, problems := decodeAll(ingest.Input{Name: "doha.html", Data: []byte(page)})
	if len(articles) != 1 || len(problems) != 0 {
		t.Fatalf("%d articles, %q", len(articles), problems)
	}
	a := articles[0]
	if a.ID != "doha" || a.Title != "Doha reopens its mission" || a.Source != "The Gulf Post" || a.Published != "2021-01-05" {
		t.Errorf("article = %+v", a)
	}
	for _, part := range []string{"Qatar reopened its mission in Riyadh", "ministry’s statement"} {
		if !strings.Contains(a.Text, part) {
			t.Errorf("the text lacks %q:\n%s", part, a.Text)
		}
	}
	for _, part := range []string{"alert", "Cookies", "Sport"} {
		if strings.Contains(a.Text, part) {
			t.Errorf("the text has %q:\n%s", part, a.Text)
		}
	}
}

func TestPaths(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write := func(path, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(dir, "b.txt"), "Second.")
	write(filepath.Join(dir, "a/deep.md"), "First.")
	write(filepath.Join(dir, "ignored.pdf"), "%PDF")
	write(filepath.Join(dir, ".hidden/x.txt"), "Hidden.")
	write(filepath.Join(outside, "secret.txt"), "Secret.")
	if err := os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	inputs, err := ingest.Paths([]string{dir, "-"}, strings.NewReader("From a pipe."))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, in := range inputs {
		articles, problems := decodeAll(in)
		for _, a := range articles {
			texts = append(texts, a.Text)
		}
		for range problems {
			texts = append(texts, "refused "+filepath.Base(in.Name))
		}
	}
	if diff := cmp.Diff([]string{"First.", "Second.", "refused link.txt", "From a pipe."}, texts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := ingest.Paths([]string{dir, filepath.Join(dir, "missing")}, nil); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("a missing path: %v", err)
	}
	if _, err := ingest.Paths([]string{t.TempDir()}, nil); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("an empty folder: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, name := range []string{"a.txt", "a.html", "a.json", "a.jsonl", "-"} {
		f.Add(name, []byte("---\ntitle: x\n---\nText."))
		f.Add(name, []byte(`{"id":"a","text":"b","published":"2020"}`))
		f.Add(name, []byte(`[{"text":"b"}]`))
		f.Add(name, []byte("<html><body><article><p>Text.</p></article>"))
		f.Add(name, []byte("\xff\xfea\x00"))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		for a, err := range ingest.Decode(ingest.Input{Name: name, Data: data}) {
			if err != nil {
				continue
			}
			if a.ID == "" || !utf8.ValidString(a.Text) || strings.TrimSpace(a.Text) == "" || strings.ContainsRune(a.Text, 0) {
				t.Errorf("accepted %+v", a)
			}
		}
	})
}
