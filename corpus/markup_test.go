package corpus

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const marked = `title: Albania gives envoys 24 hours
published: 2022-09-07
genre: wire

[TIRANA|~] (AP) - [Edi Rama|p:edi-rama] told [the ministry|o:ministry|n].
[Türkiye|TR] agreed.
`

func TestReadMarked(t *testing.T) {
	folder := fstest.MapFS{"ties.txt": {Data: []byte(marked)}, "README.md": {Data: []byte("[")}}
	got, err := ReadMarked(folder)
	if err != nil {
		t.Fatal(err)
	}
	want := []Article{{ID: "ties", Title: "Albania gives envoys 24 hours", Published: "2022-09-07", Genre: "wire",
		Text: "TIRANA (AP) - Edi Rama told the ministry.\nTürkiye agreed.\n",
		Mentions: []Marked{{Start: 0, End: 6, ID: "~"}, {Start: 14, End: 22, ID: "p:edi-rama"}, {Start: 28, End: 40, ID: "o:ministry", Form: "n"},
			{Start: 42, End: 50, ID: "TR"}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadMarkedRefuses(t *testing.T) {
	for file, want := range map[string]string{
		"genre: wire":                         "1: no empty line",
		"colour: red\n\nText.":                "1: \"colour\"",
		"genre: wire\n\nOne.\n[Iran|IR":       "4: a [ without",
		"genre: wire\n\nIran].":               "3: a ] without",
		"genre: wire\n\n[[Iran|IR]|x].":       "3: a [ without",
		"genre: wire\n\n[Iran].":              "3: \"Iran\" is neither",
		"genre: wire\n\n[Iran |IR].":          "3: the words of",
		"genre: wire\n\n[Iran|country:IR].":   "3: \"country:IR\" is no id",
		"genre: wire\n\n[the state|IR|nom].":  "3: \"nom\" is no form",
		"genre: wire\ntitle\n\n[Iran|IR] no.": "2: \"title\" is no",
	} {
		if _, err := ParseMarked("x", file); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", file, err, want)
		}
	}
}
