package difference

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// known are the differences that are there for a reason: a regular expression
// over the query, " => " and how the answers differ, all on one line.
type known []*knownDifference

type knownDifference struct {
	pattern *regexp.Regexp
	reason  string
	met     int
}

func readKnown(t *testing.T) known {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", "known.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all known
	for line := range strings.Lines(string(content)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		pattern, reason, _ := strings.Cut(line, "\t")
		if reason == "" {
			t.Fatalf("known.txt: no reason: %s", line)
		}
		all = append(all, &knownDifference{pattern: regexp.MustCompile(pattern), reason: reason})
	}
	return all
}

func (k known) match(q query, difference string) bool {
	line := strings.ReplaceAll(q.text+" => "+difference, "\n", " ")
	for _, d := range k {
		if d.pattern.MatchString(line) {
			d.met++
			return true
		}
	}
	return false
}

func (k known) met() int {
	n := 0
	for _, d := range k {
		n += d.met
	}
	return n
}

// stale fails for what is listed and not met any more.
func (k known) stale(t *testing.T) {
	t.Helper()
	for _, d := range k {
		if d.met == 0 {
			t.Errorf("no difference any more, take it off known.txt: %s", d.pattern)
		}
	}
}
