package parser

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// silent knows nothing.
type silent struct{}

func (silent) score([]uint32) (int32, int32, int32) { return 0, 0, 0 }

// TestOracle follows moves without cost to random projective trees: it must
// always arrive at the tree, whichever of them it takes.
func TestOracle(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		n := 1 + random.IntN(12)
		heads := make([]int32, n)
		for i := range heads {
			heads[i] = -2
		}
		subtree(random, heads, 0, n, -1)
		if lifted, _ := projective(heads); !cmp.Equal(lifted, heads) {
			t.Fatalf("%v is projective but becomes %v", heads, lifted)
		}
		g := newGold(heads)
		s := search{scorer: silent{}}
		words := make([]string, n)
		s.sentence.read(words, words)
		s.states = append(s.states, s.begin())
		for at := range 2 * n {
			st := s.states[at]
			sh, le, ri := s.valid(&st)
			ok := [moves]bool{sh, le, ri}
			var free []uint8
			for m := range uint8(moves) {
				if ok[m] && s.cost(&st, m, &g) == 0 {
					free = append(free, m)
				}
			}
			if len(free) == 0 {
				t.Fatalf("%v: no move without cost at %d", heads, at)
			}
			s.states = append(s.states, s.after(int32(at), free[random.IntN(len(free))]))
		}
		got := make([]int32, n)
		s.heads(int32(2*n), got)
		if diff := cmp.Diff(heads, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

// subtree gives the tokens first to last a random projective tree.
func subtree(random *rand.Rand, heads []int32, first, last int, head int32) {
	if first == last {
		return
	}
	top := first + random.IntN(last-first)
	heads[top] = head
	for at := first; at < top; {
		end := at + 1 + random.IntN(top-at)
		subtree(random, heads, at, end, int32(top))
		at = end
	}
	for at := top + 1; at < last; {
		end := at + 1 + random.IntN(last-at)
		subtree(random, heads, at, end, int32(top))
		at = end
	}
}

func TestProjective(t *testing.T) {
	// "A hearing is scheduled on the issue": "on" belongs to "hearing".
	got, lifted := projective([]int32{1, 3, 3, -1, 1, 6, 4})
	if diff := cmp.Diff([]int32{1, 3, 3, -1, 3, 6, 4}, got); diff != "" {
		t.Error(diff)
	}
	if !lifted[4] {
		t.Error("the arc is not marked as lifted")
	}
}
