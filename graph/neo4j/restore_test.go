package neo4j_test

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"entente/graph/neo4j/neo4jtest"
)

// TestRestored is a database that was put back to an earlier state while the
// program ran: the bookmarks that the program holds are of transactions that the
// database has never seen. They must not be waited for again and again.
func TestRestored(t *testing.T) {
	e := neo4jtest.Open(t)
	if err := write(t.Context(), e, 1); err != nil {
		t.Fatal(err)
	}
	known := e.Bookmarks(t)
	if len(known) != 1 {
		t.Fatalf("bookmarks %v, want one", known)
	}
	e.Bookmarks(t, later(t, known[0]))
	start := time.Now()
	if err := write(t.Context(), e, 2); err != nil {
		t.Fatalf("after %s: %v", time.Since(start), err)
	}
	if took := time.Since(start); took < time.Second {
		t.Errorf("answered after %s: the bookmark was not one of the future", took)
	}
	e.Bookmarks(t, later(t, known[0]))
	if err := query(t.Context(), e); err != nil {
		t.Errorf("a query: %v", err)
	}
	start = time.Now()
	if err := write(t.Context(), e, 3); err != nil || time.Since(start) > time.Second {
		t.Errorf("the next one: %v after %s", err, time.Since(start))
	}
}

// later makes a bookmark of a transaction that has not been: the number of the
// transaction stands behind the 16 bytes of the database's id.
func later(t *testing.T, bookmark string) string {
	t.Helper()
	text, ok := strings.CutPrefix(bookmark, "FB:")
	raw, err := base64.StdEncoding.DecodeString(text)
	at := bytes.Index(raw, []byte{0xcc, 16})
	if !ok || err != nil || at < 0 || len(raw) < at+20 {
		t.Skipf("the bookmark %q is of another make", bookmark)
	}
	future := append(bytes.Clone(raw[:at+18]), 0xca, 0x7f, 0xff, 0xff, 0xff, 0x90) // an integer of four bytes, no more
	return "FB:" + base64.StdEncoding.EncodeToString(future)
}
