package ingest

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html/charset"

	"entente/graph"
)

// maxHTMLBytes bounds the pages that are parsed: a tree takes many times the
// memory of its text.
const maxHTMLBytes = 10 << 20

// decodeHTML takes the article out of a saved web page: its main text, title,
// site and date, without navigation and advertisements.
func decodeHTML(in Input, data []byte) (a graph.Article, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			a, err = graph.Article{}, graph.Errorf(graph.Invalid, "the page cannot be parsed: %v", cause)
		}
	}()
	if len(data) > maxHTMLBytes {
		return graph.Article{}, graph.Errorf(graph.Limit, "the page is larger than %d MB", maxHTMLBytes>>20)
	}
	reader, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		return graph.Article{}, graph.Errorf(graph.Invalid, "the page's character set is unknown: %w", err)
	}
	address, err := url.Parse(in.URL)
	if err != nil {
		return graph.Article{}, graph.Errorf(graph.Invalid, "%q is not a web address", in.URL)
	}
	page, err := readability.FromReader(reader, address)
	if err != nil {
		return graph.Article{}, graph.Errorf(graph.Invalid, "the page cannot be parsed: %w", err)
	}
	var text strings.Builder
	if page.Node != nil {
		if err := page.RenderText(&text); err != nil {
			return graph.Article{}, graph.Errorf(graph.Invalid, "the page cannot be read: %w", err)
		}
	}
	if strings.TrimSpace(text.String()) == "" {
		return graph.Article{}, graph.Errorf(graph.Invalid, "the page holds no article text")
	}
	a = graph.Article{
		ID: in.ID, Title: firstText(in.Title, page.Title()), URL: in.URL,
		Source: firstText(in.Source, page.SiteName()), Published: in.Published, Text: text.String(),
	}
	if published, err := page.PublishedTime(); a.Published == "" && err == nil {
		a.Published = published.Format(time.DateOnly)
	}
	return finish(a, in)
}

func firstText(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}
