package mention

import (
	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// qualify fills in what the words around a country's mention make of it: the
// noun that it modifies, and whether it stands as a place.
func qualify(lex *lexicon.Lexicon, d *document.Document, m *Mention) {
	if dateline := d.Paragraphs[d.Sentences[m.Sentence].Paragraph].Dateline; dateline.Contains(m.Span) && m.Type == graph.Country {
		m.Place = true
		if first := m.Span.Start == dateline.Start; m.Form == graph.FormMetonym || first {
			m.Type = graph.Location // "SINGAPORE, June 26": the town
		}
		return
	}
	if m.Type != graph.Country || m.Form == graph.FormNominal || m.Form == graph.FormPronoun {
		if m.Type == graph.Location {
			m.Place = true
		}
		return
	}
	tokens := d.Sentences[m.Sentence].Tokens
	agent(lex, tokens, m)
	local := town(lex, tokens, m) || m.Form == graph.FormMetonym && (inside(tokens, m) || address(tokens, m) || seat(tokens, m) || homed(lex, tokens, m) || listed(d, m))
	if m.Form == graph.FormDemonym || m.Agent != "" && !local {
		return
	}
	m.Place = local || place(tokens, m) || m.Form == graph.FormMetonym && ofTown(lex, tokens, m)
	if local {
		m.Agent, m.State = "", false
	}
	if m.Place && m.Form == graph.FormMetonym && m.Name != "" && (local || !institution(tokens[m.First:m.Last])) {
		m.Type = graph.Location // the town itself; Key still says whose capital it is
		m.Name = join(tokens[m.First:m.Last])
	}
}

// town reports whether a capital stands before a noun of its town: "London
// police", "a Paris court", "Washington state".
func town(lex *lexicon.Lexicon, tokens []document.Token, m *Mention) bool {
	if m.Form != graph.FormMetonym || institution(tokens[m.First:m.Last]) || m.Last >= len(tokens) {
		return false
	}
	i := m.Last
	if tokens[i].Tag == "POS" {
		i++
	}
	// "The Vienna talks failed": a verb before a verb is a noun.
	verbal := i+1 < len(tokens) && tokens[i].Tag == "VBZ" && m.First > 0 && tokens[m.First-1].Lower == "the" && (verb(tokens[i+1].Tag) || tokens[i+1].Tag == "VBP")
	if i >= len(tokens) || !noun(tokens[i].Tag) && !verbal || tokens[i].Text != tokens[i].Lower {
		return false
	}
	followed := i+1 < len(tokens) && noun(tokens[i+1].Tag)
	if lex.Nominal("local", tokens[i].Lower) || tokens[i].Lower == "state" && i == m.Last && !followed {
		return true
	}
	// "a London law firm": an article belongs to the noun, and no government is named so.
	if i > m.Last || m.First == 0 || tokens[m.First-1].Lower != "a" && tokens[m.First-1].Lower != "an" && tokens[m.First-1].Lower != "one" && tokens[m.First-1].Lower != "the" {
		return false
	}
	for followed {
		i++
		followed = i+1 < len(tokens) && noun(tokens[i+1].Tag)
	}
	return !lex.Nominal("government", tokens[i].Lower)
}

// ofTown reports whether what a capital owns is in the town: "the mayor of
// London", "London's Heathrow Airport".
func ofTown(lex *lexicon.Lexicon, tokens []document.Token, m *Mention) bool {
	if i := m.First; i > 1 && tokens[i-1].Lower == "of" && lex.Nominal("local", tokens[i-2].Lower) {
		return true
	}
	i := m.Last
	if i >= len(tokens) || tokens[i].Tag != "POS" {
		return false
	}
	for i++; i+1 < len(tokens) && lexicon.Capitalised(tokens[i+1].Text); i++ {
	}
	return i < len(tokens) && lexicon.Capitalised(tokens[i].Text) && lex.Head("last", tokens[i].Fold) == lexicon.HeadLocation
}

// institution reports whether a metonym is an office and no town.
func institution(tokens []document.Token) bool {
	switch tokens[len(tokens)-1].Lower {
	case "house", "kremlin", "street", "palace", "office", "d'orsay", "whitehall":
		return true
	}
	return false
}

// agent finds the noun that a country's name or demonym modifies: "diplomats"
// in "Iranian diplomats", "regime" in "Iran's Islamist regime".
func agent(lex *lexicon.Lexicon, tokens []document.Token, m *Mention) {
	i := m.Last
	if i < len(tokens) && (tokens[i].Tag == "POS" || tokens[i].Text == "'s") {
		i++
	} else if m.Form != graph.FormDemonym && i < len(tokens) && tokens[i].Tag == "JJ" {
		return
	}
	for k := i; k < len(tokens) && k < i+4; k++ {
		t := tokens[k]
		word := t.Lower
		if calendar(word) {
			return // "In Baghdad Sunday Iraqi police"
		}
		if lex.Nominal("government", word) || lex.Nominal("people", word) {
			if k+1 < len(tokens) && k < i+3 && noun(tokens[k+1].Tag) && (lex.Nominal("government", tokens[k+1].Lower) || lex.Nominal("people", tokens[k+1].Lower)) {
				continue // "Albanian government officials": the last one is the head
			}
			m.Agent = word
			m.State = lex.Nominal("government", word)
			return
		}
		if t.Tag != "JJ" && t.Tag != "NN" && t.Tag != "NNS" && t.Tag != "VBN" && t.Tag != "NNP" && (t.Tag != "CD" || m.Form != graph.FormDemonym && i == m.Last) {
			return // "to Honduras two days before"
		}
		if (t.Tag == "NN" || t.Tag == "NNS") && (k+1 >= len(tokens) || !noun(tokens[k+1].Tag)) {
			m.Agent = word
			return
		}
	}
}

// motion are the verbs and nouns after which "to" leads to a place.
var motion = map[string]bool{"travel": true, "fly": true, "go": true, "come": true, "return": true, "move": true, "head": true, "flee": true, "visit": true,
	"trip": true, "journey": true, "arrive": true, "deport": true, "extradite": true, "send": true, "bring": true, "drive": true, "escape": true, "relocate": true,
	"emigrate": true, "flight": true, "route": true, "sail": true, "march": true, "rush": true, "transfer": true, "evacuate": true, "deploy": true, "migrate": true,
	"tour": true, "ambassador": true, "airlift": true, "way": true, "ship": true, "export": true}

// place reports whether a country or capital stands as a place.
func place(tokens []document.Token, m *Mention) bool {
	i := m.First - 1
	for i >= 0 && (tokens[i].Lower == "the" || tokens[i].Lower == "both" || tokens[i].Tag == "JJ" || tokens[i].Lower == "downtown") {
		i--
	}
	if i < 0 {
		return false
	}
	// "in France and Albania": look before the first of the list.
	for i > 0 && (tokens[i].Lower == "and" || tokens[i].Text == "," || tokens[i].Lower == "or") && (tokens[i-1].Tag == "NNP" || tokens[i-1].Tag == "NNPS") && i > 1 {
		k := i - 1
		for k >= 0 && (tokens[k].Tag == "NNP" || tokens[k].Tag == "NNPS" || tokens[k].Lower == "the") {
			k--
		}
		if k < 0 {
			return false
		}
		if k == i-1 {
			break
		}
		if tokens[k].Lower == "both" && k > 0 {
			k--
		}
		i = k
		if tokens[k].Lower != "and" && tokens[k].Text != "," {
			break
		}
	}
	capital := m.Form == graph.FormMetonym
	switch tokens[i].Lower {
	case "in", "near", "inside", "outside", "throughout", "across", "around", "into", "within", "via", "through", "at":
		return true
	case "off", "above", "beyond":
		return capital
	case "on", "upon":
		return capital && i > 0 && assault[tokens[i-1].Lemma]
	case "from":
		return capital || i > 0 && motion[tokens[i-1].Lemma]
	case "to", "toward", "towards", "for":
		if capital && tokens[i].Lower == "to" && !ties(tokens, i) {
			return true
		}
		for k := i - 1; k >= 0 && k >= i-4; k-- {
			if motion[tokens[k].Lemma] {
				return tokens[i].Lower != "for" || tokens[k].Lemma == "leave" || tokens[k].Lemma == "head"
			}
		}
		return tokens[i].Lower == "for" && i > 0 && (tokens[i-1].Lower == "bound" || tokens[i-1].Lower == "destined")
	case ",":
		if i > 0 && tokens[i-1].Lemma == "capital" {
			return true
		}
	case "of":
		if i > 0 {
			switch tokens[i-1].Lower {
			case "west", "east", "north", "south", "northwest", "northeast", "southwest", "southeast", "outskirts", "streets", "city", "center", "centre", "suburb", "suburbs", "rest":
				return true
			}
			return capital && !stately[tokens[i-1].Lemma] && (noun(tokens[i-1].Tag))
		}
	case "capital", "city", "town":
		return true
	case "leave", "leaving", "left", "reach", "reached", "entered", "entering", "visiting", "visited", "visit", "visits", "tour", "toured":
		return capital || tokens[i].Lemma == "leave"
	}
	return capital && tokens[i].Tag[0] == 'V' && taking[tokens[i].Lemma]
}

// ties reports whether "to" at i follows words of address rather than of motion.
func ties(tokens []document.Token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch tokens[k].Lemma {
		case "tie", "message", "letter", "warn", "warning", "aid", "support", "sell", "give", "close", "ally", "offer", "respond", "response", "reply", "threat", "loyal", "sympathetic", "pay", "pass", "hand", "according", "accord", "due", "belong", "say", "speak", "appeal", "concession", "reward":
			return true
		}
	}
	return false
}
