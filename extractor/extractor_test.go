package extractor_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/document"
	"entente/graph"
)

// sample is a news article of our own, some 200 words, about a real event.
const sample = `Argentina breaks relations with Britain over the Falklands

BUENOS AIRES, Argentina (AP) — Argentina broke off diplomatic relations with Britain on Friday, hours after Argentine troops took the islands that both countries claim.

Prime Minister Margaret Thatcher told the House of Commons that her government had condemned "this unprovoked aggression by the Government of Argentina against British territory." She said a large naval task force would sail as soon as all preparations were complete.

The United Nations Security Council met in New York at the request of Sir Anthony Parsons, the British ambassador. The council (UNSC) demanded an immediate withdrawal of all Argentine forces.

In Washington, the Reagan administration urged Buenos Aires to pull its troops out. "We have made our position clear," Secretary of State Alexander Haig said. "The United States does not support the use of force."

Argentine Foreign Minister Nicanor Costa Mendez rejected the demand. The junta led by Gen. Leopoldo Galtieri said it would defend the islands, which Argentines call the Malvinas.

The European Economic Community later joined Britain in banning imports from Argentina, and Peru offered to mediate between the two countries.
`

func TestSample(t *testing.T) {
	got, err := newExtractor(t).Extract(graph.Article{ID: "falklands", Text: sample})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range got.Entities {
		ids = append(ids, e.ID)
	}
	want := []string{"country:AR", "country:GB", "person:margaret-thatcher", "organization:house-of-commons", "organization:un-security-council", "person:anthony-parsons",
		"person:reagan", "country:US", "person:alexander-haig", "person:nicanor-costa-mendez", "person:leopoldo-galtieri",
		"organization:european-community", "country:PE"}
	var missing, extra []string
	for _, w := range want {
		if !strings.Contains(" "+strings.Join(ids, " ")+" ", " "+w+" ") {
			missing = append(missing, w)
		}
	}
	for _, g := range ids {
		if !strings.Contains(" "+strings.Join(want, " ")+" ", " "+g+" ") {
			extra = append(extra, g)
		}
	}
	if len(missing)+len(extra) > 0 {
		t.Errorf("missing %q, extra %q", missing, extra)
	}
}

func TestSameBytesAgain(t *testing.T) {
	x := newExtractor(t)
	a := graph.Article{ID: "falklands", Text: sample}
	first, err := x.Extract(a)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, err := x.Extract(a)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, again); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestBadInput(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct {
		name, text string
		code       graph.Code
	}{
		{"not UTF-8", "Iran \xff", graph.Invalid},
		{"Latin-1", "C\xf4te d'Ivoire", graph.Invalid},
		{"too long", strings.Repeat("a", document.MaxText+1), graph.Limit},
		{"empty", "", ""},
		{"NUL", "Iran\x00 cut\x00ties\x00", ""},
	} {
		if _, err := x.Extract(graph.Article{Text: c.text}); graph.CodeOf(err) != c.code {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// hostile makes texts of about n bytes that are slow or fatal for a careless
// reader.
var hostile = []struct {
	name string
	text func(n int) string
}{
	{"one word", func(n int) string { return strings.Repeat("a", n) }},
	{"one word with capitals", func(n int) string { return strings.Repeat("Aa", n/2) }},
	{"brackets", func(n int) string { return strings.Repeat("(", n) }},
	{"full stops", func(n int) string { return strings.Repeat(".", n) }},
	{"question marks", func(n int) string { return strings.Repeat("? ", n/2) }},
	{"line breaks", func(n int) string { return strings.Repeat("\n", n) }},
	{"quotation marks", func(n int) string { return strings.Repeat("\" ' ", n/4) }},
	{"hyphens", func(n int) string { return strings.Repeat("-", n) }},
	{"spaces", func(n int) string { return strings.Repeat(" ", n) }},
	{"one name", func(n int) string { return strings.Repeat("Iran ", n/5) }},
	{"names and commas", func(n int) string { return strings.Repeat("Rama, Iran, ", n/12) }},
	{"initials", func(n int) string { return strings.Repeat("U.S. ", n/5) }},
	{"titles", func(n int) string { return strings.Repeat("President ", n/10) }},
	{"of", func(n int) string { return strings.Repeat("Council of ", n/11) }},
	{"combining marks", func(n int) string { return "e" + strings.Repeat("\u0301", n/2) }},
	{"zero width", func(n int) string { return strings.Repeat("I\u200bran ", n/9) }},
	{"NUL", func(n int) string { return strings.Repeat("\x00", n) }},
	{"panics prose", func(n int) string { return strings.Repeat("ȺȺȺȺ's 0000000000áá's ", n/30) }},
	{"short sentences", func(n int) string { return strings.Repeat("He met it. ", n/11) }},
	{"pronouns", func(n int) string { return strings.Repeat("Edi Rama said he met them. ", n/27) }},
	{"new people", func(n int) string { return manyPeople(n) }},
	{"paragraphs", func(n int) string { return strings.Repeat("Iran met.\n\n", n/11) }},
	{"open quotes", func(n int) string { return strings.Repeat("\"We met our ally.\n\n", n/19) }},
	{"acronyms", func(n int) string { return strings.Repeat("The ABC said (DEF) met. ", n/24) }},
	{"groups", func(n int) string { return strings.Repeat("The group met the regime. ", n/26) }},
}

func manyPeople(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString("President Mark ")
		for k := i; ; k /= 26 {
			b.WriteByte("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[k%26])
			b.WriteString("ab")
			if k < 26 {
				break
			}
		}
		b.WriteString(" met Iran. ")
	}
	return b.String()
}

func TestHostile(t *testing.T) {
	x := newExtractor(t)
	size := document.MaxText
	if testing.Short() {
		size /= 16
	}
	for _, h := range hostile {
		text := h.text(size)
		for !utf8.ValidString(text) {
			t.Fatalf("%s is not UTF-8", h.name)
		}
		start := time.Now()
		got, err := x.Extract(graph.Article{ID: "x", Text: text})
		took := time.Since(start)
		t.Logf("%-24s %8d bytes %v, %d mentions", h.name, len(text), took.Round(time.Millisecond), len(got.Mentions))
		if err != nil && graph.CodeOf(err) != graph.Limit {
			t.Errorf("%s: %v", h.name, err)
		}
	}
}

func BenchmarkExtract(b *testing.B) {
	x := newExtractor(b)
	a := graph.Article{ID: "falklands", Text: sample}
	words := len(strings.Fields(sample))
	for _, stage := range []struct {
		name string
		run  func() error
	}{
		{"document-to-entities", func() error { _, err := x.Read(a); return err }},
		{"all", func() error { _, err := x.Extract(a); return err }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := stage.run(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
