package corpus

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// maxNames bounds a line of a name corpus, in bytes.
const maxNames = 1 << 20

// VOA reads the Groningen Meaning Bank's news from Voice of America: tab-separated
// index, sentence number, word, part of speech and BIO tag, with one line of
// heads. It has no marks between documents. Times and dates ("tim") are left out.
func VOA(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	number := ""
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxNames)
	for n := 1; lines.Scan(); n++ {
		columns := strings.Split(lines.Text(), "\t")
		if n == 1 && columns[0] == "" {
			continue
		}
		if len(columns) != 5 {
			return nil, fmt.Errorf("line %d: %d columns, not 5", n, len(columns))
		}
		if columns[1] != number && len(s.Words) > 0 {
			out = append(out, s)
			s = Sentence{}
		}
		number = columns[1]
		if columns[2] == "" {
			continue
		}
		tag := columns[4]
		if strings.HasSuffix(tag, "-tim") {
			tag = "O"
		}
		s.add(columns[2], tag)
		s.Tags = append(s.Tags, columns[3])
	}
	if len(s.Words) > 0 {
		out = append(out, s)
	}
	return out, lines.Err()
}

// Columns reads words with their BIO or IO tag, a word a line, sentences apart
// by an empty line, documents by "-DOCSTART-" or "newdoc" comments: CoNLL as
// WNUT, the Broad Twitter Corpus, CrossNER, re3d, Wikigold and Universal NER
// write it. word and tag are the columns, from 0; separator is a tab or a space.
func Columns(r io.Reader, separator string, word, tag int) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	document := 0
	end := func() {
		if len(s.Words) > 0 {
			s.Document = strconv.Itoa(document)
			out = append(out, s)
		}
		s = Sentence{}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxNames)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), "\r ")
		switch {
		case strings.HasPrefix(line, "-DOCSTART-"), strings.HasPrefix(line, "# newdoc"):
			end()
			document++
		case line == "" || strings.Trim(line, " \t") == "":
			end()
		case strings.HasPrefix(line, "# ") && separator == "\t" && !strings.Contains(line, "\t"):
			if text, ok := field(line, "text"); ok {
				s.Text = text
			}
		default:
			columns := strings.Split(line, separator)
			if max(word, tag) >= len(columns) {
				return nil, fmt.Errorf("line %d: %d columns", n, len(columns))
			}
			if columns[word] != "" {
				s.add(columns[word], columns[tag])
			}
		}
	}
	end()
	return out, lines.Err()
}

// add appends a word with its BIO or IO tag.
func (s *Sentence) add(word, tag string) {
	i := len(s.Words)
	s.Words = append(s.Words, word)
	prefix, kind, ok := strings.Cut(tag, "-")
	if !ok {
		return
	}
	if last := len(s.Names) - 1; prefix == "I" && last >= 0 && s.Names[last].Last == i && s.Names[last].Type == kind {
		s.Names[last].Last++
		return
	}
	s.Names = append(s.Names, Name{First: i, Last: i + 1, Type: kind})
}

// GUMNames reads the names of GUM's entity layer, which marks every noun phrase:
// those whose head is a proper noun, cut down to the words of the name. Types
// are GUM's: person, organization, place, event, object, abstract and so on.
func GUMNames(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	var s gumSentence
	document := ""
	var open []gumSpan
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxNames)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "":
			if len(s.Words) > 0 {
				s.Document = document
				out = append(out, s.named())
			}
			s, open = gumSentence{}, nil
		case line[0] == '#':
			if id, ok := field(line, "newdoc id"); ok {
				document = id
			}
			if text, ok := field(line, "text"); ok {
				s.Text = text
			}
		default:
			columns := strings.Split(line, "\t")
			if len(columns) != 10 {
				return nil, fmt.Errorf("line %d: %d columns where CoNLL-U has 10", n, len(columns))
			}
			if strings.ContainsAny(columns[0], "-.") {
				continue
			}
			head, err := strconv.Atoi(columns[6])
			if err != nil {
				return nil, fmt.Errorf("line %d: the head %q is no number", n, columns[6])
			}
			i := len(s.Words)
			s.Words = append(s.Words, columns[1])
			s.Tags = append(s.Tags, columns[4])
			s.Heads = append(s.Heads, head-1)
			s.Labels = append(s.Labels, columns[7])
			s.classes = append(s.classes, columns[3])
			open = s.entities(open, i, columns[9])
		}
	}
	if len(s.Words) > 0 {
		s.Document = document
		out = append(out, s.named())
	}
	return out, lines.Err()
}

// gumSentence is a sentence with the noun phrases of its entity layer.
type gumSentence struct {
	Sentence
	classes []string // universal parts of speech
	spans   []gumSpan
}

type gumSpan struct {
	id, kind    string
	first, last int // half-open
}

// entities reads the brackets that open and close at word i.
func (s *gumSentence) entities(open []gumSpan, i int, misc string) []gumSpan {
	for part := range strings.SplitSeq(misc, "|") {
		value, ok := strings.CutPrefix(part, "Entity=")
		if !ok {
			continue
		}
		for value != "" {
			switch {
			case value[0] == '(':
				end := len(value)
				if k := strings.IndexAny(value[1:], "()"); k >= 0 {
					end = k + 1
				}
				fields := strings.Split(value[1:end], "-")
				span := gumSpan{id: fields[0], first: i}
				if len(fields) > 1 {
					span.kind = fields[1]
				}
				open = append(open, span)
				value = value[end:]
				if strings.HasPrefix(value, ")") {
					span.last = i + 1
					s.spans = append(s.spans, span)
					open = open[:len(open)-1]
					value = value[1:]
				}
			default:
				id, rest, _ := strings.Cut(value, ")")
				value = rest
				for k := len(open) - 1; k >= 0; k-- {
					if open[k].id == id {
						open[k].last = i + 1
						s.spans = append(s.spans, open[k])
						open = append(open[:k:k], open[k+1:]...)
						break
					}
				}
			}
		}
	}
	return open
}

// named returns the sentence with the names in its noun phrases. Of phrases
// within each other the longest name wins.
func (s *gumSentence) named() Sentence {
	var names []Name
	for _, span := range s.spans {
		if n, ok := s.name(span); ok {
			names = append(names, n)
		}
	}
	slices.SortStableFunc(names, func(a, b Name) int {
		if d := (b.Last - b.First) - (a.Last - a.First); d != 0 {
			return d
		}
		return a.First - b.First
	})
	for _, n := range names {
		free := func(m Name) bool { return m.Last <= n.First || n.Last <= m.First }
		if !slices.ContainsFunc(s.Names, func(m Name) bool { return !free(m) }) {
			s.Names = append(s.Names, n)
		}
	}
	slices.SortFunc(s.Names, func(a, b Name) int { return a.First - b.First })
	return s.Sentence
}

// name cuts a noun phrase down to the run of proper nouns around its head.
func (s *gumSentence) name(span gumSpan) (Name, bool) {
	head := -1
	for i := span.first; i < span.last; i++ {
		if h := s.Heads[i]; h < span.first || h >= span.last {
			head = i
			break
		}
	}
	if head < 0 || s.classes[head] != "PROPN" || span.kind == "time" {
		return Name{}, false
	}
	first, last := head, head+1
	for first > span.first && s.part(first-1) {
		first--
	}
	for last < span.last {
		switch {
		case s.part(last):
			last++
			continue
		case last+1 < span.last && ties(s.Words[last]) && s.part(last+1) && span.kind != "person":
			last += 2
			continue
		case last+2 < span.last && s.Words[last] == "of" && s.Words[last+1] == "the" && s.part(last+2) && span.kind != "person":
			last += 3
			continue
		}
		break
	}
	return Name{First: first, Last: last, Type: span.kind}, true
}

// part reports whether a word may be part of a name.
func (s *gumSentence) part(i int) bool {
	w := s.Words[i]
	capital := w[0] >= 'A' && w[0] <= 'Z' || w[0] >= 0x80
	return s.classes[i] == "PROPN" || capital && (s.classes[i] == "ADJ" || s.classes[i] == "NOUN") && s.Labels[i] != "root"
}

func ties(word string) bool {
	switch word {
	case "of", "for", "&", "-", "de", "von", "van":
		return true
	}
	return false
}
