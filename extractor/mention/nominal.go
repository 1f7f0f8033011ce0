package mention

import (
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// nominals finds nouns and pronouns that refer back, where no name stands.
func nominals(lex *lexicon.Lexicon, d *document.Document, s int, found []Mention) []Mention {
	tokens := d.Sentences[s].Tokens
	if d.Sentences[s].Case == document.AllCaps {
		return nil
	}
	var out []Mention
	for i := 0; i < len(tokens); i++ {
		if m, ok := stateBody(lex, d, s, i, found); ok {
			out = append(out, m)
			i = m.Last - 1
			continue
		}
		if m, ok := ruled(d, s, i, found); ok {
			out = append(out, m)
			continue
		}
		if m, ok := described(lex, d, s, i, found); ok {
			if beside(tokens, m, found) {
				continue
			}
			out = append(out, m)
			i = m.Last - 1
			continue
		}
		if m, ok := pronoun(d, s, i); ok && free(found, i, i+1) {
			out = append(out, m)
		}
	}
	return out
}

// beside reports whether a nominal stands in apposition to a name of its type,
// which then is the mention: "Ann Lee, the chairman," and "the chairman, Ann Lee,".
func beside(tokens []document.Token, m Mention, found []Mention) bool {
	for _, n := range found {
		if n.Type != m.Type || n.Form == graph.FormDemonym {
			continue
		}
		if n.Last == m.First-1 && tokens[n.Last].Text == "," && (m.Last >= len(tokens) || tokens[m.Last].Tag != "POS" && !verb(tokens[m.Last].Tag)) {
			return true
		}
		if m.Type == graph.Person && m.Last+1 < len(tokens) && tokens[m.Last].Text == "," && n.First <= m.Last+3 && n.First > m.Last && n.Form == graph.FormName {
			return true
		}
	}
	return false
}

// stateBody finds an organ of a state that a country's name qualifies in small
// letters: "foreign ministry" in "Iran's foreign ministry".
func stateBody(lex *lexicon.Lexicon, d *document.Document, s, i int, found []Mention) (Mention, bool) {
	tokens := d.Sentences[s].Tokens
	before := i - 1
	if before >= 0 && (tokens[before].Tag == "POS" || tokens[before].Text == "'s") {
		before--
	}
	if before < 0 {
		return Mention{}, false
	}
	country := -1
	for k, m := range found {
		if m.Last == before+1 && m.Type == graph.Country {
			country = k
		}
	}
	if country < 0 {
		return Mention{}, false
	}
	for _, body := range lex.Bodies() {
		last := i + len(body)
		if last > len(tokens) || !same(tokens[i:last], body) || !free(found, i, last) {
			continue
		}
		if len(body) == 1 && (body[0] == "army" || body[0] == "navy" || body[0] == "parliament" || body[0] == "embassy" || body[0] == "senate" || body[0] == "congress" || body[0] == "treasury" || body[0] == "consulate") {
			continue // one word stands for the state: it is the country's Agent
		}
		m := at(d, s, i, last)
		m.Type, m.Form, m.Country = graph.Organization, graph.FormNominal, found[country].Key
		m.Name = BodyName(lex, m.Country, strings.Join(body, " "))
		return m, true
	}
	return Mention{}, false
}

// Led is the Kind of a nominal that stands for the country that the person beside it leads.
const Led = "led"

// ruled finds the government that a person's name tells: "the Assad regime", "Maduro's government",
// "the administration of President Joe Biden". It stands for their country.
func ruled(d *document.Document, s, i int, found []Mention) (Mention, bool) {
	tokens := d.Sentences[s].Tokens
	switch tokens[i].Lower {
	case "administration", "regime", "government", "junta", "cabinet":
	default:
		return Mention{}, false
	}
	if !free(found, i, i+1) {
		return Mention{}, false
	}
	before := i
	if before > 0 && (tokens[before-1].Tag == "POS" || tokens[before-1].Text == "'s") {
		before--
	}
	after := i
	if i+1 < len(tokens) && tokens[i+1].Text == "of" {
		after = i + 2
	}
	for _, m := range found {
		if m.Type == graph.Person && m.Form != graph.FormPronoun && (m.Last == before || after > i && m.First >= after && m.First <= after+3 && named(tokens[after:m.First])) {
			n := at(d, s, i, i+1)
			n.Type, n.Form, n.Name, n.Kind = graph.Country, graph.FormNominal, tokens[i].Lower, Led
			return n, true
		}
	}
	return Mention{}, false
}

// named reports whether the words can be a title before a name.
func named(tokens []document.Token) bool {
	for _, t := range tokens {
		if !noun(t.Tag) && t.Tag != "JJ" || t.Text == "," {
			return false
		}
	}
	return true
}

func same(tokens []document.Token, words []string) bool {
	for i, w := range words {
		if tokens[i].Lower != w {
			return false
		}
	}
	return true
}

const (
	definite   = " the this that "
	possessive = " his her its their our my your "
)

// described finds "the regime", "the Islamic regime", "the foreign ministry",
// "his country", "the prime minister".
func described(lex *lexicon.Lexicon, d *document.Document, s, i int, found []Mention) (Mention, bool) {
	tokens := d.Sentences[s].Tokens
	det := " " + tokens[i].Lower + " "
	own := strings.Contains(possessive, det)
	if !own && !strings.Contains(definite, det) {
		return Mention{}, false
	}
	for j := i + 1; j < len(tokens) && j <= i+4; j++ {
		if !free(found, j, j+1) {
			return Mention{}, false
		}
		if _, ok := ruled(d, s, j, found); ok {
			return Mention{}, false
		}
		if m, ok := aged(lex, d, s, i, j); ok && !own {
			return m, true
		}
		if body := bodyAt(lex, tokens, j); body > 0 && !own && j == i+1 {
			m := at(d, s, i, j+body)
			m.Type, m.Form, m.Name = graph.Organization, graph.FormNominal, strings.ToLower(join(tokens[j:j+body]))
			return m, true
		}
		if m, ok := headNoun(lex, d, s, i, j, own); ok {
			return m, true
		}
		switch tag := tokens[j].Tag; {
		case tag == "JJ", tag == "NN" && j < i+3, tag == "VBN", tag == "NNP", tag == "JJS", tag == "VBG":
		default:
			return Mention{}, false
		}
	}
	return Mention{}, false
}

// aged makes a mention of "the 48-year-old" and "the 35-year-old captain": the
// age stands at token j.
func aged(lex *lexicon.Lexicon, d *document.Document, s, i, j int) (Mention, bool) {
	tokens := d.Sentences[s].Tokens
	if j != i+1 || !strings.HasSuffix(tokens[j].Lower, "-year-old") {
		return Mention{}, false
	}
	last, name := j+1, tokens[j].Lower
	if n := 0; last < len(tokens) && (noun(tokens[last].Tag) || tokens[last].Tag == "JJ") {
		if n = personPhrase(lex, tokens, last); n == 0 {
			return Mention{}, false // "the 48-year-old war"
		}
		name = strings.ToLower(join(tokens[last : last+n]))
		last += n
	}
	if last < len(tokens) && (noun(tokens[last].Tag) || tokens[last].Text == "of") {
		return Mention{}, false
	}
	m := at(d, s, i, last)
	m.Type, m.Form, m.Name = graph.Person, graph.FormNominal, name
	return m, true
}

// bodyAt returns the length of a phrase of two words and more that names an
// organ of a state at token j.
func bodyAt(lex *lexicon.Lexicon, tokens []document.Token, j int) int {
	for _, body := range lex.Bodies() {
		if len(body) > 1 && j+len(body) <= len(tokens) && same(tokens[j:j+len(body)], body) {
			return len(body)
		}
	}
	return 0
}

// headNoun makes a mention of the tokens from i if the noun at j refers back
// and heads its phrase.
func headNoun(lex *lexicon.Lexicon, d *document.Document, s, i, j int, own bool) (Mention, bool) {
	tokens := d.Sentences[s].Tokens
	if n := personPhrase(lex, tokens, j); n > 0 && !own && j <= i+3 {
		if j+n < len(tokens) && (noun(tokens[j+n].Tag) || lexicon.Capitalised(tokens[j+n].Text) || tokens[j+n].Text == "of" || tokens[j+n].Text == "for") {
			return Mention{}, false // "the president of France" is named by what follows
		}
		m := at(d, s, i, j+n)
		m.Type, m.Form, m.Name = graph.Person, graph.FormNominal, strings.ToLower(join(tokens[j:j+n]))
		if t, took := lex.MatchTitle(words(tokens), j); took == n {
			m.Kind, m.Gender = t.Kind, t.Gender
		}
		return m, true
	}
	word := tokens[j].Lower
	if tokens[j].Tag != "NN" && tokens[j].Tag != "NNP" && !(tokens[j].Tag == "JJ" && lex.Nominal("country", word)) || j+1 < len(tokens) && noun(tokens[j+1].Tag) && !hiddenVerb(tokens, j+1) {
		return Mention{}, false
	}
	m := at(d, s, i, j+1)
	m.Form, m.Name = graph.FormNominal, word
	switch {
	case j > i+1 && !own && tokens[i].Lower == "the" && called(lex, tokens[i+1:j], word) != "":
		if j+1 < len(tokens) && (lexicon.Capitalised(tokens[j+1].Text) || tokens[j+1].Text == "of") {
			return Mention{}, false // a name follows
		}
		m.Type, m.Kind = graph.Country, called(lex, tokens[i+1:j], word)
		return m, true
	case lex.Nominal("country", word) && !(own && word != "country" && word != "nation" && word != "kingdom"):
		m.Type = graph.Country
		if j > i+1 && word != "regime" && word != "country" {
			return Mention{}, false // "the Islamic nation" is none
		}
		if (word == "island" || word == "archipelago") && j+1 < len(tokens) && tokens[j+1].Text == "of" {
			return Mention{}, false // "the island of Java"
		}
		if own {
			m.Form = graph.FormPronoun
			m.Name = tokens[i].Lower + " " + word
		}
		if j > i+1 && tokens[i].Lower == "the" && strings.Contains("same other whole entire rest ", tokens[i+1].Lower+" ") {
			return Mention{}, false
		}
		return m, true
	case !own && lex.Nominal("organization", word):
		if j+1 < len(tokens) && tokens[j+1].Text == "of" {
			return Mention{}, false // "the group of dissidents"
		}
		m.Type = graph.Organization
		return m, true
	}
	return Mention{}, false
}

// hiddenVerb reports whether what is tagged as a plural noun must be a verb:
// "hosts" in "the emirate hosts leaders".
func hiddenVerb(tokens []document.Token, i int) bool {
	if tokens[i].Tag != "NNS" || i+1 >= len(tokens) {
		return false
	}
	switch tokens[i+1].Tag {
	case "DT", "PRP$", "NNS":
		return true
	}
	return false
}

// called returns the epithet that the words before "nation", "country", "state"
// make: "west african"; empty if they are none.
func called(lex *lexicon.Lexicon, before []document.Token, head string) string {
	switch head {
	case "nation", "country", "state", "republic", "kingdom", "monarchy", "emirate", "sultanate":
	default:
		return ""
	}
	words := strings.ToLower(join(before))
	if whole := words + " " + head; lex.Epithet(whole) {
		return whole
	}
	if !lex.Epithet(words) {
		return ""
	}
	return words
}

func noun(tag string) bool { return tag == "NN" || tag == "NNS" || tag == "NNP" || tag == "NNPS" }

// personPhrase returns the length of a noun phrase for an office or calling at
// token j: "prime minister".
func personPhrase(lex *lexicon.Lexicon, tokens []document.Token, j int) int {
	if j+1 < len(tokens) {
		if two := tokens[j].Lower + " " + tokens[j+1].Lower; lex.Nominal("person", two) || lex.Nominal("role", two) {
			return 2
		}
	}
	if (lex.Nominal("person", tokens[j].Lower) || lex.Nominal("role", tokens[j].Lower) && noun(tokens[j].Tag)) && (tokens[j].Text == tokens[j].Lower || j > 0 && tokens[j-1].Lower == "the" && j+1 < len(tokens) && verb(tokens[j+1].Tag)) {
		return 1 // "the Ambassador said" as well
	}
	return 0
}

func verb(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "MD" }

// pronoun makes a mention of a personal pronoun.
func pronoun(d *document.Document, s, i int) (Mention, bool) {
	var gender lexicon.Gender
	plural := false
	kind := graph.Person
	switch d.Sentences[s].Tokens[i].Lower {
	case "he", "him", "his", "himself":
		gender = lexicon.Male
	case "she", "her", "herself", "hers":
		gender = lexicon.Female
	case "it", "its", "itself":
		kind = ""
	case "they", "them", "their", "themselves":
		kind, plural = "", true
	case "we", "us", "our", "ours", "ourselves":
		kind, plural = "", true
		if d.Sentences[s].Tokens[i].Text == "US" {
			return Mention{}, false
		}
	case "i", "me", "my", "mine", "myself":
	default:
		return Mention{}, false
	}
	m := at(d, s, i, i+1)
	m.Type, m.Form, m.Gender, m.Plural, m.Name = kind, graph.FormPronoun, gender, plural, d.Sentences[s].Tokens[i].Lower
	return m, true
}
