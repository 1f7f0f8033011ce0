package neo4j

import "testing"

// Bookmarks returns what the engine will wait for, and replaces it by others if
// there are any.
func (e *Engine) Bookmarks(t *testing.T, others ...string) []string {
	t.Helper()
	known, err := e.bookmarks.GetBookmarks(t.Context())
	if err == nil && len(others) > 0 {
		err = e.bookmarks.UpdateBookmarks(t.Context(), known, others)
	}
	if err != nil {
		t.Fatal(err)
	}
	return known
}
