package parser

// A move of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011,
// "Dynamic programming algorithms for transition-based dependency parsers").
const (
	shift = iota // the front of the buffer goes on the stack
	left         // the front of the buffer is the head of the top, which goes
	right        // the second of the stack is the head of the top, which goes
	moves
)

// node is a token with the children that it has so far. Nodes never change:
// a token that gets a child gets a new node, so states share them.
type node struct {
	token          int32
	below          int32 // node under this one on the stack
	l1, l2, r1, r2 int32 // nodes of the outermost and second outermost children
	nl, nr         uint8 // numbers of children
}

// The first nodes: none stands for all that is not there; root is under every
// stack; end is behind the buffer; the nodes of the tokens follow.
const (
	none = iota
	root
	end
	firstToken
)

// state is a point on the way through a sentence.
type state struct {
	top   int32 // node of the top of the stack
	front int32 // node of the front of the buffer
	next  int32 // token at the front, n if there is none
	prev  int32 // the state before, -1 at the start
	score int32
	move  uint8 // that led here
	gold  bool  // training: no arc of the gold tree is lost
}

// begin fills nodes for a sentence and returns the first state.
func (s *search) begin() state {
	n := int32(s.sentence.n)
	s.nodes = append(s.nodes[:0], node{token: n}, node{token: n + 1}, node{token: n + 2})
	for i := range n {
		s.nodes = append(s.nodes, node{token: i})
	}
	s.states = s.states[:0]
	first := state{top: root, front: firstToken, prev: -1, gold: true}
	if n == 0 {
		first.front = end
	}
	return first
}

// valid says which moves a state allows. Only the last token of the stack may
// depend on the root, when the buffer is empty, so that there is one root.
func (s *search) valid(st *state) (sh, le, ri bool) {
	n := int32(s.sentence.n)
	sh = st.next < n
	top := st.top
	if top == root {
		return sh, false, false
	}
	below := s.nodes[top].below
	return sh, sh, below != root || !sh
}

// after makes the state after a move.
func (s *search) after(from int32, move uint8) state {
	st := s.states[from]
	st.prev, st.move = from, move
	top := s.nodes[st.top]
	k := int32(len(s.nodes))
	switch move {
	case shift:
		pushed := s.nodes[st.front]
		pushed.below = st.top
		s.nodes = append(s.nodes, pushed)
		st.top = k
		st.next++
		st.front = firstToken + st.next
		if int(st.next) == s.sentence.n {
			st.front = end
		}
	case left:
		head := s.nodes[st.front]
		head.l1, head.l2 = st.top, head.l1
		head.nl++
		s.nodes = append(s.nodes, head)
		st.front = k
		st.top = top.below
	case right:
		if top.below == root {
			st.top = root
			break
		}
		head := s.nodes[top.below]
		head.r1, head.r2 = st.top, head.r1
		head.nr++
		s.nodes = append(s.nodes, head)
		st.top = k
	}
	return st
}

// arc returns the arc that the move into a state made: dependent and head
// token, -1 for the root. ok is false for a shift.
func (s *search) arc(at int32) (dependent, head int32, ok bool) {
	st := &s.states[at]
	if st.move == shift || st.prev < 0 {
		return 0, 0, false
	}
	before := &s.states[st.prev]
	dependent = s.nodes[before.top].token
	if st.move == left {
		return dependent, before.next, true
	}
	below := s.nodes[before.top].below
	if below == root {
		return dependent, -1, true
	}
	return dependent, s.nodes[below].token, true
}
