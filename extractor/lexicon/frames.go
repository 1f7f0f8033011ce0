package lexicon

import (
	"embed"
	"io/fs"
	"path"
	"sort"
	"strings"

	"entente/graph"
)

//go:embed data/frames
var frameFiles embed.FS

// Frames are the relation frames and the words that say how they are meant. It
// is built once by [LoadFrames] and never changed afterwards, so that it may be
// shared between goroutines.
type Frames struct {
	List        []Frame // in the order of file name and place in the file
	Words       Words
	Calibration Calibration
	Hash        string // of all files read, 16 hexadecimal characters
}

// Frame says in which words one relation is stated, and where its subject and
// its object stand.
type Frame struct {
	Rule        string // file stem and name: "cut-ties/verb"; it is the claim's Rule
	Type        graph.RelationType
	Verbs       []string     // base forms; empty for a noun frame
	Particles   []string     // that must follow the verb, one of them: "off" in "broke off"
	Follow      []string     // words that must come after the verb, beside its object or after it, one of them: "persona non grata"
	Complement  []Complement // nouns that the verb must govern, one of them; empty if it needs none
	Nouns       []string     // base forms that state the relation by themselves; empty for a verb frame
	Adjectives  []string     // adjectives and participles that state it: "critical", "opposed"
	Clause      Clause       // what the clause under the trigger must be, for the places clause-object and clause-subject
	Subject     []string     // places where the subject stands, tried in turn
	Object      []string     // places where the object stands, tried in turn
	Types       RoleTypes
	Through     []string // what stands for an actor in the object: classes of nouns in [Words]
	Refuse      Refusal
	Voice       string         // "active", "passive" or "" for both
	Attributes  []string       // words that alone may stand between an office and whose it is; empty allows any but those refused
	Home        string         // id of the country whose office it is although the text does not say so: "country:US"
	Counterpart string         // of a noun such as "counterpart": the kind of office of the one whose it is, "head" or "minister"
	Kind        string         // of the organization in the object, as organizations.tsv has it: "bloc"; "not bloc" refuses it
	Present     bool           // what was so once does not count: "former president", "was a member"
	Modality    graph.Modality // of a plain statement: an offer is no more than possible
	ActsOnly    bool           // the object must be something that somebody did or said, not their bare name
	Denied      bool           // only the denial of the words states the relation: "did not accept"
	Fallback    bool           // holds only where the sentence makes no other claim of the type by the same subject
	Lasting     bool           // tells a state and not an event, so that the article's date is not its date
	Officials   bool           // the subject is a person or officials of somebody, not a bare name: "Brazil travelled to Peru" is sport
	Guests      bool           // the object is not the bare name of a country
	Bare        bool           // nothing is said of the object after it: "called Putin", not "called Putin a killer"
	Require     []string       // words of which the sentence must have one after the cue: "by telephone"
	Confidence  float64        // of an asserted, plain statement; 0..1
	Examples    Examples
}

// Clause restricts the clause in which a role stands.
type Clause struct {
	Forms  []string // "to", "that" or "ing", one of which the clause must be; if set there must be a clause wherever the roles stand
	Verbs  []string // base forms that its verb must be one of; empty allows all
	Refuse []string // base forms that its verb must not be
	Next   []string // words of which one must stand right after its verb; empty allows all
	Modal  []string // modal verbs of which it must have one: "said that Israel must open"; empty allows all
}

// Complement is a chain of nouns: "plug on tie" is the noun plug with the
// preposition on and the noun tie. Each link holds the alternatives for its noun.
type Complement struct {
	Links []Link
}

// Link is one noun of a [Complement], with the preposition before it; Prep is
// empty for the first.
type Link struct {
	Prep  string
	Nouns []string
}

// RoleTypes lists the types of entity that may fill a role; empty allows all.
type RoleTypes struct {
	Subject []graph.EntityType
	Object  []graph.EntityType
}

// Refusal lists what tells another sense of the same words.
type Refusal struct {
	Sentence []string // words (lower case or base form) anywhere in the sentence
	Next     []string // words directly after the cue
	Object   []string // base forms of nouns inside the object's phrase

	Infinitive bool     // an infinitive after the object: "told Iran to leave"
	Before     []string // words before the noun of a holder frame, inside its phrase
}

// Holder reports whether the frame's noun says what somebody is: its subject is
// who the noun is said of, "NATO member Turkey", "Rama, the prime minister of Albania".
func (f *Frame) Holder() bool { return len(f.Subject) > 0 && f.Subject[0] == "holder" }

// Examples are sentences that run as tests.
type Examples struct {
	Yes []Example
	No  []string // sentences in which the frame's relation is not claimed at all
}

// Example is a sentence with the claims of the frame's relation that it makes.
type Example struct {
	Text   string
	Claims []string // "Albania > Iran", "not Albania > Iran", "planned Albania > Iran", "possible Albania > Iran"
}

// Words are the words that frames share: forms of verbs, classes of nouns, and
// the words that govern a statement and say how it is meant.
type Words struct {
	Irregular map[string][]string // base form of a verb to its other forms: s-form, past, past participle, -ing form
	Classes   map[string][]string // name of a class of nouns to base forms
	Verbs     []Governor          // verbs that govern an infinitive, an -ing form or a clause
	Nouns     []Governor          // nouns and adjectives that do
	Preps     []Governor          // prepositions and conjunctions before an -ing form or a clause
	Carriers  []Governor          // verbs by which a statement, resolution or letter is made one's own
	Speech    []string            // verbs of saying
	Adverbs   map[string]string   // adverb to effect: "allegedly" to possible, "never" to negative
	Hearsay   []string            // verbs whose clause is somebody's suspicion
}

// Governor is a group of words with what they do to the statement below them.
type Governor struct {
	Words   []string // base forms; "rule out", "stop short of" with their particles
	Effect  Effect
	Control string // whose act it is: "subject" (the governor's own subject) or "object" (its object)
}

// Effect is what a word does to the status of a statement.
type Effect string

// The effects.
const (
	EffectActual   Effect = "actual"   // leaves the status as it is
	EffectNegative Effect = "negative" // says that it is not so
	EffectPlanned  Effect = "planned"
	EffectPossible Effect = "possible"
)

// LoadFrames reads the embedded frames, and then those of each overlay, which
// are file trees of the same shape as data/frames: relation files at the top and shared words
// under words/. A file of an overlay with the name of an embedded one replaces it. Errors are
// [*graph.Error] of code invalid and name file and line.
func LoadFrames(overlays ...fs.FS) (*Frames, error) {
	embedded, err := fs.Sub(frameFiles, "data/frames")
	if err != nil {
		return nil, graph.Errorf(graph.Internal, "embedded frames: %w", err)
	}
	files := map[string][]byte{}
	for _, tree := range append([]fs.FS{embedded}, overlays...) {
		if err := readYAML(tree, files); err != nil {
			return nil, err
		}
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)

	var parts [][]byte
	for _, name := range names {
		parts = append(parts, []byte(name), files[name])
	}
	parts = append(parts, []byte(calibrationFile))
	frames := &Frames{Hash: hashFiles(parts)}
	if frames.Calibration, err = DefaultCalibration(); err != nil {
		return nil, err
	}
	for _, name := range names { // the words first: relation files refer to their classes
		if strings.HasPrefix(name, "words/") {
			if err := parseWords(name, files[name], &frames.Words); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range names {
		if strings.HasPrefix(name, "words/") {
			continue
		}
		list, err := parseFrames(name, files[name], frames.Words)
		if err != nil {
			return nil, err
		}
		frames.List = append(frames.List, list...)
	}
	return frames, nil
}

func readYAML(tree fs.FS, files map[string][]byte) error {
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		files[name] = data
		return nil
	})
	if err != nil {
		return graph.Errorf(graph.Invalid, "frames cannot be read: %w", err)
	}
	return nil
}
