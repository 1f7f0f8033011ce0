package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"entente/corpus"
	"entente/evaluate"
	"entente/extractor"
	"entente/graph"
)

type evalCmd struct {
	Set       string   `help:"Folder of the development articles, with the folders tune and report in it." placeholder:"DIR" default:"extractor/testdata/reading"`
	Parts     []string `help:"Folders of the set to measure. blind is looked at once a release." placeholder:"DIR" default:"tune,report"`
	Corpus    string   `name:"corpora" help:"Folder of public corpora (ner/, ud/), measured as well if given." placeholder:"DIR" env:"ENTENTE_CORPORA"`
	Relations string   `help:"Folder of sentences and articles with gold claims, with the folders tune and report in it." placeholder:"DIR" default:"extractor/testdata/relations"`
	Only      string   `help:"Measure reading or relations alone." enum:",reading,relations" default:""`
	Rules     bool     `help:"List how each rule of the claims does."`
	Causes    bool     `help:"Count why claims are missed, as far as a program can tell."`
	Frames    bool     `help:"List on how many sentences of the half that is for tuning each frame fires, the seldom ones first."`
	Format    string   `help:"text, or json: the claims alone, as one object." enum:"text,json" default:"text"`
	Errors    int      `help:"List this many errors of the half that is for tuning." placeholder:"N"`
}

// Help is the longer help text of the command.
func (evalCmd) Help() string {
	return `Examples, from the root of a checkout:

  go run ./cmd/entente eval
  go run ./cmd/entente eval --corpora ../corpora
  go run ./cmd/entente eval --only relations --parts tune --frames --rules

Prints precision, recall and F1 of names, of links from mentions to entities, and, on public
corpora, of tags and trees too; of claims also how many of each tenth of confidence are right. A name counts as right if its span and its type both are.
docs/extraction.md says what the sets are and what was measured.`
}

// Run runs the command.
func (c *evalCmd) Run(s *session) error {
	if _, err := os.Stat(c.Set); err != nil && c.Only != "relations" {
		return graph.Errorf(graph.NotFound, "%s: there are no development articles; run the command in a checkout, or say where they are with --set", c.Set)
	}
	x, err := newExtractor()
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return c.json(s, x)
	}
	out := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "extractor %s\n\n", x.Version())
	for _, half := range c.Parts {
		if c.Only != "relations" {
			if err := c.half(s, out, x, half); err != nil {
				return err
			}
		}
		if c.Only != "reading" {
			if err := c.relations(s, out, x, half); err != nil {
				return err
			}
		}
	}
	if c.Corpus != "" {
		if err := c.corpora(s, out, x); err != nil {
			return err
		}
	}
	return out.Flush()
}

// half measures one half of the development articles.
func (c *evalCmd) half(s *session, out io.Writer, x *extractor.Extractor, half string) error {
	articles, err := corpus.ReadMarked(os.DirFS(filepath.Join(c.Set, half)))
	if err != nil {
		return graph.Errorf(graph.Invalid, "%s: %v", filepath.Join(c.Set, half), err)
	}
	if len(articles) == 0 {
		return graph.Errorf(graph.NotFound, "%s holds no .txt files", filepath.Join(c.Set, half))
	}
	documents := evaluate.Marked(articles)
	names, err := evaluate.Names(x, documents)
	if err != nil {
		return err
	}
	title := fmt.Sprintf("development articles, %s (%d)", half, len(articles))
	printNames(out, title, names)
	for _, genre := range genres(articles) {
		var some []corpus.Article
		for _, a := range articles {
			if a.Genre == genre {
				some = append(some, a)
			}
		}
		of, err := evaluate.Names(x, evaluate.Marked(some))
		if err != nil {
			return err
		}
		printCount(out, fmt.Sprintf("%s (%d)", genre, len(some)), of.Together())
	}
	fmt.Fprintln(out)
	links, err := evaluate.Links(x, articles)
	if err != nil {
		return err
	}
	heading(out, "who is meant, "+half)
	for _, form := range []graph.MentionForm{graph.FormName, graph.FormNominal, graph.FormPronoun} {
		printCount(out, string(form), links[form])
	}
	fmt.Fprintln(out)
	if half == "tune" {
		printErrors(out, names.Errors, c.Errors)
	}
	return s.ctx.Err()
}

func genres(articles []corpus.Article) []string {
	var out []string
	for _, a := range articles {
		out = append(out, a.Genre)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func heading(out io.Writer, title string) {
	fmt.Fprintf(out, "%s\tprecision\trecall\tF1\tright\twrong\tmissed\n", title)
}

func printNames(out io.Writer, title string, score evaluate.NameScore) {
	heading(out, title)
	for _, t := range []graph.EntityType{graph.Person, graph.Organization, graph.Country, graph.Location} {
		if n, ok := score.ByType[t]; ok {
			printCount(out, string(t), n)
		}
	}
	if _, countries := score.ByType[graph.Country]; countries {
		printCount(out, "without locations", score.Together())
	}
}

func printCount(out io.Writer, name string, c evaluate.Count) {
	fmt.Fprintf(out, "%s\t%.3f\t%.3f\t%.3f\t%d\t%d\t%d\n", name, c.Precision(), c.Recall(), c.F1(), c.Right, c.Wrong, c.Missed)
}

func printErrors(out io.Writer, errors []evaluate.Error, most int) {
	for _, e := range errors[:min(most, len(errors))] {
		text := e.Document.Article.Text
		kind := "wrong"
		if e.Missed {
			kind = "missed"
		}
		why := ""
		switch {
		case e.Other != "":
			why = "type"
		case e.Overlaps:
			why = "bounds"
		}
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%q\n", kind, e.Type, cmp.Or(why, "-"), e.Document.Article.ID,
			text[max(0, e.Start-25):e.Start]+"["+text[e.Start:e.End]+"]"+text[e.End:min(len(text), e.End+20)])
	}
}
