package claim

import (
	"strings"

	"entente/graph"
)

// listed returns the names that a sentence begins with, parted by commas only, as headlines
// have it: "US, UK sanction Iran". It returns n alone if there is no such list.
func (s *syntax) listed(n int) []int {
	items := []int{n}
	seen := map[int]bool{}
	for k := n; ; k -= 2 {
		c := s.chunks[k]
		m := s.mention[c.head]
		if m < 0 || c.first != c.head && s.mention[c.first] != m || s.mentions[m].Type != graph.Country && s.mentions[m].Type != graph.Organization || s.mentions[m].Entity < 0 || seen[s.mentions[m].Entity] {
			return items[len(items)-1:]
		}
		seen[s.mentions[m].Entity] = true
		if k < n {
			items = append([]int{k}, items...)
		}
		if k == 0 {
			return items
		}
		if s.kindAt(k-1) != commaKind || s.word(k-1) != "," || s.kindAt(k-2) != nounKind {
			return items[len(items)-1:]
		}
	}
}

// nationsGoOn reports whether the comma at token i stands in a series of countries' adjectives that share one noun:
// "American, French and Japanese bases".
func (s *syntax) nationsGoOn(i int) bool {
	nation := func(k int) bool {
		return k >= 0 && k < len(s.tokens) && s.mention[k] >= 0 && s.mentions[s.mention[k]].Form == graph.FormDemonym && strings.HasPrefix(s.tag(k), "JJ")
	}
	if !nation(i - 1) {
		return false
	}
	for k := i + 1; nation(k); k++ {
		k++
		if k < len(s.tokens) && s.tag(k) == "CC" {
			return nation(k+1) && s.nounFollows(k+1)
		}
		if k >= len(s.tokens) || s.tag(k) != "," {
			return false
		}
	}
	return false
}
