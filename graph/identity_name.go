package graph

import (
	"slices"
	"strings"
)

// A family is the set of names that could ever mean one entity, by a key that
// each name has exactly one of. Persons: the consonants of the surname.
// Organizations: the initials of the name, or the letters of an acronym.

// familyOf returns the key of an entity id's family; "" for an entity that is
// never merged, as countries are not.
func familyOf(id string) string {
	local := localOf(id)
	_, slug, _ := strings.Cut(local, ":")
	switch typeOf(local) {
	case Person:
		n := readPerson(slug)
		if len(n.parts) == 0 {
			return "person/" + slug
		}
		return "person/" + consonants(n.surname())
	case Organization:
		return "organization/" + initialsOf(readOrganization(slug))
	}
	return ""
}

// personName is a person's name taken apart. It is read off the id, whose key
// is the name in plain lower-case Latin letters with single hyphens.
type personName struct {
	parts  []string // without particles; the surname last
	suffix string   // "jr", "iii"
}

func (n personName) surname() string { return n.parts[len(n.parts)-1] }

// particles stand between the parts of a name and are spelled, or left out, at
// will: "Abdel-Fattah el-Sisi", "Abdel Fattah al-Sissi".
var particles = []string{"al", "el", "ul", "bin", "ibn", "ben", "de", "da", "do", "dos", "das", "du", "del", "di", "la", "le", "van", "von", "der", "den", "ter"}

var suffixes = []string{"jr", "sr", "ii", "iii", "iv"}

// readPerson takes a slug apart. A first part is never a particle ("Al Gore").
// "Abdel", "Abdul" and "Abd al" are one with what follows.
func readPerson(slug string) personName {
	var n personName
	words := strings.Split(slug, "-")
	if len(words) > 1 && slices.Contains(suffixes, words[len(words)-1]) {
		n.suffix, words = words[len(words)-1], words[:len(words)-1]
	}
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case w == "":
		case i > 0 && i < len(words)-1 && slices.Contains(particles, w):
		case slices.Contains([]string{"abd", "abdel", "abdul", "abdal", "abdoul"}, w) && i+1 < len(words)-1:
			i++
			if slices.Contains(particles[:3], words[i]) && i+1 < len(words)-1 {
				i++
			}
			n.parts = append(n.parts, "abd"+words[i])
		default:
			n.parts = append(n.parts, w)
		}
	}
	if k := len(n.parts); k >= 2 && slices.Contains(familyFirst, n.parts[0]) {
		given := n.parts[1:]
		if k == 3 || strings.HasPrefix(given[0], "x") || strings.HasPrefix(given[0], "zh") || slices.Contains(n.syllables(), len(given[0])) {
			// The surname stands first, and the syllables of the given name
			// may be written as one word: "Kim Jong Un", "Xi Jinping".
			n.parts = []string{strings.Join(given, ""), n.parts[0]}
		}
	}
	return n
}

// syllables tells by its length that a given name is one of two syllables, as
// those after a Chinese or Korean surname are; an English one that is as long
// only costs the name its family.
func (n personName) syllables() []int {
	if slices.Contains([]string{"kim", "lee", "park"}, n.parts[0]) {
		return nil // also English: Kim Jones, Lee Smith, Park Place
	}
	return []int{5, 6, 7, 8}
}

// familyFirst are frequent Chinese, Korean and Vietnamese surnames, which stand
// before the given name.
var familyFirst = []string{
	"bai", "cai", "cao", "chen", "cheng", "choi", "cho", "deng", "ding", "dong", "du", "fan", "fang", "feng", "fu", "gao", "gong", "guo", "han", "he", "hu", "huang", "jang",
	"jeong", "jia", "jiang", "jin", "jung", "kang", "kim", "lee", "li", "liang", "liao", "lin", "liu", "lu", "luo", "ma", "mao", "meng", "moon", "nguyen", "oh", "pan", "park",
	"peng", "qin", "ren", "roh", "shen", "shi", "song", "su", "sun", "tang", "tian", "tran", "tsai", "wan", "wang", "wei", "wen", "wu", "xi", "xia", "xiao", "xie", "xu", "yan",
	"yang", "yao", "ye", "yi", "yin", "yoon", "yu", "yuan", "zeng", "zhang", "zhao", "zheng", "zhong", "zhou", "zhu", "zou",
}

// legalForms end the names of companies; connectives tie the words of names.
var (
	legalForms  = []string{"inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "lp", "gmbh", "ag", "sa", "nv", "bv", "spa", "oyj", "ab"}
	connectives = []string{"the", "of", "and", "for", "in", "on", "de", "la", "del", "des", "du", "e", "y", "und", "et"}
)

// readOrganization takes a slug apart: all words but the legal form at the end
// and a leading article.
func readOrganization(slug string) []string {
	words := strings.Split(slug, "-")
	for len(words) > 1 && slices.Contains(legalForms, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return words
}

// initialsOf is the family of an organization's name. "DOJ" and "Department of
// Justice" both give "dj": a vowel or an f inside an acronym may stand for a
// connective. A single word that is too long for an acronym is its own family.
func initialsOf(words []string) string {
	var letters string
	switch {
	case len(words) == 1 && len(words[0]) > maxAcronym:
		return "=" + consonants(words[0])
	case len(words) == 1:
		letters = words[0]
	default:
		for _, w := range words {
			if w != "" && !slices.Contains(connectives, w) {
				r := []rune(w)
				letters += string(r[:1])
			}
		}
	}
	runes := []rune(letters)
	out := make([]rune, 0, len(runes))
	for i, r := range runes {
		if i > 0 && i < len(runes)-1 && strings.ContainsRune("oaft", r) {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// maxAcronym is the most letters that an acronym has.
const maxAcronym = 6
