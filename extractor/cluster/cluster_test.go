package cluster_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/cluster"
)

func TestLoad(t *testing.T) {
	if err := cluster.Load(); err != nil {
		t.Fatal(err)
	}
}

// Words that are used alike share the first bits of their path, other words do not.
func TestAlike(t *testing.T) {
	const bits = 9
	for _, group := range [][]string{
		{"Tehran", "Iraq", "TEHRAN", "Israel", "Afghanistan"},
		{"John", "James", "Robert"},
		{"London", "Paris", "Vienna"},
		{"Monday", "Tuesday", "FRIDAY"},
	} {
		want := cluster.Prefix(cluster.Of(group[0]), bits)
		if want == 0 {
			t.Errorf("%s is unknown", group[0])
		}
		for _, w := range group[1:] {
			if got := cluster.Prefix(cluster.Of(w), bits); got != want {
				t.Errorf("%s is in class %b, %s in %b", group[0], want, w, got)
			}
		}
		if other := cluster.Prefix(cluster.Of("quickly"), bits); other == want {
			t.Errorf("%s and quickly are in one class", group[0])
		}
	}
}

func TestUnknown(t *testing.T) {
	for _, w := range []string{"", "xqzzyv", "a-word-longer-than-any-that-is-looked-up-here", "\xff", "1997"} {
		if got := cluster.Of(w); got != 0 {
			t.Errorf("%q has cluster %d", w, got)
		}
	}
	for _, bits := range []int{-1, 0, 4, 10, 15, 16} {
		if got := cluster.Prefix(0, bits); got != 0 {
			t.Errorf("the unknown cluster has the class %d", got)
		}
	}
	if got := cluster.Prefix(1023, 4); got != 0 {
		t.Errorf("a cluster that does not exist has the class %d", got)
	}
}

// A form that is not listed counts as another form of the word.
func TestForms(t *testing.T) {
	for _, c := range [][2]string{{"GERMANY", "Germany"}, {"germany", "Germany"}, {"Gap.", "Gap"}, {"REPORTEDLY", "reportedly"}} {
		if a, b := cluster.Of(c[0]), cluster.Of(c[1]); a == 0 || a != b {
			t.Errorf("%s has cluster %d, %s %d", c[0], a, c[1], b)
		}
	}
	if cluster.Of("Brown") == cluster.Of("brown") {
		t.Error("Brown and brown have one cluster")
	}
}

func TestCaseOf(t *testing.T) {
	want := map[string]cluster.Case{
		"quickly": cluster.LowerAlways, "Quickly": cluster.LowerAlways,
		"target": cluster.LowerMostly, "Target": cluster.LowerMostly,
		"Brown": cluster.Both, "brown": cluster.Both,
		"NATO": cluster.UpperMostly, "Nato": cluster.UpperMostly,
		"Tehran": cluster.TitleMostly, "xqzzyv": cluster.CaseUnknown, "": cluster.CaseUnknown,
	}
	got := map[string]cluster.Case{}
	for w := range want {
		got[w] = cluster.CaseOf(w)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for w, want := range map[string]bool{"Quickly": true, "Target": true, "Brown": false, "NATO": false, "xqzzyv": false} {
		if got := cluster.Common(w); got != want {
			t.Errorf("%s is common: %v", w, got)
		}
	}
}

func TestNoAllocations(t *testing.T) {
	words := []string{"Tehran", "GERMANY", "Ouagadougou", "Überlingen", "a-word-longer-than-any-that-is-looked-up-here"}
	if n := testing.AllocsPerRun(10, func() {
		for _, w := range words {
			cluster.Prefix(cluster.Of(w), 6)
			cluster.Common(w)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkOf(b *testing.B) {
	words := []string{"Tehran", "GERMANY", "Ouagadougou", "quickly", "said", "Haqqani"}
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			cluster.Of(w)
		}
	}
}
