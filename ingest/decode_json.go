package ingest

import (
	"encoding/json"
	"errors"
	"strings"

	"entente/graph"
)

// articleJSON is an article in a .json or .jsonl file.
type articleJSON struct {
	ID        string  `json:"id"`
	Title     string  `json:"title"`
	URL       string  `json:"url"`
	Source    string  `json:"source"`
	Published *string `json:"published"`
	Text      string  `json:"text"`
}

func (j articleJSON) article() graph.Article {
	a := graph.Article{ID: j.ID, Title: j.Title, URL: j.URL, Source: j.Source, Text: j.Text}
	if j.Published != nil {
		a.Published = *j.Published
	}
	return a
}

// decodeJSON reads one article or a list of articles.
func decodeJSON(in Input, text string, yield func(graph.Article, error) bool) {
	var list []articleJSON
	body := strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if strings.HasPrefix(body, "[") {
		if err := json.Unmarshal([]byte(body), &list); err != nil {
			yield(graph.Article{}, jsonError(err, body, 1))
			return
		}
	} else {
		var one articleJSON
		if err := json.Unmarshal([]byte(body), &one); err != nil {
			yield(graph.Article{}, jsonError(err, body, 1))
			return
		}
		list = append(list, one)
	}
	if len(list) == 0 {
		yield(graph.Article{}, graph.Errorf(graph.Invalid, "the list of articles is empty"))
		return
	}
	name := in
	if len(list) > 1 {
		name.Name = "" // the file's stem would name several articles
	}
	for _, item := range list {
		if !yield(finish(item.article(), name)) {
			return
		}
	}
}

// decodeLines reads one article a line.
func decodeLines(in Input, text string, yield func(graph.Article, error) bool) {
	name := in
	name.Name = ""
	number, found := 0, false
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		number++
		body := strings.TrimSpace(line)
		if body == "" {
			continue
		}
		found = true
		var item articleJSON
		if err := json.Unmarshal([]byte(body), &item); err != nil {
			if !yield(graph.Article{}, jsonError(err, body, number)) {
				return
			}
			continue
		}
		a, err := finish(item.article(), name)
		if err != nil {
			err = graph.Errorf(graph.CodeOf(err), "line %d: %w", number, err)
		}
		if !yield(a, err) {
			return
		}
	}
	if !found {
		yield(graph.Article{}, graph.Errorf(graph.Invalid, "the file is empty"))
	}
}

// jsonError says where the JSON is wrong; first is the number of its first line.
func jsonError(err error, body string, first int) error {
	var syntax *json.SyntaxError
	var mismatch *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		upTo := body[:min(int(syntax.Offset), len(body))]
		return graph.Errorf(graph.Invalid, "line %d is not valid JSON: %s", first+strings.Count(upTo, "\n"), syntax)
	case errors.As(err, &mismatch):
		upTo := body[:min(int(mismatch.Offset), len(body))]
		return graph.Errorf(graph.Invalid, "line %d: the field %q must be a text, not a %s", first+strings.Count(upTo, "\n"), mismatch.Field, mismatch.Value)
	default:
		return graph.Errorf(graph.Invalid, "line %d is not valid JSON: %w", first, err)
	}
}
