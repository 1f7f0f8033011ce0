package tagger_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/tagger"
)

// lessons are sentences in which the tag of "run" and "the runs" follows from
// the words around.
func lessons() []tagger.Sample {
	var out []tagger.Sample
	for i := range 40 {
		for _, line := range []string{"They/PRP run/VBP the/DT race/NN ./.", "The/DT run/NN went/VBD well/RB ./.", "To/TO run/VB is/VBZ good/JJ ./."} {
			var s tagger.Sample
			for _, pair := range strings.Fields(line) {
				word, tag, _ := strings.Cut(pair, "/")
				s.Words = append(s.Words, word)
				s.Tags = append(s.Tags, tag)
			}
			if i%4 == 0 {
				s.Words[len(s.Words)-2] = fmt.Sprintf("%s%d", s.Words[len(s.Words)-2], i)
			}
			out = append(out, s)
		}
	}
	return out
}

func TestTrain(t *testing.T) {
	samples := lessons()
	options := tagger.Options{Epochs: 4, Runs: 2}
	var packs [2][]byte
	for i := range packs {
		m, err := tagger.Train(samples, options)
		if err != nil {
			t.Fatal(err)
		}
		if packs[i], err = m.Pack(0.01, 0.05); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(packs[0], packs[1]) {
		t.Error("the same training gives other bytes")
	}
	tg, err := tagger.Read(packs[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range samples {
		if diff := cmp.Diff(s.Tags, tg.TagTreebank(nil, s.Words)); diff != "" {
			t.Fatalf("%q: %s", s.Words, diff)
		}
	}
	for cut := range len(packs[0]) {
		if _, err := tagger.Read(packs[0][:cut]); err == nil {
			t.Fatalf("a model cut at %d of %d bytes is read", cut, len(packs[0]))
		}
	}
}

func TestTrainRefuses(t *testing.T) {
	for _, samples := range [][]tagger.Sample{nil, {{Words: []string{"a", "b"}, Tags: []string{"DT"}}}} {
		if _, err := tagger.Train(samples, tagger.Options{}); err == nil {
			t.Errorf("%v: no error", samples)
		}
	}
}

func TestJackknife(t *testing.T) {
	samples := lessons()
	got, err := tagger.Jackknife(samples, nil, nil, tagger.Options{Epochs: 3})
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for i, s := range samples {
		if !slices.Equal(s.Tags, got[i]) {
			wrong++
		}
	}
	if wrong > 3 {
		t.Errorf("%d of %d sentences are tagged wrong", wrong, len(samples))
	}
	if _, err := tagger.Jackknife(samples, nil, []int{1}, tagger.Options{}); err == nil {
		t.Error("groups of another length are taken")
	}
}

// No bytes make reading or tagging fail otherwise than by an error.
func FuzzRead(f *testing.F) {
	m, err := tagger.Train(lessons(), tagger.Options{Epochs: 1})
	if err != nil {
		f.Fatal(err)
	}
	packed, err := m.Pack(0.01, 0.05)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed)
	words := strings.Fields(`They run " The races , 12 "`)
	f.Fuzz(func(t *testing.T, data []byte) {
		tg, err := tagger.Read(data)
		if err != nil {
			return
		}
		if got := tg.Tag(nil, words); len(got) != len(words) {
			t.Errorf("%d tags for %d words", len(got), len(words))
		}
	})
}
