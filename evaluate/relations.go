package evaluate

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"entente/extractor"
	"entente/extractor/lexicon"
	"entente/graph"
)

// CoreRelations are the three relation types that must be right nearly always.
var CoreRelations = []graph.RelationType{graph.CutTiesWith, graph.Condemned, graph.Hosts}

// RelationSet is a file of sentences or articles with the claims that a careful
// reader finds in them; extractor/testdata/relations/README.md documents it.
type RelationSet struct {
	Name      string         `yaml:"-"`         // file name without ending
	Published string         `yaml:"published"` // of every text that has no date of its own
	Relations string         `yaml:"relations"` // "all", or "core" (the default): which relation types are marked
	Sentences []RelationText `yaml:"sentences"`
	Articles  []RelationText `yaml:"articles"`
}

// RelationText is one sentence, a few that belong together, or a whole article.
type RelationText struct {
	Title      string      `yaml:"title"`
	Published  string      `yaml:"published"`
	Text       string      `yaml:"text"`
	Trap       bool        `yaml:"trap"`       // looks as if it made a claim that it does not make
	Distractor bool        `yaml:"distractor"` // no relation of any kind is even near
	Claims     []GoldClaim `yaml:"claims"`
}

// GoldClaim is a claim as a person wrote it down: in one line,
//
//	maybe not planned Albania > CUT_TIES_WITH > Iran @2022-09 | said by Edi Rama
//
// of which only the three middle parts are needed, or as a mapping. Date and
// AttributedTo are judged only where they are given.
type GoldClaim struct {
	Subject      string             `yaml:"subject"`
	Type         graph.RelationType `yaml:"type"`
	Object       string             `yaml:"object"`
	Negated      bool               `yaml:"negated"`
	Modality     graph.Modality     `yaml:"modality"`
	AttributedTo string             `yaml:"attributed_to"`
	Date         string             `yaml:"date"`
	Maybe        bool               `yaml:"maybe"` // readers may differ: neither right nor missed
}

// UnmarshalYAML reads either form of a gold claim.
func (g *GoldClaim) UnmarshalYAML(unmarshal func(any) error) error {
	type mapping GoldClaim
	var line string
	if err := unmarshal(&line); err != nil || !strings.Contains(line, " > ") {
		var m mapping
		if err := unmarshal(&m); err != nil {
			return err
		}
		*g = GoldClaim(m)
	} else {
		line, said, _ := strings.Cut(line, " | said by ")
		line, date, _ := strings.Cut(line, " @")
		g.AttributedTo, g.Date = strings.TrimSpace(said), strings.TrimSpace(date)
		for found := true; found; {
			if line, found = strings.CutPrefix(line, "maybe "); found {
				g.Maybe = true
				continue
			}
			if line, found = strings.CutPrefix(line, "not "); found {
				g.Negated = true
				continue
			}
			for _, m := range []graph.Modality{graph.Planned, graph.Possible} {
				if line, found = strings.CutPrefix(line, string(m)+" "); found {
					g.Modality = m
					break
				}
			}
		}
		parts := strings.Split(line, " > ")
		if len(parts) != 3 {
			return fmt.Errorf("%q is no claim: want Subject > TYPE > Object", line)
		}
		g.Subject, g.Type, g.Object = strings.TrimSpace(parts[0]), graph.RelationType(strings.TrimSpace(parts[1])), strings.TrimSpace(parts[2])
	}
	g.Modality = cmp.Or(g.Modality, graph.Actual)
	if _, known := g.Type.Kind(); !known {
		return fmt.Errorf("%q is no relation type", g.Type)
	}
	return nil
}

// String writes a claim the way a gold standard does.
func (g GoldClaim) String() string {
	var b strings.Builder
	if g.Negated {
		b.WriteString("not ")
	}
	if g.Modality != graph.Actual {
		b.WriteString(string(g.Modality) + " ")
	}
	return b.String() + g.Subject + " > " + string(g.Type) + " > " + g.Object
}

// ReadRelations reads the YAML files of a folder, in the order of their names.
func ReadRelations(files fs.FS) ([]RelationSet, error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, err
	}
	var sets []RelationSet
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var set RelationSet
		if err := yaml.UnmarshalWithOptions(data, &set, yaml.Strict()); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		set.Name = strings.TrimSuffix(path.Base(name), ".yaml")
		sets = append(sets, set)
	}
	return sets, nil
}

// RelationScore is how well the claims of relation sets are found. A claim is
// right if subject, type, object, polarity and modality all are; one text makes
// the same claim once.
type RelationScore struct {
	ByType      map[graph.RelationType]Count
	Edges       Count // only asserted, actual claims: the edges of the graph, planned ones and the like left out
	Texts       int   // how many were read
	Unreal      int   // asserted and actual although the gold standard denies it or calls it planned or possible
	Traps       int   // texts marked as traps
	TrapsHit    int   // traps with a wrong claim
	Distractors int   // texts marked as distractors
	Distracted  int   // distractors with a claim
	Dates       Count // of right claims whose gold standard gives a date
	Speakers    Count // of right claims whose gold standard gives a speaker
	Judged      []Judged
	Errors      []string // one line each, with the text

	fired map[string]map[string]bool // sentences by the rule that made a claim in them
}

// Judged is a claim that was found, and whether it is right.
type Judged struct {
	Claim graph.Claim
	Right bool
}

// Total adds up the counts of the given relation types; of all if there are none.
func (s *RelationScore) Total(types ...graph.RelationType) Count {
	var sum Count
	for _, t := range slices.Sorted(maps.Keys(s.ByType)) {
		if len(types) == 0 || slices.Contains(types, t) {
			sum.Add(s.ByType[t])
		}
	}
	return sum
}

// Relations measures the extractor on relation sets: their sentences if articles is
// false, otherwise their articles.
func Relations(x *extractor.Extractor, sets []RelationSet, articles bool) (*RelationScore, error) {
	score := NewRelationScore()
	for _, set := range sets {
		texts := set.Sentences
		if articles {
			texts = set.Articles
		}
		for i, text := range texts {
			a := graph.Article{ID: fmt.Sprintf("%s-%d", set.Name, i+1), Title: text.Title, Text: text.Text, Published: cmp.Or(text.Published, set.Published)}
			out, err := x.Extract(a)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", a.ID, err)
			}
			score.add(out, text, set.Relations != "all")
		}
	}
	return score, nil
}

// add judges one text.
func (s *RelationScore) add(out graph.Extraction, text RelationText, coreOnly bool) {
	names := map[string][]string{}
	for _, e := range out.Entities {
		names[e.ID] = append([]string{e.Name}, e.Aliases...)
	}
	left := slices.Clone(text.Claims)
	seen := map[string]bool{}
	wrong, found := 0, 0
	s.Texts++
	for _, c := range out.Claims {
		s.fire(c.Rule, c.Sentence)
		if coreOnly && !slices.Contains(CoreRelations, c.Type) {
			continue
		}
		got := GoldClaim{Subject: names[c.SubjectID][0], Type: c.Type, Object: names[c.ObjectID][0], Negated: c.Negated, Modality: c.Modality}
		if seen[got.String()] {
			continue
		}
		seen[got.String()] = true
		found++
		i := slices.IndexFunc(left, func(g GoldClaim) bool { return same(c, g, names) && g.Negated == c.Negated && g.Modality == c.Modality })
		if i < 0 && slices.ContainsFunc(text.Claims, func(g GoldClaim) bool { return g.Maybe && same(c, g, names) }) {
			continue // readers differ, on its status too
		}
		edge := c.Counts()
		if i >= 0 && left[i].Maybe {
			left = slices.Delete(left, i, i+1)
			continue
		}
		s.Judged = append(s.Judged, Judged{c, i >= 0})
		if i < 0 {
			wrong++
			s.count(c.Type, edge, Count{Wrong: 1})
			if edge && slices.ContainsFunc(text.Claims, func(g GoldClaim) bool { return same(c, g, names) }) {
				s.Unreal++
				s.fail(out, text, "unreal", got.String()+" ["+c.Rule+"]")
			} else {
				s.fail(out, text, "wrong", got.String()+" ["+c.Rule+"]")
			}
			continue
		}
		g := left[i]
		left = slices.Delete(left, i, i+1)
		s.count(c.Type, edge, Count{Right: 1})
		if g.Date != "" {
			s.Dates.Add(s.judge(out, text, "date", got, c.Date, g.Date, c.Date == g.Date))
		}
		if g.AttributedTo != "" {
			right := c.AttributedTo == g.AttributedTo || slices.ContainsFunc(names[c.AttributedID], func(n string) bool { return sameName(n, g.AttributedTo) })
			s.Speakers.Add(s.judge(out, text, "speaker", got, c.AttributedTo, g.AttributedTo, right))
		}
	}
	for _, g := range left {
		if !g.Maybe {
			s.count(g.Type, !g.Negated && g.Modality == graph.Actual, Count{Missed: 1})
			s.fail(out, text, "missed", g.String())
		}
	}
	if text.Trap {
		s.Traps++
		s.TrapsHit += min(wrong, 1)
	}
	if text.Distractor {
		s.Distractors++
		s.Distracted += min(found, 1)
	}
}

func (s *RelationScore) count(t graph.RelationType, edge bool, c Count) {
	sum := s.ByType[t]
	sum.Add(c)
	s.ByType[t] = sum
	if edge {
		s.Edges.Add(c)
	}
}

func (s *RelationScore) judge(out graph.Extraction, text RelationText, what string, claim GoldClaim, got, want string, right bool) Count {
	if right {
		return Count{Right: 1}
	}
	s.fail(out, text, what, fmt.Sprintf("%q, want %q, of %s", got, want, claim))
	return Count{Wrong: 1}
}

// fail notes an error with its text, or, of an article, its id.
func (s *RelationScore) fail(out graph.Extraction, text RelationText, what, claim string) {
	where := strings.TrimSpace(text.Text)
	if len(where) > longestShown {
		where = out.Article.ID + " " + text.Title
		for _, c := range out.Claims {
			if what != "missed" && strings.HasSuffix(claim, "["+c.Rule+"]") && strings.Contains(claim, string(c.Type)) {
				where += ": " + c.Sentence
				break
			}
		}
	}
	s.Errors = append(s.Errors, fmt.Sprintf("%-7s %s\n        %s", what, claim, where))
}

// longestShown is the most bytes of a text that an error repeats.
const longestShown = 600

// same reports whether a claim says what a gold claim says, status left aside.
// Names may be the entity's own or an alias.
func same(c graph.Claim, g GoldClaim, names map[string][]string) bool {
	if c.Type != g.Type {
		return false
	}
	is := func(id, name string) bool {
		return slices.ContainsFunc(names[id], func(n string) bool { return sameName(n, name) })
	}
	if is(c.SubjectID, g.Subject) && is(c.ObjectID, g.Object) {
		return true
	}
	kind, _ := c.Type.Kind()
	return kind.Symmetric && is(c.SubjectID, g.Object) && is(c.ObjectID, g.Subject)
}

// sameName compares names without regard to case and accents; Türkiye is Turkey.
func sameName(a, b string) bool {
	plain := func(name string) string {
		if name = lexicon.Fold(name); name == "turkiye" {
			return "turkey"
		}
		return strings.TrimPrefix(name, "the ")
	}
	return plain(a) == plain(b)
}
