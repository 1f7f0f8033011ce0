package document_test

import (
	"strings"
	"testing"
	"time"

	"entente/graph"
)

// TestHostile reads shapes that a careless splitter is slow on, at two sizes:
// twice the text takes less than three times as long, where it takes any time.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	r := newReader(t)
	for _, unit := range []string{"@", "/", "://", "a.", "'s", "*", "a@", "www.", "\u2026", "e\u0301\u0327", "&amp;", "--a", "A.", "n't", "(a)", "x'", "$", "\u201c", ".\" ", "a? ", "(AP) - ", "1. "} {
		var times [2]time.Duration
		slow := func() bool { return times[1] > 3*times[0] && times[1] > 200*time.Millisecond }
		// The shortest of some readings; more of them where a busy machine may be to blame.
		for try := 0; try < 3 || try < 15 && slow(); try++ {
			for i, size := range []int{150 << 10, 300 << 10} {
				text := strings.Repeat(unit, size/len(unit))
				start := time.Now()
				if _, err := r.Read(graph.Article{Text: text}); err != nil && graph.CodeOf(err) != graph.Limit {
					t.Errorf("%q: %v", unit, err)
				}
				if took := time.Since(start); try == 0 || took < times[i] {
					times[i] = took
				}
			}
		}
		t.Logf("%-8q %v, %v", unit, times[0].Round(time.Millisecond), times[1].Round(time.Millisecond))
		if slow() {
			t.Errorf("%q: %v for twice the text that took %v", unit, times[1], times[0])
		}
	}
}
