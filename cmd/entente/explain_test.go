package main

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestExplainCommand(t *testing.T) {
	const text = "Albania cut diplomatic ties with Iran on Wednesday, Prime Minister Edi Rama said. Canada met Iran, whose crowd condemned Edi Rama to death. " +
		"Ministerpräsident Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller of Canada did not condemn Iran."
	code, out, stderr := entente(t, t.TempDir(), "explain", text, "--published", "2022-09-07")
	if code != exitOK {
		t.Fatalf("%d %s", code, stderr)
	}
	for _, want := range []string{
		"0-7          Albania               NNP    country:AL, name\n", "     cut  ccomp\n", "claim  Albania CUT_TIES_WITH Iran\n",
		"2022-09-07; said by Edi Rama; cut-ties/verb", "fired  cut-ties/verb \"cut diplomatic ties\"",
		`not    condemned/verb "condemned": "to death" tells another sense`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	for line := range strings.Lines(out) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > width {
			t.Errorf("%d columns: %s", n, line)
		}
	}

	code, out, stderr = ententeWith(t, t.Context(), t.TempDir(), text, "explain", "-", "--format", "json")
	var got struct {
		Sentences []struct{ Text string }
		Claims    []struct{ Type, Rule string }
	}
	if err := json.Unmarshal([]byte(out), &got); code != exitOK || err != nil || len(got.Sentences) != 3 || len(got.Claims) == 0 {
		t.Errorf("json: %d %v %s %+v", code, err, stderr, got)
	}

	for name, args := range map[string][]string{
		"no text": {"explain", " "}, "a bad date": {"explain", "x", "--published", "soon"}, "a bad format": {"explain", "x", "--format", "xml"},
	} {
		if code, _, stderr := entente(t, t.TempDir(), args...); code != exitUsage || stderr == "" {
			t.Errorf("%s: %d %s", name, code, stderr)
		}
	}
}
