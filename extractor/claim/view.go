package claim

import (
	"strings"

	"entente/extractor/document"
	"entente/extractor/mention"
)

// view is a sentence as the matcher reads it: its tokens without quotation
// marks, asides in brackets and the dateline, each with its mention.
type view struct {
	sentence int // index into the document's sentences
	tokens   []document.Token
	orig     []int // index of each token in the sentence
	mention  []int // index into mentions of the mention that holds the token, -1 if none
	mentions []mention.Mention
	question bool
	headline bool
	lead     bool // in the headline or one of the first paragraphs after it
}

// leadParagraphs is how many paragraphs at the top of an article tell its news.
const leadParagraphs = 3

// longestAside is the most tokens that an aside in brackets may have to be left out.
const longestAside = 14

// newView reads sentence n of the document. inSentence are the indexes of the
// sentence's mentions.
func newView(doc *document.Document, n int, mentions []mention.Mention, inSentence []int) *view {
	sentence := doc.Sentences[n]
	paragraph := doc.Paragraphs[sentence.Paragraph]
	v := &view{sentence: n, mentions: mentions, headline: paragraph.Kind == document.Headline, lead: sentence.Paragraph < leadParagraphs}
	of := make([]int, len(sentence.Tokens))
	for i := range of {
		of[i] = -1
	}
	for _, m := range inSentence {
		for i := mentions[m].First; i < mentions[m].Last && i < len(of); i++ {
			of[i] = m
		}
	}
	for i := 0; i < len(sentence.Tokens); i++ {
		t := sentence.Tokens[i]
		if t.Start < paragraph.Dateline.End && paragraph.Dateline.End > paragraph.Dateline.Start {
			continue
		}
		if isQuote(t) && of[i] < 0 {
			continue
		}
		if (t.Text == "(" || t.Tag == "-LRB-") && of[i] < 0 {
			if end := closing(sentence.Tokens, i); end > 0 {
				i = end
				continue
			}
		}
		if t.Text == "?" {
			v.question = true
		}
		v.tokens = append(v.tokens, t)
		v.orig = append(v.orig, i)
		v.mention = append(v.mention, of[i])
	}
	v.retag()
	return v
}

func isQuote(t document.Token) bool {
	switch t.Text {
	case `"`, "``", "''", "“", "”", "«", "»", "„", "‘":
		return true
	}
	return t.Text == "'" && t.Tag != "POS"
}

// closing returns the index of the bracket that closes the aside opened at
// open, or 0 if there is none near by.
func closing(tokens []document.Token, open int) int {
	for i := open + 1; i < len(tokens) && i <= open+longestAside; i++ {
		if tokens[i].Text == ")" || tokens[i].Tag == "-RRB-" {
			return i
		}
	}
	return 0
}

// retag mends the tagger's usual faults that knowledge of mentions and of a few
// closed classes of words can mend.
func (v *view) retag() {
	for i := range v.tokens {
		t := &v.tokens[i]
		switch t.Lower {
		case "after", "before", "while", "although", "though", "because", "unless", "whether", "if", "until", "despite", "amid", "against", "since", "during", "between", "among", "without", "towards", "toward", "as", "once", "upon", "versus":
			if v.mention[i] < 0 {
				t.Tag = "IN"
			}
			if t.Lower == "as" && i > 0 && v.tokens[i-1].Tag == "MD" && i+1 < len(v.tokens) && v.tokens[i+1].Lower == "well" {
				t.Tag = "RB" // "might as well have attacked"
			}
			if t.Lower == "once" && i > 0 && (v.tokens[i-1].Lower == "not" || v.tokens[i-1].Lower == "n't" || v.tokens[i-1].Lower == "at") {
				t.Tag = "RB" // "has not once condemned"
			}
		case "about", "around", "over", "some", "nearly", "almost", "roughly":
			if i+1 < len(v.tokens) && v.tokens[i+1].Tag == "CD" {
				t.Tag = "RB"
			}
		case "all", "both", "each", "neither":
			if i+1 < len(v.tokens) && (v.tokens[i+1].Tag == "DT" || v.tokens[i+1].Tag == "PRP$") {
				t.Tag = "PDT" // "neither the Vatican nor the Church"
			}
			if i > 0 && i+1 < len(v.tokens) && (strings.HasPrefix(v.tokens[i+1].Tag, "VB") || v.tokens[i+1].Tag == "MD") {
				t.Tag = "RB" // "Iran and Iraq both cut ties"
			}
		case "far":
			if i > 0 && v.tokens[i-1].Lower == "so" {
				t.Tag = "RB"
			}
		case "following", "including", "concerning", "regarding":
			if i+1 < len(v.tokens) && v.mention[i] < 0 && !strings.HasPrefix(v.tokens[i+1].Tag, "V") {
				t.Tag = "IN"
			}
		case "not", "n't", "never", "also", "soon", "already", "yet", "ever":
			t.Tag = "RB"
		case "cannot", "will", "would", "may", "might", "could", "should", "must", "shall", "can", "wo", "ca", "'ll", "'d":
			if i == 0 && i+1 < len(v.tokens) && v.startsMention(1) && v.mention[0] < 0 && v.tokens[len(v.tokens)-1].Text == "?" {
				t.Tag = "MD" // "Will Spain sanction"
			}
			if t.Text == t.Lower && t.Lower != "'d" || i > 0 && t.Lower == "'d" {
				if t.Lower != "may" && t.Lower != "might" && t.Lower != "will" || !v.afterDeterminer(i) {
					t.Tag = "MD"
				}
			}
		case "and", "or", "but", "nor":
			if t.Tag = "CC"; t.Lower == "but" && i > 1 && v.tokens[i-1].Lower == "all" && i+1 < len(v.tokens) && strings.HasPrefix(v.tokens[i+1].Tag, "V") {
				v.tokens[i-1].Tag, t.Tag = "RB", "RB" // "has all but cut ties"
			}
		case "incoming", "outgoing", "acting", "visiting", "ruling", "neighboring", "neighbouring", "warring", "existing":
			if i+1 < len(v.tokens) && (strings.HasPrefix(v.tokens[i+1].Tag, "NN") || v.mention[i+1] >= 0) {
				t.Tag = "JJ"
			}
		case "had", "were":
			if i == 0 && v.mention[i] < 0 && t.Tag != "MD" {
				t.Tag = "VBD" // "Had Georgia condemned", "Were Georgia to condemn"
			}
		case "willing", "unwilling":
			t.Tag = "JJ"
		case "to":
			t.Tag = "TO"
		case "which":
			t.Tag = "WDT"
		case "who", "whom":
			t.Tag = "WP"
		}
		if m := v.mention[i]; m >= 0 && strings.HasPrefix(t.Tag, "V") && t.Text != t.Lower {
			t.Tag = "NNP"
		}
	}
}

func (v *view) afterDeterminer(i int) bool {
	return i > 0 && (v.tokens[i-1].Tag == "DT" || v.tokens[i-1].Tag == "PRP$" || v.tokens[i-1].Tag == "POS")
}

// startsMention reports whether a mention begins at token i.
func (v *view) startsMention(i int) bool {
	return i >= 0 && i < len(v.tokens) && v.mention[i] >= 0 && (i == 0 || v.mention[i-1] != v.mention[i])
}

// endsMention reports whether a mention ends with token i.
func (v *view) endsMention(i int) bool {
	return i >= 0 && i < len(v.tokens) && v.mention[i] >= 0 && (i+1 == len(v.tokens) || v.mention[i+1] != v.mention[i])
}
