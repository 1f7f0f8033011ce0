package fulltext

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The bounds of a query.
const (
	maxNesting = 50
	maxClauses = 1024
	maxQuery   = 64 << 10 // bytes
)

// SyntaxError says what is wrong with a query.
type SyntaxError struct {
	Column  int // 1-based, in runes
	Message string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("Cannot parse the query at column %d: %s", e.Column, e.Message)
}

// Parse reads a query in Lucene's classic syntax: words, "phrases", AND OR NOT
// && || ! + -, groups in parentheses, field:..., prefix* and w?ldcards, fuzzy~,
// "near phrases"~2, [a TO b] and {a TO b}, boosts^2, and \ before what is meant
// as it is. Words that nothing joins are joined by OR. Regular expressions are refused.
// Errors are [*SyntaxError].
func Parse(text string, a *Analyzer) (q Query, err error) {
	if len(text) > maxQuery {
		return nil, &SyntaxError{1, fmt.Sprintf("it has more than %d bytes", maxQuery)}
	}
	p := &parser{text: text, analyzer: a}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*SyntaxError)
			if !ok {
				panic(r)
			}
			q, err = nil, e
		}
	}()
	q = p.group("")
	if p.at < len(p.text) {
		p.fail("unexpected '%c'", p.text[p.at])
	}
	return q, nil
}

type parser struct {
	text     string
	at       int
	depth    int
	clauses  int
	analyzer *Analyzer
}

func (p *parser) fail(format string, args ...any) {
	panic(&SyntaxError{utf8.RuneCountInString(p.text[:p.at]) + 1, fmt.Sprintf(format, args...)})
}

func (p *parser) space() {
	for p.at < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.text[p.at:])
		if !strings.ContainsRune(" \t\n\r\u3000", r) {
			return
		}
		p.at += size
	}
}

func (p *parser) accept(symbol string) bool {
	if !strings.HasPrefix(p.text[p.at:], symbol) {
		return false
	}
	p.at += len(symbol)
	return true
}

// word consumes AND and the like, which end where a word ends.
func (p *parser) word(w string) bool {
	rest, ok := strings.CutPrefix(p.text[p.at:], w)
	if !ok || rest != "" && !strings.ContainsAny(rest[:1], " \t\n\r()\"+-![{") {
		return false
	}
	p.at += len(w)
	return true
}

// group reads clauses up to a closing parenthesis or the end.
func (p *parser) group(field string) Query {
	if p.depth++; p.depth > maxNesting {
		p.fail("it is nested more than %d levels deep", maxNesting)
	}
	defer func() { p.depth-- }()
	b := &boolQuery{}
	for first := true; ; first = false {
		p.space()
		if p.at == len(p.text) || p.text[p.at] == ')' {
			if first {
				p.fail("a word, a phrase or a group is missing")
			}
			return b
		}
		and, or := false, false
		if !first || p.joinAhead() {
			and, or = p.word("AND") || p.accept("&&"), p.word("OR") || p.accept("||")
			if first && (and || or) {
				p.fail("nothing stands before AND or OR")
			}
			p.space()
		}
		o := should
		switch {
		case p.accept("+"):
			o = must
		case p.accept("-"), p.accept("!"), p.word("NOT"):
			o = mustNot
		}
		p.space()
		if p.clauses++; p.clauses > maxClauses {
			p.fail("it has more than %d clauses", maxClauses)
		}
		q := p.clause(field)
		if n := len(b.clauses); and && n > 0 && b.clauses[n-1].occur == should {
			b.clauses[n-1].occur = must
		}
		if and && o == should {
			o = must
		}
		if q != nil { // else nothing is left of it, as of stop words
			b.clauses = append(b.clauses, clause{o, q})
		}
	}
}

func (p *parser) joinAhead() bool {
	at := p.at
	defer func() { p.at = at }()
	return p.word("AND") || p.word("OR") || p.accept("&&") || p.accept("||")
}

// clause reads [field:] and what it is about; nil if nothing is left of it.
func (p *parser) clause(field string) Query {
	start := p.at
	if name, plain := p.term(); plain && p.at < len(p.text) && p.text[p.at] == ':' && name != "" {
		p.at++
		p.space()
		if name == "*" && p.accept("*") {
			return p.boosted(allQuery{})
		}
		field = name
	} else {
		p.at = start
	}
	if p.at == len(p.text) {
		p.fail("a word, a phrase or a group is missing at the end")
	}
	switch c := p.text[p.at]; c {
	case '(':
		p.at++
		q := p.group(field)
		if !p.accept(")") {
			p.fail("a ')' is missing")
		}
		return p.boosted(q)
	case '"':
		return p.boosted(p.phrase(field))
	case '[', '{':
		return p.boosted(p.between(field, c == '['))
	case '/':
		p.fail("regular expressions are not supported; write \\/ for a slash")
	}
	return p.boosted(p.single(field))
}

// term reads a word as written up to what cannot be in one; a backslash stays
// before what it takes the meaning from. Plain says that it has no * or ?.
func (p *parser) term() (raw string, plain bool) {
	start := p.at
	plain = true
	for p.at < len(p.text) {
		c := p.text[p.at]
		switch {
		case c == '\\':
			if p.at+1 == len(p.text) {
				p.fail("nothing stands behind the \\ at the end")
			}
			_, size := utf8.DecodeRuneInString(p.text[p.at+1:])
			p.at += 1 + size
			continue
		case strings.IndexByte(" \t\n\r+!():^[]\"{}~/", c) >= 0 && !(c == '+' && p.at > start) && !(c == '!' && p.at > start),
			c == '-' && p.at == start, strings.HasPrefix(p.text[p.at:], "\u3000"):
			return p.text[start:p.at], plain
		case c == '*' || c == '?':
			plain = plain && p.at == start && c == '*' && p.at+1 < len(p.text) && p.text[p.at+1] == ':' // *:* has a field
		}
		p.at++
	}
	return p.text[start:p.at], plain
}

// unescape takes away the backslashes.
func unescape(raw string) string {
	if !strings.Contains(raw, `\`) {
		return raw
	}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		if raw[i] == '\\' && i+1 < len(raw) {
			i++
		}
		b.WriteByte(raw[i])
	}
	return b.String()
}

func (p *parser) single(field string) Query {
	raw, plain := p.term()
	if raw == "" {
		p.fail("unexpected '%c'", p.text[p.at])
	}
	if p.accept("~") {
		edits, word := p.number(2), unescape(raw)
		if edits < 1 { // the older form: how alike
			edits = min(2, float64(int((1-edits)*float64(utf8.RuneCountInString(word)))))
		}
		return &fuzzyQuery{field, p.analyzer.Normalize(word), int(min(edits, 2))}
	}
	if !plain || raw == "*" {
		return &patternQuery{field, p.pattern(raw)}
	}
	tokens, _ := p.analyzer.Tokens(unescape(raw), 0)
	switch len(tokens) {
	case 0:
		return nil
	case 1:
		return &termQuery{field, tokens[0].Term}
	}
	b := &boolQuery{}
	for _, t := range tokens {
		b.clauses = append(b.clauses, clause{should, &termQuery{field, t.Term}})
	}
	return b
}

// pattern normalizes the text between * and ?, which stay, as do the
// backslashes.
func (p *parser) pattern(raw string) string {
	var b, part strings.Builder
	flush := func() {
		b.WriteString(strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`).Replace(p.analyzer.Normalize(part.String())))
		part.Reset()
	}
	for i := 0; i < len(raw); i++ {
		switch {
		case raw[i] == '\\' && i+1 < len(raw):
			i++
			part.WriteByte(raw[i])
		case raw[i] == '*' || raw[i] == '?':
			flush()
			b.WriteByte(raw[i])
		default:
			part.WriteByte(raw[i])
		}
	}
	flush()
	return b.String()
}

// number reads the number that may follow ~ and ^.
func (p *parser) number(missing float64) float64 {
	start := p.at
	for p.at < len(p.text) && (p.text[p.at] >= '0' && p.text[p.at] <= '9' || p.text[p.at] == '.') {
		p.at++
	}
	if p.at == start {
		return missing
	}
	n, err := strconv.ParseFloat(p.text[start:p.at], 64)
	if err != nil {
		p.fail("%s is no number", p.text[start:p.at])
	}
	return n
}

func (p *parser) quoted() string {
	start := p.at + 1
	for i := start; i < len(p.text); i++ {
		switch p.text[i] {
		case '\\':
			i++
		case '"':
			p.at = i + 1
			return unescape(p.text[start:i])
		}
	}
	p.fail("a \" is missing at the end of the phrase")
	return ""
}

func (p *parser) phrase(field string) Query {
	tokens, _ := p.analyzer.Tokens(p.quoted(), 0)
	slop := 0
	if p.accept("~") {
		slop = int(min(p.number(0), 1000))
	}
	if len(tokens) > maxClauses {
		p.fail("the phrase has more than %d words", maxClauses)
	}
	switch len(tokens) {
	case 0:
		return nil
	case 1:
		return &termQuery{field, tokens[0].Term}
	}
	return &phraseQuery{field, tokens, slop}
}

// between reads [low TO high].
func (p *parser) between(field string, withLow bool) Query {
	p.at++
	bound := func() string {
		p.space()
		if p.at < len(p.text) && p.text[p.at] == '"' {
			return p.analyzer.Normalize(p.quoted())
		}
		raw, _ := p.term()
		if raw == "" {
			p.fail("a bound of the range is missing")
		}
		if raw == "*" {
			return raw
		}
		return p.analyzer.Normalize(unescape(raw))
	}
	q := &rangeQuery{field: field, withLow: withLow}
	q.low = bound()
	p.space()
	if !p.word("TO") {
		p.fail("TO is missing in the range")
	}
	q.high = bound()
	p.space()
	if q.withHigh = p.accept("]"); !q.withHigh && !p.accept("}") {
		p.fail("a ']' or '}' is missing at the end of the range")
	}
	return q
}

func (p *parser) boosted(q Query) Query {
	if !p.accept("^") {
		return q
	}
	boost := p.number(-1)
	if boost < 0 {
		p.fail("a number is missing behind ^")
	}
	if q == nil {
		return nil
	}
	return &boostQuery{q, boost}
}
