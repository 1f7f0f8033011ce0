package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	utf16 "golang.org/x/text/encoding/unicode"

	"entente/graph"
)

// Decode yields the articles of an input, each with an error in its place
// where it cannot be read: a broken line of a .jsonl file does not lose the
// others. Every article has an id and valid UTF-8.
func Decode(in Input) iter.Seq2[graph.Article, error] {
	return func(yield func(graph.Article, error) bool) {
		if in.Text != "" || (in.Data == nil && in.Open == nil) {
			yield(typed(in))
			return
		}
		data, err := in.read()
		if err != nil {
			yield(graph.Article{}, err)
			return
		}
		extension := strings.ToLower(path.Ext(in.Name))
		if extension == ".html" || extension == ".htm" { // a page says itself in which character set it is
			yield(decodeHTML(in, data))
			return
		}
		text, err := decodeText(data)
		if err != nil {
			yield(graph.Article{}, err)
			return
		}
		switch extension {
		case ".json":
			decodeJSON(in, text, yield)
		case ".jsonl", ".ndjson":
			decodeLines(in, text, yield)
		default:
			if in.Name == "-" && strings.HasPrefix(strings.TrimSpace(text), "{") {
				decodeLines(in, text, yield)
				return
			}
			yield(decodePlain(in, text))
		}
	}
}

// typed is an article whose fields a user filled in.
func typed(in Input) (graph.Article, error) {
	return finish(graph.Article{
		ID: in.ID, Title: in.Title, URL: in.URL, Source: in.Source, Published: in.Published, Text: in.Text,
	}, in)
}

// finish checks an article and fills in the id and the title where they are
// missing.
func finish(a graph.Article, in Input) (graph.Article, error) {
	a.Title, a.URL, a.Source = oneLine(a.Title), strings.TrimSpace(a.URL), oneLine(a.Source)
	switch {
	case strings.TrimSpace(strings.TrimPrefix(a.Text, "\ufeff")) == "":
		return graph.Article{}, graph.Errorf(graph.Invalid, "the article has no text")
	case strings.ContainsRune(a.Text, 0):
		return graph.Article{}, graph.Errorf(graph.Invalid, "this is not text: it contains a NUL character")
	}
	for _, s := range []string{a.ID, a.Title, a.URL, a.Source, a.Published, a.Text} {
		if !utf8.ValidString(s) {
			return graph.Article{}, graph.Errorf(graph.Invalid, "the article is not valid UTF-8")
		}
	}
	published, err := parseDate(a.Published)
	if err != nil {
		return graph.Article{}, err
	}
	a.Published = published
	if err := checkAddress(a.URL); err != nil {
		return graph.Article{}, err
	}
	if a.ID = strings.TrimSpace(a.ID); a.ID == "" {
		a.ID = in.stem()
	}
	if a.ID == "" {
		a.ID = deriveID(a)
	}
	if err := checkID(a.ID); err != nil {
		return graph.Article{}, err
	}
	if len(a.ID) > 500 {
		return graph.Article{}, graph.Errorf(graph.Invalid, "the article's id is longer than 500 bytes")
	}
	if a.Title == "" {
		a.Title = titleOf(a.Text)
	}
	return a, nil
}

// checkID refuses ids that no address can hold, or that nobody can see.
func checkID(id string) error {
	if id == "." || id == ".." || strings.ContainsFunc(id, unicode.IsControl) || !strings.ContainsFunc(id, unicode.IsGraphic) {
		return graph.Errorf(graph.Invalid, "%q cannot be the id of an article: it must have visible characters, no line breaks, and not be . or ..", id)
	}
	return nil
}

// oneLine writes a space for line breaks and control characters, and for the
// spaces around them.
func oneLine(s string) string {
	var parts []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// deriveID names an article by its address or, where it has none, by its
// content.
func deriveID(a graph.Article) string {
	key := a.URL
	if key == "" {
		key = a.Text
	}
	sum := sha256.Sum256([]byte(key))
	return "article-" + hex.EncodeToString(sum[:8])
}

// titleOf takes the first line as the title, cut at a word when it is long.
func titleOf(text string) string {
	line := strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		line = strings.TrimSpace(line[:i])
	}
	const most = 120
	runes := []rune(line)
	if len(runes) <= most {
		return line
	}
	short := string(runes[:most])
	if i := strings.LastIndexByte(short, ' '); i > most/2 {
		short = short[:i]
	}
	return short + "…"
}

// decodeText returns the content of a file as valid UTF-8: as it is, or
// decoded when a byte order mark says that it is UTF-16. Anything else is
// refused, because a guess would change names.
func decodeText(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		decoded, err := utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			return "", graph.Errorf(graph.Invalid, "the file begins like UTF-16 but is none")
		}
		return string(decoded), nil
	case bytes.IndexByte(data, 0) >= 0:
		return "", graph.Errorf(graph.Invalid, "this is a binary file, not text")
	case !utf8.Valid(data):
		at := 0
		for rest := data; len(rest) > 0; {
			r, n := utf8.DecodeRune(rest)
			if r == utf8.RuneError && n == 1 {
				break
			}
			at, rest = at+n, rest[n:]
		}
		return "", graph.Errorf(graph.Invalid,
			"the file is not UTF-8 (byte 0x%02X at offset %d); convert it first, for example with: iconv -f windows-1252 -t utf-8", data[at], at)
	}
	return string(data), nil
}
