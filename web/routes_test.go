package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/ingest"
)

func TestAnswers(t *testing.T) {
	for _, row := range []struct {
		name, method, target, body string
		status                     int
		asked                      string // what the backend was asked, if anything
	}{
		{"status", "GET", "/api/status", "", 200, "totals"},
		{"schema", "GET", "/api/schema", "", 200, "vocabulary"},
		{"search", "GET", "/api/search?q=+tir", "", 200, `search "tir" 10`},
		{"graph", "GET", "/api/graph?limit=20", "", 200, "picture 20"},
		{"entity", "GET", "/api/entities/country:AL", "", 200, `entity "country:AL"`},
		{"neighbours", "GET", "/api/entities/country:AL/neighbours?offset=25", "", 200, `neighbours "country:AL" 25 25`},
		{"claims", "GET", "/api/claims?subject=country:AL&type=CUT_TIES_WITH&object=country:IR", "", 200, "claims"},
		{"merges", "GET", "/api/merges?state=applied&entity=person:a&limit=5", "", 200, `merges "applied" "person:a" 5 0`},
		{"decide", "POST", "/api/merges", `{"from":"person:a","into":"person:b"}`, 200, `decide false "person:a" "person:b" "" 2025-01-02T03:04:05Z`},
		{"apart", "POST", "/api/merges", `{"from":"person:a","into":"person:b","state":"apart","by":"ann"}`, 200, `decide true "person:a" "person:b" "ann" 2025-01-02T03:04:05Z`},
		{"undo", "DELETE", "/api/merges/0123", "", 200, `undo "0123" ""`},
		{"articles", "GET", "/api/articles?q=tie", "", 200, `articles "tie" 50 0`},
		{"article", "GET", "/api/articles/albania-2022", "", 200, `article "albania-2022"`},
		{"add", "POST", "/api/articles", `{"articles":[{"name":"a.txt","text":"Albania cut ties with Iran."}]}`, 202, ""},
		{"delete", "DELETE", "/api/articles/albania-2022", "", 204, `delete "albania-2022"`},
		{"again", "POST", "/api/extractions", `{}`, 202, ""},
		{"explain", "POST", "/api/explain", `{"text":"Albania cut ties with Iran.","published":"2022-09-10"}`, 200, ""},
		{"explain-article", "POST", "/api/explain", `{"article":"albania-2022","start":8,"end":16}`, 200, `article "albania-2022"`},
		{"healthz", "GET", "/healthz", "", 200, ""},
		{"readyz", "GET", "/readyz", "", 200, "ready"},
		{"query", "POST", "/db/neo4j/query/v2", `{"statement":"s"}`, 202, "query"},
	} {
		t.Run(row.name, func(t *testing.T) {
			f := newFixture(t, func(o *Options) { o.Now = func() time.Time { return time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC) } })
			w := f.do(row.method, row.target, row.body)
			if w.Code != row.status {
				t.Fatalf("status %d: %s", w.Code, w.Body)
			}
			if row.asked != "" && !slices.Contains(f.graph.asked, row.asked) {
				t.Errorf("the backend was asked %q, not %q", f.graph.asked, row.asked)
			}
			if row.status != http.StatusNoContent {
				golden(t, "answer-"+row.name+".json", w.Body.Bytes())
			}
		})
	}
}

func TestIDsInPaths(t *testing.T) {
	for target, id := range map[string]string{
		"/api/entities/person:edi-rama":                "person:edi-rama",
		"/api/entities/organization%3Aa%2Fb":           "organization:a/b",
		"/api/entities/a+b":                            "a+b",
		"/api/entities/%D8%AA%D9%87%D8%B1%D8%A7%D9%86": "تهران",
		"/api/entities/a%2Bb%2Fc%20d":                  "a+b/c d",
		"/api/entities/..%2f..%2fetc":                  "../../etc",
	} {
		f := newFixture(t)
		w := f.do("GET", target, "")
		var got entity
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || got.ID != id {
			t.Errorf("%s: id %q, want %q (%d %s)", target, got.ID, id, w.Code, w.Body)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, row := range []struct {
		name, method, target, body string
		err                        error
		status                     int
		code, detail               string
	}{
		{"unknown route", "GET", "/api/nothing", "", nil, 404, "not-found", "nothing at this address"},
		{"api root", "GET", "/api", "", nil, 404, "not-found", ""},
		{"unknown write", "POST", "/nothing", "", nil, 404, "not-found", ""},
		{"wrong method", "PUT", "/api/articles", "{}", nil, 405, "invalid", "GET, POST"},
		{"unknown entity", "GET", "/api/entities/country:XX", "", nil, 404, "not-found", "country:XX"},
		{"unknown job", "GET", "/api/jobs/x", "", nil, 404, "not-found", "no job"},
		{"events of an unknown job", "GET", "/api/jobs/x/events", "", nil, 404, "not-found", "no job"},
		{"cancel an unknown job", "DELETE", "/api/jobs/x", "", nil, 404, "not-found", ""},
		{"limit too large", "GET", "/api/graph?limit=100000", "", nil, 422, "invalid", ""},
		{"limit is no number", "GET", "/api/graph?limit=ten", "", nil, 422, "invalid", ""},
		{"negative offset", "GET", "/api/articles?offset=-1", "", nil, 422, "invalid", ""},
		{"long search", "GET", "/api/search?q=" + strings.Repeat("a", 201), "", nil, 422, "invalid", ""},
		{"claims without filter", "GET", "/api/claims", "", nil, 400, "invalid", "at least one"},
		{"claims of no type", "GET", "/api/claims?type=LOVES", "", nil, 400, "invalid", "LOVES"},
		{"merges of no state", "GET", "/api/merges?state=maybe", "", nil, 422, "invalid", ""},
		{"a decision on one", "POST", "/api/merges", `{"from":"person:a"}`, nil, 422, "invalid", ""},
		{"a decision on nobody", "POST", "/api/merges", `{"from":"","into":"person:a"}`, nil, 422, "invalid", ""},
		{"a decision to suggest", "POST", "/api/merges", `{"from":"person:b","into":"person:a","state":"suggested"}`, nil, 422, "invalid", ""},
		{"no articles", "POST", "/api/articles", `{"articles":[]}`, nil, 422, "invalid", ""},
		{"unknown member", "POST", "/api/articles", `{"articles":[{"txt":"x"}]}`, nil, 422, "invalid", ""},
		{"bad base64", "POST", "/api/articles", `{"articles":[{"name":"a","text":"x"},{"name":"b","data":"%"}]}`, nil, 400, "invalid", "article 1: data is not base64"},
		{"text and data", "POST", "/api/articles", `{"articles":[{"text":"x","data":"eA=="}]}`, nil, 400, "invalid", "not both"},
		{"nothing to explain", "POST", "/api/explain", `{}`, nil, 400, "invalid", "either text or article"},
		{"text and article", "POST", "/api/explain", `{"text":"x","article":"a","start":0,"end":1}`, nil, 400, "invalid", "either text or article"},
		{"a passage of a text", "POST", "/api/explain", `{"text":"x","start":0,"end":1}`, nil, 400, "invalid", "for an article"},
		{"no passage", "POST", "/api/explain", `{"article":"a"}`, nil, 400, "invalid", "start and end"},
		{"a negative passage", "POST", "/api/explain", `{"article":"a","start":-1,"end":3}`, nil, 422, "invalid", ""},
		{"a long text", "POST", "/api/explain", `{"text":"` + strings.Repeat("a", 20_001) + `"}`, nil, 422, "invalid", ""},
		{"an unknown article", "POST", "/api/explain", `{"article":"a","start":0,"end":3}`, graph.Errorf(graph.NotFound, "there is no article"), 404, "not-found", "no article"},
		{"a bad date", "POST", "/api/explain", `{"text":"x","published":"soon"}`, nil, 400, "invalid", "no date"},
		{"database down", "GET", "/api/graph", "", graph.Errorf(graph.Unavailable, "Neo4j cannot be reached"), 503, "unavailable", "Neo4j cannot be reached"},
		{"not ready", "GET", "/readyz", "", graph.Errorf(graph.Unauthorized, "wrong\npassword"), 503, "unavailable", "wrong password"},
		{"wrong password", "GET", "/api/graph", "", graph.Errorf(graph.Unauthorized, "wrong password"), 502, "unauthorized", ""},
		{"a bound", "GET", "/api/graph", "", graph.Errorf(graph.Limit, "too large"), 422, "limit", "too large"},
		{"damage", "GET", "/api/graph", "", graph.Errorf(graph.Corrupt, "page 17 of /secret"), 500, "corrupt", "id"},
		{"a defect", "GET", "/api/graph", "", errFake, 500, "internal", "id"},
		{"delete what is not there", "DELETE", "/api/articles/x", "", graph.Errorf(graph.NotFound, "there is no article"), 404, "not-found", "no article"},
	} {
		t.Run(row.name, func(t *testing.T) {
			f := newFixture(t)
			f.graph.err = row.err
			w := f.do(row.method, row.target, row.body)
			p := problemIn(t, w)
			if w.Code != row.status || p.Code != row.code || !strings.Contains(p.Detail, row.detail) {
				t.Errorf("%d %+v, want %d %s %q", w.Code, p, row.status, row.code, row.detail)
			}
			if strings.Contains(w.Body.String(), "secret") {
				t.Errorf("an internal error is shown: %s", w.Body)
			}
			if row.status == 500 && (p.ID != "id-1" || !strings.Contains(f.log.String(), "secret")) {
				t.Errorf("id %q, log %s", p.ID, f.log)
			}
		})
	}
}

type fakeError struct{}

func (fakeError) Error() string { return "secret" }

var errFake = fakeError{}

func TestValidationDoesNotEchoText(t *testing.T) {
	w := newFixture(t).do("POST", "/api/articles", `{"articles":[{"published":"`+strings.Repeat("the text of an article ", 9)+`"}]}`)
	if w.Code != 422 || strings.Contains(w.Body.String(), "the text of") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestAddArticles(t *testing.T) {
	f := newFixture(t)
	w := f.do("POST", "/api/articles", `{"articles":[
		{"name":"a.html","data":"PGI+eDwvYj4="},{"id":"1","title":"T","url":"u","source":"s","published":"1979","text":"x"},{"name":"empty.txt"}]}`)
	if w.Code != 202 || w.Header().Get("Location") != "/api/jobs/j1" {
		t.Fatalf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	want := []ingest.Input{
		{Name: "a.html", Data: []byte("<b>x</b>")},
		{ID: "1", Title: "T", URL: "u", Source: "s", Published: "1979", Text: "x"},
		{Name: "empty.txt", Data: []byte{}},
	}
	if diff := cmp.Diff(want, f.ingest.inputs); diff != "" {
		t.Error(diff)
	}
	if w := f.do("POST", "/api/extractions", `{"articles":["1"]}`); w.Code != 409 || problemIn(t, w).Code != "conflict" {
		t.Errorf("a second job: %d %s", w.Code, w.Body)
	}
}

func TestJobs(t *testing.T) {
	f := newFixture(t)
	f.do("POST", "/api/extractions", `{"articles":["x"]}`)
	f.ingest.step("j1", func(j *ingest.Job) {
		j.Items = []ingest.Item{{Name: "a", State: ingest.Added, Claims: 5}, {Name: "b", State: ingest.Rejected, Reason: "not text"}, {Name: "c", State: ingest.Waiting}}
	})
	golden(t, "job-running.json", f.do("GET", "/api/jobs/j1", "").Body.Bytes())
	golden(t, "status-running.json", f.do("GET", "/api/status", "").Body.Bytes())
	if w := f.do("DELETE", "/api/jobs/j1", ""); w.Code != 202 {
		t.Errorf("cancel: %d %s", w.Code, w.Body)
	}
	golden(t, "jobs.json", f.do("GET", "/api/jobs", "").Body.Bytes())
	if diff := cmp.Diff([][]string{{"x"}}, f.ingest.again); diff != "" {
		t.Error(diff)
	}
}

func TestStatusNeverFails(t *testing.T) {
	f := newFixture(t)
	f.graph.err = graph.Errorf(graph.Unavailable, "Neo4j at bolt://db:7687\ncannot be reached")
	w := f.do("GET", "/api/status", "")
	var got status
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != 200 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if got.Ready || got.Cause != "Neo4j at bolt://db:7687 cannot be reached" {
		t.Errorf("%+v", got)
	}
}

// Each route of the table is in the OpenAPI document, and no other one is.
func TestDocumentListsEveryRoute(t *testing.T) {
	f := newFixture(t)
	w := f.do("GET", "/openapi.json", "")
	var doc struct {
		OpenAPI string                                `json:"openapi"`
		Paths   map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.1.") {
		t.Errorf("version %q", doc.OpenAPI)
	}
	var got, want []string
	for path, methods := range doc.Paths {
		for method := range methods {
			got = append(got, strings.ToUpper(method)+" "+path)
		}
	}
	for _, r := range (&server{}).routes() {
		want = append(want, r.method+" "+r.path)
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	golden(t, "openapi.json", w.Body.Bytes())
	if w := f.do("GET", "/openapi.yaml", ""); w.Code != 200 || !strings.Contains(w.Body.String(), "openapi: 3.1") {
		t.Errorf("yaml: %d", w.Code)
	}
}
