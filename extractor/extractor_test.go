package extractor_test

import (
	"strings"
	"sync"
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
		"person:ronald-reagan", "country:US", "person:alexander-haig", "person:nicanor-costa-mendez", "person:leopoldo-galtieri",
		"organization:european-community", "country:PE", "organization:associated-press"}
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
	{"epithets", func(n int) string { return strings.Repeat("Ghana met. The West African nation left. ", n/41) }},
	{"offices", func(n int) string {
		return manyPeople(n/2) + strings.Repeat("French President Edi Rama met. The French president left. ", n/116)
	}},
	{"verbs of claims", func(n int) string {
		return strings.Repeat("Iran "+strings.Repeat("condemned Iraq and attacked Syria and ", 30)+"left. ", n/1141+1)
	}},
	{"claims", func(n int) string { return strings.Repeat("Iran condemned Iraq. Sudan followed suit. ", n/42) }},
	{"deeds told before", func(n int) string { return strings.Repeat("Iran attacked Iraq. Syria condemned the raid. ", n/47) }},
	{"places", func(n int) string { return strings.Repeat("His government met the government in Paris. ", n/44) }},
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

// TestHostile reads each shape at two sizes: nothing fails but by a limit, and
// twice the text takes less than three times as long. Under the race detector
// it reads one size and takes no time.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	x := newExtractor(t)
	for _, h := range hostile {
		var times [2]time.Duration
		sizes := []int{12 << 10, 24 << 10}
		if raceDetector {
			sizes = sizes[:1]
		}
		for i, size := range sizes {
			text := h.text(size)
			if !utf8.ValidString(text) {
				t.Fatalf("%s is not UTF-8", h.name)
			}
			for try := range 3 {
				start := time.Now()
				_, err := x.Extract(graph.Article{ID: "x", Text: text})
				if took := time.Since(start); try == 0 || took < times[i] {
					times[i] = took
				}
				if err != nil && graph.CodeOf(err) != graph.Limit {
					t.Errorf("%s: %v", h.name, err)
				}
				if times[i] < 50*time.Millisecond || raceDetector {
					break
				}
			}
		}
		t.Logf("%-24s %v, %v", h.name, times[0].Round(time.Millisecond), times[1].Round(time.Millisecond))
		if times[1] > 3*times[0] && times[1] > 200*time.Millisecond {
			t.Errorf("%s: %v for twice the text that took %v", h.name, times[1], times[0])
		}
	}
}

// TestWorstAccepted compares the slowest shapes, as large as the limits let
// them be, with news of the same size: none takes three times as long. That
// keeps the bound of two seconds on any machine that reads 60 000 words of news
// in less than one.
func TestWorstAccepted(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("takes some seconds, and compares times")
	}
	x := newExtractor(t)
	// accepted times a text of almost as many tokens as are read.
	accepted := func(text func(n int) string) time.Duration {
		r, err := x.Read(graph.Article{ID: "x", Text: text(16 << 10)})
		if err != nil {
			t.Fatal(err)
		}
		tokens := 1
		for _, s := range r.Document.Sentences {
			tokens += len(s.Tokens)
		}
		size := min(document.MaxText-64, (16<<10)*document.MaxTokens/tokens*95/100)
		start := time.Now()
		if _, err := x.Extract(graph.Article{ID: "x", Text: text(size)}); err != nil {
			t.Fatal(err)
		}
		return time.Since(start)
	}
	news := accepted(func(n int) string { return strings.Repeat(sample, n/len(sample)) })
	t.Logf("news: %v", news)
	for _, h := range hostile {
		switch h.name {
		case "one name", "names and commas", "of", "new people", "quotation marks", "pronouns":
			took := accepted(h.text)
			t.Logf("%-24s %v", h.name, took.Round(time.Millisecond))
			if took > 3*news+time.Second {
				t.Errorf("%s took %v, news %v", h.name, took, news)
			}
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add(sample)
	f.Add("Iran's (NCRI) \"We\" said President Xi. The group met him in Tehran.")
	f.Add("U.S. of Council of the and People's 's Jr. von der al-Sadr then-President")
	x := newExtractor(f)
	f.Fuzz(func(t *testing.T, text string) {
		got, err := x.Extract(graph.Article{ID: "x", Text: text})
		if err != nil {
			if code := graph.CodeOf(err); code != graph.Invalid && code != graph.Limit || code == graph.Invalid && utf8.ValidString(text) {
				t.Fatal(err)
			}
			return
		}
		known := map[string]bool{}
		for _, e := range got.Entities {
			if e.ID == "" || e.Name == "" || known[e.ID] {
				t.Fatalf("entity %+v", e)
			}
			known[e.ID] = true
		}
		last := 0
		for _, m := range got.Mentions {
			if m.Start < last || m.End <= m.Start || text[m.Start:m.End] != m.Text || !utf8.ValidString(m.Text) || m.Type != graph.Location && !known[m.EntityID] {
				t.Fatalf("mention %+v after %d", m, last)
			}
			last = m.End
		}
		for _, c := range got.Claims {
			if !known[c.SubjectID] || !known[c.ObjectID] || text[c.SentenceSpan.Start:c.SentenceSpan.End] != c.Sentence || text[c.CueSpan.Start:c.CueSpan.End] != c.Cue {
				t.Fatalf("claim %+v", c)
			}
		}
	})
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

func TestConcurrent(t *testing.T) {
	x := newExtractor(t)
	a := graph.Article{ID: "falklands", Text: sample}
	want, err := x.Extract(a)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 5 {
				if got, err := x.Extract(a); err != nil || !cmp.Equal(want, got) {
					t.Errorf("another goroutine reads otherwise: %v", err)
				}
			}
		})
	}
	group.Wait()
}
