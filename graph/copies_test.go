package graph

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestAddUp(t *testing.T) {
	const long = "Albania severed diplomatic relations with Iran on Wednesday over a cyberattack in July, Prime Minister Edi Rama said in a video statement."
	for _, c := range []struct {
		name        string
		reports     []report
		independent int
		confidence  float64
	}{
		{"nothing", nil, 0, 0},
		{"one", []report{{"a", long, "2022-09-07", 0.9}}, 1, 0.9},
		{"twice in one article", []report{{"a", long, "", 0.9}, {"a", "Albania cut ties with Iran.", "", 0.8}}, 1, 0.9},
		{"word for word", []report{{"a", long, "2022-09-07", 0.9}, {"b", long, "2022-09-07", 0.9}}, 1, 0.9},
		{"other marks and case", []report{{"a", long, "", 0.8}, {"b", "ALBANIA severed diplomatic relations with Iran, on Wednesday, over a cyberattack in July; Prime Minister Edi Rama said in a video statement", "", 0.9}}, 1, 0.9},
		{"a word changed", []report{{"a", long, "2022-09-07", 0.9}, {"b", "Albania cut diplomatic relations with Iran on Wednesday over a cyberattack in July, Prime Minister Edi Rama said in a video message.", "2022-09-08", 0.9}}, 1, 0.9},
		{"the end cut off", []report{{"a", long, "", 0.9}, {"b", "Albania severed diplomatic relations with Iran on Wednesday over a cyberattack in July, Prime Minister Edi Rama said.", "", 0.9}}, 1, 0.9},
		{"in other words", []report{{"a", long, "", 0.9}, {"b", "Tirana cut ties with Tehran and gave its diplomats 24 hours to leave, blaming Iran for an attack on government computers.", "", 0.8}}, 2, 0.98},
		{"another day", []report{{"a", "Albania condemned Iran on Monday.", "2022-09-05", 0.9}, {"b", "Albania condemned Iran on Tuesday.", "2022-09-06", 0.9}}, 2, 0.99},
		{"another year", []report{{"a", "Albania condemned Iran.", "2022-09-05", 0.5}, {"b", "Albania condemned Iran.", "2012-09-06", 0.5}}, 2, 0.75},
		{"a year against a day", []report{{"a", "Albania condemned Iran.", "2022", 0.5}, {"b", "Albania condemned Iran.", "2022-09-06", 0.5}}, 1, 0.5},
		{"never certain", []report{{"a", "One.", "", 0.99}, {"b", "Two.", "", 0.99}, {"c", "Three.", "", 1}}, 3, 0.99},
		{"no words", []report{{"a", "...", "", 0.5}, {"b", "", "", 0.5}}, 1, 0.5},
	} {
		for range 5 {
			rand.Shuffle(len(c.reports), func(i, j int) { c.reports[i], c.reports[j] = c.reports[j], c.reports[i] })
			if n, confidence := addUp(c.reports); n != c.independent || confidence != c.confidence {
				t.Errorf("%s: %d independent, confidence %v; want %d, %v", c.name, n, confidence, c.independent, c.confidence)
			}
		}
	}
}

// manyReports are n reports in words of a small vocabulary, a fifth of them near copies.
func manyReports(n int) []report {
	random := rand.New(rand.NewPCG(7, 8))
	list := make([]report, n)
	for i := range list {
		sentence := "Albania condemned Iran"
		if i > 5 && random.IntN(5) == 0 {
			sentence = list[random.IntN(i)].sentence + " again"
		} else {
			for range 5 + random.IntN(20) {
				sentence += fmt.Sprintf(" word%d", random.IntN(300))
			}
		}
		list[i] = report{fmt.Sprint("a", i), sentence, "", 0.5}
	}
	return list
}

// TestStoriesMissNone compares the stories with those of a comparison of all with all.
func TestStoriesMissNone(t *testing.T) {
	list := manyReports(300)
	got := newStories(list)
	want := make(stories, len(list))
	for i := range want {
		want[i] = i
	}
	joined := 0
	for i := range list {
		for j := range i {
			a, b := text{pairs: pairsOf(wordsOf(list[i].sentence))}, text{pairs: pairsOf(wordsOf(list[j].sentence))}
			if a.copies(&b) {
				want.join(i, j)
				joined++
			}
		}
	}
	if joined < 20 {
		t.Fatalf("only %d copies", joined)
	}
	for i := range list {
		if got.of(i) != want.of(i) {
			t.Errorf("report %d is of story %d, want %d", i, got.of(i), want.of(i))
		}
	}
}

func BenchmarkAddUp(b *testing.B) {
	for _, n := range []int{1, 10, 1000} {
		list := manyReports(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				addUp(list)
			}
		})
	}
}
