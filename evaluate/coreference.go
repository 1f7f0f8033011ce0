package evaluate

import (
	"fmt"
	"strings"

	"entente/corpus"
	"entente/extractor"
	"entente/extractor/mention"
	"entente/graph"
)

// LinkScore counts the pronouns and nouns of one kind. Gold says who is meant
// where the chain of a phrase has a name; those are the ones that can be absent.
type LinkScore struct {
	Right   int // linked to the entity whose names are in the phrase's chain
	Wrong   int // linked to another entity
	Unnamed int // linked to an entity though the text gives what is meant no name
	Absent  int // not linked, though it has one
}

// Precision is the share of right links among all.
func (s LinkScore) Precision() float64 { return share(s.Right, s.Right+s.Wrong+s.Unnamed) }

// Recall is the share of right links among the phrases that have one.
func (s LinkScore) Recall() float64 { return share(s.Right, s.Right+s.Wrong+s.Absent) }

func share(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}

func (s *LinkScore) add(o LinkScore) {
	s.Right += o.Right
	s.Wrong += o.Wrong
	s.Unnamed += o.Unnamed
	s.Absent += o.Absent
}

// CorefScore is how well pronouns and nouns are tied to entities that have a
// name.
type CorefScore struct {
	Classes map[string]LinkScore // of CorefClasses
	All     LinkScore            // without the first and second person
	Faults  []CorefFault         // in the order of the documents
}

// CorefFault is a link that is wrong or missing.
type CorefFault struct {
	Document, Class, Kind string // Kind is "wrong", "unnamed" or "absent"
	Start, End            int    // the phrase
	Entity, Gold          string // whom the program means; a name of who is meant
}

// CorefClasses lists the classes in the order of a table: "he" are all forms of
// he and she, "we" all of the first person.
func CorefClasses() []string { return []string{"he", "it", "they", "nominal", "we"} }

func corefClass(word string) string {
	switch owner, _, _ := strings.Cut(word, " "); owner {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return "he"
	case "it", "its", "itself":
		return "it"
	case "they", "them", "their", "theirs", "themselves":
		return "they"
	case "we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself":
		return "we"
	}
	return ""
}

// Coreference reads the documents and compares whom pronouns and nouns of
// persons, organizations and countries mean. Documents that cannot be read count
// as if nothing in them had been linked.
func Coreference(x *extractor.Extractor, documents []corpus.CorefDocument) CorefScore {
	out := CorefScore{Classes: map[string]LinkScore{}}
	for i := range documents {
		r, err := x.Read(graph.Article{Text: documents[i].Text})
		if err != nil {
			r = extractor.Reading{}
		}
		c := &chains{gold: &documents[i], reading: r, score: &out}
		c.compare()
	}
	for _, class := range CorefClasses() {
		if class != "we" {
			out.All.add(out.Classes[class])
		}
	}
	return out
}

// chains compares one document.
type chains struct {
	gold    *corpus.CorefDocument
	reading extractor.Reading
	score   *CorefScore
	named   map[int]string // chain -> a name of it, for chains that count
	chainOf []int          // of each entity: the chain that most of its names are in; -1 for none
}

func (c *chains) compare() {
	c.align()
	linked := map[int]bool{} // gold mentions that a link has been counted for
	for i := range c.reading.Mentions {
		m := &c.reading.Mentions[i]
		if m.Entity < 0 || m.Form != graph.FormPronoun && m.Form != graph.FormNominal {
			continue
		}
		g := c.phrase(m)
		if g < 0 {
			continue
		}
		linked[g] = true
		class := "nominal"
		if m.Form == graph.FormPronoun {
			class = corefClass(m.Name)
		}
		chain := c.gold.Mentions[g].Chain
		name, counts := c.named[chain]
		s := c.score.Classes[class]
		switch {
		case c.chainOf[m.Entity] == chain:
			s.Right++
		case counts:
			s.Wrong++
			c.fault(class, "wrong", g, c.reading.Entities[m.Entity].Name, name)
		default:
			s.Unnamed++
			c.fault(class, "unnamed", g, c.reading.Entities[m.Entity].Name, "")
		}
		c.score.Classes[class] = s
	}
	for g, m := range c.gold.Mentions {
		name, counts := c.named[m.Chain]
		class := "nominal"
		if m.Form == "pronoun" {
			class = corefClass(m.Word)
		}
		if !counts || linked[g] || m.Form == "name" || class == "" || class == "nominal" && !c.definite(m) {
			continue
		}
		s := c.score.Classes[class]
		s.Absent++
		c.score.Classes[class] = s
		c.fault(class, "absent", g, "", name)
	}
}

func (c *chains) fault(class, kind string, g int, entity, name string) {
	m := c.gold.Mentions[g]
	c.score.Faults = append(c.score.Faults, CorefFault{c.gold.ID, class, kind, m.Start, m.End, entity, name})
}

// definite reports whether a noun phrase refers back: "the group".
func (c *chains) definite(m corpus.CorefMention) bool {
	words := strings.ToLower(c.gold.Text[m.Start:m.End])
	for _, d := range []string{"the ", "this ", "that ", "his ", "her ", "its ", "their "} {
		if strings.HasPrefix(words, d) {
			return strings.Count(words, " ") < 5
		}
	}
	return false
}

// align finds the chain of each entity by its names, and the chains that count:
// of persons and organizations with a name, and of places that the program
// knows as countries.
func (c *chains) align() {
	c.named = map[int]string{}
	for _, g := range c.gold.Mentions {
		if g.Form == "name" && (g.Type == "person" || g.Type == "organization") && c.named[g.Chain] == "" {
			c.named[g.Chain] = c.gold.Text[g.Start:g.End]
		}
	}
	votes := make([]map[int]int, len(c.reading.Entities))
	c.chainOf = make([]int, len(c.reading.Entities))
	for i := range c.reading.Mentions {
		m := &c.reading.Mentions[i]
		if m.Entity < 0 || m.Form == graph.FormPronoun || m.Form == graph.FormNominal {
			continue
		}
		g := c.name(m)
		if g < 0 {
			continue
		}
		if votes[m.Entity] == nil {
			votes[m.Entity] = map[int]int{}
		}
		votes[m.Entity][c.gold.Mentions[g].Chain]++
		if m.Type == graph.Country && c.named[c.gold.Mentions[g].Chain] == "" {
			c.named[c.gold.Mentions[g].Chain] = c.gold.Text[m.Start:m.End]
		}
	}
	for e := range votes {
		c.chainOf[e] = -1
		best := 0
		for chain, n := range votes[e] {
			if n > best || n == best && chain < c.chainOf[e] {
				best, c.chainOf[e] = n, chain
			}
		}
	}
}

// name returns the smallest gold phrase whose head the program's name is part
// of, -1 if there is none.
func (c *chains) name(m *mention.Mention) int {
	best := -1
	for k, g := range c.gold.Mentions {
		if g.Start > m.Start || g.Form != "name" || g.End < m.End || g.HeadStart >= m.End || g.HeadEnd <= m.Start {
			continue
		}
		if best < 0 || g.End-g.Start < c.gold.Mentions[best].End-c.gold.Mentions[best].Start {
			best = k
		}
	}
	return best
}

// phrase returns the gold phrase that a pronoun or noun of the program is: the
// same start and head, -1 if there is none.
func (c *chains) phrase(m *mention.Mention) int {
	for k, g := range c.gold.Mentions {
		if g.Start == m.Start && (g.End == m.End || m.Form == graph.FormNominal && g.HeadStart < m.End && g.HeadEnd >= m.End) {
			return k
		}
	}
	return -1
}

// String is a table of the score.
func (s CorefScore) String() string {
	var b strings.Builder
	row := func(name string, l LinkScore) {
		fmt.Fprintf(&b, "%-8s precision %.3f  recall %.3f  right %d  wrong %d  unnamed %d  absent %d\n",
			name, l.Precision(), l.Recall(), l.Right, l.Wrong, l.Unnamed, l.Absent)
	}
	for _, class := range CorefClasses() {
		row(class, s.Classes[class])
	}
	row("all", s.All)
	return b.String()
}

// CorefIDs says of each mention of a reading who is meant by it: a chain of the
// document as text, "" where the chain has no name, "?" where the document says
// nothing or the mention is a whole phrase with a pronoun ("his country").
func CorefIDs(d *corpus.CorefDocument, r extractor.Reading) []string {
	c := &chains{gold: d, reading: r}
	c.align()
	out := make([]string, len(r.Mentions))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		g := -1
		switch {
		case m.Form != graph.FormPronoun && m.Form != graph.FormNominal:
			g = c.name(m)
		case !strings.Contains(m.Name, " ") || m.Form == graph.FormNominal:
			g = c.phrase(m)
		}
		out[i] = "?"
		if g >= 0 {
			out[i] = ""
			if _, named := c.named[c.gold.Mentions[g].Chain]; named {
				out[i] = fmt.Sprint(c.gold.Mentions[g].Chain)
			}
		}
	}
	return out
}
