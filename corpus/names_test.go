package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func shown(ss []Sentence) []string {
	var out []string
	for _, s := range ss {
		var b strings.Builder
		b.WriteString(s.Document + ":")
		for i, w := range s.Words {
			b.WriteByte(' ')
			for _, n := range s.Names {
				if n.First == i {
					b.WriteString("[" + n.Type + " ")
				}
			}
			b.WriteString(w)
			for _, n := range s.Names {
				if n.Last == i+1 {
					b.WriteByte(']')
				}
			}
		}
		out = append(out, b.String())
	}
	return out
}

func TestVOA(t *testing.T) {
	got, err := VOA(strings.NewReader("\tSentence #\tWord\tPOS\tTag\n0\t1.0\tIran\tNNP\tB-gpe\n1\t1.0\tFriday\tNNP\tB-tim\n2\t2.0\tAl\tNNP\tB-per\n3\t2.0\tGore\tNNP\tI-per\n"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{": [gpe Iran] Friday", ": [per Al Gore]"}, shown(got)); diff != "" {
		t.Error(diff)
	}
	if _, err := VOA(strings.NewReader("0\tx\n")); err == nil {
		t.Error("a line of two columns is read")
	}
}

func TestColumns(t *testing.T) {
	for _, c := range []struct {
		text, separator string
		word, tag       int
		want            []string
	}{
		{"Good O\n\n-DOCSTART-\n\nNew I-LOC\nYork I-LOC\n", " ", 0, 1, []string{"0: Good", "1: [LOC New York]"}},
		{"# newdoc id = x\n# text = a\n1\tUN\tB-ORG\t-\n2\tNATO\tB-ORG\t-\n\n", "\t", 1, 2, []string{"1: [ORG UN] [ORG NATO]"}},
	} {
		got, err := Columns(strings.NewReader(c.text), c.separator, c.word, c.tag)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, shown(got)); diff != "" {
			t.Error(diff)
		}
	}
}

const gum = `# newdoc id = g
1	The	the	DET	DT	_	3	det	_	Entity=(1-organization-new
2	United	United	PROPN	NNP	_	3	compound	_	_
3	Nations	Nation	PROPN	NNP	_	5	nsubj	_	Entity=1)
4	's	's	PART	POS	_	3	case	_	_
5	chief	chief	NOUN	NN	_	0	root	_	Entity=(2-person-new(3-place-new)
6	,	,	PUNCT	,	_	7	punct	_	_
7	Kofi	Kofi	PROPN	NNP	_	5	appos	_	Entity=(4-person-giv
8	Annan	Annan	PROPN	NNP	_	7	flat	_	Entity=4)2)
`

func TestGUMNames(t *testing.T) {
	got, err := GUMNames(strings.NewReader(gum))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"g: The [organization United Nations] 's chief , [person Kofi Annan]"}, shown(got)); diff != "" {
		t.Error(diff)
	}
}
