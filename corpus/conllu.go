package corpus

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// CoNLLU reads a treebank in the CoNLL-U format of Universal Dependencies:
// words, XPOS as tags, heads and relations. Multiword ranges and empty nodes are
// left out.
func CoNLLU(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	document := ""
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "":
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			s = Sentence{}
		case line[0] == '#':
			if id, ok := field(line, "newdoc id"); ok {
				document = id
			}
			if text, ok := field(line, "text"); ok {
				s.Text = text
			}
		default:
			columns := strings.Split(line, "\t")
			if len(columns) != 10 {
				return nil, fmt.Errorf("line %d: %d columns where CoNLL-U has 10", n, len(columns))
			}
			if strings.ContainsAny(columns[0], "-.") {
				continue
			}
			head, err := strconv.Atoi(columns[6])
			if err != nil {
				return nil, fmt.Errorf("line %d: the head %q is no number", n, columns[6])
			}
			s.Document = document
			s.Words = append(s.Words, columns[1])
			s.Tags = append(s.Tags, columns[4])
			s.Heads = append(s.Heads, head-1)
			s.Labels = append(s.Labels, columns[7])
		}
	}
	if len(s.Words) > 0 {
		out = append(out, s)
	}
	return out, lines.Err()
}
