package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/ner"
	"entente/graph"
)

// rules recognises names by the lexicon, by capitals and by the words beside
// them.
type rules struct{ lex *lexicon.Lexicon }

// scan is the state of one sentence.
type scan struct {
	rules
	d      *document.Document
	s      int
	tokens []document.Token
	words  []lexicon.Word
	tight  bool // capitals prove nothing: a title, a line in capitals
	small  bool // no capitals at all
	out    []Mention
}

// find finds the names of sentence s: by the rules, and those that the model has
// learned.
func (c *scan) find(s int, words []lexicon.Word, learned []ner.Name) []Mention {
	sentence := &c.d.Sentences[s]
	c.s, c.tokens, c.words, c.out = s, sentence.Tokens, words, nil
	c.tight, c.small = sentence.Case != document.SentenceCase, small(sentence)
	if c.scores() {
		return c.out
	}
	for i := 0; i < len(c.tokens); {
		i = c.step(i)
	}
	return c.combine(learned)
}

// step settles what starts at token i and returns the next token to look at.
func (c *scan) step(i int) int {
	if after, ok := cutBefore(c.tokens[i].Text); ok && lexicon.Capitalised(after) && c.titleLike(i) {
		return c.read(i, c.chunk(i))
	}
	if !c.tight {
		if next := c.inWord(i); next > i {
			return next
		}
	}
	if !c.tight && c.twofold(i) || c.sporting(i) {
		return i + 1
	}
	if l := c.tokens[i].Lower; (l == "the" || l == "a" || l == "an") && i+1 < len(c.tokens) && !c.tight && c.bothPeoples(i+1) {
		return i + 1
	}
	if !c.capital(i) {
		if n, took := c.lex.Match(c.words, i); took > 0 && n.Key != "" && !lexicon.Capitalised(n.Words[0]) {
			c.known(n, i, i+took) // "al-Qaeda"
			return i + took
		}
		if c.small {
			return i + max(1, c.smallCountry(i))
		}
		return i + 1
	}
	if i+1 < len(c.tokens) && c.date(i) {
		return i + 1 // "In February Iran"
	}
	return c.read(i, c.chunk(i))
}

// date reports whether token i is a day or month and no first name: what
// follows it is a name of its own.
func (c *scan) date(i int) bool {
	if !calendar(c.tokens[i].Lower) || c.tokens[i].Lower == "internet" {
		return false
	}
	if _, given := c.lex.Given(c.tokens[i].Fold); !given {
		return true
	}
	if n, took := c.lex.Match(c.words, i+1); took > 0 && n.Type != "" {
		return true
	}
	return i > 0 && c.tokens[i-1].Tag == "IN" && c.lex.Head("last", c.tokens[i+1].Fold) == lexicon.HeadNone && c.titleAt(i+1)
}

// capital reports whether a token looks like part of a name.
func (c *scan) capital(i int) bool {
	t := c.tokens[i]
	r, _ := utf8.DecodeRuneInString(t.Text)
	if !unicode.IsUpper(r) {
		return false
	}
	if t.Lower == "i" || strings.HasPrefix(t.Lower, "i'") {
		return false
	}
	return c.tight || !derived(t.Text)
}

const particles = " de la del da das do dos du di der den von van zu zur bin ibn ben bint al el e y le ter ten af av "

func numeral(s string) bool { return len(s) <= 2 && s[0] >= '0' && s[0] <= '9' }

// common reports whether a capitalised word is no name of its own: "Trade" in
// "Ministry of Foreign Affairs and Trade".
func (c *scan) common(i int) bool {
	_, n := c.lex.Match(c.words, i)
	_, given := c.lex.Given(c.tokens[i].Fold)
	return n == 0 && !given
}

func (c *scan) titleAt(i int) bool {
	_, n := c.lex.MatchTitle(c.words, i)
	return n > 0
}

// possessiveName reports whether 's is inside a name that the lexicon knows:
// "People's Republic of China".
func (c *scan) possessiveName(i, at int) bool {
	for k := i; k < at; k++ {
		if _, n := c.lex.Match(c.words, k); k+n > at {
			return true
		}
	}
	return false
}

// plainWord reports whether a word of a title is an ordinary word.
func (c *scan) plainWord(i int) bool {
	if _, given := c.lex.Given(c.tokens[i-1].Fold); given || initial(c.tokens[i-1].Text) {
		switch c.tokens[i].Tag {
		case "NN", "NNP", "JJ", "NNS":
			return false // a surname, though its small letters would make it a word
		}
	}
	switch tag := c.tokens[i].Tag; tag {
	case "NNP", "NNPS":
		return false
	case "JJ":
		_, n := c.lex.Match(c.words, i)
		return n == 0
	}
	return true
}

// read splits a chunk into names and returns where it stopped: a name that the
// lexicon knows may end after the chunk.
func (c *scan) read(from, to int) int {
	pos := c.trim(from, to)
	for pos < to {
		if !c.capital(pos) && !arabicName(c.tokens[pos].Text) {
			if after, ok := cutBefore(c.tokens[pos].Text); !ok || !lexicon.Capitalised(after) {
				pos++ // what ties a name that has ended
				continue
			}
		}
		n, took := c.lex.Match(c.words, pos)
		if took > 0 && (pos+took <= to || n.Key != "") {
			pos = c.fromLexicon(n, pos, pos+took, max(to, pos+took))
			continue
		}
		title, took := c.title(pos, to)
		if took > 0 {
			pos += took
			if next, ok := c.person(pos, to, title, pos-took); ok {
				pos = next
			}
			continue
		}
		if c.tight {
			pos++ // no word of a title proves a name by its capital
			continue
		}
		end := c.segment(pos, to)
		c.unknown(pos, end)
		pos = end
	}
	return pos
}

// function are small words that start no name, whatever their capital.
const function = " the a an this that these those his her their our its my your in on at for but and or nor as when if after before then than whether " +
	"between among across despite under since unlike against with without by from to of about amid through throughout during until while because " +
	"although though both neither either no not only even just still all some many few several most more other another such what who how why where " +
	"which like over outside inside is are was were has have had he she it they we you there here so yet also once instead meanwhile however former late one two "

// trim skips what is capitalised only because it starts a sentence.
func (c *scan) trim(from, to int) int {
	for from < to && strings.Contains(function, " "+c.tokens[from].Lower+" ") {
		if _, n := c.lex.Match(c.words, from); n > 0 {
			return from
		}
		from++
	}
	for from < to && c.starts(from) {
		if _, n := c.lex.Match(c.words, from); n > 0 {
			return from
		}
		if c.titleLike(from) {
			return from
		}
		switch tag := c.tokens[from].Tag; tag {
		case "NNP", "NNPS":
			return from
		default:
			if _, given := c.lex.Given(c.tokens[from].Fold); given && from+1 < to {
				return from
			}
			if from+1 < to && c.lex.Head("last", c.tokens[to-1].Fold) == lexicon.HeadOrganization && tag != "DT" && tag != "IN" && tag != "PRP$" && tag != "RB" && tag != "CC" {
				return from
			}
		}
		from++
	}
	for from < to && strings.Contains(function, " "+c.tokens[from].Lower+" ") {
		from++
	}
	return from
}

// starts reports whether a token is the first word of a sentence or quotation.
func (c *scan) starts(i int) bool {
	if i == 0 {
		return true
	}
	switch c.tokens[i-1].Text {
	case `"`, "'", "(", "[", ":", "-", "—", "--", "...", "•", "*":
		return true
	}
	return c.starts(i-1) && c.capital(i-1) && c.tokens[i-1].Tag != "NNP"
}

// title reads the titles at pos: "former", "Prime Minister", "then-President".
func (c *scan) title(pos, to int) (lexicon.Title, int) {
	if after, ok := cutBefore(c.tokens[pos].Lower); ok {
		look := append([]lexicon.Word{{Text: after, Fold: lexicon.Fold(after)}}, c.words[pos+1:to]...)
		if t, n := c.lex.MatchTitle(look, 0); n > 0 {
			return t, n
		}
	}
	t, n := c.lex.MatchTitle(c.words[:to], pos)
	if n > 0 && pos+n < len(c.tokens) && c.tokens[pos+n].Text == "&" {
		return lexicon.Title{}, 0 // "Bishop & Knight"
	}
	return t, n
}

// cutBefore takes "then-" or "ex-" off a title.
func cutBefore(word string) (string, bool) {
	if after, ok := strings.CutPrefix(word, "then-"); ok {
		return after, true
	}
	return strings.CutPrefix(word, "ex-")
}

// titleLike reports whether a word such as "then-President" holds a title.
func (c *scan) titleLike(i int) bool {
	_, took := c.title(i, len(c.tokens))
	return took > 0
}

// segment returns where an unknown name that starts at pos ends: at a title or
// at an organization or country that the lexicon knows, unless "of" ties it.
func (c *scan) segment(pos, to int) int {
	for k := pos + 1; k < to; k++ {
		n, took := c.lex.Match(c.words, k)
		tied := c.tokens[k-1].Text == "of" || c.tokens[k-1].Text == "for" || c.tokens[k-1].Text == "the" || c.tokens[k-1].Text == "and" || c.tokens[k-1].Text == "&"
		if took > 0 && !tied && n.Form == graph.FormAcronym {
			return k
		}
		if t, took := c.lex.MatchTitle(c.words[:to], k); took > 0 && !tied && k+took < to && t.Kind != "work" && t.Kind != "honorific" {
			if _, given := c.lex.Given(c.tokens[k].Fold); !given && !junior(c.tokens[k+took].Lower) {
				return k
			}
		}
	}
	return to
}

func junior(word string) bool { return word == "jr." || word == "sr." || word == "jr" || word == "sr" }

func (c *scan) emit(m Mention) {
	if c.out == nil {
		c.out = make([]Mention, 0, 6)
	}
	c.out = append(c.out, m)
}

// known emits a name of the lexicon at [first,last).
func (c *scan) known(n lexicon.Name, first, last int) {
	if n.Type == "" {
		return
	}
	m := at(c.d, c.s, first, last)
	m.Type, m.Form, m.Key, m.Plural, m.Country = n.Type, n.Form, n.Key, n.Plural, n.Country
	if n.Type != graph.Location {
		m.Name = n.Canonical
	} else {
		m.Key = ""
	}
	c.emit(m)
}
