package main

import (
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

// squeeze makes runs of spaces one.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
