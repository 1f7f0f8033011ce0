package queryapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente/graph"
)

var update = flag.Bool("update", false, "write the golden files")

// everything is a result with each type of value there is.
func everything() *graph.Result {
	phil := graph.Node{ElementID: "4:a:0", Labels: []string{"Entity", "Person"}, Properties: map[string]any{"name": "Phil", "age": int64(42)}}
	nato := graph.Node{ElementID: "4:a:1", Labels: []string{"Organization"}, Properties: map[string]any{}}
	likes := graph.Relationship{ElementID: "5:a:0", StartElementID: "4:a:1", EndElementID: "4:a:0", Type: "HOSTS", Properties: map[string]any{"since": "2022"}}
	fields, row := []string{}, []any{}
	for _, v := range []struct {
		name  string
		value any
	}{
		{"null", nil}, {"true", true}, {"false", false},
		{"integer", int64(123)}, {"beyond 2^53", int64(9007199254740993)}, {"least", int64(math.MinInt64)}, {"int", 7},
		{"float", 4.56}, {"whole float", 2.0}, {"zero", 0.0}, {"minus zero", math.Copysign(0, -1)},
		{"small", 2e-7}, {"thousandth", 1e-3}, {"large", 3.2e9}, {"ten million", 1e7}, {"just below", 9999999.5}, {"largest", math.MaxFloat64},
		{"NaN", math.NaN()}, {"infinity", math.Inf(1)}, {"minus infinity", math.Inf(-1)},
		{"string", "Hello \"World\"\n<b>\u2028é\\"}, {"empty", ""}, {"bytes", []byte{3, 111, 191}},
		{"list", []any{int64(1), "a", nil, []any{}}}, {"strings", []string{"a", "b"}},
		{"map", map[string]any{"b": int64(1), "a": map[string]any{"z": 1.5}}},
		{"date", graph.Temporal{Kind: graph.Date, Text: "2015-03-26"}},
		{"time", graph.Temporal{Kind: graph.Time, Text: "12:50:35.556+01:00"}},
		{"local time", graph.Temporal{Kind: graph.LocalTime, Text: "12:50:35.556"}},
		{"datetime", graph.Temporal{Kind: graph.DateTime, Text: "2015-11-21T21:40:32.142Z"}},
		{"zoned", graph.Temporal{Kind: graph.ZonedDateTime, Text: "2015-11-21T21:40:32.142Z[Antarctica/Troll]"}},
		{"local datetime", graph.Temporal{Kind: graph.LocalDateTime, Text: "2015-07-04T19:32:24"}},
		{"duration", graph.Temporal{Kind: graph.DurationAmount, Text: "P14DT16H12M"}},
		{"point", graph.Point{SRID: 7203, X: 1.2, Y: 3.4}}, {"point 3d", graph.Point{SRID: 9157, X: 1, Y: 2, Z: 3, Is3D: true}},
		{"node", phil}, {"relationship", likes},
		{"path", graph.Path{Nodes: []graph.Node{phil, nato}, Relationships: []graph.Relationship{likes}}},
		{"path of one node", graph.Path{Nodes: []graph.Node{nato}}},
	} {
		fields, row = append(fields, v.name), append(row, v.value)
	}
	return &graph.Result{Fields: fields, Rows: [][]any{row}, Truncated: true}
}

func TestAppendResult(t *testing.T) {
	for name, format := range map[string]Format{"plain.json": Plain, "typed.json": Typed} {
		t.Run(name, func(t *testing.T) {
			got, err := AppendResult(nil, everything(), format, true)
			if err != nil {
				t.Fatal(err)
			}
			var indented bytes.Buffer
			if err := json.Indent(&indented, got, "", " "); err != nil {
				t.Fatalf("no JSON: %v\n%s", err, got)
			}
			file := filepath.Join("testdata", name)
			if *update {
				if err := errors.Join(os.MkdirAll("testdata", 0o755), os.WriteFile(file, indented.Bytes(), 0o644)); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), indented.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAppendResultOfNothing(t *testing.T) {
	got, err := AppendResult(nil, &graph.Result{}, Plain, false)
	if want := `{"data":{"fields":[],"values":[]},"bookmarks":[]}` + "\n"; err != nil || string(got) != want {
		t.Errorf("%s %v, want %s", got, err, want)
	}
	if _, err := AppendResult(nil, &graph.Result{Rows: [][]any{{struct{}{}}}}, Typed, false); err == nil {
		t.Error("a struct was written")
	}
}

func TestAppendResultWithPlan(t *testing.T) {
	leaf := &graph.Plan{Operator: "NodeByLabelScan", Details: `n:"A"`, Identifiers: []string{"n"}, EstimatedRows: 12}
	result := &graph.Result{Fields: []string{"n"}, Plan: &graph.Plan{Operator: "ProduceResults", EstimatedRows: 2.5, Children: []*graph.Plan{leaf}}}
	got, err := AppendResult(nil, result, Typed, false)
	want := `{"data":{"fields":["n"],"values":[]},"queryPlan":{"operatorType":"ProduceResults@neo4j","arguments":{"Details":"","EstimatedRows":2.5},"identifiers":[],"children":[` +
		`{"operatorType":"NodeByLabelScan@neo4j","arguments":{"Details":"n:\"A\"","EstimatedRows":12.0},"identifiers":["n"],"children":[]}]},"bookmarks":[]}` + "\n"
	if diff := cmp.Diff(want, string(got)); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	leaf.Profile, result.Plan = &graph.Profile{Rows: 3, DBHits: 4}, leaf
	got, err = AppendResult(nil, result, Plain, false)
	want = `{"data":{"fields":["n"],"values":[]},"profiledQueryPlan":{"dbHits":4,"records":3,"hasPageCacheStats":false,"pageCacheHits":0,"pageCacheMisses":0,"pageCacheHitRatio":0.0,"time":0,` +
		`"operatorType":"NodeByLabelScan@neo4j","arguments":{"Details":"n:\"A\"","EstimatedRows":12.0},"identifiers":["n"],"children":[]},"bookmarks":[]}` + "\n"
	if diff := cmp.Diff(want, string(got)); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

// A value that is written in typed JSON and sent back as a parameter is the same value.
func TestTypedRoundTrip(t *testing.T) {
	result := everything()
	for i, v := range result.Rows[0] {
		name := result.Fields[i]
		switch v := v.(type) {
		case graph.Node, graph.Relationship, graph.Path:
			if _, err := roundTrip(v); err == nil {
				t.Errorf("%s: was accepted as a parameter", name)
			}
			continue
		}
		got, err := roundTrip(v)
		want := v
		switch v := v.(type) {
		case int:
			want = int64(v)
		case []string:
			want = []any{"a", "b"}
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateNaNs()); err != nil || diff != "" {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
}

func roundTrip(v any) (any, error) {
	w := writer{typed: true}
	w.value(v)
	r, err := Decode([]byte(`{"statement":"s","parameters":{"p":`+string(w.out)+`}}`), Typed)
	return r.Parameters["p"], err
}

func TestDecode(t *testing.T) {
	got, err := Decode([]byte(`{"statement":"s","accessMode":"READ","includeCounters":true,"maxExecutionTime":3,"bookmarks":["FB:x"],
		"txMetadata":{"app":1},"parameters":{"i":9007199254740993,"f":1.0,"e":1e2,"l":[1,{"a":2}],"n":null,"s":"x","m":{"$type":"Integer"}}}`), Plain)
	want := Request{Statement: "s", IncludeCounters: true, MaxTime: 3 * time.Second, Parameters: map[string]any{
		"i": int64(9007199254740993), "f": 1.0, "e": 100.0, "l": []any{int64(1), map[string]any{"a": int64(2)}},
		"n": nil, "s": "x", "m": map[string]any{"$type": "Integer"},
	}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

func TestDecodeRefuses(t *testing.T) {
	param := func(p string) string { return `{"statement":"s","parameters":{"p":` + p + `}}` }
	for name, row := range map[string]struct {
		body   string
		format Format
		want   string
	}{
		"no statement":         {`{}`, Plain, "statement is missing"},
		"blank statement":      {`{"statement":" \n"}`, Plain, "statement is missing"},
		"no object":            {`[]`, Plain, "cannot be read"},
		"statement is no text": {`{"statement":1}`, Plain, "cannot be read"},
		"unknown member":       {`{"statement":"s","writeConcern":1}`, Plain, "writeConcern"},
		"impersonation":        {`{"statement":"s","impersonatedUser":"admin"}`, Plain, "impersonatedUser"},
		"access mode":          {`{"statement":"s","accessMode":"x"}`, Plain, "Read or Write"},
		"time":                 {`{"statement":"s","maxExecutionTime":-1}`, Plain, "seconds"},
		"parameters":           {`{"statement":"s","parameters":[1]}`, Plain, "cannot be read"},
		"integer too large":    {param(`9223372036854775808`), Plain, "$p: the integer 9223372036854775808 does not fit"},
		"integer in a list":    {param(`[[99999999999999999999999]]`), Plain, "does not fit"},
		"float too large":      {param(`1e400`), Plain, "does not fit"},
		"untyped":              {param(`1`), Typed, "typed value is expected"},
		"untyped null":         {param(`null`), Typed, "typed value is expected"},
		"no type":              {param(`{"_value":1}`), Typed, "typed value is expected"},
		"further member":       {param(`{"$type":"Null","_value":null,"x":1}`), Typed, "typed value is expected"},
		"unknown type":         {param(`{"$type":"Vector","_value":"x"}`), Typed, `"Vector" cannot be a parameter`},
		"node":                 {param(`{"$type":"Node","_value":"x"}`), Typed, `"Node" cannot be a parameter`},
		"node as it is":        {param(`{"$type":"Node","_value":{}}`), Typed, "is a string"},
		"boolean":              {param(`{"$type":"Boolean","_value":"true"}`), Typed, "true or false"},
		"boolean null":         {param(`{"$type":"Boolean","_value":null}`), Typed, "true or false"},
		"null with a value":    {param(`{"$type":"Null","_value":0}`), Typed, "null"},
		"integer as a number":  {param(`{"$type":"Integer","_value":1}`), Typed, "is a string"},
		"integer":              {param(`{"$type":"Integer","_value":"1.5"}`), Typed, "64-bit integer"},
		"string null":          {param(`{"$type":"String","_value":null}`), Typed, "is a string"},
		"float":                {param(`{"$type":"Float","_value":"1e999"}`), Typed, "64-bit float"},
		"float word":           {param(`{"$type":"Float","_value":"inf"}`), Typed, "64-bit float"},
		"base64":               {param(`{"$type":"Base64","_value":"?"}`), Typed, "base64"},
		"list":                 {param(`{"$type":"List","_value":null}`), Typed, "an array"},
		"list item":            {param(`{"$type":"List","_value":[1]}`), Typed, "item 0"},
		"map":                  {param(`{"$type":"Map","_value":[]}`), Typed, "an object"},
		"map key":              {param(`{"$type":"Map","_value":{"k":1}}`), Typed, `key "k"`},
		"date":                 {param(`{"$type":"Date","_value":""}`), Typed, "cannot be empty"},
		"point":                {param(`{"$type":"Point","_value":"POINT (1 2)"}`), Typed, "is no point"},
		"point of 2.5":         {param(`{"$type":"Point","_value":"SRID=7203;POINT Z (1 2)"}`), Typed, "is no point"},
		"point at infinity":    {param(`{"$type":"Point","_value":"SRID=7203;POINT (1 Inf)"}`), Typed, "is no point"},
	} {
		_, err := Decode([]byte(row.body), row.format)
		var e *graph.Error
		if !errors.As(err, &e) || e.Code != graph.Invalid || !strings.HasPrefix(e.Status, "Neo.ClientError.Request.") || !strings.Contains(e.Message, row.want) {
			t.Errorf("%s: %v, want %q", name, err, row.want)
		}
	}
}

func TestNegotiate(t *testing.T) {
	for accept, want := range map[string]string{
		"":                                 "application/json",
		"*/*":                              "application/json",
		"application/*;q=0.1":              "application/json",
		"application/json":                 "application/json",
		"application/json; charset=utf-8":  "application/json",
		"application/vnd.neo4j.query":      "application/vnd.neo4j.query",
		"application/vnd.neo4j.query.v1.0": "application/vnd.neo4j.query.v1.0",
		"application/vnd.neo4j.query.v1.1, application/json;q=0.5":  "application/vnd.neo4j.query.v1.1",
		"application/vnd.neo4j.query.v1.1;q=0.4, */*;q=0.5":         "application/json",
		"text/html, application/vnd.neo4j.query;q=0.2":              "application/vnd.neo4j.query",
		"application/json;q=0, application/vnd.neo4j.query;q=0.001": "application/vnd.neo4j.query",
		"text/csv":                       "",
		"application/json;q=0":           "",
		"application/json;q=2":           "",
		"application/vnd.neo4j.query.v9": "",
		";;,":                            "",
	} {
		format, got, ok := Negotiate(accept)
		if got != want || ok != (want != "") || (format == Typed) != strings.Contains(want, "vnd") {
			t.Errorf("%q: %v %q %v, want %q", accept, format, got, ok, want)
		}
	}
}

func TestClassify(t *testing.T) {
	for _, row := range []struct {
		err    error
		status int
		want   Failure
	}{
		{&graph.Error{Code: graph.Syntax, Message: "a ) is missing", Line: 1, Column: 9}, 400, Failure{"Neo.ClientError.Statement.SyntaxError", "a ) is missing", 1, 9}},
		{&graph.Error{Code: graph.Syntax, Message: "m", Status: "Neo.ClientError.Statement.TypeError"}, 400, Failure{Code: "Neo.ClientError.Statement.TypeError", Message: "m"}},
		{graph.Errorf(graph.ReadOnly, "m"), 400, Failure{Code: "Neo.ClientError.Statement.AccessMode", Message: "m"}},
		{graph.Errorf(graph.Unavailable, "m"), 503, Failure{Code: "Neo.TransientError.General.DatabaseUnavailable", Message: "m"}},
		{graph.Errorf(graph.Limit, "m"), 400, Failure{Code: "Neo.ClientError.Transaction.TransactionTimedOut", Message: "m"}},
		{errors.New("m"), 500, Failure{Code: "Neo.DatabaseError.General.UnknownError", Message: "m"}},
	} {
		got, status := Classify(row.err)
		if diff := cmp.Diff(row.want, got); diff != "" || status != row.status {
			t.Errorf("%v: %d %s", row.err, status, diff)
		}
		var back Failures
		if err := json.Unmarshal(AppendFailure(nil, got), &back); err != nil || back.Errors[0] != got {
			t.Errorf("%v: %v %v", row.err, back, err)
		}
	}
}

// Whatever is sent, decoding answers with a value or a client's error, and what
// typed JSON says comes back as it was.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"statement":"s","parameters":{"a":[1,2.5,{"b":null}]}}`), false)
	f.Add([]byte(`{"statement":"s","parameters":{"a":{"$type":"List","_value":[{"$type":"Integer","_value":"1"}]}}}`), true)
	f.Add([]byte(`{"statement":"s","parameters":{"a":{"$type":"Point","_value":"SRID=7203;POINT Z (1 2 3)"}}}`), true)
	f.Add([]byte(`{"statement":"s","parameters":{"a":{"$type":"Float","_value":"-Infinity"}}}`), true)
	f.Add([]byte(`{"statement":1}`), false)
	f.Fuzz(func(t *testing.T, body []byte, typed bool) {
		format := Plain
		if typed {
			format = Typed
		}
		r, err := Decode(body, format)
		if err != nil {
			if graph.CodeOf(err) != graph.Invalid {
				t.Fatalf("code %q: %v", graph.CodeOf(err), err)
			}
			return
		}
		if strings.TrimSpace(r.Statement) == "" {
			t.Fatal("an empty statement was accepted")
		}
		for name, v := range r.Parameters {
			back, err := roundTrip(v)
			if diff := cmp.Diff(v, back, cmpopts.EquateNaNs()); err != nil || diff != "" {
				t.Fatalf("$%s: %v %s", name, err, diff)
			}
		}
	})
}

func BenchmarkAppendResult(b *testing.B) {
	result := &graph.Result{Fields: []string{"n", "r"}}
	row := everything().Rows[0]
	for range 1000 {
		result.Rows = append(result.Rows, []any{row[35], row[36]})
	}
	for name, format := range map[string]Format{"plain": Plain, "typed": Typed} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				out, err := AppendResult(nil, result, format, false)
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(out)))
			}
		})
	}
}
