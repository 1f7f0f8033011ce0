package ner

import (
	"unicode"

	"entente/extractor/document"
	"entente/extractor/perceptron"
)

// What the document says of a word, wherever it stands.
const (
	seenSmall   = 1 << iota // in small letters
	afterTitle              // after a title: "Mr.", "Senator"
	speaker                 // before or after a verb of saying
	afterGiven              // after a first name or an initial
	whoFollows              // before ", who" or an age
	orgAhead                // in a run whose last word makes it an organization
	locAhead                // the same for a place
	acronymOf               // its letters are the initials of a run
	bracketed               // in brackets of its own
	afterThe                // first of a run after "the"
	afterPlace              // first of a run after "in", "near"
	inLonger                // in a run of two words and more
	lastOfRun               // the last word of such a run
	firstOfRun              // the first
	calledGroup             // beside a noun such as "group", "company"
	calledPlace             // beside one such as "province"
	alone                   // a run by itself
	possessive              // before 's
	factBits    = iota
)

// gather notes the facts of the words [from,to), one sentence's.
func (d *reading) gather(tokens []document.Token, from, to int) {
	ws := d.words[from:to]
	for i := range ws {
		w := &ws[i]
		if !w.capital && w.mode == normal && tokens[i].Text == tokens[i].Lower && len(tokens[i].Text) > 2 {
			d.facts.at(w.fold).facts |= seenSmall
		}
	}
	for r := len(d.runs) - 1; r >= 0 && int(d.runs[r].first) >= from; r-- {
		if int(d.runs[r].first) < to {
			d.fact(tokens, ws, int(d.runs[r].first)-from, int(d.runs[r].last)-from)
		}
	}
}

// fact notes what a run [a,b) of a sentence says of its words.
func (d *reading) fact(tokens []document.Token, ws []word, a, b int) {
	var all, head uint32 // of all its words, of the first
	// Titles at the start of a run are not part of the name.
	name := a
	for name < b-1 && ws[name].title != 0 {
		name++
	}
	titled := name > a
	if name > 0 && ws[name-1].title == 2 && !titled {
		titled = true
	}
	if titled && ws[b-1].head&3 != 1 {
		all |= afterTitle
	}
	if ws[b-1].noun != 8 {
		if b < len(ws) && ws[b].noun == 8 || a > 1 && ws[a-1].noun == 8 && ws[a-2].noun == 0 {
			all |= speaker
		}
	}
	if b+1 < len(ws) && tokens[b].Text == "," && (ws[b+1].noun == 7 || b+2 < len(ws) && age(tokens[b+1].Text) && tokens[b+2].Text == ",") {
		all |= whoFollows
	}
	switch ws[b-1].head & 3 {
	case 1:
		all |= orgAhead
	case 2:
		all |= locAhead
	}
	if a > 0 {
		switch {
		case ws[a-1].tied == 2:
			head |= afterThe
		case ws[a-1].noun == 9:
			head |= afterPlace
		}
		switch ws[a-1].noun {
		case 1:
			all |= calledGroup
		case 6:
			all |= calledPlace
		}
		if tokens[a-1].Text == "(" && b < len(ws) && tokens[b].Text == ")" {
			head |= bracketed
		}
	}
	if b < len(ws) {
		switch ws[b].noun {
		case 1:
			all |= calledGroup
		case 6:
			all |= calledPlace
		}
		if ws[b].tied == 6 {
			all |= possessive
		}
	}
	if name == b-1 {
		all |= alone
	}
	for k := name; k < b; k++ {
		f := all
		if k == name {
			f |= head
		}
		if b-name > 1 {
			f |= inLonger
			if k == b-1 {
				f |= lastOfRun
				if ws[k-1].given || initial(tokens[k-1].Text) {
					f |= afterGiven
				}
			}
			if k == name {
				f |= firstOfRun
			}
		}
		s := d.facts.at(ws[k].fold)
		s.facts |= f
		s.count++
	}
	if b-name > 1 {
		d.initials(tokens, ws, name, b)
	}
}

// initials notes the first letters of a run, and of the longer one that "of"
// and its like make with the next, as a word that may stand for it.
func (d *reading) initials(tokens []document.Token, ws []word, a, b int) {
	var buf [12]byte
	letters := buf[:0]
	for k := a; k < len(ws) && len(letters) < len(buf); k++ {
		switch {
		case k < b || ws[k].name:
			if c := tokens[k].Fold[0]; ws[k].name && c >= 'a' && c <= 'z' {
				letters = append(letters, c)
			}
		case ws[k].tied >= 1 && ws[k].tied <= 4 && k+1 < len(ws) && (ws[k+1].name || ws[k+1].tied == 2):
		default:
			k = len(ws)
		}
		if k+1 >= b && len(letters) >= 2 {
			d.facts.at(perceptron.Text(string(letters))).facts |= acronymOf
		}
	}
}

func initial(s string) bool { return len(s) == 2 && s[1] == '.' && unicode.IsUpper(rune(s[0])) }

func age(s string) bool {
	return len(s) == 2 && s[0] >= '1' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9'
}
