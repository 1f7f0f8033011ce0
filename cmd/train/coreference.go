package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/corpus"
	"entente/evaluate"
	"entente/extractor"
	"entente/extractor/document"
	"entente/extractor/entity"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// coreference learns whom pronouns mean: from the training part of GUM and from
// the marked articles that are for tuning.
func coreference(data, out string) error {
	lex, err := lexicon.Default()
	if err != nil {
		return err
	}
	x, err := extractor.New(lex)
	if err != nil {
		return err
	}
	f, err := corpus.Open(data, "ud/gum-train.conllu")
	if err != nil {
		return err
	}
	documents, err := corpus.ReadCoref(f)
	f.Close()
	if err != nil {
		return err
	}
	var lessons []entity.Lesson
	for i := range documents {
		r, err := x.Read(graph.Article{Text: documents[i].Text})
		if err != nil {
			return err
		}
		lessons = append(lessons, lesson(r, evaluate.CorefIDs(&documents[i], r)))
		r = corrected(lex, r, corefNames(&documents[i]))
		lessons = append(lessons, lesson(r, evaluate.CorefIDs(&documents[i], r)))
	}
	articles, err := corpus.ReadMarked(os.DirFS(filepath.Join(out, "extractor/testdata/reading/tune")))
	if err != nil {
		return err
	}
	for _, name := range []string{"articles", "blind", "unseen"} {
		file, err := os.ReadFile(filepath.Join(out, "extractor/entity/testdata", name+".txt"))
		if err != nil {
			return err
		}
		for text := range strings.SplitSeq(string(file), "===\n") {
			// Those on states that are no more have ids of four letters and are left out.
			if a, err := corpus.ParseMarked(name, "genre: wire\n\n"+text); err == nil {
				articles = append(articles, a)
			}
		}
	}
	for _, a := range articles {
		r, err := x.Read(graph.Article{Title: a.Title, Published: a.Published, Text: a.Text})
		if err != nil {
			return err
		}
		// Twice: they are news, of which GUM has little.
		lessons = append(lessons, lesson(r, marked(a, r)), lesson(r, marked(a, r)))
		r = corrected(lex, r, markedNames(a))
		lessons = append(lessons, lesson(r, marked(a, r)), lesson(r, marked(a, r)))
	}
	packed, err := entity.Train(lex, lessons, 6)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "extractor/entity/model.bin"), packed, 0o644)
}

// name is a name where a corpus has it, whether or not the program finds it.
type name struct {
	graph.Span
	kind graph.EntityType
	key  string
}

func corefNames(d *corpus.CorefDocument) []name {
	var out []name
	for _, m := range d.Mentions {
		if m.Form != "name" {
			continue
		}
		n := name{Span: graph.Span{Start: m.HeadStart, End: m.HeadEnd}}
		switch m.Type {
		case "person":
			n.kind = graph.Person
		case "organization":
			n.kind = graph.Organization
		case "place":
			n.kind = graph.Location
		default:
			continue
		}
		out = append(out, n)
	}
	return out
}

func markedNames(a corpus.Article) []name {
	var out []name
	for _, m := range a.Mentions {
		n := name{Span: graph.Span{Start: m.Start, End: m.End}, kind: graph.Location}
		switch {
		case m.Form != "":
			continue
		case m.Person():
			n.kind = graph.Person
		case m.Organization():
			n.kind = graph.Organization
		case m.Country():
			n.kind, n.key = graph.Country, "country:"+m.ID
		}
		out = append(out, n)
	}
	return out
}

// corrected is a reading with the names that it missed, so that ranking is
// learned apart from the faults of finding names.
func corrected(lex *lexicon.Lexicon, r extractor.Reading, names []name) extractor.Reading {
	mentions := slices.Clone(r.Mentions)
	for _, n := range names {
		clash := false
		for _, m := range mentions {
			clash = clash || m.Span == n.Span || m.Form == graph.FormPronoun && m.Start < n.End && n.Start < m.End || m.Type == n.kind && m.Start < n.End && n.Start < m.End && n.kind != graph.Person
		}
		if clash {
			continue
		}
		for s := range r.Document.Sentences {
			tokens := r.Document.Sentences[s].Tokens
			first := slices.IndexFunc(tokens, func(t document.Token) bool { return t.Start == n.Start })
			last := slices.IndexFunc(tokens, func(t document.Token) bool { return t.End == n.End })
			if first < 0 || last < first {
				continue
			}
			m := mention.Mention{Span: n.Span, Sentence: s, First: first, Last: last + 1, Type: n.kind, Form: graph.FormName, Key: n.key, Entity: -1, Name: r.Document.Text[n.Start:n.End], Place: n.kind == graph.Location}
			if n.kind == graph.Person {
				m.Gender, _ = lex.Given(tokens[first].Text)
				if first > 0 {
					if t, took := lex.MatchTitle(document.Words(tokens), first-1); took == 1 {
						m.Title, m.Kind = tokens[first-1].Lower, t.Kind
						if t.Gender != lexicon.Unknown {
							m.Gender = t.Gender
						}
					}
				}
			}
			mentions = slices.DeleteFunc(mentions, func(o mention.Mention) bool { return o.Start < n.End && n.Start < o.End })
			mentions = append(mentions, m)
			break
		}
	}
	slices.SortFunc(mentions, func(a, b mention.Mention) int { return a.Start - b.Start })
	r.Mentions = mentions
	for i := range r.Mentions {
		r.Mentions[i].Entity = -1
	}
	r.Linked = entity.Link(lex, r.Document, r.Mentions)
	return r
}

// lesson takes the links off a reading.
func lesson(r extractor.Reading, who []string) entity.Lesson {
	r.Mentions = slices.Clone(r.Mentions)
	for i := range r.Mentions {
		r.Mentions[i].Entity = -1
	}
	return entity.Lesson{Document: r.Document, Mentions: r.Mentions, Who: who}
}

// marked says who is meant by each mention of a reading of a marked article.
func marked(a corpus.Article, r extractor.Reading) []string {
	ids := map[graph.Span]string{}
	for _, m := range a.Mentions {
		if !m.Location() {
			ids[graph.Span{Start: m.Start, End: m.End}] = m.ID
		}
	}
	who := make([]string, len(r.Mentions))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		who[i] = ids[m.Span]
		if m.Form == graph.FormPronoun && strings.Contains(m.Name, " ") {
			who[i] = "?"
		}
	}
	return who
}
