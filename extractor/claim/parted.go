package claim

import "slices"

// parted returns the chunk of the particle that stands after the object of the verb at chunk v, 0 if there is none:
// "took them in", "put the envoy up". What follows must not be what the particle, as a preposition, governs.
func (s *syntax) parted(v int, particles []string) int {
	if len(particles) == 0 || slices.Contains(particles, "") || s.isPassive(v) || s.kindAt(v+1) != nounKind {
		return 0
	}
	end := s.end(v + 1)
	if k := s.kindAt(end); k != advKind && k != prepKind || !slices.Contains(particles, s.word(end)) || s.chunks[end].last != s.chunks[end].first+1 {
		return 0
	}
	if k := s.kindAt(end + 1); k == nounKind || k == verbKind && s.chunks[end+1].verb.form == 'g' {
		return 0
	}
	return end
}
