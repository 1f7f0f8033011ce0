package cypher_test

import (
	"testing"

	"entente/graph/embedded/cypher"
)

func TestNearest(t *testing.T) {
	words := []string{"MATCH", "MERGE", "RETURN", "UNWIND", "WHERE", "SET", "toUpper", "toUpperCase"}
	for slip, want := range map[string]string{
		"RETRUN": "RETURN", "retunr": "RETURN", "MTACH": "MATCH", "MACTH": "MATCH", "WHRE": "WHERE", "toUper": "toUpper", "TOUPPER": "toUpper",
		"SELECT": "", "SETT": "SET", "ST": "", "": "", "banana": "", "MATCHMATCH": "", "ÜNWIND": "UNWIND",
	} {
		if got := cypher.Nearest(slip, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", slip, got, want)
		}
	}
}
