package lexicon

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"

	"entente/graph"
)

// frameFile is the shape of a relation file; see docs/lexicon.md.
type frameFile struct {
	Type   string              `yaml:"type"`
	Words  map[string][]string `yaml:"words"` // classes of this file's own: {ties}
	Types  typesEntry          `yaml:"types"`
	Refuse refuseEntry         `yaml:"refuse"` // holds for every frame of the file
	Frames []frameEntry        `yaml:"frames"`
	No     []string            `yaml:"no"` // sentences in which the relation is not claimed
}

type frameEntry struct {
	Name        string         `yaml:"name"`
	Verbs       []string       `yaml:"verbs"`
	Particles   []string       `yaml:"particles"`
	Complement  []string       `yaml:"complement"`
	Follow      []string       `yaml:"follow"`
	Nouns       []string       `yaml:"nouns"`
	Adjectives  []string       `yaml:"adjectives"`
	Clause      clauseEntry    `yaml:"clause"`
	Subject     []string       `yaml:"subject"`
	Object      []string       `yaml:"object"`
	Types       *typesEntry    `yaml:"types"`
	Through     []string       `yaml:"through"`
	Refuse      refuseEntry    `yaml:"refuse"`
	Voice       string         `yaml:"voice"`
	ActsOnly    bool           `yaml:"acts-only"`
	Denied      bool           `yaml:"denied"`
	Fallback    bool           `yaml:"fallback"`
	Lasting     bool           `yaml:"lasting"`
	Officials   bool           `yaml:"officials"`
	Guests      bool           `yaml:"guests"`
	Bare        bool           `yaml:"bare"`
	Require     []string       `yaml:"require"`
	Attributes  []string       `yaml:"attributes"`
	Home        string         `yaml:"home"`
	Counterpart string         `yaml:"counterpart"`
	Present     bool           `yaml:"present"`
	Kind        string         `yaml:"kind"`
	Modality    graph.Modality `yaml:"modality"`
	Confidence  float64        `yaml:"confidence"`
	Examples    examplesEntry  `yaml:"examples"`
}

type typesEntry struct {
	Subject []graph.EntityType `yaml:"subject"`
	Object  []graph.EntityType `yaml:"object"`
}

type refuseEntry struct {
	Sentence []string `yaml:"sentence"`
	Next     []string `yaml:"next"`
	Object   []string `yaml:"object"`
	Before   []string `yaml:"before"`

	Infinitive bool `yaml:"infinitive"`
}

type clauseEntry struct {
	Forms  []string `yaml:"forms"`
	Verbs  []string `yaml:"verbs"`
	Refuse []string `yaml:"refuse"`
	Next   []string `yaml:"next"`
	Modal  []string `yaml:"modal"`
}

type examplesEntry struct {
	Yes []exampleEntry `yaml:"yes"`
	No  []string       `yaml:"no"`
}

type exampleEntry struct {
	Text   string   `yaml:"text"`
	Claims []string `yaml:"claims"`
}

// Places where a role may stand, beside prepositions.
var framePlaces = []string{"subject", "object", "indirect", "possessor", "reciprocal", "participants", "predicated", "clause", "reached", "helped", "beside", "clause-object", "clause-subject", "other", "where", "holder", "named", "owner", "origin", "outer", "home"}

var framePrepositions = []string{"with", "of", "to", "from", "by", "against", "in", "at", "on", "for", "between", "among", "towards", "toward", "upon", "over", "behind", "around", "outside", "into", "onto", "about", "alongside", "before"}

// Preposition reports whether a place of a role is the object of a preposition.
func Preposition(place string) bool { return slices.Contains(framePrepositions, place) }

// source is a file that can say on which line a value stands. It is parsed for
// that only once there is an error to tell.
type source struct {
	name string
	data []byte
}

// errorf makes an error that begins with file and line of the value at the YAML path.
func (s source) errorf(at, format string, args ...any) error {
	line := 1
	file, err := parser.ParseBytes(s.data, 0)
	if p, perr := yaml.PathString(at); err == nil && perr == nil {
		if node, err := p.FilterFile(file); err == nil && node != nil && node.GetToken() != nil {
			line = node.GetToken().Position.Line
		}
	}
	return graph.Errorf(graph.Invalid, "%s:%d: %s", s.name, line, fmt.Sprintf(format, args...))
}

// decodeStrict reads data into v and refuses unknown and repeated keys.
func decodeStrict(name string, data []byte, v any) (source, error) {
	fail := func(err error) error {
		line, message := 1, err.Error()
		var located yaml.Error
		if errors.As(err, &located) {
			message = located.GetMessage()
			if t := located.GetToken(); t != nil {
				line = t.Position.Line
			}
		}
		return graph.Errorf(graph.Invalid, "%s:%d: %s", name, line, message)
	}
	if err := yaml.UnmarshalWithOptions(data, v, yaml.Strict()); err != nil {
		return source{}, fail(err)
	}
	return source{name: name, data: data}, nil
}

// parseFrames reads one relation file and checks it.
func parseFrames(name string, data []byte, words Words) ([]Frame, error) {
	var in frameFile
	src, err := decodeStrict(name, data, &in)
	if err != nil {
		return nil, err
	}
	kind := graph.RelationType(in.Type)
	if _, known := kind.Kind(); !known {
		return nil, src.errorf("$.type", "unknown relation type %q", in.Type)
	}
	if len(in.Frames) == 0 {
		return nil, src.errorf("$.type", "no frames")
	}
	stem := strings.TrimSuffix(path.Base(name), ".yaml")
	var list []Frame
	seen := map[string]bool{}
	for i, entry := range in.Frames {
		at := fmt.Sprintf("$.frames[%d]", i)
		if entry.Name == "" || seen[entry.Name] {
			return nil, src.errorf(at+".name", "frame needs a name of its own, got %q", entry.Name)
		}
		seen[entry.Name] = true
		frame, err := entry.frame(src, at, in, words)
		if err != nil {
			return nil, err
		}
		frame.Rule = stem + "/" + entry.Name
		frame.Type = kind
		if i == 0 {
			frame.Examples.No = append(frame.Examples.No, in.No...)
		}
		list = append(list, frame)
	}
	return list, nil
}

func (e frameEntry) frame(src source, at string, in frameFile, words Words) (Frame, error) {
	var none Frame
	switch {
	case len(e.Verbs) == 0 && len(e.Nouns) == 0 && len(e.Adjectives) == 0:
		return none, src.errorf(at+".name", "frame %q has neither verbs nor nouns nor adjectives", e.Name)
	case len(e.Verbs) > 0 && len(e.Nouns) > 0:
		return none, src.errorf(at+".nouns", "frame %q has both verbs and nouns", e.Name)
	case len(e.Adjectives) > 0 && len(e.Verbs)+len(e.Nouns) > 0:
		return none, src.errorf(at+".adjectives", "frame %q has adjectives beside other triggers", e.Name)
	case e.Confidence <= 0 || e.Confidence > 1:
		return none, src.errorf(at+".confidence", "confidence of %q must be above 0 and at most 1", e.Name)
	case !slices.Contains([]string{"", "active", "passive"}, e.Voice):
		return none, src.errorf(at+".voice", "voice is active or passive, not %q", e.Voice)
	case len(e.Examples.Yes) == 0:
		return none, src.errorf(at+".name", "frame %q has no positive example", e.Name)
	}
	if !slices.Contains([]graph.Modality{"", graph.Actual, graph.Planned, graph.Possible}, e.Modality) {
		return none, src.errorf(at+".modality", "unknown modality %q", e.Modality)
	}
	for role, places := range map[string][]string{"subject": e.Subject, "object": e.Object} {
		if len(places) == 0 {
			return none, src.errorf(at+".name", "frame %q does not say where the %s stands", e.Name, role)
		}
		for j, place := range places {
			if !slices.Contains(framePlaces, place) && !slices.Contains(framePrepositions, place) {
				return none, src.errorf(fmt.Sprintf("%s.%s[%d]", at, role, j), "%q is no place for a role", place)
			}
		}
	}
	for _, w := range slices.Concat(in.Refuse.Sentence, e.Refuse.Sentence, e.Require) {
		if class, ok := strings.CutPrefix(w, "{"); ok && words.Classes[strings.TrimSuffix(class, "}")] == nil {
			return none, src.errorf(at+".name", "unknown class of words %s", w)
		}
	}
	for j, phrase := range e.Follow {
		for _, w := range strings.Fields(phrase) {
			if class := strings.Trim(w, "{}"); class != w && in.Words[class] == nil && words.Classes[class] == nil {
				return none, src.errorf(fmt.Sprintf("%s.follow[%d]", at, j), "unknown class of words %s", w)
			}
		}
	}
	for _, form := range e.Clause.Forms {
		if !slices.Contains([]string{"to", "that", "ing"}, form) {
			return none, src.errorf(at+".clause.forms", "a clause is to, that or ing, not %q", form)
		}
	}
	for j, class := range e.Through {
		if _, ok := words.Classes[class]; !ok && class != "" {
			return none, src.errorf(fmt.Sprintf("%s.through[%d]", at, j), "unknown class of nouns %q", class)
		}
	}
	types := in.Types
	if e.Types != nil {
		types = *e.Types
	}
	for _, t := range slices.Concat(types.Subject, types.Object) {
		if !slices.Contains(graph.EntityTypes[:], t) {
			return none, src.errorf(at+".name", "unknown entity type %q", t)
		}
	}
	frame := Frame{
		Verbs: e.Verbs, Particles: e.Particles, Follow: alternatives(e.Follow, in.Words, words.Classes), Nouns: expandPhrases(e.Nouns, in.Words, words.Classes), Attributes: expand(e.Attributes, words.Classes), Home: e.Home, Counterpart: e.Counterpart, Kind: e.Kind, Present: e.Present, Adjectives: e.Adjectives, Subject: e.Subject, Object: e.Object,
		Types: RoleTypes(types), Through: e.Through, Voice: e.Voice, Lasting: e.Lasting, Fallback: e.Fallback, Modality: cmp.Or(e.Modality, graph.Actual), Confidence: e.Confidence,
		ActsOnly: e.ActsOnly, Denied: e.Denied,
		Clause: Clause{Forms: e.Clause.Forms, Next: e.Clause.Next, Modal: e.Clause.Modal, Verbs: expand(e.Clause.Verbs, words.Classes), Refuse: expand(e.Clause.Refuse, words.Classes)},
		Refuse: Refusal{
			Sentence: expand(slices.Concat(in.Refuse.Sentence, e.Refuse.Sentence), words.Classes),
			Next:     slices.Concat(in.Refuse.Next, e.Refuse.Next),
			Object:   expand(slices.Concat(in.Refuse.Object, e.Refuse.Object), words.Classes),
			Before:   expand(slices.Concat(in.Refuse.Before, e.Refuse.Before), words.Classes),

			Infinitive: in.Refuse.Infinitive || e.Refuse.Infinitive,
		},
		Officials: e.Officials, Guests: e.Guests, Bare: e.Bare, Require: expand(e.Require, words.Classes),
		Examples: Examples{No: e.Examples.No},
	}
	for j, text := range e.Complement {
		c, err := parseComplement(text, in.Words, words.Classes)
		if err != nil {
			return none, src.errorf(fmt.Sprintf("%s.complement[%d]", at, j), "%v", err)
		}
		frame.Complement = append(frame.Complement, c)
	}
	for _, y := range e.Examples.Yes {
		frame.Examples.Yes = append(frame.Examples.Yes, Example(y))
	}
	return frame, nil
}
