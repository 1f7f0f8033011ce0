package perceptron_test

import (
	"bytes"
	"fmt"
	"testing"

	"entente/extractor/perceptron"
)

// A model of which class a letter pair belongs to, learned until it is right.
func learn(t testing.TB) (*perceptron.Trainer, func(add func([]int32, uint32), a, b int) int) {
	classes := []string{"even", "odd", "seven"}
	tr := perceptron.NewTrainer(classes)
	features := func(a, b int) []uint32 {
		x, y := perceptron.Text(fmt.Sprint(a)), perceptron.Text(fmt.Sprint(b))
		return []uint32{x.Feature(0), y.Feature(1), x.And(y).Feature(2)}
	}
	guess := func(add func([]int32, uint32), a, b int) int {
		scores := make([]int32, len(classes))
		for _, f := range features(a, b) {
			add(scores, f)
		}
		best := 0
		for c := range scores {
			if scores[c] > scores[best] {
				best = c
			}
		}
		return best
	}
	for range 10 {
		for a := range 30 {
			for b := range 30 {
				tr.Step()
				if g, want := guess(tr.Add, a, b), truth(a, b); g != want {
					for _, f := range features(a, b) {
						tr.Update(f, want, 1)
						tr.Update(f, g, -1)
					}
				}
			}
		}
	}
	return tr, guess
}

func truth(a, b int) int {
	if (a+b)%7 == 0 {
		return 2
	}
	return (a + b) % 2
}

func TestLearnPackRead(t *testing.T) {
	tr, guess := learn(t)
	packed, err := tr.Pack(0, 0.01)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := learn(t)
	if other, _ := again.Pack(0, 0.01); !bytes.Equal(packed, other) {
		t.Error("the same training gives other bytes")
	}
	w, err := perceptron.Read(packed)
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for a := range 30 {
		for b := range 30 {
			if guess(w.Add, a, b) != truth(a, b) {
				wrong++
			}
		}
	}
	if wrong > 9 { // averaging may lose a few
		t.Errorf("%d of 900 wrong after packing", wrong)
	}
	for cut := range len(packed) {
		if _, err := perceptron.Read(packed[:cut]); err == nil {
			t.Fatalf("a model cut at %d of %d bytes is read", cut, len(packed))
		}
	}
}

func FuzzRead(f *testing.F) {
	tr := perceptron.NewTrainer([]string{"a", "b"})
	tr.Step()
	for i := range uint32(5) {
		tr.Update(i*800_000_000+1, int(i%2), 2)
	}
	packed, err := tr.Pack(0, 0.01)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed)
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := perceptron.Read(data)
		if err != nil {
			return
		}
		scores := make([]int32, len(w.Classes()))
		for i := range uint32(1000) {
			w.Add(scores, i*4294967)
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	tr, _ := learn(b)
	packed, _ := tr.Pack(0, 0.01)
	w, err := perceptron.Read(packed)
	if err != nil {
		b.Fatal(err)
	}
	scores := make([]int32, 3)
	h := perceptron.Text("12")
	b.ReportAllocs()
	for b.Loop() {
		w.Add(scores, h.Feature(0))
	}
}
