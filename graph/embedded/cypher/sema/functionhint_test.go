package sema

import "testing"

// TestDescriptions: every function is described, and nothing else.
func TestDescriptions(t *testing.T) {
	texts := described()
	for _, f := range Listed(Every()) {
		if f.Description == "" {
			t.Errorf("%s() is not described", f.Name)
		}
		delete(texts, f.Name)
	}
	for name := range texts {
		t.Errorf("%s() is described, and there is none", name)
	}
}

func TestUnknownFunction(t *testing.T) {
	for name, want := range map[string]string{
		"toUper":         "Unknown function toUper(); did you mean toUpper()?",
		"Point.Distanc":  "Unknown function Point.Distanc(); did you mean point.distance()?",
		"LEN":            "Unknown function LEN(); size() counts the elements of a list and the characters of a text",
		"apoc.text.join": "Unknown function apoc.text.join(); the libraries APOC and GDS are not in the embedded graph",
		"foo":            "Unknown function foo()",
	} {
		if got := unknownFunction(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
