package main

import (
	"bufio"
	"encoding/json"
	"io"

	"entente/graph"
)

// jsonlWriter writes extractions in the format that docs/extraction.md
// describes: one JSON object a line for each article.
type jsonlWriter struct {
	buffer  *bufio.Writer
	encoder *json.Encoder
}

func newJSONLWriter(w io.Writer) *jsonlWriter {
	buffer := bufio.NewWriter(w)
	encoder := json.NewEncoder(buffer)
	encoder.SetEscapeHTML(false)
	return &jsonlWriter{buffer, encoder}
}

type articleLine struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Published *string        `json:"published"`
	Entities  []mentionLine  `json:"entities"`
	Relations []relationLine `json:"relations"`
}

type mentionLine struct {
	Text      string `json:"text"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Type      string `json:"type"`
	Canonical string `json:"canonical"`
	Entity    string `json:"entity"`
	Form      string `json:"form"`
}

type relationLine struct {
	Subject       string  `json:"subject"`
	Type          string  `json:"type"`
	Object        string  `json:"object"`
	SubjectEntity string  `json:"subject_entity"`
	ObjectEntity  string  `json:"object_entity"`
	Negated       bool    `json:"negated"`
	Modality      string  `json:"modality"`
	AttributedTo  *string `json:"attributed_to"`
	Date          *string `json:"date"`
	Confidence    float64 `json:"confidence"`
	Rule          string  `json:"rule"`
	Sentence      string  `json:"sentence"`
	Start         int     `json:"start"`
	End           int     `json:"end"`
	Cue           string  `json:"cue"`
}

func (w *jsonlWriter) write(x graph.Extraction) error {
	names := map[string]string{}
	for _, e := range x.Entities {
		names[e.ID] = e.Name
	}
	line := articleLine{
		ID: x.Article.ID, Title: x.Article.Title, Published: orNull(x.Article.Published),
		Entities: make([]mentionLine, 0, len(x.Mentions)), Relations: make([]relationLine, 0, len(x.Claims)),
	}
	for _, m := range x.Mentions {
		line.Entities = append(line.Entities, mentionLine{
			Text: m.Text, Start: m.Start, End: m.End, Type: string(m.Type),
			Canonical: m.Name, Entity: m.EntityID, Form: string(m.Form),
		})
	}
	for _, c := range x.Claims {
		line.Relations = append(line.Relations, relationLine{
			Subject: names[c.SubjectID], Type: string(c.Type), Object: names[c.ObjectID],
			SubjectEntity: c.SubjectID, ObjectEntity: c.ObjectID,
			Negated: c.Negated, Modality: string(c.Modality), AttributedTo: orNull(c.AttributedTo),
			Date: orNull(c.Date), Confidence: c.Confidence, Rule: c.Rule,
			Sentence: c.Sentence, Start: c.SentenceSpan.Start, End: c.SentenceSpan.End, Cue: c.Cue,
		})
	}
	return w.encoder.Encode(line)
}

func (w *jsonlWriter) flush() error { return w.buffer.Flush() }

// orNull makes an empty text JSON's null.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
