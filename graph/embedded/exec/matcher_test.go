package exec

import (
	"regexp"
	"testing"
)

// FuzzMatcher holds the short cuts of a pattern against the pattern itself.
func FuzzMatcher(f *testing.F) {
	for _, pattern := range []string{
		``, `.*`, `.*.*`, `a`, `.*a`, `a.*`, `.*a.*`, `.*?a.*?`, `(?s).*a.*`, `(?i).*AB.*`, `(?i:a)b`, `.*(a|b)c*`, `(a|)b`, `.*^a$.*`, `.*\ba\b.*`,
		`(?m).*^a$.*`, `a|.*b`, `.*a|b.*`, `(.*a.*)`, `(?:.*)+a`, `.*[^a].*`, `a+b?.*`, `(ab){2,3}.*`, `.*\x{FFFD}`, `.*ä.*`, `.+a`, `\Q.*\Ea`, `(`, `a)(b`,
	} {
		for _, text := range []string{"", "a", "b", "ab", "ba", "xaby", "AB", "a\nb", "\na", "a\n", "b\xff", "ää", "abab", ".*a"} {
			f.Add(pattern, text)
		}
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if _, err := regexp.Compile(pattern); err != nil || len(pattern) > 100 {
			if _, err := newMatcher(pattern); err == nil && len(pattern) <= 100 {
				t.Fatalf("%q is accepted", pattern)
			}
			return
		}
		m, err := newMatcher(pattern)
		if err != nil {
			return // too large with the anchors
		}
		if got, want := m.match(text), regexp.MustCompile(`^(?:`+pattern+`)$`).MatchString(text); got != want {
			t.Fatalf("%q =~ %q: %v", text, pattern, got)
		}
	})
}
