package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const treebank = `# newdoc id = a
# text = Albania didn't cut ties
1	Albania	Albania	PROPN	NNP	_	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	cut	cut	VERB	VB	_	0	root	_	_
4.1	it	_	_	_	_	_	_	_	_
5	ties	tie	NOUN	NNS	_	4	obj	_	_

# text = Yes
1	Yes	yes	INTJ	UH	_	0	root	_	_
`

func TestCoNLLU(t *testing.T) {
	got, err := CoNLLU(strings.NewReader(treebank))
	if err != nil {
		t.Fatal(err)
	}
	want := []Sentence{
		{Document: "a", Text: "Albania didn't cut ties", Words: []string{"Albania", "did", "n't", "cut", "ties"}, Tags: []string{"NNP", "VBD", "RB", "VB", "NNS"},
			Heads: []int{3, 3, 3, -1, 3}, Labels: []string{"nsubj", "aux", "advmod", "root", "obj"}},
		{Document: "a", Text: "Yes", Words: []string{"Yes"}, Tags: []string{"UH"}, Heads: []int{-1}, Labels: []string{"root"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"1\tx\n", "1\tx\tx\tX\tNN\t_\tnone\troot\t_\t_\n"} {
		if _, err := CoNLLU(strings.NewReader(bad)); err == nil || !strings.HasPrefix(err.Error(), "line 1: ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
