package entity

import (
	"entente/extractor/lexicon"
	"entente/extractor/mention"
)

// called returns the persons who may be called by a word: whose surname it is;
// else whose first name; else a further part, or the surname in another spelling.
func (l *linker) called(m *mention.Mention, word string) []int {
	var out []int
	for pass := range 3 {
		for _, p := range l.people[word] {
			k := &l.persons[p]
			if len(k.parts) == 1 && k.suffix == "jr" {
				continue // "Earl Jr." is not "Earl"
			}
			is := k.last() == word
			switch pass {
			case 1:
				is = k.first() == word
			case 2:
				is = len(word) > 3
			}
			if is && l.mayBe(m, k) {
				out = append(out, p)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	if len(word) < 5 {
		return nil
	}
	for p := range l.persons[:min(len(l.persons), 4*maxNamesakes)] {
		if k := &l.persons[p]; alike(k.last(), word) && l.mayBe(m, k) {
			out = append(out, p)
		}
	}
	return out
}

func (l *linker) mayBe(m *mention.Mention, k *person) bool {
	return !l.clash(m, k, genderedTitle(l.lex, m)) && (!regnal(m.Title) || l.titled(k, m.Title))
}

// likeliest chooses among persons of one name: by title and gender, by whom the
// text calls so already, by who was spoken of last. It returns -1 for a tie.
func (l *linker) likeliest(i int, candidates []int) int {
	if len(candidates) == 1 {
		return candidates[0]
	}
	m := &l.mentions[i]
	narrow := func(fits func(k *person) bool) {
		var some []int
		for _, p := range candidates {
			if fits(&l.persons[p]) {
				some = append(some, p)
			}
		}
		if len(some) > 0 {
			candidates = some
		}
	}
	if m.Gender != lexicon.Unknown {
		narrow(func(k *person) bool { return l.entities[k.entity].Gender == m.Gender })
		narrow(func(k *person) bool { return !conflict(m.Gender, l.entities[k.entity].Gender) })
	}
	if m.Title != "" && m.Kind != "honorific" {
		narrow(func(k *person) bool { return l.titled(k, m.Title) })
	}
	narrow(func(k *person) bool { return lastBefore(k.full, i) >= 0 || lastBefore(k.short, i) >= 0 })
	const established = 12 // sentences
	narrow(func(k *person) bool {
		at := lastBefore(k.short, i)
		return at >= 0 && l.mentions[at].Sentence >= m.Sentence-established
	})
	best, tie := -1, false
	for _, p := range candidates {
		if best < 0 {
			best = p
			continue
		}
		a, b := l.lastSentence(&l.persons[p], i), l.lastSentence(&l.persons[best], i)
		switch {
		case a > b:
			best, tie = p, false
		case a == b:
			tie = true
		}
	}
	if tie {
		return -1
	}
	return best
}
