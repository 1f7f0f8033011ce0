package claim

// memo keeps what was read of the verbs of a sentence, for the next frame that asks. An entry
// holds as long as no verb was read in another form since.
type memo struct {
	edits    int32    // how often the form of a verb was changed
	readings []recall // in the order in which they were made
	last     []int32  // one more than the last entry of each chunk, 0 if it has none
	voices   []voice  // of each chunk
}

// recall is a reading of one verb at one depth.
type recall struct {
	reading
	edits, depth, next int32 // next is one more than the chunk's entry before this one
}

// voice is whether a verb is passive.
type voice struct {
	edits          int32
	known, passive bool
}

// setVerb changes what is known of the verb at chunk v.
func (s *syntax) setVerb(v int, form byte, finite bool) {
	if g := &s.chunks[v].verb; g.form != form || g.finite != finite {
		g.form, g.finite = form, finite
		s.memo.edits++
	}
}

// recalled returns the reading of the verb at chunk v if it is known. What "it" may be
// changes while roles are filled, so that nothing is kept then.
func (s *syntax) recalled(v, depth int) (reading, bool) {
	if s.setAside != nil || s.memo.last == nil {
		return reading{}, false
	}
	for i := s.memo.last[v]; i > 0; i = s.memo.readings[i-1].next {
		if e := &s.memo.readings[i-1]; e.depth == int32(depth) && e.edits == s.memo.edits {
			return e.reading, true
		}
	}
	return reading{}, false
}

// keep keeps a reading that was begun when verbs had been changed edits times.
func (s *syntax) keep(v, depth int, edits int32, r reading) {
	if s.setAside != nil || edits != s.memo.edits {
		return
	}
	if s.memo.last == nil {
		s.memo.last = make([]int32, len(s.chunks))
	}
	r.subjects = r.subjects[:len(r.subjects):len(r.subjects)] // who appends gets a copy
	s.memo.readings = append(s.memo.readings, recall{r, edits, int32(depth), s.memo.last[v]})
	s.memo.last[v] = int32(len(s.memo.readings))
}
