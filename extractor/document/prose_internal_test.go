package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/neurosnap/sentences.v1"
	"gopkg.in/neurosnap/sentences.v1/data"
)

// TestShapes checks that prose cuts a field where it cuts the field's shape.
func TestShapes(t *testing.T) {
	for field := range strings.FieldsSeq(`government, said. "Never, don't can't, we'll they're, it's, I'm O'Sullivan's (AP) $1,000.50. U.S. U.S., a.m. Mr. Oil. Xi.
		Yahoo! [sic]; :-) 8-) (-: ('silver 'something' won't." students' 1990s, AT&T "(a" e.g. Ph.D. N'T 1,234.56! 'll '90s, well-known. "'Tis" x's y' '' "" $$5 in't. Bush's." (NCRI), 80) 3: :3`) {
		checkShape(t, field)
	}
}

func checkShape(t *testing.T, field string) {
	var s shape
	if len(field) > maxShape || !shapeOf(field, &s) {
		return
	}
	var got uint64
	for k, starts := 0, proseStarts(string(s.bytes[:s.size])); starts>>k != 0; k++ {
		if starts>>k&1 == 1 && s.from[k] < 64 {
			got |= 1 << s.from[k]
		}
	}
	if want := proseStarts(field); got != want && len(field) < 64 {
		t.Errorf("%q: cuts %b by its shape %q, %b by itself", field, got, s.bytes[:s.size], want)
	}
}

// FuzzShape checks plain ASCII fields; prose is not sure of itself on others.
func FuzzShape(f *testing.F) {
	f.Add("government's,")
	f.Add("('80s)")
	f.Fuzz(func(t *testing.T, field string) {
		for i := 0; i < len(field); i++ {
			if field[i] <= ' ' || field[i] > '~' {
				return
			}
		}
		if !strings.Contains(field, "&rsquo;") {
			checkShape(t, field)
		}
	})
}

// TestPunktShortCut checks the plain words that are not asked of Punkt.
func TestPunktShortCut(t *testing.T) {
	l, err := sharedLibrary()
	if err != nil {
		t.Fatal(err)
	}
	for pair := range strings.SplitSeq("ties. She|tues. She|ties. she|attack. U.S.|week. Mr.|leave. \"He|corp. Then|street. 5|review. Review|went. iPhone", "|") {
		field, next, _ := strings.Cut(pair, " ")
		if got, want := l.ends(field, next), l.punktEnds(field, next); got != want {
			t.Errorf("%s: %v, Punkt itself says %v", pair, got, want)
		}
	}
}

// TestPunktData checks our parser against the segmenter's own loader.
func TestPunktData(t *testing.T) {
	packed, err := data.Asset("data/english.json")
	if err != nil {
		t.Fatal(err)
	}
	want, err := sentences.LoadTraining(packed)
	if err != nil {
		t.Fatal(err)
	}
	got, err := loadPunkt()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"", "{", `{"AbbrevTypes"`, `{"AbbrevTypes":{"a"`, `{"AbbrevTypes":{"a":x}}`, `{"a\`, "[]"} {
		if err := parseCounts([]byte(bad), func(string, int) (map[string]int, error) { return map[string]int{}, nil }); err == nil {
			t.Errorf("%s is accepted", bad)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := loadLibrary(); err != nil {
			b.Fatal(err)
		}
	}
}
