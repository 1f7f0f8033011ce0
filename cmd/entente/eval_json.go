package main

import (
	"encoding/json"
	"fmt"
	"io"

	"entente/evaluate"
	"entente/extractor"
	"entente/graph"
)

// The shapes of eval --format json. They hold figures and, of the half that is for tuning, errors.
type (
	evalJSON struct {
		Extractor string     `json:"extractor"`
		Parts     []partJSON `json:"parts"`
	}
	partJSON struct {
		Part        string      `json:"part"`
		Sentences   scoreJSON   `json:"sentences"`
		Articles    scoreJSON   `json:"articles"`
		All         scoreJSON   `json:"all"`
		Reliability []tenthJSON `json:"reliability"`
		Rules       []ruleJSON  `json:"rules"`
		Frames      []ruleJSON  `json:"frames,omitempty"` // every frame, the seldom ones first
		Errors      []string    `json:"errors,omitempty"`
	}
	scoreJSON struct {
		Texts       int                              `json:"texts"`
		Types       map[graph.RelationType]countJSON `json:"types"`
		Core        countJSON                        `json:"core"`
		All         countJSON                        `json:"all"`
		Edges       countJSON                        `json:"edges"`
		Unreal      int                              `json:"unreal"`
		Traps       int                              `json:"traps"`
		TrapsHit    int                              `json:"trapsHit"`
		Distractors int                              `json:"distractors"`
		Distracted  int                              `json:"distracted"`
		Dates       countJSON                        `json:"dates"`
		Speakers    countJSON                        `json:"speakers"`
	}
	countJSON struct {
		Precision float64 `json:"precision"`
		Recall    float64 `json:"recall"`
		F1        float64 `json:"f1"`
		Right     int     `json:"right"`
		Wrong     int     `json:"wrong"`
		Missed    int     `json:"missed"`
	}
	tenthJSON struct {
		From  float64 `json:"from"`
		Right int     `json:"right"`
		Wrong int     `json:"wrong"`
		Share float64 `json:"share"`
	}
	ruleJSON struct {
		Rule      string `json:"rule"`
		Right     int    `json:"right"`
		Wrong     int    `json:"wrong"`
		Sentences int    `json:"sentences"`
	}
)

// json measures the claims and prints them as one JSON object.
func (c *evalCmd) json(s *session, x *extractor.Extractor) error {
	if c.Only == "reading" {
		return graph.Errorf(graph.Invalid, "--format json prints the claims alone; leave out --only reading")
	}
	out := evalJSON{Extractor: x.Version(), Parts: []partJSON{}}
	for _, part := range c.Parts {
		m, err := c.measure(x, part)
		if err != nil {
			return err
		}
		p := partJSON{Part: part, Sentences: scoreOf(m.sentences), Articles: scoreOf(m.articles), All: scoreOf(m.all), Rules: rulesOf(m.all.Rules())}
		for tenth, n := range m.all.Reliability() {
			if n.Right+n.Wrong > 0 {
				p.Reliability = append(p.Reliability, tenthJSON{float64(tenth) / 10, n.Right, n.Wrong, n.Precision()})
			}
		}
		if part == "tune" {
			p.Errors = m.all.Errors[:min(c.Errors, len(m.all.Errors))]
			if c.Frames {
				rules, err := frameRules()
				if err != nil {
					return err
				}
				list := m.all.Rules(rules...)
				evaluate.BySentences(list)
				p.Frames = rulesOf(list)
			}
		}
		out.Parts = append(out.Parts, p)
	}
	if err := s.ctx.Err(); err != nil {
		return err
	}
	return writeJSON(s.out, out)
}

func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("cannot write: %w", err)
	}
	return nil
}

func scoreOf(s *evaluate.RelationScore) scoreJSON {
	out := scoreJSON{
		Texts: s.Texts, Types: map[graph.RelationType]countJSON{},
		Core: countOf(s.Total(evaluate.CoreRelations...)), All: countOf(s.Total()), Edges: countOf(s.Edges),
		Unreal: s.Unreal, Traps: s.Traps, TrapsHit: s.TrapsHit, Distractors: s.Distractors, Distracted: s.Distracted,
		Dates: countOf(s.Dates), Speakers: countOf(s.Speakers),
	}
	for kind, n := range s.ByType {
		out.Types[kind] = countOf(n)
	}
	return out
}

func countOf(n evaluate.Count) countJSON {
	return countJSON{n.Precision(), n.Recall(), n.F1(), n.Right, n.Wrong, n.Missed}
}

func rulesOf(list []evaluate.RuleScore) []ruleJSON {
	out := make([]ruleJSON, len(list))
	for i, r := range list {
		out[i] = ruleJSON(r)
	}
	return out
}
