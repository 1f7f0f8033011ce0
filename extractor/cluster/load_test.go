package cluster

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPackRead(t *testing.T) {
	src := Source{
		// Paths, lowest bit first: 01, 11, 001.
		Cluster:     map[string]uint32{"dog": 0b10, "Dog": 0b10, "Rover": 0b11, "rover": 0b100, "runs": 0b100, "none": 0, "http://x": 0b10},
		Probability: map[string]float64{"dog": -5, "Dog": -9, "Rover": -7, "rover": -7.5, "runs": -6, "none": -7, "http://x": -5},
	}
	data, err := Pack(src, Limits{Cluster: -20, Name: -20, Case: -20})
	if err != nil {
		t.Fatal(err)
	}
	w, err := read(data)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][2]int{}
	for _, word := range []string{"dog", "Dog", "Rover", "rover", "runs", "none", "http://x"} {
		v := w.table.Get(word)
		got[word] = [2]int{int(v & clusterMask), int(v >> clusterBits)}
	}
	want := map[string][2]int{ // clusters in the order of their paths; Dog and http://x are not kept
		"dog": {2, int(LowerAlways)}, "Dog": {}, "Rover": {3, 0}, "rover": {1, int(Both)}, "runs": {1, int(LowerAlways)},
		"none": {0, int(LowerAlways)}, "http://x": {},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]uint16{0, 0b001 << 13, 0b01 << 14, 0b11 << 14}, w.paths); diff != "" {
		t.Error(diff)
	}
	for cut := range len(data) {
		if _, err := read(data[:cut]); err == nil {
			t.Fatalf("a table cut at %d of %d bytes is read", cut, len(data))
		}
	}
}

func TestCaseOfShares(t *testing.T) {
	for _, c := range []struct {
		lower, upper float64
		want         Case
	}{{1, 0, LowerAlways}, {0.8, 0, LowerMostly}, {0.3, 0.1, Both}, {0.1, 0, TitleMostly}, {0, 0.1, TitleAlways}, {0.2, 0.6, UpperMostly}, {math.NaN(), 0, TitleAlways}} {
		if got := caseOf(c.lower, c.upper); got != c.want {
			t.Errorf("%v: %v", c, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	data, err := Pack(Source{Cluster: map[string]uint32{"a": 1}, Probability: map[string]float64{"a": -1}}, Limits{Cluster: -20, Name: -20, Case: -20})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		if w, err := read(data); err == nil {
			w.table.Get("a")
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(packed); err != nil {
			b.Fatal(err)
		}
	}
}
