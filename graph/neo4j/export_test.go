package neo4j

import "testing"

// Bookmarks returns what the engine will wait for, and replaces it by others if
// there are any.
func (e *Engine) Bookmarks(t *testing.T, others ...string) []string {
	t.Helper()
	manager := *e.bookmarks.Load()
	known, err := manager.GetBookmarks(t.Context())
	if err == nil && len(others) > 0 {
		err = manager.UpdateBookmarks(t.Context(), known, others)
	}
	if err != nil {
		t.Fatal(err)
	}
	return known
}
