package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/graph"
)

// line is a line of the article without the white space around it.
type line struct {
	graph.Span
	blankBefore bool
}

// paragraphs splits text at line breaks. Lines that were wrapped at a column
// are joined to the paragraph that they were.
func paragraphs(text string) []graph.Span {
	lines := splitLines(text)
	out := make([]graph.Span, 0, len(lines))
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && !lines[j].blankBefore {
			j++
		}
		if wrapped(text, lines[i:j]) {
			out = append(out, graph.Span{Start: lines[i].Start, End: lines[j-1].End})
		} else {
			for _, l := range lines[i:j] {
				out = append(out, l.Span)
			}
		}
		i = j
	}
	return out
}

func splitLines(text string) []line {
	out := make([]line, 0, min(strings.Count(text, "\n")+1, len(text)/20+8))
	blank := false
	for i := 0; i < len(text); {
		j := i
		var size int
		for j < len(text) {
			var r rune
			if r, size = utf8.DecodeRuneInString(text[j:]); r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085' {
				break
			}
			j += size
			size = 0
		}
		if strings.HasPrefix(text[j:], "\r\n") {
			size = 2
		}
		start := i + len(text[i:j]) - len(strings.TrimLeftFunc(text[i:j], invisible))
		end := i + len(strings.TrimRightFunc(text[i:j], invisible))
		if start < end {
			out = append(out, line{graph.Span{Start: start, End: end}, blank})
			blank = false
		} else {
			blank = true
		}
		i = max(j+size, i+1)
	}
	return out
}

func invisible(r rune) bool {
	if unicode.IsSpace(r) || unicode.IsControl(r) {
		return true
	}
	out, ok := replaced(r)
	return ok && out == ""
}

// wrapped reports whether lines without a blank one between them are one
// paragraph set in a column of 45 to 110 bytes.
func wrapped(text string, lines []line) bool {
	if len(lines) < 2 {
		return false
	}
	open := 0
	for _, l := range lines[:len(lines)-1] {
		n := l.End - l.Start
		if n < 45 || n > 110 {
			return false
		}
		if !strings.ContainsRune(".?!\"”", rune(text[l.End-1])) {
			open++
		}
	}
	return open*2 >= len(lines)-1 && lines[len(lines)-1].End-lines[len(lines)-1].Start <= 110
}
