package ingest

import (
	"net/url"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"entente/graph"
)

// frontMatter is the block of fields between two lines of three hyphens that
// may open a .txt or .md file.
type frontMatter struct {
	ID        string `yaml:"id"`
	Title     string `yaml:"title"`
	URL       string `yaml:"url"`
	Source    string `yaml:"source"`
	Published string `yaml:"published"`
}

// decodePlain reads a .txt or .md file. Without front matter the article's text
// is the whole file, byte for byte.
func decodePlain(in Input, text string) (graph.Article, error) {
	block, body, found := cutFrontMatter(text)
	if !found {
		return finish(graph.Article{ID: in.ID, Title: in.Title, URL: in.URL, Source: in.Source, Published: in.Published, Text: text}, in)
	}
	var f frontMatter
	if err := yaml.Unmarshal([]byte(block), &f); err != nil {
		return graph.Article{}, graph.Errorf(graph.Invalid, "the front matter is not valid YAML: %s", firstLine(yaml.FormatError(err, false, false)))
	}
	return finish(graph.Article{ID: f.ID, Title: f.Title, URL: f.URL, Source: f.Source, Published: f.Published, Text: body}, in)
}

// cutFrontMatter splits a front matter block off the text. A file that merely
// begins with a rule of hyphens has none: the block must close, and its lines
// must look like fields.
func cutFrontMatter(text string) (block, body string, found bool) {
	rest := strings.TrimPrefix(text, "\ufeff")
	rest = strings.ReplaceAll(rest[:min(len(rest), 5)], "\r\n", "\n") + rest[min(len(rest), 5):]
	rest, ok := strings.CutPrefix(rest, "---\n")
	if !ok {
		return "", text, false
	}
	for at := 0; at < len(rest) && at < 8<<10; {
		line, next := rest[at:], len(rest)
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line, next = line[:i], at+i+1
		}
		trimmed := strings.TrimRight(line, " \t\r")
		if trimmed == "---" {
			return rest[:at], strings.TrimLeft(rest[next:], "\r\n"), true
		}
		if trimmed != "" && !strings.Contains(trimmed, ":") {
			return "", text, false
		}
		at = next
	}
	return "", text, false
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

// parseDate reads a publication date: ISO 8601 of any precision, or a date with
// a time, of which the date is kept as written.
func parseDate(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return s, nil
		}
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime, "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), nil
		}
	}
	return "", graph.Errorf(graph.Invalid, "%q is not a date; write it as 2022-09-07, 2022-09 or 2022", s)
}

// checkAddress refuses addresses that a page must not link to.
func checkAddress(address string) error {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return graph.Errorf(graph.Invalid, "%q is not a web address; it must begin with http:// or https://", address)
	}
	return nil
}
