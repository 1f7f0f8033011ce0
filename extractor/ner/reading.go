package ner

import (
	"entente/extractor/cluster"
	"entente/extractor/document"
	"entente/extractor/gazetteer"
	"entente/extractor/lexicon"
	"entente/extractor/perceptron"
)

// reading is a document under way: its words, the runs of words that look like
// names, and what the document says of each. It is used again and again.
type reading struct {
	words    []word
	starts   []int // of each sentence in words
	runs     []run
	facts    table
	look     []lexicon.Word
	texts    []string
	open     []stretch
	polls    table
	features []uint32
	guess    []uint8 // label of each word after the first pass
	scores   [][labels]int32
	best     [][labels]int32 // by Viterbi, forwards
	rest     [][labels]int32 // and backwards
	from     [][labels]uint8
}

// read looks at all words of a document.
func (d *reading) read(lex *lexicon.Lexicon, sentences []document.Sentence) {
	d.words, d.starts, d.runs = d.words[:0], d.starts[:0], d.runs[:0]
	for s := range sentences {
		d.starts = append(d.starts, len(d.words))
		d.sentence(lex, &sentences[s])
	}
	d.starts = append(d.starts, len(d.words))
	d.facts.reset(len(d.words))
	for s := range sentences {
		d.gather(sentences[s].Tokens, d.starts[s], d.starts[s+1])
	}
}

// sentence appends the words of a sentence and finds its runs.
func (d *reading) sentence(lex *lexicon.Lexicon, s *document.Sentence) {
	mode := modeOf(s)
	base := len(d.words)
	tokens := s.Tokens
	d.look, d.texts = d.look[:0], d.texts[:0]
	for i := range tokens {
		d.words = append(d.words, word{})
		d.words[base+i].look(lex, &tokens[i], mode)
		d.look = append(d.look, lexicon.Word{Text: tokens[i].Text, Fold: tokens[i].Fold})
		d.texts = append(d.texts, tokens[i].Text)
	}
	ws := d.words[base:]
	start := true
	for i := range ws {
		ws[i].first = start
		switch tokens[i].Text {
		case `"`, "'", "(", "[", ":", "-", "—", "--", "...", "•", "*", "“":
			start = true
		default:
			start = false
		}
		if ws[i].first && ws[i].mode == normal && (ws[i].tied != 0 || ws[i].usual == cluster.LowerAlways) {
			ws[i].name = false
		}
	}
	d.known(lex, ws)
	d.listed(ws)
	d.openBetween(ws)
	d.findRuns(ws, int32(base))
}

// known lays the lexicon's names and titles over the words.
func (d *reading) known(lex *lexicon.Lexicon, ws []word) {
	for i := 0; i < len(ws); {
		if n, took := lex.Match(d.look, i); took > 0 {
			for k := range took {
				place := inside
				switch {
				case took == 1:
					place = unit
				case k == 0:
					place = begin
				case k == took-1:
					place = last
				}
				ws[i+k].lex = lexCode(n, place)
			}
			i += took
			continue
		}
		i++
	}
	for i := 0; i < len(ws); {
		t, took := lex.MatchTitle(d.look, i)
		if took == 0 {
			i++
			continue
		}
		kind := titleKinds[t.Kind]
		for k := range took {
			ws[i+k].title, ws[i+k].kind = 1, kind
		}
		ws[i+took-1].title = 2
		i += took
	}
}

// listed lays the longest names of the gazetteer over the words.
func (d *reading) listed(ws []word) {
	for i := 0; i < len(ws); {
		if !ws[i].capital {
			i++
			continue
		}
		took, flags := gazetteer.Longest(d.texts, i)
		if took < 2 {
			i++
			continue
		}
		long := uint8(0)
		if took > 2 {
			long = 4
		}
		for k := range took {
			place := uint8(inside)
			switch k {
			case 0:
				place = begin
			case took - 1:
				place = last
			}
			ws[i+k].phrase, ws[i+k].part = flags, place|long
		}
		i += took
	}
}

// openBetween opens the small words and numbers between names.
func (d *reading) openBetween(ws []word) {
	if len(ws) == 0 || ws[0].mode != normal {
		return
	}
	before := -10 // the last capital
	for i := range ws {
		if ws[i].capital {
			for k := before + 1; k < i && i-before <= 4; k++ {
				ws[k].open = true
			}
			if i > 0 && !ws[i-1].capital && (ws[i-1].tied == 7 || ws[i-1].lex != 0) {
				ws[i-1].open = true // "al Qaeda", "de Gaulle"
			}
			if i > 1 && ws[i-1].open && ws[i-2].tied == 7 {
				ws[i-2].open = true // "de la Rue"
			}
			before = i
		} else if ws[i].lex != 0 {
			ws[i].open = true
		}
	}
}

// findRuns finds the runs of names.
func (d *reading) findRuns(ws []word, base int32) {
	for i := 0; i < len(ws); {
		if !ws[i].name {
			i++
			continue
		}
		k := i + 1
		for k < len(ws) {
			switch {
			case ws[k].name:
				k++
				continue
			case (ws[k].tied == 5 || ws[k].tied == 7 || ws[k].tied == 8) && k+1 < len(ws) && ws[k+1].name:
				k += 2
				continue
			case ws[k].tied == 7 && k+2 < len(ws) && ws[k+1].tied == 7 && ws[k+2].name:
				k += 3
				continue
			}
			break
		}
		for j := i; j < k; j++ {
			ws[j].run = int32(len(d.runs))
		}
		d.runs = append(d.runs, run{base + int32(i), base + int32(k)})
		i = k
	}
}

// table keeps facts by key: open addressing, a power of two of slots.
type table struct {
	slots []slot
	shift uint
}

type slot struct {
	key   perceptron.Hash
	facts uint32
	count uint32
}

func (t *table) reset(n int) {
	size, bits := 256, uint(8)
	for size < 2*n {
		size, bits = size*2, bits+1
	}
	if cap(t.slots) < size {
		t.slots = make([]slot, size)
	} else {
		t.slots = t.slots[:size]
		clear(t.slots)
	}
	t.shift = 64 - bits
}

// at returns the slot of a key, new if need be. There is room for as many keys
// as the document has words, twice.
func (t *table) at(key perceptron.Hash) *slot {
	mask := uint64(len(t.slots) - 1)
	for i := uint64(key) * 0x9E3779B97F4A7C15 >> t.shift; ; i++ {
		s := &t.slots[i&mask]
		if s.key == key || s.key == 0 {
			s.key = key
			return s
		}
	}
}

// get returns what is known of a key.
func (t *table) get(key perceptron.Hash) (facts, count uint32) {
	mask := uint64(len(t.slots) - 1)
	for i := uint64(key) * 0x9E3779B97F4A7C15 >> t.shift; ; i++ {
		s := &t.slots[i&mask]
		if s.key == key {
			return s.facts, s.count
		}
		if s.key == 0 {
			return 0, 0
		}
	}
}
