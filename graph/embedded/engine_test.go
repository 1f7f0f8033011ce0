package embedded_test

import (
	"testing"

	"entente/graph"
	"entente/graph/embedded"
	"entente/graph/storetest"
)

func open(t *testing.T) graph.Engine {
	t.Helper()
	e, err := embedded.Open(t.Context(), t.TempDir(), embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
	return e
}

// TestEngine runs the suite that every engine passes.
func TestEngine(t *testing.T) { storetest.TestEngine(t, open) }

// TestStore runs the suite that the domain's store passes on every engine.
func TestStore(t *testing.T) { storetest.TestStore(t, open) }
