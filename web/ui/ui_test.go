package ui_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"entente/web/ui"
)

var reference = regexp.MustCompile(`(?:src|href)="(/[^"]*)"`)

// The page may ask for nothing that is not embedded, and for no other host.
func TestDistIsComplete(t *testing.T) {
	page, err := fs.ReadFile(ui.Dist(), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	refs := reference.FindAllStringSubmatch(string(page), -1)
	if len(refs) < 3 {
		t.Errorf("index.html names %d files, want its script, style and icon", len(refs))
	}
	for _, ref := range refs {
		if _, err := fs.Stat(ui.Dist(), strings.TrimPrefix(ref[1], "/")); err != nil {
			t.Errorf("index.html asks for %s: %v", ref[1], err)
		}
	}
	if strings.Contains(string(page), "://") {
		t.Error("index.html names another host")
	}
	if regexp.MustCompile(`<script[^>]*>[^<]`).Match(page) {
		t.Error("index.html has an inline script, which the content security policy refuses")
	}
}
