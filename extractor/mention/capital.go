package mention

import (
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
)

// stately are the nouns of which a capital after "of" is the state: "at the
// request of Dhaka". After others it is the town: "the siege of Sarajevo".
var stately = map[string]bool{"government": true, "regime": true, "request": true, "fury": true, "anger": true, "ally": true, "support": true, "demand": true,
	"policy": true, "behalf": true, "influence": true, "critic": true, "criticism": true, "view": true, "position": true, "enemy": true, "interest": true,
	"displeasure": true, "dismay": true, "delight": true, "accusation": true, "condemnation": true, "recognition": true, "authority": true, "rule": true,
	"side": true, "part": true, "approval": true, "consent": true, "permission": true, "help": true, "backing": true, "hand": true, "expense": true,
	"eye": true, "relation": true, "intention": true, "refusal": true, "decision": true, "offer": true, "involvement": true, "ire": true, "annoyance": true,
	"friend": true, "proxy": true, "client": true, "puppet": true, "agent": true, "envoy": true, "will": true, "tie": true, "supporter": true, "opponent": true,
	"rival": true, "partner": true, "pressure": true, "thinking": true, "stance": true, "wish": true, "hope": true, "fear": true, "plan": true, "use": true,
	"control": true, "orbit": true, "grip": true, "claim": true, "payroll": true, "instruction": true, "order": true, "role": true, "goal": true, "aim": true}

// taking are the verbs of which a capital is the object as a town: "took Kinshasa".
var taking = map[string]bool{"take": true, "capture": true, "seize": true, "storm": true, "skip": true, "retake": true, "occupy": true, "bomb": true, "shell": true,
	"besiege": true, "enter": true, "leave": true, "reach": true, "visit": true, "tour": true, "flood": true, "rock": true, "hit": true, "shake": true, "surround": true,
	"encircle": true, "keep": true, "quit": true, "lose": true, "flee": true, "bombard": true, "paralyse": true, "paralyze": true, "overrun": true, "recapture": true,
	"liberate": true, "batter": true, "pound": true, "near": true, "approach": true, "miss": true, "hold": true, "attack": true, "conquer": true, "raid": true}

// assault are the nouns after which "on" leads to a town: "an attack on Freetown".
var assault = map[string]bool{"attack": true, "assault": true, "march": true, "raid": true, "strike": true, "advance": true, "bomb": true, "shell": true, "fire": true,
	"rocket": true, "missile": true, "bombing": true, "offensive": true, "drone": true, "close": true, "descend": true, "converge": true}

// inside reports whether a capital or the seat of a government follows "in": the
// town, whatever noun follows it ("In Tehran state television").
func inside(tokens []document.Token, m *Mention) bool {
	i := m.First - 1
	the := i >= 0 && tokens[i].Lower == "the"
	if the {
		i--
	}
	if i < 0 || the && m.Last < len(tokens) && noun(tokens[m.Last].Tag) {
		return false
	}
	switch tokens[i].Lower {
	case "in", "at", "near", "outside", "inside", "around":
		return m.Last >= len(tokens) || tokens[m.Last].Tag != "POS" || !institution(tokens[m.First:m.Last])
	}
	return false
}

// address reports whether a capital ends a line of a list: "Dr. Chang-ho Bae,
// Seoul".
func address(tokens []document.Token, m *Mention) bool {
	if m.First < 2 || tokens[m.First-1].Text != "," || tokens[m.First-2].Tag[0] != 'N' || !lexicon.Capitalised(tokens[m.First-2].Text) {
		return false
	}
	if m.Last < len(tokens) && tokens[m.Last].Text != ";" && tokens[m.Last].Text != ")" {
		return false
	}
	for k := range tokens {
		if finite(tokens[k].Tag) {
			return false
		}
	}
	return true
}

func finite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" }

// seat reports whether a capital is spoken of as a town by what it owns or is:
// "Port-au-Prince's Catholic archbishop", "Suva would be the better hub".
func seat(tokens []document.Token, m *Mention) bool {
	i := m.Last
	if i+1 >= len(tokens) {
		return false
	}
	if tokens[i].Tag == "POS" {
		for k := i + 1; k < len(tokens) && k < i+4; k++ {
			switch tokens[k].Lemma {
			case "archbishop", "bishop", "cardinal", "mosque", "church", "cathedral", "mayor", "governor", "slum", "skyline", "street", "hospital", "port", "airport":
				return true
			}
			if !noun(tokens[k].Tag) && tokens[k].Tag != "JJ" {
				return false
			}
		}
		return false
	}
	if tokens[i].Tag == "MD" {
		i++
	}
	if i+1 >= len(tokens) || tokens[i].Lemma != "be" || tokens[i+1].Tag != "DT" {
		return false
	}
	for k := i + 2; k < len(tokens) && k < i+6; k++ {
		switch tokens[k].Lemma {
		case "hub", "capital", "city", "town", "port", "home", "place", "seat", "venue":
			return true
		}
	}
	return false
}

// homed reports whether a capital's own country or district follows: "Tokyo,
// Japan", "Washington, D.C."
func homed(lex *lexicon.Lexicon, tokens []document.Token, m *Mention) bool {
	i := m.Last
	if tokens[i-1].Text == "D.C." || tokens[i-1].Text == "DC" {
		return i-m.First > 1
	}
	if i < len(tokens) && tokens[i].Text == "," {
		i++
	}
	if i >= len(tokens) || institution(tokens[m.First:m.Last]) {
		return false
	}
	if tokens[i].Text == "D.C." || tokens[i].Text == "DC" {
		return true
	}
	country, ok := lex.Canonical(m.Key)
	return ok && i > m.Last && tokens[i].Text == firstWord(country.Canonical) && (i+1 >= len(tokens) || tokens[i+1].Tag != "VBD" && tokens[i+1].Tag != "VBZ" && tokens[i+1].Tag != "CC")
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// listed reports whether a capital stands in a line without any verb: a
// programme, a table, a list of addresses. Headlines are none.
func listed(d *document.Document, m *Mention) bool {
	s := &d.Sentences[m.Sentence]
	switch d.Paragraphs[s.Paragraph].Kind {
	case document.Headline, document.CrossHead:
		return false
	}
	if s.Case != document.SentenceCase || m.Last < len(s.Tokens) && (s.Tokens[m.Last].Tag == "POS" || noun(s.Tokens[m.Last].Tag) && s.Tokens[m.Last].Text == s.Tokens[m.Last].Lower) {
		return false
	}
	digits := false
	for i := range s.Tokens {
		if tag := s.Tokens[i].Tag; tag[0] == 'V' || tag == "MD" {
			return false
		} else if tag == "CD" {
			digits = true
		}
	}
	last := s.Tokens[len(s.Tokens)-1].Text
	return digits || last != "." && last != "?" && last != "!"
}
