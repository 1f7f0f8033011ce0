package embedded_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite golden files")

// known is the list of the scenarios that fail: "name<tab>reason" a line.
type known map[string]string

// knownFile is where the list lies.
var knownFile = filepath.Join("testdata", "tck", "known.txt")

// noReason stands where a person must say why a scenario fails.
const noReason = "?"

func readKnown(text string) (list known, err error) {
	list = known{}
	for i, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, reason, _ := strings.Cut(line, "\t")
		if reason == "" || reason == noReason {
			err = fmt.Errorf("line %d gives no reason", i+1)
			continue
		}
		list[name] = reason
	}
	return list, err
}

// compare returns what is wrong with the list, given the scenarios that failed
// and those that ran.
func (k known) compare(failed map[string]error, ran map[string]bool) []string {
	var wrong []string
	for _, name := range slices.Sorted(maps.Keys(failed)) {
		if k[name] == "" {
			wrong = append(wrong, fmt.Sprintf("passed before and fails: %s\n%v", name, failed[name]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(k)) {
		switch {
		case !ran[name]:
			wrong = append(wrong, fmt.Sprintf("there is no such scenario: %s", name))
		case failed[name] == nil:
			wrong = append(wrong, fmt.Sprintf("passes now, take it off %s (-update does): %s", knownFile, name))
		}
	}
	return wrong
}

// text is the list as it is kept, with what fails now.
func (k known) text(failed map[string]error) string {
	var b strings.Builder
	b.WriteString("# Scenarios of the openCypher TCK that fail, each with the reason. TestTCK -update\n" +
		"# takes off what passes and adds what fails; the reason then is to be written.\n")
	for _, name := range slices.Sorted(maps.Keys(failed)) {
		reason := k[name]
		if reason == "" {
			reason = noReason
		}
		fmt.Fprintf(&b, "%s\t%s\n", name, reason)
	}
	return b.String()
}

// checkKnown holds the failures against the list in the repository.
func checkKnown(t *testing.T, failed map[string]error, ran map[string]bool) {
	t.Helper()
	text, err := os.ReadFile(knownFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	list, err := readKnown(string(text))
	if err != nil && !*update {
		t.Fatalf("%s: %v", knownFile, err)
	}
	if *update {
		if err := os.WriteFile(knownFile, []byte(list.text(failed)), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	wrong := list.compare(failed, ran)
	const most = 20
	for _, w := range wrong[:min(most, len(wrong))] {
		t.Error(w)
	}
	if len(wrong) > most {
		t.Errorf("and %d more", len(wrong)-most)
	}
}

// tckName is a scenario's name on one line. Examples that read the same are
// told apart by their number.
func tckName(s scenario, taken map[string]bool) string {
	name := s.category + "/" + strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(s.name)
	for i, first := 2, name; taken[name]; i++ {
		name = fmt.Sprintf("%s #%d", first, i)
	}
	return name
}

// TestKnown holds the list to its rules.
func TestKnown(t *testing.T) {
	list, err := readKnown("# head\na\tno dates\n\nb\tno maps\n")
	if err != nil {
		t.Fatal(err)
	}
	oh := fmt.Errorf("oh")
	all := map[string]bool{"a": true, "b": true, "c": true}
	for _, tt := range []struct {
		failed map[string]error
		ran    map[string]bool
		wrong  int
	}{
		{map[string]error{"a": oh, "b": oh}, all, 0},
		{map[string]error{"a": oh}, all, 1},                                 // b passes
		{map[string]error{"a": oh, "b": oh, "c": oh}, all, 1},               // c fails
		{map[string]error{"a": oh, "c": oh}, all, 2},                        // both
		{map[string]error{"a": oh}, map[string]bool{"a": true}, 1},          // b is gone
		{map[string]error{"a": oh, "b": oh}, map[string]bool{"b": true}, 1}, // a is gone
	} {
		if wrong := list.compare(tt.failed, tt.ran); len(wrong) != tt.wrong {
			t.Errorf("%v: %q", tt.failed, wrong)
		}
	}
	if _, err := readKnown("a\t?\n"); err == nil {
		t.Error("a failure without a reason is let through")
	}
	if _, err := readKnown(list.text(map[string]error{"c": oh})); err == nil {
		t.Error("a new failure gets a reason by itself")
	}
}
