package ner_test

import (
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/ner"
	"entente/extractor/tagger"
	"entente/graph"
)

func read(t testing.TB, text string) *document.Document {
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
	return d
}

func recognizer(t testing.TB) *ner.Recognizer {
	t.Helper()
	r, err := ner.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// shown lists the names of a text: "P Rex Tillerson".
func shown(d *document.Document, names [][]ner.Name) []string {
	var out []string
	for s := range names {
		for _, n := range names[s] {
			tokens := d.Sentences[s].Tokens
			out = append(out, n.Type.String()[:2]+" "+d.Text[tokens[n.First].Start:tokens[n.Last-1].End])
		}
	}
	return out
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Exxon Mobil hired Rex Tillerson in Texas. Tillerson said little.", []string{"Or Exxon Mobil", "Pe Rex Tillerson", "Lo Texas", "Pe Tillerson"}},
		{"Shares in Lufthansa and Siemens rose in Frankfurt.", []string{"Or Lufthansa", "Or Siemens", "Lo Frankfurt"}},
		{"Abdel Fattah el-Sissi met Ursula von der Leyen on Monday.", []string{"Pe Abdel Fattah el-Sissi", "Pe Ursula von der Leyen"}},
		{"It rained all day on Thursday and nobody came.", nil},
		{"", nil},
	} {
		d := read(t, c.text)
		if diff := cmp.Diff(c.want, shown(d, recognizer(t).Names(d.Sentences, nil))); diff != "" {
			t.Errorf("%s: %s", c.text, diff)
		}
	}
}

func TestSkippedSentencesHaveNoNames(t *testing.T) {
	d := read(t, "Angela Merkel met Barack Obama. Vladimir Putin stayed away.")
	names := recognizer(t).Names(d.Sentences, func(s int) bool { return s == 0 })
	if len(names[0]) != 0 || len(names[1]) != 1 {
		t.Errorf("%v", names)
	}
}

// Names do not overlap, are in order, and the same on every run and in every
// goroutine.
func TestNamesAreSoundAndStable(t *testing.T) {
	text := strings.Repeat("NEW YORK -- Merrill Lynch told the Bank of England that J. P. Morgan & Co. and O'Neill of Médecins Sans Frontières had met. WHO? said \"U.N.\" ( ", 20)
	d := read(t, text)
	r := recognizer(t)
	want := r.Names(d.Sentences, nil)
	for s, names := range want {
		last := 0
		for _, n := range names {
			if n.First < last || n.Last <= n.First || n.Last > len(d.Sentences[s].Tokens) || n.Margin < 0 {
				t.Errorf("sentence %d: %v", s, n)
			}
			last = n.Last
		}
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if diff := cmp.Diff(want, r.Names(d.Sentences, nil)); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
}

func TestTrainingLearns(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	var examples []ner.Example
	for _, text := range []string{"Quorl Bix said so.", "They met Quorl Bix in Zant."} {
		d := read(t, text)
		e := ner.Example{Sentences: d.Sentences, Names: make([][]ner.Name, len(d.Sentences))}
		for i, token := range d.Sentences[0].Tokens {
			switch token.Text {
			case "Quorl":
				e.Names[0] = append(e.Names[0], ner.Name{First: i, Last: i + 2, Type: ner.Person})
			case "Zant":
				e.Names[0] = append(e.Names[0], ner.Name{First: i, Last: i + 1, Type: ner.Location})
			}
		}
		for range 5 {
			examples = append(examples, e)
		}
	}
	o := ner.Training{Epochs: 5, Seen: 2, Cost: 5, Seed: 1}
	data, err := ner.Train(lex, examples, o).Pack(0, 0.1)
	if err != nil {
		t.Fatal(err)
	}
	again, err := ner.Train(lex, examples, o).Pack(0, 0.1)
	if err != nil || string(again) != string(data) {
		t.Errorf("the same examples give another model: %v", err)
	}
	r, err := ner.Read(lex, data)
	if err != nil {
		t.Fatal(err)
	}
	d := read(t, "They met Quorl Bix in Zant.")
	if diff := cmp.Diff([]string{"Pe Quorl Bix", "Lo Zant"}, shown(d, r.Names(d.Sentences, nil))); diff != "" {
		t.Error(diff)
	}
	if _, err := ner.Read(lex, data[:len(data)-1]); err == nil {
		t.Error("a model that is cut off is read")
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Iran cut ties with al-Qaeda (AQ), J. Doe's — \"A & B\"")
	f.Add("THE IRANIANS AND MR. PRICE: NO.")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 || strings.ContainsFunc(text, func(r rune) bool { return r == unicode.ReplacementChar }) {
			return
		}
		d := read(t, text)
		for s, names := range recognizer(t).Names(d.Sentences, nil) {
			last := 0
			for _, n := range names {
				if n.First < last || n.Last <= n.First || n.Last > len(d.Sentences[s].Tokens) {
					t.Fatalf("%v in sentence %d", n, s)
				}
				last = n.Last
			}
		}
	})
}

func BenchmarkNames(b *testing.B) {
	d := read(b, strings.Repeat("The Albanian government accused Iran of a major cyberattack on Wednesday, and Prime Minister Edi Rama told reporters in Tirana that the embassy of the Islamic Republic had 24 hours. "+
		"A spokeswoman for the National Security Council, Adrienne Watson, said that Washington would take further action. ", 12))
	r := recognizer(b)
	tokens := 0
	for _, s := range d.Sentences {
		tokens += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		r.Names(d.Sentences, nil)
	}
	b.ReportMetric(float64(b.N*tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	lex, err := lexicon.Default()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := ner.Load(lex); err != nil {
			b.Fatal(err)
		}
	}
}
