package web

import (
	"net/url"
	"strings"
	"time"
)

// each converts a list; the result is never nil, so that JSON has [] and not null.
func each[T, U any](in []T, convert func(T) U) []U {
	out := make([]U, 0, len(in))
	for _, v := range in {
		out = append(out, convert(v))
	}
	return out
}

// listed returns list, or an empty one for nil.
func listed(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// linkable returns an address that a page may link to, and "" for any other:
// articles come with whatever address somebody wrote, "javascript:" included.
func linkable(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// instant writes a time as RFC 3339 in UTC, and "" for the zero time.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
