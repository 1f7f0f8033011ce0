package claim

import (
	"fmt"
	"strconv"
	"strings"
)

// chronicled returns the month under which a review of the year tells the paragraph of
// sentence n: "AUGUST. Saudi Arabia gave ...". It returns "" elsewhere.
func (r *reader) chronicled(n int) string {
	p := r.doc.Published
	tokens := r.doc.Sentences[r.doc.Paragraphs[r.doc.Sentences[n].Paragraph].Sentences[0]].Tokens
	if len(p) < 7 || len(tokens) < 2 || tokens[0].Text != strings.ToUpper(tokens[0].Text) || tokens[1].Text != "." && tokens[1].Text != ":" {
		return ""
	}
	m, ok := months[tokens[0].Lower]
	year, err := strconv.Atoi(p[:4])
	if !ok || err != nil {
		return ""
	}
	month := fmt.Sprintf("%02d", m)
	if month > p[5:7] {
		year--
	}
	return fmt.Sprintf("%04d-%s", year, month)
}
