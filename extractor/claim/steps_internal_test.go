package claim

import (
	"fmt"
	"strings"
	"testing"

	"entente/extractor/document"
	"entente/extractor/entity"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/extractor/tagger"
	"entente/graph"
)

// TestSteps counts the work that sentences written to be slow take: verbs read and noun phrases resolved. Three for
// each token is the most that was seen; twice the sentence takes about twice the steps.
func TestSteps(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	tags, err := tagger.Default()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := document.NewReader(lex, tags, tagger.Correct)
	if err != nil {
		t.Fatal(err)
	}
	frames, err := lexicon.LoadFrames()
	if err != nil {
		t.Fatal(err)
	}
	finder := NewFinder(frames)
	steps := func(text string) (steps, tokens, claims int) {
		doc, err := reader.Read(graph.Article{ID: "slow", Text: text, Published: "2022-09-10"})
		if err != nil {
			t.Fatal(err)
		}
		mentions := mention.Find(lex, doc)
		entities := entity.Link(lex, doc, mentions).Entities
		r := finder.newReader("slow", doc, mentions, entities, nil)
		claims = len(r.find())
		for _, s := range r.views {
			if s != nil {
				steps += s.steps
			}
		}
		for _, s := range doc.Sentences {
			tokens += len(s.Tokens)
		}
		return steps, tokens, claims
	}
	states := strings.Fields("Iran Iraq Syria Egypt Jordan Sudan Chad Mali Niger Kenya Ghana Peru Chile Cuba France Spain Italy Greece Turkey Israel")
	for _, c := range []struct {
		name, unit, end string
		times           int // that make some 100 tokens
	}{
		{"verbs", "condemned attacked accused urged ", "Iran and Iraq.", 24},
		{"names and verbs", "Iran condemned accused urged Iraq ", "", 20},
		{"verbs in series", "condemned Iraq, attacked Syria, ", "and left.", 16},
		{"verbs joined", "Iran condemned Iraq and attacked Syria and ", "left.", 14},
		{"infinitives", "Iran urged Iraq to ask Syria to ", "leave.", 14},
		{"reports in reports", "Iran said that Iraq denied that ", "Syria left.", 16},
		{"relative clauses", "Iran, which condemned Iraq, which accused ", "Syria left.", 12},
		{"participles", "Iran, condemning Iraq, accusing Syria of attacking Egypt, ", "left.", 9},
		{"nouns", "Iran's condemnation of Iraq's attack on Syria and ", "Egypt.", 10},
		{"lists", strings.Join(states, ", ") + " and Mali condemned " + strings.Join(states, ", ") + " and Chad.", "", 1},
		{"joined names", strings.Join(states, " and ") + " met with " + strings.Join(states, " and "), " and Iran.", 1},
		{"pronouns", "Iran condemned it and it attacked its ally and ", "left.", 10},
		{"pairs", "the two countries condemned both leaders and ", "Iran met Iraq.", 13},
		{"conditions", "if Iran condemned Iraq unless Syria denied it ", ".", 12},
		{"offices", "Iran's president and prime minister and the minister of Iraq, ", "left.", 9},
	} {
		t.Run(c.name, func(t *testing.T) {
			once, tokens, _ := steps(strings.Repeat(c.unit, c.times) + c.end)
			twice, more, claims := steps(strings.Repeat(c.unit, 2*c.times) + c.end)
			if got := fmt.Sprintf("%d steps for %d tokens, %d for %d", once, tokens, twice, more); once > 6*tokens || twice > 6*more || twice > 3*(once+tokens) {
				t.Error(got)
			} else {
				t.Log(got)
			}
			if claims > 10*mostClaims {
				t.Errorf("%d claims", claims)
			}
		})
	}
	one, _, claims := steps(strings.Repeat("Iran condemned Iraq. ", 1000))
	ten, _, more := steps(strings.Repeat("Iran condemned Iraq. ", 10_000))
	if ten > 10*one+10 || more > 10*claims+10 {
		t.Errorf("1 000 sentences: %d steps, %d claims; 10 000: %d steps, %d claims", one, claims, ten, more)
	}
}
