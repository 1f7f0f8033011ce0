package claim

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"entente/extractor/document"
	"entente/extractor/entity"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/extractor/tagger"
	"entente/graph"
)

func TestDebug(t *testing.T) {
	file := os.Getenv("DBG")
	if file == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(file)
	lex, _ := lexicon.Default()
	frames, err := lexicon.LoadFrames()
	if err != nil {
		t.Fatal(err)
	}
	tg, _ := tagger.Default()
	rd, _ := document.NewReader(lex, tg, tagger.Correct)
	f := NewFinder(frames)
	texts := []string{string(data)}
	if os.Getenv("LINES") != "" {
		texts = strings.Split(strings.TrimSpace(string(data)), "\n")
	}
	for _, text := range texts {
		doc, _ := rd.Read(graph.Article{Text: text, Published: "2022-09-10"})
		ms := mention.Find(lex, doc)
		l := entity.Link(lex, doc, ms)
		claims := f.Find("x", doc, ms, l.Entities)
		in := make([][]int, len(doc.Sentences))
		for i, m := range ms {
			in[m.Sentence] = append(in[m.Sentence], i)
		}
		if os.Getenv("ONLY") != "" && len(claims) == 0 {
			continue
		}
		for n, st := range doc.Sentences {
			sy := newSyntax(f.grammar, newView(doc, n, ms, in[n]), doc.Published)
			var b strings.Builder
			for _, c := range sy.chunks {
				b.WriteString("[" + string("NVPAaT,CRSo"[c.kind]))
				for i := c.first; i < c.last; i++ {
					b.WriteString(" " + sy.tokens[i].Text + "/" + sy.tokens[i].Tag)
				}
				b.WriteString("] ")
			}
			fmt.Println("S", n, doc.Text[st.Start:st.End])
			if os.Getenv("NOTREE") == "" {
				fmt.Println("  ", b.String())
				for _, i := range in[n] {
					m := ms[i]
					id := "-"
					if m.Entity >= 0 {
						id = l.Entities[m.Entity].ID
					}
					fmt.Printf("   {%s %s %s place=%v}", doc.Text[m.Start:m.End], m.Form, id, m.Place)
				}
				fmt.Println()
			}
			for _, c := range claims {
				if c.SentenceSpan == st.Span {
					fmt.Println("   =>", c.SubjectID, c.Type, c.ObjectID, "neg", c.Negated, c.Modality, "by", c.AttributedTo, c.Quoted, "@", c.Date, c.Confidence, c.Rule, "|", c.Cue)
				}
			}
		}
	}
}
