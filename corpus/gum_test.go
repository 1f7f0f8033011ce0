package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const coreference = `# newdoc id = GUM_news_ties
# newpar
# newpar_block = head (1 s)
# text = Edi Rama spoke.
1	Edi	_	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-nnnnn-cf1-1,2-coref-Edi_Rama
2	Rama	_	PROPN	NNP	_	1	flat	_	Entity=1)
3	spoke	_	VERB	VBD	_	0	root	_	SpaceAfter=No
4	.	_	PUNCT	.	_	3	punct	_	_

# newpar
# text = His bank didn't.
1	His	_	PRON	PRP$	_	2	nmod:poss	_	Entity=(2-organization-new-nnnnn-cf2-2-coref(1-person-giv:act-nnnnn-cf1-1-ana-Edi_Rama)
2	bank	_	NOUN	NN	_	3	nsubj	_	Entity=2)
3-4	didn't	_	_	_	_	_	_	_	SpaceAfter=No
3	did	_	AUX	VBD	_	0	root	_	_
4	n't	_	PART	RB	_	3	advmod	_	_
5	.	_	PUNCT	.	_	3	punct	_	_
`

func TestReadCoref(t *testing.T) {
	got, err := ReadCoref(strings.NewReader(coreference))
	if err != nil {
		t.Fatal(err)
	}
	want := []CorefDocument{{ID: "GUM_news_ties", Genre: "news", Text: "Edi Rama spoke.\n\nHis bank didn't.", Mentions: []CorefMention{
		{Start: 0, End: 8, HeadStart: 0, HeadEnd: 8, Type: "person", Form: "name", Word: "edi", Chain: 1},
		{Start: 17, End: 25, HeadStart: 21, HeadEnd: 25, Type: "organization", Form: "nominal", Word: "bank", Chain: 2},
		{Start: 17, End: 20, HeadStart: 17, HeadEnd: 20, Type: "person", Form: "pronoun", Word: "his", Chain: 1},
	}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{
		"# newdoc id = a\n# text = x\n1\tx\tx\tX\tNN\t_\t0\troot\t_\tEntity=1)\n",
		"# newdoc id = a\n# text = x\n1\tx\tx\tX\tNN\t_\t0\troot\t_\tEntity=(x-person-new-n-cf1-1-coref)\n",
		"# newdoc id = a\n# text = x\n1\tx\tx\tX\tNN\t_\t0\troot\t_\tEntity=(1-person)\n",
		"# newdoc id = a\n# text = x\n1\tx\tx\tX\tNN\t_\t0\troot\t_\tEntity=(1-person-new-n-cf1-1-coref\n",
	} {
		if _, err := ReadCoref(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}
