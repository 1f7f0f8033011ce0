// Package extractor reads an article and returns what it says about people,
// countries and organizations. It is pure: no files, no network, no clock, no
// goroutines of its own. The same article gives the same bytes.
//
// The stages, each a package, each fed by the one before:
//
//	document  text -> paragraphs, sentences, tagged tokens
//	mention   tokens -> spans that refer to somebody
//	entity    mentions -> entities of the document
//	claim     entities and relation frames -> claims with evidence
//
// tagger holds the part-of-speech tagger, lexicon the data and its loader.
package extractor

import (
	"fmt"
	"slices"

	"entente/extractor/claim"
	"entente/extractor/document"
	"entente/extractor/entity"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/extractor/tagger"
	"entente/graph"
)

// Version counts the changes of the extractor's code that change what it
// extracts. The version of an [Extractor] adds a hash of its data to it.
const Version = "1"

// Extractor reads articles. It is safe for concurrent use.
type Extractor struct {
	lex    *lexicon.Lexicon
	reader *document.Reader
	claims *claim.Finder
	hash   string
}

// New makes an extractor over a lexicon, with the relation frames that come
// with the program. It loads the models of prose and Punkt once per process.
func New(lex *lexicon.Lexicon) (*Extractor, error) {
	tags, err := tagger.Default()
	if err != nil {
		return nil, err
	}
	reader, err := document.NewReader(lex, tags, tagger.Correct)
	if err != nil {
		return nil, err
	}
	frames, err := lexicon.LoadFrames()
	if err != nil {
		return nil, err
	}
	return &Extractor{lex: lex, reader: reader, claims: claim.NewFinder(frames), hash: lex.Hash()[:8] + frames.Hash[:8]}, nil
}

// Uncalibrated returns an extractor whose confidences are the strengths that
// calibration is measured on. It is for measuring, not for use.
func (x *Extractor) Uncalibrated() *Extractor {
	y := *x
	y.claims = x.claims.Uncalibrated()
	return &y
}

// Version identifies the extractor with its data: "1-" and a hash of the lexicon and the frames.
func (x *Extractor) Version() string { return Version + "-" + x.hash }

// Reading is what the stages before the claims make of an article.
type Reading struct {
	Document *document.Document
	Mentions []mention.Mention
	entity.Linked
}

// Read analyses an article up to its entities. Errors are as of [Extractor.Extract].
func (x *Extractor) Read(a graph.Article) (r Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = graph.Errorf(graph.Internal, "the article could not be read: %v", p)
		}
	}()
	if r.Document, err = x.reader.Read(a); err != nil {
		return Reading{}, err
	}
	r.Mentions = mention.Find(x.lex, r.Document)
	r.Linked = entity.Link(x.lex, r.Document, r.Mentions)
	mention.Settle(x.lex, r.Document, r.Mentions)
	return r, nil
}

// Extract reads an article. Its errors are [*graph.Error]: Invalid for text that
// is not UTF-8, Limit for text longer than [document.MaxText], Internal for a
// defect of the extractor, which the article's text has met.
func (x *Extractor) Extract(a graph.Article) (graph.Extraction, error) {
	r, err := x.Read(a)
	if err != nil {
		return graph.Extraction{}, err
	}
	return x.extraction(a, r, nil)
}

// extraction turns a reading into what the article says. trace may be nil.
func (x *Extractor) extraction(a graph.Article, r Reading, trace *claim.Trace) (out graph.Extraction, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = graph.Extraction{}, graph.Errorf(graph.Internal, "the claims of the article could not be read: %v", p)
		}
	}()
	out = graph.Extraction{Article: a, Extractor: x.Version()}
	for i := range r.Entities {
		out.Entities = append(out.Entities, r.Entities[i].Entity)
	}
	for _, m := range r.Mentions {
		g := graph.Mention{Span: m.Span, Text: a.Text[m.Start:m.End], Type: m.Type, Form: m.Form}
		switch {
		case m.Entity >= 0:
			e := &r.Entities[m.Entity]
			g.Type, g.EntityID, g.Name = e.Type, e.ID, e.Name
		case m.Type == graph.Location:
			g.Form, g.Name = graph.FormName, m.Name
		default:
			continue // a pronoun or noun that nothing ties to an entity
		}
		out.Mentions = append(out.Mentions, g)
	}
	seats := x.seats(r)
	out.Claims = x.claims.FindTraced(a.ID, r.Document, r.Mentions, slices.Concat(r.Entities, seats), trace)
	for _, e := range seats {
		if slices.ContainsFunc(out.Claims, func(c graph.Claim) bool { return c.SubjectID == e.ID || c.ObjectID == e.ID }) {
			out.Entities = append(out.Entities, e.Entity)
		}
	}
	out.Contexts = contexts(r)
	return out, nil
}

// String names the extractor in logs.
func (x *Extractor) String() string { return fmt.Sprintf("extractor %s", x.Version()) }
