package jsonbody

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/graph"
)

func TestCheck(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	for name, row := range map[string]struct {
		body string
		want string // part of the message; empty: valid
	}{
		"object":                 {`{"a":1,"b":[true,false,null,-0.5e+3,"x"]}`, ""},
		"scalar":                 {` 12 `, ""},
		"pair of surrogates":     {`"\ud83d\ude00"`, ""},
		"same name elsewhere":    {`{"a":{"a":1},"b":{"a":2}}`, ""},
		"as deep as may be":      {deep(MaxDepth), ""},
		"empty":                  {"", "empty"},
		"white space":            {" \n", "empty"},
		"too deep":               {deep(MaxDepth + 1), "deeper than 64"},
		"ten thousand deep":      {strings.Repeat("[", 10_000), "deeper than 64"},
		"duplicate":              {`{"a":1,"a":2}`, `"a" stands twice`},
		"duplicate by escape":    {`{"a":1,"\u0061":2}`, `"a" stands twice`},
		"two values":             {`{} {}`, "one value only"},
		"trailing comma":         {`[1,]`, "a value is expected"},
		"leading zero":           {`[01]`, "a comma or the end"},
		"no digits":              {`[-]`, "a digit"},
		"no fraction":            {`1.`, "a digit"},
		"no exponent":            {`1e`, "a digit"},
		"invalid UTF-8":          {"\"\xff\"", "not UTF-8"},
		"encoded surrogate":      {"\"\xed\xa0\x80\"", "not UTF-8"},
		"lone surrogate":         {`"\ud83d"`, "stands alone"},
		"low surrogate first":    {`"\ude00\ud83d"`, "stands alone"},
		"control character":      {"\"a\nb\"", "must be escaped"},
		"unknown escape":         {`"\x41"`, "unknown escape"},
		"short escape":           {`"\u12"`, "unknown escape"},
		"signed escape":          {`"\u+123"`, "unknown escape"},
		"open string":            {`"abc`, "does not end"},
		"open string at escape":  {`"abc\`, "does not end"},
		"open object":            {`{"a":1`, "end of the object"},
		"no colon":               {`{"a" 1}`, "a colon"},
		"name without quotes":    {`{a:1}`, "a member name"},
		"byte order mark":        {"\ufeff{}", "a value is expected"},
		"NUL after the value":    {"{}\x00", "one value only"},
		"not a number":           {`NaN`, "a value is expected"},
		"a long name is cut off": {`{"` + strings.Repeat("é", 90) + `":1,"` + strings.Repeat("é", 90) + `":1}`, "…"},
	} {
		t.Run(name, func(t *testing.T) {
			err := Check([]byte(row.body))
			switch {
			case row.want == "" && err != nil:
				t.Fatalf("refused: %v", err)
			case row.want != "" && err == nil:
				t.Fatal("accepted")
			case row.want != "" && !strings.Contains(err.Error(), row.want):
				t.Fatalf("message %q does not say %q", err, row.want)
			case row.want != "" && graph.CodeOf(err) != graph.Invalid:
				t.Fatalf("code %q", graph.CodeOf(err))
			}
		})
	}
}

// What Check accepts, encoding/json reads, and a string survives it unchanged.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{`{"a":[1,-2.5e3,"x\n\u00e9",null]}`, `"\ud83d\ude00"`, `{"a":1,"a":2}`, `[[[[`, "\"\xff\"", `1e`, ``} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if Check(body) != nil {
			return
		}
		var v any
		if err := json.Unmarshal(body, &v); err != nil {
			// A number may be valid JSON and too large for a float64.
			if !strings.Contains(err.Error(), "cannot unmarshal number") {
				t.Fatalf("accepted what encoding/json refuses: %v", err)
			}
			return
		}
		if s, ok := v.(string); ok {
			if !utf8.ValidString(s) || (strings.ContainsRune(s, utf8.RuneError) && !strings.Contains(strings.ToLower(string(body)), `\ufffd`) && !strings.ContainsRune(string(body), utf8.RuneError)) {
				t.Fatalf("text was mangled: %q from %q", s, body)
			}
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	body := []byte(`{"articles":[` + strings.Repeat(`{"name":"a.txt","text":"`+strings.Repeat("Albania cuts ties with Iran. ", 150)+`"},`, 100) + `{}]}`)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if err := Check(body); err != nil {
			b.Fatal(err)
		}
	}
}
