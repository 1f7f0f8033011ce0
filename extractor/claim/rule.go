package claim

import (
	"strings"

	"entente/extractor/lexicon"
)

// rule is a frame as the matcher uses it: its lists of words as sets, made once.
type rule struct {
	subject, object typeSet
	complement      [][]link
	refuseObject    map[string]bool
	refuseNext      [][]string // each phrase by its words
}

// link is one noun of a complement.
type link struct {
	prep  string
	nouns map[string]bool
	any   bool // whatever noun it is
	free  bool // its nouns take any attribute: "a gas accord"
}

func newRule(frame *lexicon.Frame, anyAttribute map[string]bool) rule {
	r := rule{subject: setOf(frame.Types.Subject), object: setOf(frame.Types.Object), refuseObject: wordSet(frame.Refuse.Object)}
	for _, c := range frame.Complement {
		links := make([]link, len(c.Links))
		for i, l := range c.Links {
			links[i] = link{prep: l.Prep, nouns: wordSet(l.Nouns)}
			for _, noun := range l.Nouns {
				links[i].any = links[i].any || noun == "*"
				links[i].free = links[i].free || anyAttribute[noun]
			}
		}
		r.complement = append(r.complement, links)
	}
	for _, phrase := range frame.Refuse.Next {
		r.refuseNext = append(r.refuseNext, strings.Fields(phrase))
	}
	return r
}

// wordSet returns the words as a set, nil if there are none.
func wordSet(words []string) map[string]bool {
	if len(words) == 0 {
		return nil
	}
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// otherSense is what a word of a sentence tells: frames that do not mean it here.
type otherSense struct {
	frames []int32            // refused by the word alone
	pairs  map[string][]int32 // refused by the word with the one after it
}

// otherSenses indexes the words by which frames are refused.
func otherSenses(frames []lexicon.Frame) map[string]*otherSense {
	index := map[string]*otherSense{}
	for f := range frames {
		for _, phrase := range frames[f].Refuse.Sentence {
			first, second, pair := strings.Cut(phrase, " ")
			o := index[first]
			if o == nil {
				o = &otherSense{}
				index[first] = o
			}
			switch {
			case !pair:
				o.frames = append(o.frames, int32(f))
			case o.pairs == nil:
				o.pairs = map[string][]int32{second: {int32(f)}}
			default:
				o.pairs[second] = append(o.pairs[second], int32(f))
			}
		}
	}
	return index
}

// refusal is a frame that a word of the sentence refuses.
type refusal struct{ frame, token int32 }

// refusals finds the frames that words anywhere in the sentence refuse, in the order of the words.
func (r *reader) refusals(s *syntax) []refusal {
	if s.refusals != nil {
		return s.refusals
	}
	list := make([]refusal, 0, 8)
	index := r.finder.senses
	add := func(frames []int32, token int) {
		for _, f := range frames {
			list = append(list, refusal{f, int32(token)})
		}
	}
	for i := range s.tokens {
		t := &s.tokens[i]
		o := index[t.Lower]
		if s.mention[i] < 0 {
			if o != nil {
				add(o.frames, i)
			}
			if t.Lemma != t.Lower {
				if o := index[t.Lemma]; o != nil {
					add(o.frames, i)
				}
			}
			if w := singular(t.Lower); w != t.Lower && w != t.Lemma {
				if o := index[w]; o != nil {
					add(o.frames, i)
				}
			}
		}
		if o != nil && i+1 < len(s.tokens) {
			add(o.pairs[s.tokens[i+1].Lower], i)
		}
	}
	s.refusals = list
	return list
}

// refused reports whether the sentence has a word that tells another sense, or
// such words follow the cue directly.
func (r *reader) refused(s *syntax, frame int, after int) bool {
	for _, no := range r.refusals(s) {
		if int(no.frame) == frame {
			return r.trace.because(s.lower(int(no.token)))
		}
	}
	for n, words := range r.finder.rules[frame].refuseNext {
		for from := after; from < after+refuseWithin && from+len(words) <= len(s.tokens); from++ {
			same := true
			for i, w := range words {
				if s.lower(from+i) != w {
					same = false
					break
				}
			}
			if same {
				return r.trace.because(r.finder.frames.List[frame].Refuse.Next[n])
			}
		}
	}
	return false
}

// refuseWithin is how many words after the cue another sense may still show:
// "condemned the former minister to death".
const refuseWithin = 10
