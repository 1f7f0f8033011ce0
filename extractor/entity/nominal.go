package entity

import (
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// reach is how many sentences back a noun or pronoun may refer.
const reach = 4

// nominal links "the regime", "the group", "the prime minister".
func (l *linker) nominal(i int) {
	m := &l.mentions[i]
	if m.Entity >= 0 {
		return // "the French president", tied by its office
	}
	e := -1
	switch m.Type {
	case graph.Country:
		e = l.country(i)
	case graph.Organization:
		e = l.group(i)
	case graph.Person:
		e = l.officer(i)
	}
	if e >= 0 {
		l.tie(i, e)
	}
}

// country links "the regime" and "the country". A regime is the one that the
// document calls so; "the country" is the one its sentence is about.
func (l *linker) country(i int) int {
	m := &l.mentions[i]
	if m.Kind == mention.Led {
		return l.ledBy(i)
	}
	if m.Kind != "" {
		return l.epithet(i)
	}
	switch m.Name {
	case "republic":
		if d := l.dominant(); d >= 0 && !l.lex.EpithetFits("monarchy", l.entities[d].ID) {
			return d
		}
		if e := l.setting(i); e >= 0 && !l.lex.EpithetFits("monarchy", l.entities[e].ID) {
			return e
		}
		return -1
	case "island", "archipelago":
		if e := l.dominant(); e >= 0 && l.lex.EpithetFits("island", l.entities[e].ID) {
			return e
		}
		return -1
	case "kingdom", "emirate", "sultanate", "sheikhdom", "monarchy", "theocracy":
		return l.recent(i, func(k int) bool {
			n := &l.mentions[k]
			if n.Type != graph.Country {
				return false
			}
			key := l.entities[n.Entity].ID
			return l.lex.EpithetFits(m.Name, key)
		})
	case "country", "nation":
		if speaker := l.speaker(i); speaker >= 0 && l.entities[speaker].Type == graph.Person {
			if e := l.home(speaker); e >= 0 {
				return e
			}
		}
		if e := l.topic(i, graph.Country); e >= 0 {
			if d := l.dominant(); d >= 0 && e < len(l.total) && l.total[d] >= 3*l.total[e] {
				return d // not the one that is named in passing
			}
			return e
		}
		return l.setting(i)
	default:
		if called, ok := l.agents[m.Name]; ok && called >= 0 {
			return called
		}
		if m.Name == "regime" {
			return l.recent(i, func(k int) bool { return l.mentions[k].Type == graph.Country && !l.mentions[k].Place })
		}
	}
	return -1
}

// ledBy returns the country of the person beside "the Assad regime", "the government of
// Nicolas Maduro", -1 if nothing tells it.
func (l *linker) ledBy(i int) int {
	m := &l.mentions[i]
	for _, k := range l.inSentence[m.Sentence] {
		n := &l.mentions[k]
		if n.Type == graph.Person && n.Entity >= 0 && (n.Last == m.First || n.Last == m.First-1 || n.First > m.Last && n.First <= m.Last+4) {
			return l.home(n.Entity)
		}
	}
	return -1
}

// epithet links "the West African nation" to the one country named before it
// that it fits, as far as the document goes back.
func (l *linker) epithet(i int) int {
	m := &l.mentions[i]
	found := -1
	for e := range l.entities {
		if l.entities[e].Type != graph.Country || l.seen[e] > i || !l.lex.EpithetFits(m.Kind, l.entities[e].ID) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// callings reads which country the document calls a regime, a nation.
func (l *linker) callings() {
	for k := range l.mentions {
		n := &l.mentions[k]
		if n.Entity < 0 || n.Type != graph.Country || n.Agent == "" {
			continue
		}
		if e, seen := l.agents[n.Agent]; seen && e != n.Entity {
			l.agents[n.Agent] = -1
		} else if !seen {
			l.agents[n.Agent] = n.Entity
		}
	}
}

// topic returns the country that the sentence of mention i, or the one before
// it, is about: the first one before i that is no place and no adjective.
func (l *linker) topic(i int, t graph.EntityType) int {
	m := &l.mentions[i]
	for s := m.Sentence; s >= 0 && s >= m.Sentence-2; s-- {
		for _, k := range l.inSentence[s] {
			n := &l.mentions[k]
			if k >= i {
				break
			}
			if n.Type == t && n.Entity >= 0 && !n.Place && n.Form != graph.FormDemonym && n.Form != graph.FormPronoun {
				return n.Entity
			}
		}
	}
	return -1
}

// recent returns the entity of the last mention before i that fits.
func (l *linker) recent(i int, fits func(k int) bool) int {
	for k := i - 1; k >= 0 && l.mentions[k].Sentence >= l.mentions[i].Sentence-reach; k-- {
		if l.mentions[k].Entity >= 0 && fits(k) {
			return l.mentions[k].Entity
		}
	}
	return -1
}

// group links "the group", "the ministry" to the organization of that kind
// spoken of last.
func (l *linker) group(i int) int {
	m := &l.mentions[i]
	if m.Country != "" { // "Iran's foreign ministry"
		if e := l.byName(m.Name); e >= 0 {
			return e
		}
		return l.entity("organization:"+Slug(m.Name), graph.Organization, m.Name)
	}
	noun := m.Name
	if strings.Contains(noun, " ") {
		return l.recentIn(i, 40, func(e *Entity) bool { return strings.HasSuffix(lexicon.Fold(e.Name), noun) })
	}
	if e := l.calledSo(i, noun); e >= 0 {
		return e
	}
	return l.chosen(i, noun)
}

// calledSo returns the organization that the text itself calls so: "the
// Mujahedin-e-Khalq group", "the group Hamas".
func (l *linker) calledSo(i int, noun string) int {
	for k := i - 1; k >= 0 && l.mentions[k].Sentence >= l.mentions[i].Sentence-reach; k-- {
		m := &l.mentions[k]
		if m.Entity < 0 || l.entities[m.Entity].Type != graph.Organization {
			continue
		}
		tokens := l.d.Sentences[m.Sentence].Tokens
		if m.Last < len(tokens) && tokens[m.Last].Lower == noun || m.First > 0 && tokens[m.First-1].Lower == noun {
			return m.Entity
		}
	}
	return -1
}

func (l *linker) byName(name string) int {
	if e, ok := l.byKey["organization:"+Slug(name)]; ok {
		return e
	}
	return -1
}

func (l *linker) recentIn(i, sentences int, fits func(e *Entity) bool) int {
	for k := i - 1; k >= 0 && l.mentions[k].Sentence >= l.mentions[i].Sentence-sentences; k-- {
		if e := l.mentions[k].Entity; e >= 0 && l.entities[e].Type == graph.Organization && l.mentions[k].Form != graph.FormPronoun && fits(&l.entities[e]) {
			return e
		}
	}
	return -1
}

// ofState reports whether a folded word of a name says that it is neither a
// company nor a group of people.
func ofState(word string) bool {
	switch word {
	case "ministry", "department", "court", "council", "parliament", "senate", "congress", "bank", "university", "commission", "authority", "chamber", "fund", "organization",
		"organisation", "agency", "army", "navy", "police", "forces", "force", "association", "union", "federation", "foundation", "party", "institute", "church", "committee",
		"academy", "tribunal", "office", "service", "board", "school", "college", "hospital", "museum", "government", "bureau", "administration", "assembly", "library", "nations":
		return true
	}
	return false
}

// subject reports whether a mention looks like the subject of its clause: a verb
// or a relative pronoun follows.
func (l *linker) subject(k int) bool {
	m := &l.mentions[k]
	tokens := l.d.Sentences[m.Sentence].Tokens
	i := m.Last
	if m.First > 0 && tokens[m.First-1].Text == "," && i+1 < len(tokens) && tokens[i].Text == "," && finite(tokens[i+1]) {
		return true // "The lawyer, Ann Lee, said"
	}
	if m.Form != graph.FormDemonym && m.Form != graph.FormPronoun {
		start := m.First - titleLength(m)
		if start <= 0 && i < len(tokens) && tokens[i].Text == "," && m.Type != graph.Location {
			return true // "Mugabe, 84, read out the oath"
		}
		if start > 1 && speech[tokens[start-1].Lemma] && finite(tokens[start-1]) {
			switch tokens[start-2].Text {
			case "\"", ",", "'", "''":
				return true // "said Ann Lee"
			}
		}
	}
	if m.Form == graph.FormDemonym && m.State {
		for i < len(tokens) && i < m.Last+4 && tokens[i].Lower != m.Agent {
			i++
		}
		i++ // "the Vietnamese government opened"
	}
	for i < len(tokens) && (tokens[i].Tag == "RB" || tokens[i].Text == ",") {
		if tokens[i].Text == "," && i+1 < len(tokens) && tokens[i+1].Tag != "WDT" && tokens[i+1].Tag != "WP" {
			return false
		}
		i++
	}
	if i == m.Last && i < len(tokens) && tokens[i].Tag == "VB" && m.First > 0 {
		switch tokens[m.First-1].Lemma {
		case "make", "let", "help", "have", "see", "watch":
			return true // "made Lithuania call back its own"
		}
	}
	if m.Form == graph.FormNominal && i == m.Last && i+1 < len(tokens) && tokens[i].Tag == "NNS" {
		switch tokens[i+1].Tag {
		case "DT", "PRP$", "NNS":
			return true // "the emirate hosts leaders", whatever its tag
		}
	}
	return i < len(tokens) && (finite(tokens[i]) || tokens[i].Tag == "WDT" || tokens[i].Tag == "WP")
}

func finite(t document.Token) bool {
	switch t.Tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}
