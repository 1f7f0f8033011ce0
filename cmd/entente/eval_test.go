package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEval(t *testing.T) {
	set := t.TempDir()
	if err := os.Mkdir(filepath.Join(set, "tune"), 0o700); err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(set, "tune", "a.txt"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, text, want string
		code             int
		args             []string
	}{
		{"right", "genre: wire\n\n[Edi Rama|p:rama] met [Jens Stoltenberg|p:jens].\n", "Person                             1.000      1.000   1.000  2      0      0", exitOK, nil},
		{"errors are listed", "genre: wire\n\n[Albania|~] condemned [Iran|IR].\n", `"[Albania] condemned Iran.`, exitOK, []string{"--errors", "9"}},
		{"a mark that is not closed", "genre: wire\n\nThe [Rama|p:rama left.\n", "a.txt:3: a [ without its ]", exitUsage, nil},
		{"corpora that are not there", "genre: wire\n\n[Iran|IR] left.\n", "left out: ", exitOK, []string{"--corpora", t.TempDir()}},
	} {
		write(c.text)
		code, out, err := entente(t, t.TempDir(), append([]string{"eval", "--set", set, "--parts", "tune"}, c.args...)...)
		if code != c.code || !strings.Contains(squeeze(out+err), squeeze(c.want)) {
			t.Errorf("%s: exit %d\n%s%s\nwant %s", c.name, code, out, err, c.want)
		}
	}
	if code, _, err := entente(t, t.TempDir(), "eval", "--set", filepath.Join(set, "none")); code != exitUsage || !strings.Contains(err, "--set") {
		t.Errorf("no set: exit %d, %s", code, err)
	}
}

// TestEvalRelations holds the figures of claims, as text and as JSON; of the half for reports no text is shown.
func TestEvalRelations(t *testing.T) {
	const text = `
relations: core
sentences:
  - {text: "Albania cut ties with Iran.", claims: ["Albania > CUT_TIES_WITH > Iran"]}
  - {text: "Peru condemned Iran.", trap: true}
articles:
  - {text: "Chile condemned Iran.", claims: ["Chile > CONDEMNED > Iran"]}
`
	set := t.TempDir()
	for _, half := range []string{"tune", "report"} {
		if err := os.Mkdir(filepath.Join(set, half), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(set, half, "a.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"eval", "--only", "relations", "--relations", set, "--frames", "--rules", "--errors", "9"}
	code, out, stderr := entente(t, t.TempDir(), append(args, "--parts", "tune")...)
	if code != exitOK {
		t.Fatalf("%d %s", code, stderr)
	}
	for _, want := range []string{
		"claims, sentences and articles, tune precision recall F1 right wrong missed", "all 0.667 1.000 0.800 2 1 0", "0.9 to 1.0 3 2 0.667",
		"condemned/verb 0.500 1 1 2", "cut-ties/break-with - 0 0 0", "wrong Peru > CONDEMNED > Iran [condemned/verb]",
	} {
		if !strings.Contains(squeeze(out), want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	if code, out, _ := entente(t, t.TempDir(), append(args, "--parts", "report")...); code != exitOK || strings.Contains(out, "Peru") {
		t.Errorf("report: %d\n%s", code, out)
	}

	code, out, stderr = entente(t, t.TempDir(), append(args, "--format", "json")...)
	var got evalJSON
	if err := json.Unmarshal([]byte(out), &got); code != exitOK || err != nil || len(got.Parts) != 2 {
		t.Fatalf("%d %v %s\n%s", code, err, stderr, out)
	}
	tune, report := got.Parts[0], got.Parts[1]
	if tune.All.All.Right != 2 || tune.All.TrapsHit != 1 || len(tune.Errors) != 1 || len(tune.Frames) < 20 || len(tune.Rules) != 2 || tune.Frames[0].Sentences != 0 {
		t.Errorf("tune: %+v", tune)
	}
	if report.Articles.All.Right != 1 || len(report.Errors) != 0 || len(report.Frames) != 0 {
		t.Errorf("report: %+v", report)
	}
	if code, _, _ := entente(t, t.TempDir(), "eval", "--format", "json", "--only", "reading"); code != exitUsage {
		t.Errorf("json of the reading: %d", code)
	}
}

// squeeze makes runs of spaces one.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
