package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// wordsFile is the shape of a file under words/; every part is optional and
// the parts of all files add up.
type wordsFile struct {
	Irregular  []string            `yaml:"irregular"` // "cut cuts cut cut cutting"
	Classes    map[string][]string `yaml:"classes"`
	Verbs      []governorEntry     `yaml:"verbs"`
	Nouns      []governorEntry     `yaml:"nouns"`
	Connectors []governorEntry     `yaml:"connectors"`
	Carriers   []governorEntry     `yaml:"carriers"`
	Speech     []string            `yaml:"speech"`
	Hearsay    []string            `yaml:"hearsay"`
	Adverbs    map[string][]string `yaml:"adverbs"` // effect to adverbs
}

type governorEntry struct {
	Effect  Effect   `yaml:"effect"`
	Control string   `yaml:"control"`
	Words   []string `yaml:"words"`
}

var effects = []Effect{EffectActual, EffectNegative, EffectPlanned, EffectPossible}

// parseWords reads a file of shared words and adds it to words.
func parseWords(name string, data []byte, words *Words) error {
	var in wordsFile
	src, err := decodeStrict(name, data, &in)
	if err != nil {
		return err
	}
	if words.Classes == nil {
		words.Classes, words.Irregular, words.Adverbs = map[string][]string{}, map[string][]string{}, map[string]string{}
	}
	for i, line := range in.Irregular {
		forms := strings.Fields(line)
		if len(forms) != 5 {
			return src.errorf(fmt.Sprintf("$.irregular[%d]", i), "want five forms (base, s-form, past, participle, -ing form), got %q", line)
		}
		words.Irregular[forms[0]] = forms[1:]
	}
	for class, nouns := range in.Classes {
		words.Classes[class] = append(words.Classes[class], nouns...)
	}
	groups := []struct {
		key  string
		in   []governorEntry
		into *[]Governor
	}{{"verbs", in.Verbs, &words.Verbs}, {"nouns", in.Nouns, &words.Nouns}, {"connectors", in.Connectors, &words.Preps}, {"carriers", in.Carriers, &words.Carriers}}
	for _, g := range groups {
		for i, e := range g.in {
			at := fmt.Sprintf("$.%s[%d]", g.key, i)
			if !slices.Contains(effects, e.Effect) {
				return src.errorf(at+".effect", "unknown effect %q", e.Effect)
			}
			if !slices.Contains([]string{"subject", "object"}, e.Control) {
				return src.errorf(at+".control", "control is subject or object, not %q", e.Control)
			}
			*g.into = append(*g.into, Governor{Words: e.Words, Effect: e.Effect, Control: e.Control})
		}
	}
	for effect, adverbs := range in.Adverbs {
		if !slices.Contains(effects, Effect(effect)) {
			return src.errorf("$.adverbs", "unknown effect %q", effect)
		}
		for _, a := range adverbs {
			words.Adverbs[a] = effect
		}
	}
	words.Speech = append(words.Speech, in.Speech...)
	words.Hearsay = append(words.Hearsay, in.Hearsay...)
	return nil
}

// Forms returns the five forms of a verb: base, s-form, past, past participle
// and -ing form, by the regular spelling rules unless listed as irregular.
func (w Words) Forms(base string) [5]string {
	if f, ok := w.Irregular[base]; ok {
		return [5]string{base, f[0], f[1], f[2], f[3]}
	}
	const vowels = "aeiou"
	last := base[len(base)-1]
	before := byte('a')
	if len(base) > 1 {
		before = base[len(base)-2]
	}
	switch {
	case last == 'e':
		return [5]string{base, base + "s", base + "d", base + "d", strings.TrimSuffix(base, "e") + "ing"}
	case last == 'y' && !strings.ContainsRune(vowels, rune(before)):
		stem := strings.TrimSuffix(base, "y")
		return [5]string{base, stem + "ies", stem + "ied", stem + "ied", base + "ing"}
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "z"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "sh"):
		return [5]string{base, base + "es", base + "ed", base + "ed", base + "ing"}
	default:
		return [5]string{base, base + "s", base + "ed", base + "ed", base + "ing"}
	}
}
