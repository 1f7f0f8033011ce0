package entity

import (
	"strings"

	"entente/extractor/gazetteer"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// genders fills in the gender of people whose first name only the gazetteer
// knows, if all who have it are men, or women; and of leaders whom the lexicon has.
func (l *linker) genders() {
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Type != graph.Person || m.Form != graph.FormName && m.Form != graph.FormAlias || m.Last-m.First < 2 {
			continue
		}
		tokens := l.d.Sentences[m.Sentence].Tokens
		if m.Gender == lexicon.Unknown {
			m.Gender = givenGender(tokens[m.First].Text)
		}
		for _, k := range l.lex.Leaders(tokens[m.Last-1].Text) {
			if first, _, _ := strings.Cut(k.Name, " "); strings.EqualFold(first, tokens[m.First].Text) {
				m.Gender = k.Gender
			}
		}
	}
}

func givenGender(name string) lexicon.Gender {
	switch f := gazetteer.Word(name); {
	case f&gazetteer.MaleName != 0 && f&gazetteer.FemaleName == 0:
		return lexicon.Male
	case f&gazetteer.FemaleName != 0 && f&gazetteer.MaleName == 0:
		return lexicon.Female
	}
	return lexicon.Unknown
}

// genderedTitle reports whether the title beside a name tells the gender, and
// not only the name.
func genderedTitle(lex *lexicon.Lexicon, m *mention.Mention) bool {
	if m.Title == "" || m.Gender == lexicon.Unknown {
		return false
	}
	var buffer [4]lexicon.Word
	words := buffer[:0]
	for w := range strings.FieldsSeq(m.Title) {
		words = append(words, lexicon.Word{Text: w, Fold: w})
	}
	t, _ := lex.MatchTitle(words, 0)
	return t.Gender != lexicon.Unknown
}

// clash reports whether the genders of a mention and a person forbid that they
// are one. What a first name says gives way to a title.
func (l *linker) clash(m *mention.Mention, k *person, titled bool) bool {
	return conflict(m.Gender, l.entities[k.entity].Gender) && (k.sure || !titled)
}

// sure takes over a gender that a title tells.
func (l *linker) sure(k *person, m *mention.Mention, titled bool) {
	if titled {
		k.sure = true
		l.entities[k.entity].Gender = m.Gender
	}
}

// kin returns the noun of kinship before a person's name: "his son George", "her
// husband, Bill"; empty if there is none.
func (l *linker) kin(m *mention.Mention) string {
	tokens := l.d.Sentences[m.Sentence].Tokens
	i := m.First - 1 - titleLength(m)
	for ; i >= 0 && i >= m.First-6; i-- {
		w := tokens[i].Lower
		switch w {
		case ",", "former", "late", "then":
			continue
		case "uncle", "nephew", "cousin", "twin", "namesake":
			return w
		}
		if kinGender(w) != lexicon.Unknown {
			return w
		}
		if tokens[i].Tag != "NNP" {
			break
		}
	}
	return ""
}

func kinGender(noun string) lexicon.Gender {
	switch noun {
	case "son", "brother", "father", "husband", "grandson", "grandfather", "half-brother", "stepson", "son-in-law", "brother-in-law", "father-in-law":
		return lexicon.Male
	case "daughter", "sister", "mother", "wife", "aunt", "niece", "granddaughter", "grandmother", "widow", "half-sister", "stepdaughter", "daughter-in-law", "sister-in-law":
		return lexicon.Female
	}
	return lexicon.Unknown
}

func conflict(a, b lexicon.Gender) bool {
	return a != lexicon.Unknown && b != lexicon.Unknown && a != b
}
