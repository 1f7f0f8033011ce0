package claim

import "strings"

// mendVerbs retags a known verb form that stands between a noun phrase and the
// beginning of another as a verb: taggers take "cuts" in a headline for a noun.
func (s *syntax) mendVerbs() {
	for i := range s.tokens {
		t := &s.tokens[i]
		if s.grammar.governed[t.Lower] && !(i+1 < len(s.tokens) && (s.tokens[i+1].Tag == "RBR" || s.tokens[i+1].Tag == "JJR")) && (strings.HasPrefix(t.Tag, "JJ") || t.Tag == "RP" || t.Tag == "RB" || t.Lower == "home") && (i+1 == len(s.tokens) || !strings.HasPrefix(s.tokens[i+1].Tag, "NN") || s.startsMention(i+1)) {
			t.Tag = "NN"
		}
		if t.Tag == "VBZ" && s.grammar.governed[t.Lower] && i > 0 && s.mention[i] < 0 && s.governing(i-1) {
			t.Tag = "NNS" // "severs ties"
		}
		f := s.grammar.verbForm[t.Lower]
		if f == nil || s.mention[i] >= 0 {
			continue
		}
		if i > 1 && s.mendFloating(i, f) {
			continue
		}
		if strings.HasPrefix(t.Tag, "V") {
			if f['b'] == "" && f['d'] != "" && (t.Tag == "VB" || t.Tag == "VBP" || t.Tag == "VBZ") {
				t.Tag = "VBD"
			}
			if f['g'] != "" {
				t.Tag = "VBG"
			}
			continue
		}
		if i == 0 || i+1 >= len(s.tokens) || !strings.HasPrefix(t.Tag, "NN") && !strings.HasPrefix(t.Tag, "JJ") {
			continue
		}
		if base := f['g']; base != "" && len(s.grammar.frames[base]) > 0 && (s.startsMention(i+1) || s.tokens[i+1].Tag == "DT" || s.tokens[i+1].Tag == "PRP$" || s.tokens[i-1].Tag == "RP" && s.grammar.governed[s.lower(i+1)]) {
			if before := s.tokens[i-1]; s.grammar.verbForm[before.Lower] != nil || before.Tag == "IN" || before.Tag == "RP" || before.Tag == "," || before.Tag == "CC" {
				t.Tag = "VBG" // "avoided condemning Russia"
				if strings.HasPrefix(before.Tag, "JJ") {
					s.tokens[i-1].Tag = "VBN"
				}
				continue
			}
		}
		// A noun before it that ends a phrase, something that begins one after it.
		before := s.endsMention(i-1) && s.tokens[i-1].Tag != "PRP$" && s.mentions[s.mention[i-1]].Form != "demonym" || s.tokens[i-1].Tag == "NNS" || s.tokens[i-1].Tag == "NN" && s.inClass(i-1, "agents") && t.Lower != "force"
		nextTag := s.tokens[i+1].Tag
		if before && f['s'] != "" && neverNoun[f['s']] {
			t.Tag = "VBZ" // "The Forum condemns in the strongest terms"
			continue
		}
		after := s.startsMention(i+1) || nextTag == "DT" || nextTag == "PRP$" || strings.HasPrefix(nextTag, "JJ") || nextTag == "NNS" || nextTag == "RP" || s.tokens[i+1].Lower == "off" || nextTag == "PRP"
		if nextTag == "NN" && s.tokens[i].Lower != s.tokens[i].Lemma {
			after = true
		}
		if before && t.Tag == "NN" && t.Text == t.Lower && f['b'] != "" && s.endsMention(i-1) && s.demandedBefore(i) {
			t.Tag = "VBP"
			continue
		}
		if !before || !after {
			continue
		}
		switch {
		case f['s'] != "":
			t.Tag = "VBZ"
		case f['d'] != "":
			t.Tag = "VBD"
		case f['b'] != "" && len(s.grammar.frames[f['b']]) > 0 && s.startsMention(i+1) && t.Text == t.Lower:
			t.Tag = "VBP"
		case f['b'] != "" && len(s.grammar.frames[f['b']]) > 0 && t.Text == t.Lower && s.joined(i-1):
			t.Tag = "VBP" // "India and Sri Lanka patrol the strait"
		case f['b'] != "" && (s.tokens[i-1].Tag == "NNS" || s.demandedBefore(i)):
			t.Tag = "VBP"
		case f['g'] != "":
			t.Tag = "VBG"
		}
	}
}

// demandedBefore reports whether a verb of asking with "that" stands shortly before token i, so that a base
// form is its subjunctive: "demanded that the authorities in Belarus release".
func (s *syntax) demandedBefore(i int) bool {
	that := false
	for k := i - 1; k > 0 && k > i-longestDemand; k-- {
		if that = that || s.lower(k) == "that"; that {
			for _, base := range s.grammar.verbForm[s.lower(k)] {
				if s.grammar.classes["asking"][base] {
					return true
				}
			}
		}
	}
	return false
}

// longestDemand is how many tokens a verb of asking and the subject of its clause may take.
const longestDemand = 10

// joined reports whether the mention that ends with token i is the last of a coordination.
func (s *syntax) joined(i int) bool {
	if !s.endsMention(i) {
		return false
	}
	k := i
	for k > 0 && s.mention[k] == s.mention[i] {
		k--
	}
	return s.lower(k) == "and" && k > 0 && s.endsMention(k-1)
}

// governing reports whether token i is a form of a verb that a frame begins with.
func (s *syntax) governing(i int) bool {
	if s.mention[i] >= 0 {
		return false
	}
	for _, base := range s.grammar.verbForm[s.lower(i)] {
		if len(s.grammar.frames[base]) > 0 {
			return true
		}
	}
	return false
}

// neverNoun are verbs whose s-form is no plural of a noun.
var neverNoun = map[string]bool{
	"condemn": true, "denounce": true, "deplore": true, "decry": true, "castigate": true, "excoriate": true, "sever": true, "terminate": true, "expel": true, "welcome": true,
}

// mendFloating retags a known verb after a word that floats before it: "have all cut",
// "neither condemns", and after a causative's object: "made Ukraine sever".
func (s *syntax) mendFloating(i int, f map[byte]string) bool {
	t, before := &s.tokens[i], &s.tokens[i-1]
	aux := auxiliary[s.lower(i-2)]
	switch {
	case floating[before.Lower] && s.mention[i-1] < 0 && f['d'] != "" && len(s.grammar.frames[f['d']]) > 0 && (aux == "have" || aux == "be"):
		t.Tag, before.Tag = "VBN", "RB"
	case before.Lower == "than" && f['b'] != "" && len(s.grammar.frames[f['b']]) > 0 && !strings.HasPrefix(t.Tag, "V") && i+1 < len(s.tokens) && (s.mention[i+1] >= 0 || s.tag(i+1) == "DT" || s.tag(i+1) == "PRP$" || s.grammar.governed[s.lower(i+1)]):
		t.Tag = "VB" // "rather than host Iran"
	case before.Lower == "nor" && f['d'] != "" && i+1 < len(s.tokens) && s.grammar.governed[s.lower(i+1)]:
		t.Tag = "VBN" // "nor cut ties"
	case before.Lower == "," && t.Text == t.Lower && !strings.HasPrefix(t.Tag, "V") && s.verbInSeries(i, f) != "":
		t.Tag = s.verbInSeries(i, f)
	case before.Lower == "," && f['d'] != "" && !strings.HasPrefix(t.Tag, "V") && i+1 < len(s.tokens) && s.grammar.governed[s.lower(i+1)] && s.closesRelative(i-1):
		t.Tag = "VBD" // "Albania, which hosts the group, cut ties"
	case before.Lower == "neither" && s.endsMention(i-2) && f['s'] != "":
		t.Tag = "VBZ"
	case before.Lower == "neither" && s.endsMention(i-2) && f['d'] != "":
		t.Tag = "VBD"
	case f['b'] != "" && len(s.grammar.frames[f['b']]) > 0 && s.endsMention(i-1) && strings.HasPrefix(t.Tag, "NN") && s.causes(i-1):
		t.Tag = "VB"
	default:
		return false
	}
	return true
}

// closesRelative reports whether the comma at token i ends a relative clause
// between commas that says something of a name.
func (s *syntax) closesRelative(i int) bool {
	for k := i - 1; k > 0; k-- {
		if s.lower(k) == "," {
			return s.endsMention(k-1) && (s.tag(k+1) == "WDT" || s.tag(k+1) == "WP" || s.tag(k+1) == "WP$")
		}
	}
	return false
}

// causes reports whether the mention that ends with token i stands directly after a causative verb.
func (s *syntax) causes(i int) bool {
	for k := i; k > 0; k-- {
		if s.mention[k] != s.mention[i] && s.tag(k) != "DT" {
			return causative[s.lower(k)]
		}
	}
	return false
}

// causative are the forms of verbs that take an object with a bare infinitive.
var causative = map[string]bool{
	"make": true, "makes": true, "made": true, "making": true, "let": true, "lets": true, "letting": true, "help": true, "helps": true, "helped": true,
	"helping": true, "see": true, "saw": true, "watch": true, "watched": true, "have": true, "had": true,
}
