package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestInterruptedExtraction stops an extraction in the middle, as SIGTERM does,
// and runs it again: the graph must equal that of an uninterrupted run, and the
// stop must be quick and lose nothing that was done.
func TestInterruptedExtraction(t *testing.T) {
	dir := t.TempDir()
	text := readFile(t, "../../seeds/2017-06-06-four-states-isolate-qatar.txt")
	const articles = 150
	for i := range articles {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	whole, parts := filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "parts")
	if code, out, stderr := entente(t, whole, "extract", dir); code != exitOK {
		t.Fatalf("%d %s %s", code, out, stderr)
	}
	interrupted := 0
	for run := 0; ; run++ {
		ctx, cancel := context.WithCancel(t.Context())
		stop := time.AfterFunc(time.Duration(200+100*run)*time.Millisecond, cancel)
		start := time.Now()
		code, out, stderr := ententeWith(t, ctx, parts, "", "extract", dir)
		stop.Stop()
		cancel()
		if code == exitOK {
			break
		}
		interrupted++
		if !strings.Contains(stderr, "stopped") && !strings.Contains(stderr, "cancel") {
			t.Fatalf("%d %s %s", code, out, stderr)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("it took %v to stop", took)
		}
		if run > 100 {
			t.Fatal("it makes no progress")
		}
	}
	if interrupted == 0 {
		t.Log("nothing was interrupted: the machine is too fast for this test")
	}
	_, want, _ := entente(t, whole, "export")
	_, got, _ := entente(t, parts, "export")
	if got != want || strings.Count(want, "\n") < articles {
		t.Errorf("%d interruptions give another graph: %d bytes, want %d", interrupted, len(got), len(want))
	}
}
