package embedded_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded"
)

// TestValues holds temporal and spatial expressions against what Neo4j 5.26
// answered. A line of testdata/values.txt is a query, a tab and the row, or "!!"
// and the status code; where we answer otherwise on purpose, our answer follows
// with a tab, and the reason after another one.
func TestValues(t *testing.T) {
	winter := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	e, err := embedded.Open(t.Context(), t.TempDir(), embedded.Options{Now: func() time.Time { return winter }})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close(context.WithoutCancel(t.Context()))
	text, err := os.ReadFile(filepath.Join("testdata", "values.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		column := strings.Split(line, "\t")
		if len(column) != 2 && len(column) != 4 {
			t.Fatalf("line %d: %d columns", i+1, len(column))
		}
		want := column[1]
		if len(column) == 4 {
			want = column[2]
		}
		result, err := e.Query(t.Context(), column[0], nil, graph.Limits{})
		got := ""
		var ours *graph.Error
		switch {
		case errors.As(err, &ours):
			got = "!! " + ours.Status
		case err != nil || len(result.Rows) != 1:
			t.Fatalf("line %d: %s: %v, %v", i+1, column[0], result, err)
		default:
			got = fmt.Sprint(result.Rows[0])
		}
		if got != want {
			t.Errorf("line %d: %s\n\tis   %s (%v)\n\twant %s", i+1, column[0], got, err, want)
		}
	}
}
