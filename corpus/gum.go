package corpus

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// CorefDocument is a document of a treebank with who is meant by what, which is
// the layer "Entity" of GUM (Zeldes 2017).
type CorefDocument struct {
	ID       string // "GUM_bio_bernoulli"
	Genre    string // "bio"
	Text     string // the sentences, a space between them and an empty line between paragraphs
	Mentions []CorefMention
}

// CorefMention is a phrase that refers to something. Offsets are in bytes of the
// document's text; phrases may lie in one another.
type CorefMention struct {
	Start, End int
	HeadStart  int    // of the words without which the phrase would not be one
	HeadEnd    int    // and where they end
	Type       string // "person", "organization", "place", "abstract", …
	Form       string // "name", "nominal" or "pronoun", by the part of speech of its head
	Word       string // the head in lower case
	Chain      int    // phrases of one number in a document mean the same
}

// ReadCoref reads a treebank with the coreference layer of GUM. Its errors start
// with the line.
func ReadCoref(r io.Reader) ([]CorefDocument, error) {
	var out []CorefDocument
	c := &corefReader{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		var err error
		switch {
		case line == "":
			err = c.sentence()
		case line[0] == '#':
			if id, ok := field(line, "newdoc id"); ok {
				out = c.document(out)
				c.doc = CorefDocument{ID: id}
				if parts := strings.Split(id, "_"); len(parts) > 1 {
					c.doc.Genre = parts[1]
				}
			} else if strings.HasPrefix(line, "# newpar") && !strings.HasPrefix(line, "# newpar_") {
				c.paragraph = true
			} else if text, ok := field(line, "text"); ok {
				c.text = text
			}
		default:
			err = c.word(line)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := c.sentence(); err != nil {
		return nil, fmt.Errorf("at the end: %w", err)
	}
	return c.document(out), lines.Err()
}

// corefReader is the state of reading one document.
type corefReader struct {
	doc       CorefDocument
	paragraph bool   // the next sentence starts one
	text      string // of the sentence being read
	words     []corefWord
	open      []openMention // over sentences, for phrases that a heading splits
}

type corefWord struct {
	form, tag  string
	layer      string // the value of Entity
	start, end int
}

type openMention struct {
	group   string
	mention CorefMention
	heads   []int // of the phrase's words, from 1
	first   int   // the word of the sentence where it starts
}

func (c *corefReader) document(out []CorefDocument) []CorefDocument {
	if c.doc.ID != "" {
		slices.SortStableFunc(c.doc.Mentions, func(a, b CorefMention) int {
			if a.Start != b.Start {
				return a.Start - b.Start
			}
			return b.End - a.End
		})
		out = append(out, c.doc)
	}
	c.doc = CorefDocument{}
	c.open = nil
	return out
}

func (c *corefReader) word(line string) error {
	columns := strings.Split(line, "\t")
	if len(columns) != 10 {
		return fmt.Errorf("%d columns where CoNLL-U has 10", len(columns))
	}
	if strings.ContainsAny(columns[0], "-.") {
		return nil
	}
	w := corefWord{form: columns[1], tag: columns[4]}
	for part := range strings.SplitSeq(columns[9], "|") {
		if layer, ok := strings.CutPrefix(part, "Entity="); ok {
			w.layer = layer
		}
	}
	c.words = append(c.words, w)
	return nil
}

// sentence ends a sentence: its words get their places in the text and its
// phrases are taken over.
func (c *corefReader) sentence() error {
	if len(c.words) == 0 {
		return nil
	}
	if c.doc.Text != "" {
		if c.paragraph {
			c.doc.Text += "\n\n"
		} else {
			c.doc.Text += " "
		}
	}
	c.paragraph = false
	at := len(c.doc.Text)
	c.doc.Text += c.text
	for i := range c.words {
		w := &c.words[i]
		// The pieces of a contraction may be spelled out: "wo" and "n't" are, "do" for "d'" is not found.
		if k := strings.Index(c.doc.Text[at:], w.form); k >= 0 && k < 3 {
			at += k
			w.start, w.end = at, at+len(w.form)
			at = w.end
			continue
		}
		w.start, w.end = at, at
	}
	for i := range c.words {
		if err := c.layer(i); err != nil {
			return err
		}
	}
	for _, o := range c.open {
		if o.first >= 0 {
			return fmt.Errorf("the phrase %s is not closed in its sentence", o.group)
		}
	}
	c.words, c.text = nil, ""
	return nil
}

// layer reads the brackets at word i: "(7-person-new-nnnnn-cf1-1,2-coref(8-…)" opens,
// "8)7)" closes.
func (c *corefReader) layer(i int) error {
	rest := c.words[i].layer
	for rest != "" {
		if rest[0] != '(' {
			group, after, ok := strings.Cut(rest, ")")
			if !ok {
				return fmt.Errorf("%q has no bracket", rest)
			}
			if err := c.closeMention(group, i); err != nil {
				return err
			}
			rest = after
			continue
		}
		body := rest[1:]
		end := strings.IndexAny(body, "()")
		if end < 0 {
			end = len(body)
		}
		parts := strings.SplitN(body[:end], "-", 8)
		if len(parts) < 7 {
			return fmt.Errorf("%q has %d parts where seven are due", body[:end], len(parts))
		}
		chain, err := strconv.Atoi(parts[0])
		if err != nil {
			return fmt.Errorf("%q is no number of a chain", parts[0])
		}
		o := openMention{group: parts[0], first: i, mention: CorefMention{Start: c.words[i].start, Type: parts[1], Chain: chain}}
		for h := range strings.SplitSeq(parts[5], ",") {
			if k, err := strconv.Atoi(h); err == nil {
				o.heads = append(o.heads, k)
			}
		}
		c.open = append(c.open, o)
		rest = body[end:]
		if rest != "" && rest[0] == ')' {
			if err := c.closeMention(parts[0], i); err != nil {
				return err
			}
			rest = rest[1:]
		}
	}
	return nil
}

func (c *corefReader) closeMention(group string, i int) error {
	for k := len(c.open) - 1; k >= 0; k-- {
		if c.open[k].group != group {
			continue
		}
		o := c.open[k]
		c.open = slices.Delete(c.open, k, k+1)
		m := o.mention
		m.End = c.words[i].end
		m.Form = "nominal"
		for n, h := range o.heads {
			at := o.first + h - 1
			if at < 0 || at > i {
				continue
			}
			w := c.words[at]
			if n == 0 {
				m.HeadStart, m.Word = w.start, strings.ToLower(w.form)
			}
			m.HeadEnd = max(m.HeadEnd, w.end)
			switch {
			case strings.HasPrefix(w.tag, "NNP"):
				m.Form = "name"
			case strings.HasPrefix(w.tag, "PRP") && len(o.heads) == 1:
				m.Form = "pronoun"
			}
		}
		c.doc.Mentions = append(c.doc.Mentions, m)
		return nil
	}
	return fmt.Errorf("%q closes what is not open", group+")")
}
