package lexicon

import (
	"fmt"
	"strings"
)

// expand replaces "{sport}" by the words of the class sport.
func expand(list []string, classes map[string][]string) []string {
	var out []string
	for _, w := range list {
		if class, ok := strings.CutPrefix(w, "{"); ok {
			out = append(out, classes[strings.TrimSuffix(class, "}")]...)
			continue
		}
		out = append(out, w)
	}
	return out
}

// expandPhrases replaces the classes in phrases by each of their words: "deputy
// {heads}" becomes "deputy chairman", "deputy director", ….
func expandPhrases(list []string, classes ...map[string][]string) []string {
	var out []string
	for _, phrase := range list {
		made := []string{""}
		for _, w := range strings.Fields(phrase) {
			words := []string{w}
			if class, ok := strings.CutPrefix(w, "{"); ok {
				words = nil
				for _, m := range classes {
					words = append(words, m[strings.TrimSuffix(class, "}")]...)
				}
			}
			var longer []string
			for _, head := range made {
				for _, w := range words {
					longer = append(longer, strings.TrimSpace(head+" "+w))
				}
			}
			made = longer
		}
		out = append(out, made...)
	}
	return out
}

// alternatives replaces the classes in phrases by all their words at once: "from * {lists}"
// becomes "from * list|register".
func alternatives(phrases []string, classes ...map[string][]string) []string {
	out := make([]string, len(phrases))
	for i, phrase := range phrases {
		fields := strings.Fields(phrase)
		for j, w := range fields {
			class, ok := strings.CutPrefix(w, "{")
			if !ok {
				continue
			}
			for _, m := range classes {
				if list := m[strings.TrimSuffix(class, "}")]; list != nil {
					fields[j] = strings.Join(list, "|")
				}
			}
		}
		out[i] = strings.Join(fields, " ")
	}
	return out
}

// parseComplement reads "plug on {ties}": nouns and, between them, prepositions.
// A noun may be a class in braces or alternatives divided by "|".
func parseComplement(text string, classes ...map[string][]string) (Complement, error) {
	fields := strings.Fields(text)
	if len(fields)%2 == 0 {
		return Complement{}, fmt.Errorf("complement %q must alternate nouns and prepositions", text)
	}
	var c Complement
	for i := 0; i < len(fields); i += 2 {
		link := Link{}
		if i > 0 {
			link.Prep = fields[i-1]
		}
		for _, noun := range strings.Split(fields[i], "|") {
			class, isClass := strings.CutPrefix(noun, "{")
			if !isClass {
				link.Nouns = append(link.Nouns, noun)
				continue
			}
			found := false
			for _, m := range classes {
				if nouns, ok := m[strings.TrimSuffix(class, "}")]; ok {
					link.Nouns, found = append(link.Nouns, nouns...), true
				}
			}
			if !found {
				return Complement{}, fmt.Errorf("unknown class of nouns %s", noun)
			}
		}
		c.Links = append(c.Links, link)
	}
	return c, nil
}
