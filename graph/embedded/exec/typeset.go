package exec

import (
	"slices"

	"entente/graph/embedded/storage"
)

// typeSet are the types that a pattern allows; no names means all.
type typeSet struct {
	names []int // of the program's tokens
	known []storage.Token
	all   bool // each name has a token, so that known is complete
}

// tokens returns the tokens of the types that exist, and false if types were
// asked for and none of them does.
func (s *typeSet) tokens(rt *run) ([]storage.Token, bool) {
	if len(s.names) == 0 {
		return nil, true
	}
	if s.all {
		return s.known, true
	}
	known := make([]storage.Token, 0, len(s.names))
	all := true
	for _, name := range s.names {
		t := rt.token(name)
		if t == storage.NoToken { // the run may bring it in
			all = false
		} else if !slices.Contains(known, t) {
			known = append(known, t)
		}
	}
	s.known, s.all = known, all
	return known, len(known) > 0
}
