package main

import (
	"strings"

	"entente/corpus"
	"entente/extractor/cluster"
	"entente/extractor/tagger"
)

// newsSamples are the Voice of America sentences with the tags that base gives
// them. Where the Groningen Meaning Bank differs in what matters, its tags, made
// for news, are taken: a verb form against another or a noun or a name, an
// adjective against a name ("the Baltic state"), words with a hyphen, which the
// treebanks cut. Elsewhere they follow another convention than the treebanks.
// Sentences that can be turned into a headline in the present tense are there in
// that shape too.
func newsSamples(data string, base *tagger.Tagger) ([]tagger.Sample, error) {
	f, err := corpus.Open(data, "ner/gmb-voa.txt")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sentences, err := corpus.VOA(f)
	if err != nil {
		return nil, err
	}
	var out []tagger.Sample
	for _, s := range sentences {
		sample := tagger.Sample{Words: straight(s.Words)}
		sample.Tags = base.TagTreebank(nil, sample.Words)
		for i, tag := range s.Tags {
			if differ(tag, sample.Tags[i]) || strings.Contains(strings.Trim(s.Words[i], "-"), "-") {
				sample.Tags[i] = tag
			}
		}
		out = append(out, sample)
		if line, ok := headline(sample); ok {
			out = append(out, line)
		}
		if altered, ok := alter(sample); ok {
			out = append(out, altered)
		}
	}
	return out, nil
}

// differ says that two tags of a word are different readings of the sentence,
// not only different conventions. Whether a form in -ing is a noun is convention.
func differ(a, b string) bool {
	if a == b || a == "VBG" && noun(b) || b == "VBG" && noun(a) {
		return false
	}
	return verb(a) && (verb(b) || noun(b)) || verb(b) && noun(a) ||
		proper(a) && (verb(b) || b == "JJ") || proper(b) && (verb(a) || a == "JJ")
}

func verb(tag string) bool   { return strings.HasPrefix(tag, "VB") }
func noun(tag string) bool   { return tag == "NN" || tag == "NNS" }
func proper(tag string) bool { return tag == "NNP" || tag == "NNPS" }

// headline turns a sentence in the simple past into a headline: the present
// tense, no articles, no forms of "be" before a participle, no full stop. A third
// have capitals on all longer words.
func headline(s tagger.Sample) (tagger.Sample, bool) {
	out := tagger.Sample{Altered: true}
	turned := false
	for i, w := range s.Words {
		tag := s.Tags[i]
		lower := strings.ToLower(w)
		switch {
		case lower == "a" || lower == "an" || lower == "the":
			continue
		case lower == "was" || lower == "were" || lower == "are" || lower == "is":
			if i+1 < len(s.Tags) && s.Tags[i+1] == "VBN" {
				continue
			}
		case tag == "." || tag == "``" || tag == "''":
			continue
		case tag == "VBD" && i > 0 && strings.HasPrefix(s.Tags[i-1], "NN"):
			plural := s.Tags[i-1] == "NNS"
			present, ok := presentForm(w, plural)
			if !ok {
				return s, false
			}
			turned = true
			w, tag = present, "VBZ"
			if plural {
				tag = "VBP"
			}
		}
		out.Words = append(out.Words, w)
		out.Tags = append(out.Tags, tag)
		if turned && len(out.Words) >= 8 && strings.HasPrefix(tag, "NN") && i+1 < len(s.Tags) && (s.Tags[i+1] == "," || s.Tags[i+1] == "IN") {
			break // long enough, and what follows can be left out
		}
	}
	if !turned || len(out.Words) < 4 || len(out.Words) > 16 {
		return s, false
	}
	if len(out.Words)%3 == 0 {
		out.Words = titled(out.Words)
	} else {
		out.Words[0] = capital(out.Words[0])
	}
	return out, true
}

// presentForm is the present of a regular past form, and of some that news uses
// most; it is found by which form is a known word.
func presentForm(past string, plural bool) (string, bool) {
	base := irregular[past]
	if stem, ok := strings.CutSuffix(past, "ed"); ok && base == "" {
		candidates := []string{stem, stem + "e"}
		if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
			candidates = append(candidates, stem[:n-1])
		}
		if y, ok := strings.CutSuffix(stem, "i"); ok {
			candidates = append(candidates, y+"y")
		}
		for _, c := range candidates {
			if cluster.Of(c) != 0 && cluster.Of(third(c)) != 0 {
				base = c
				break
			}
		}
	}
	if base == "" {
		return "", false
	}
	if plural {
		return base, true
	}
	return third(base), true
}

// third is the third person singular of a verb.
func third(base string) string {
	n := len(base)
	switch {
	case strings.HasSuffix(base, "y") && n > 1 && !strings.ContainsRune("aeiou", rune(base[n-2])):
		return base[:n-1] + "ies"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "go"), strings.HasSuffix(base, "do"):
		return base + "es"
	}
	return base + "s"
}

var irregular = map[string]string{
	"said": "say", "told": "tell", "met": "meet", "won": "win", "took": "take", "made": "make", "gave": "give", "held": "hold", "left": "leave", "led": "lead",
	"cut": "cut", "hit": "hit", "put": "put", "set": "set", "broke": "break", "began": "begin", "came": "come", "went": "go", "got": "get", "found": "find",
	"fell": "fall", "rose": "rise", "sent": "send", "shot": "shoot", "struck": "strike", "sought": "seek", "saw": "see", "lost": "lose", "spoke": "speak",
	"drew": "draw", "fought": "fight", "brought": "bring", "bought": "buy", "sold": "sell", "paid": "pay", "kept": "keep", "ran": "run", "became": "become",
}
