package seeds_test

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"sort"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/seeds"
)

// sample is one article as the test reads it, without the program's decoder.
type sample struct {
	title, published, text string
}

// claim is one line of gold.jsonl.
type claim struct {
	Article    string             `json:"article"`
	Fragment   string             `json:"fragment"`
	Subject    string             `json:"subject"`
	Type       graph.RelationType `json:"type"`
	Object     string             `json:"object"`
	Negated    bool               `json:"negated"`
	Modality   *graph.Modality    `json:"modality"`
	Attributed *string            `json:"attributed_to"`
	Date       *string            `json:"date"`
}

func readSamples(t *testing.T) map[string]sample {
	t.Helper()
	names, err := fs.Glob(seeds.Files(), "*")
	if err != nil {
		t.Fatal(err)
	}
	samples := map[string]sample{}
	for _, name := range names {
		data, err := fs.ReadFile(seeds.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		samples[strings.TrimSuffix(name, ".txt")] = parseSample(t, name, string(data))
	}
	return samples
}

// parseSample reads the front matter, which must be there and hold known
// fields only, and the text after it.
func parseSample(t *testing.T, name, data string) sample {
	t.Helper()
	rest, ok := strings.CutPrefix(data, "---\n")
	block, text, closed := strings.Cut(rest, "\n---\n")
	if !ok || !closed {
		t.Fatalf("%s: no front matter", name)
	}
	s := sample{text: text}
	for line := range strings.SplitSeq(block, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "title":
			s.title = value
		case "published":
			s.published = value
		case "source":
		default:
			t.Errorf("%s: unknown field %q in the front matter", name, key)
		}
	}
	return s
}

func TestArticles(t *testing.T) {
	samples := readSamples(t)
	if len(samples) < 20 {
		t.Errorf("%d articles, want at least 20", len(samples))
	}
	nameForm := regexp.MustCompile(`^\d{4}-\d\d-\d\d(-[a-z0-9]+)+$`)
	headlines := map[string]string{}
	untitled := 0
	for name, s := range samples {
		if !nameForm.MatchString(name) {
			t.Errorf("%s: the name is not a date and a few words", name)
		}
		if _, err := time.Parse(time.DateOnly, s.published); err != nil {
			t.Errorf("%s: published: %v", name, err)
		}
		if !strings.HasPrefix(name, s.published+"-") {
			t.Errorf("%s: the name does not begin with the date %s", name, s.published)
		}
		if n := len(strings.Fields(s.text)); n < 120 || n > 350 {
			t.Errorf("%s: %d words, want 120 to 350", name, n)
		}
		headline := s.title
		if headline == "" {
			untitled++
			headline, _, _ = strings.Cut(s.text, "\n")
		} else if strings.HasPrefix(s.text, headline) {
			t.Errorf("%s: the title stands twice", name)
		}
		if strings.HasSuffix(headline, ".") {
			t.Errorf("%s: the headline ends in a full stop", name)
		}
		if other, taken := headlines[headline]; taken {
			t.Errorf("%s and %s share the headline %q", name, other, headline)
		}
		headlines[headline] = name
		if strings.TrimSpace(s.text) != strings.TrimSuffix(s.text, "\n") || strings.Contains(s.text, "  ") {
			t.Errorf("%s: stray white space", name)
		}
	}
	if untitled == 0 || untitled*2 > len(samples) {
		t.Errorf("%d of %d articles have their headline in the text, want some but not most", untitled, len(samples))
	}
}

func readGold(t *testing.T) []claim {
	t.Helper()
	f, err := os.Open("gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var claims []claim
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c claim
		d := json.NewDecoder(strings.NewReader(lines.Text()))
		d.DisallowUnknownFields()
		if err := d.Decode(&c); err != nil {
			t.Fatalf("gold.jsonl:%d: %v", len(claims)+1, err)
		}
		claims = append(claims, c)
	}
	return claims
}

func TestGold(t *testing.T) {
	samples := readSamples(t)
	gold := readGold(t)
	types := map[graph.RelationType]int{}
	articles := map[string]bool{}
	negated, planned := 0, 0
	seen := map[[4]string]bool{}
	for i, c := range gold {
		line := i + 1
		s, ok := samples[c.Article]
		if !ok {
			t.Errorf("gold.jsonl:%d: no article %q", line, c.Article)
			continue
		}
		if n := strings.Count(s.text, c.Fragment); n != 1 || c.Fragment == "" || strings.Contains(c.Fragment, "\n") {
			t.Errorf("gold.jsonl:%d: %q occurs %d times in %s, want once", line, c.Fragment, n, c.Article)
		}
		if c.Subject == "" || c.Object == "" || c.Subject == c.Object {
			t.Errorf("gold.jsonl:%d: %q to %q", line, c.Subject, c.Object)
		}
		if _, ok := c.Type.Kind(); !ok {
			t.Errorf("gold.jsonl:%d: unknown relation type %q", line, c.Type)
		}
		if c.Date != nil && !validDate(*c.Date, s.published) {
			t.Errorf("gold.jsonl:%d: date %q of an article of %s", line, *c.Date, s.published)
		}
		key := [4]string{c.Article + "\n" + c.Fragment, c.Subject, string(c.Type), c.Object}
		if seen[key] {
			t.Errorf("gold.jsonl:%d: stands twice", line)
		}
		seen[key] = true
		types[c.Type]++
		articles[c.Article] = true
		if c.Negated {
			negated++
		}
		if c.Modality != nil {
			switch *c.Modality {
			case graph.Actual:
			case graph.Planned, graph.Possible:
				planned++
			default:
				t.Errorf("gold.jsonl:%d: unknown modality %q", line, *c.Modality)
			}
		}
	}
	if len(articles) != len(samples) {
		t.Errorf("%d of %d articles have a claim", len(articles), len(samples))
	}
	least := map[graph.RelationType]int{graph.CutTiesWith: 60, graph.Condemned: 20, graph.Hosts: 20, graph.RestoredTiesWith: 10}
	for _, kind := range graph.RelationKinds {
		if got, want := types[kind.Type], least[kind.Type]; got < want {
			t.Errorf("%d claims of %s, want at least %d", got, kind.Type, want)
		}
	}
	if negated < 10 || planned < 5 {
		t.Errorf("%d negated and %d planned or possible claims, want at least 10 and 5", negated, planned)
	}
}

// validDate reports whether date is ISO 8601 of any precision and not after
// the day of publication.
func validDate(date, published string) bool {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, date); err == nil {
			return date <= published
		}
	}
	return false
}

// TestActorsRecur checks that the first graph hangs together: the countries
// meet again in other articles.
func TestActorsRecur(t *testing.T) {
	in := map[string]map[string]bool{}
	for _, c := range readGold(t) {
		for _, actor := range []string{c.Subject, c.Object} {
			if in[actor] == nil {
				in[actor] = map[string]bool{}
			}
			in[actor][c.Article] = true
		}
	}
	var recurring []string
	for actor, articles := range in {
		if len(articles) >= 2 {
			recurring = append(recurring, actor)
		}
	}
	sort.Strings(recurring)
	if len(recurring) < 12 {
		t.Errorf("only %d actors recur: %v", len(recurring), recurring)
	}
	t.Logf("%d of %d actors recur: %v", len(recurring), len(in), recurring)
}
