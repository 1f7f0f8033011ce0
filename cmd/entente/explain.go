package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"entente/extractor"
	"entente/graph"
	"entente/web"
)

type explainCmd struct {
	Text      string `arg:"" help:"A sentence or a short text, or - for standard input."`
	Published string `help:"Date that the text is read as of: 2022-09-07, 2022-09 or 2022." placeholder:"DATE"`
	Format    string `help:"text, or json." enum:"text,json" default:"text"`
}

// Help is the longer help text of the command.
func (explainCmd) Help() string {
	return `Examples:

  entente explain 'Albania cut ties with Iran on Wednesday.' --published 2022-09-07
  entente explain - < paragraph.txt

Shows the words of each sentence with their byte offsets and tags, who is named, the grammatical
tree, the claims, and which relation frames fired; and, of frames whose trigger stood there,
why they did not. Nothing is stored.`
}

// Run runs the command.
func (c *explainCmd) Run(s *session) error {
	text := c.Text
	if text == "-" {
		data, err := io.ReadAll(io.LimitReader(s.in, extractor.MaxExplained+1))
		if err != nil {
			return graph.Errorf(graph.Invalid, "cannot read standard input: %w", err)
		}
		text = string(data)
	}
	if strings.TrimSpace(text) == "" {
		return graph.Errorf(graph.Invalid, "there is no text to explain")
	}
	x, err := newExtractor()
	if err != nil {
		return err
	}
	article := graph.Article{ID: "explained", Text: text, Published: c.Published}
	e, err := x.Explain(article, graph.Span{})
	if err != nil {
		return err
	}
	var out strings.Builder
	if c.Format == "json" {
		encoder := json.NewEncoder(&out)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(web.ExplanationOf(article, e)); err != nil {
			return graph.Errorf(graph.Internal, "cannot write: %w", err)
		}
	} else {
		explainText(&out, text, e)
	}
	if _, err := io.WriteString(s.out, out.String()); err != nil {
		return graph.Errorf(graph.Internal, "cannot write: %w", err)
	}
	return nil
}

// width is how many columns the text has at most.
const width = 80

// explainText prints an explanation for people.
func explainText(out *strings.Builder, text string, e *extractor.Explanation) {
	for i, s := range e.Sentences {
		if i > 0 {
			out.WriteString("\n")
		}
		wrap(out, fmt.Sprintf("%d. ", i+1), "   ", strings.Join(strings.Fields(text[s.Start:s.End]), " "))
		if s.Silent != "" {
			wrap(out, "   ", "   ", "("+s.Silent+": never a claim)")
		}
		out.WriteString("\n")
		explainTokens(out, s, e.Mentions)
		out.WriteString("\n")
		explainTree(out, s)
		out.WriteString("\n")
		explainClaims(out, s, e)
		explainFrames(out, text, s)
	}
}

// explainTokens prints the table of words.
func explainTokens(out *strings.Builder, s extractor.ExplainedSentence, mentions []graph.Mention) {
	fmt.Fprintf(out, "   %-11s  %-20s  %-5s  %s\n", "bytes", "word", "tag", "who")
	for _, t := range s.Tokens {
		who := ""
		for _, m := range mentions {
			switch {
			case m.Start == t.Start:
				who = strings.Join([]string{m.Name, string(m.Type), string(m.Form)}, ", ")
				if m.EntityID != "" {
					who = m.EntityID + ", " + string(m.Form)
				}
			case m.Span.Contains(t.Span):
				who = "\""
			}
		}
		line := fmt.Sprintf("   %-11s  %s  %-5s  %s", strconv.Itoa(t.Start)+"-"+strconv.Itoa(t.End), cell(t.Text, 20), t.Tag, cell(who, width-3-11-2-20-2-5-2))
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// explainTree prints the tree, each word under its head.
func explainTree(out *strings.Builder, s extractor.ExplainedSentence) {
	var print func(head, depth int)
	print = func(head, depth int) {
		for i, t := range s.Tokens {
			if t.Head == head {
				fmt.Fprintf(out, "   %s%s  %s\n", strings.Repeat("  ", min(depth, 20)), strings.TrimRight(cell(t.Text, 20), " "), t.Label)
				print(i, depth+1)
			}
		}
	}
	print(-1, 0)
}

// explainClaims prints the claims made in a sentence.
func explainClaims(out *strings.Builder, s extractor.ExplainedSentence, e *extractor.Explanation) {
	none := true
	for _, c := range e.Claims {
		if !s.Contains(c.CueSpan) {
			continue
		}
		none = false
		status := string(c.Modality)
		if c.Negated {
			status = "denied, " + status
		}
		wrap(out, "   claim  ", "          ", printable(e.Entities[c.SubjectID].Name+" "+string(c.Type)+" "+e.Entities[c.ObjectID].Name))
		details := []string{status, "confidence " + strconv.FormatFloat(c.Confidence, 'f', 2, 64)}
		if c.Date != "" {
			details = append(details, c.Date)
		}
		switch {
		case c.AttributedTo != "" && c.Quoted:
			details = append(details, "in the words of "+c.AttributedTo)
		case c.AttributedTo != "":
			details = append(details, "said by "+c.AttributedTo)
		}
		wrap(out, "          ", "          ", printable(strings.Join(append(details, c.Rule), "; ")))
	}
	if none {
		out.WriteString("   no claim\n")
	}
}

// explainFrames prints the frames that fired and those that nearly did.
func explainFrames(out *strings.Builder, text string, s extractor.ExplainedSentence) {
	if len(s.Frames) == 0 {
		wrap(out, "   ", "   ", "no word of it begins a frame")
	}
	for _, f := range s.Frames {
		words := strconv.Quote(strings.Join(strings.Fields(text[f.Span.Start:f.Span.End]), " "))
		switch {
		case f.Rule == "":
			wrap(out, "   ", "   ", f.Reason())
		case f.Near() == 0:
			wrap(out, "   fired  ", "          ", printable(f.Rule+" "+words))
		default:
			wrap(out, "   not    ", "          ", printable(f.Rule+" "+words+": "+f.Reason()))
		}
	}
}

// cell cuts or fills a text to n columns.
func cell(text string, n int) string {
	letters := []rune(printable(text))
	if len(letters) > n {
		letters = append(letters[:n-1], '…')
	}
	return string(letters) + strings.Repeat(" ", n-len(letters))
}

// wrap prints words within [width] columns: the first line after first, the others after next.
func wrap(out *strings.Builder, first, next, text string) {
	line, empty := first, true
	for _, word := range strings.Fields(text) {
		for !empty && len([]rune(line))+1+len([]rune(word)) > width {
			out.WriteString(line + "\n")
			line, empty = next, true
		}
		if !empty {
			line += " "
		}
		for empty && len([]rune(line+word)) > width { // longer than a line
			letters := []rune(word)
			fits := width - len([]rune(line))
			out.WriteString(line + string(letters[:fits]) + "\n")
			line, word = next, string(letters[fits:])
		}
		line, empty = line+word, false
	}
	out.WriteString(line + "\n")
}
