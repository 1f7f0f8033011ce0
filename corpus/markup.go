package corpus

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// Article is a development article with what a careful reader marked in it.
type Article struct {
	ID        string // the file's name without its ending
	Title     string // where it is given beside the text, else ""
	Published string // ISO 8601 date, or ""
	Genre     string // "wire", "local", "sport", …
	Text      string // without the marks
	Mentions  []Marked
}

// Marked is a marked span of an article: half-open, in bytes of its text.
// Spans are in the order of the text and do not overlap.
type Marked struct {
	Start, End int
	ID         string // who: "AL" for a country by ISO 3166, "p:edi-rama", "o:hamas", "~" for a place that is no country
	Form       string // "n" for a nominal, or ""
}

// Country reports whether the span refers to a country.
func (m Marked) Country() bool { return len(m.ID) == 2 && m.ID[0] >= 'A' && m.ID[0] <= 'Z' }

// Person reports whether the span refers to a person.
func (m Marked) Person() bool { return strings.HasPrefix(m.ID, "p:") }

// Organization reports whether the span refers to an organization.
func (m Marked) Organization() bool { return strings.HasPrefix(m.ID, "o:") }

// Location reports whether the span is a place that is no country.
func (m Marked) Location() bool { return m.ID == "~" }

// ReadMarked reads the marked articles of a folder: its files that end in .txt,
// by name.
//
// A file is a header of "key: value" lines (title, published, genre), an empty
// line, and the text, in which [words|id] or [words|id|form] marks a span.
func ReadMarked(folder fs.FS) ([]Article, error) {
	names, err := fs.Glob(folder, "*.txt")
	if err != nil {
		return nil, err
	}
	var out []Article
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		a, err := ParseMarked(strings.TrimSuffix(path.Base(name), ".txt"), string(data))
		if err != nil {
			return nil, fmt.Errorf("%s:%w", name, err)
		}
		out = append(out, a)
	}
	return out, nil
}

var markID = regexp.MustCompile(`^([A-Z]{2}|[op]:[a-z0-9]+(-[a-z0-9]+)*|~)$`)

// ParseMarked reads one marked article. Its errors start with the line.
func ParseMarked(id, file string) (Article, error) {
	a := Article{ID: id}
	file = strings.ReplaceAll(file, "\r\n", "\n")
	header, text, ok := strings.Cut(file, "\n\n")
	if !ok {
		return a, fmt.Errorf("1: no empty line ends the header")
	}
	for n, line := range strings.Split(header, "\n") {
		key, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch {
		case !ok:
			return a, fmt.Errorf("%d: %q is no \"key: value\" line", n+1, line)
		case key == "title":
			a.Title = value
		case key == "published":
			a.Published = value
		case key == "genre":
			a.Genre = value
		default:
			return a, fmt.Errorf("%d: %q is none of title, published, genre", n+1, key)
		}
	}
	fail := func(at int, format string, args ...any) error {
		line := strings.Count(header, "\n") + 3 + strings.Count(text[:at], "\n")
		return fmt.Errorf("%d: %s", line, fmt.Sprintf(format, args...))
	}
	var b strings.Builder
	for at := 0; at < len(text); {
		k := strings.IndexAny(text[at:], "[]")
		if k < 0 {
			b.WriteString(text[at:])
			break
		}
		b.WriteString(text[at : at+k])
		at += k
		if text[at] == ']' {
			return a, fail(at, "a ] without its [")
		}
		n := strings.IndexAny(text[at+1:], "[]")
		if n < 0 || text[at+1+n] == '[' {
			return a, fail(at, "a [ without its ]")
		}
		parts := strings.Split(text[at+1:at+1+n], "|")
		if len(parts) != 2 && len(parts) != 3 {
			return a, fail(at, "%q is neither words|id nor words|id|form", text[at+1:at+1+n])
		}
		m := Marked{Start: b.Len(), End: b.Len() + len(parts[0]), ID: parts[1]}
		if len(parts) == 3 {
			m.Form = parts[2]
		}
		switch {
		case parts[0] == "" || strings.TrimSpace(parts[0]) != parts[0]:
			return a, fail(at, "the words of %q are empty or start or end with a space", text[at+1:at+1+n])
		case !markID.MatchString(m.ID):
			return a, fail(at, "%q is no id", m.ID)
		case m.Form != "" && m.Form != "n":
			return a, fail(at, "%q is no form", m.Form)
		}
		b.WriteString(parts[0])
		a.Mentions = append(a.Mentions, m)
		at += n + 2
	}
	a.Text = b.String()
	return a, nil
}
