package embedded_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/embedded"
)

const library = `CREATE
	(:Book {n: 1, title: 'The quick brown fox', text: 'jumps over the lazy dog'}),
	(:Book {n: 2, title: 'Quick wins', text: 'How to win quick, quick and QUICK'}),
	(:Book:Film {n: 3, title: 'Café Müller', text: 'a wi-fi connection at café'}),
	(:Film {n: 4, title: 'Brown bears', tags: ['fox hunt', 'bear']}),
	(:Other {n: 5, title: 'quick'}),
	(:Book {n: 6, pages: 3})
	CREATE (a:X {n: 7})-[:SAID {note: 'a quick word'}]->(:X)-[:WROTE {note: 'the last word'}]->(a)`

// found runs a full-text query and returns the n of what it finds, in order.
func found(t *testing.T, e graph.Engine, query string) string {
	t.Helper()
	result, err := run(t, e, graph.Read, "CALL db.index.fulltext.queryNodes('books', $q) YIELD node, score WHERE score > 0 RETURN node.n", map[string]any{"q": query})
	if err != nil {
		return failure(err)
	}
	var list []string
	for _, row := range result.Rows {
		list = append(list, fmt.Sprint(row[0]))
	}
	return strings.Join(list, " ")
}

func TestFulltext(t *testing.T) {
	dir := t.TempDir()
	e, err := embedded.Open(t.Context(), dir, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	runAll(t, e, library,
		"CREATE FULLTEXT INDEX books FOR (n:Book|Film) ON EACH [n.title, n.text, n.tags]",
		"CREATE FULLTEXT INDEX words FOR ()-[r:SAID|WROTE]-() ON EACH [r.note] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard', `fulltext.eventually_consistent`: false}}")
	for query, want := range map[string]string{
		"quick":                       "2 1",
		"QUICK":                       "2 1",
		"fox":                         "1 4",
		"title:fox":                   "1",
		"tags:fox":                    "4",
		"nope:fox":                    "",
		"quick AND fox":               "1",
		"quick && fox":                "1",
		"+quick -fox":                 "2",
		"quick NOT fox":               "2",
		"quick AND NOT wins":          "1",
		"(brown OR wins) AND quick":   "2 1",
		`"brown fox"`:                 "1",
		`"fox brown"`:                 "",
		`"quick fox"`:                 "",
		`"quick fox"~1`:               "1",
		"title:(brown AND bears)":     "4",
		"bro*":                        "1 4",
		"*ox":                         "1 4",
		"b?ar":                        "4",
		"b?ar*":                       "4",
		"quack~":                      "2 1",
		"quack~1":                     "2 1",
		"bruwm~2":                     "4 1",
		"café":                        "3",
		"cafe":                        "",
		"wi-fi":                       "3",
		"fox^10 wins":                 "1 4 2",
		"title:[bears TO cafe]":       "1 4",
		"title:{bears TO cafz}":       "1 4",
		"*:*":                         "1 2 3 4",
		"\\*":                         "",
		"":                            "ClientError.Procedure.ProcedureCallFailed 0:0 Failed to invoke procedure `db.index.fulltext.queryNodes`: Cannot parse the query at column 1: a word, a phrase or a group is missing",
		"the":                         "1",
		"quick AND":                   "ClientError.Procedure.ProcedureCallFailed 0:0 Failed to invoke procedure `db.index.fulltext.queryNodes`: Cannot parse the query at column 10: a word, a phrase or a group is missing at the end",
		`"open`:                       "ClientError.Procedure.ProcedureCallFailed 0:0 Failed to invoke procedure `db.index.fulltext.queryNodes`: Cannot parse the query at column 1: a \" is missing at the end of the phrase",
		"(a":                          "ClientError.Procedure.ProcedureCallFailed 0:0 Failed to invoke procedure `db.index.fulltext.queryNodes`: Cannot parse the query at column 3: a ')' is missing",
		"/a.*/":                       "ClientError.Procedure.ProcedureCallFailed 0:0 Failed to invoke procedure `db.index.fulltext.queryNodes`: Cannot parse the query at column 1: regular expressions are not supported; write \\/ for a slash",
		strings.Repeat("(", 60) + "a": "ClientError.Procedure.ProcedureCallFailed 0:0 Failed to invoke procedure `db.index.fulltext.queryNodes`: Cannot parse the query at column 51: it is nested more than 50 levels deep",
	} {
		if got := found(t, e, query); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}
	// kept up to date, in the transaction itself and after it
	if err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
		for _, s := range []string{
			"MATCH (n:Book {n: 1}) SET n.title = 'A slow snail'", "MATCH (n:Book {n: 2}) REMOVE n:Book", "MATCH (n:Other) SET n:Film",
			"MATCH (n:Film {n: 4}) DELETE n", "MATCH (n {n: 6}) SET n.text = 'quick snail snail'",
		} {
			if _, err := tx.Run(t.Context(), s, nil); err != nil {
				return err
			}
		}
		result, err := tx.Run(t.Context(), "CALL db.index.fulltext.queryNodes('books', 'snail OR quick') YIELD node RETURN node.n", nil)
		if err == nil && len(result.Rows) != 3 {
			t.Errorf("within the transaction: %v", result.Rows)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{"quick": "5 6", "snail": "6 1", "fox": "", "bear": ""} {
		if got := found(t, e, query); got != want {
			t.Errorf("after the changes: %s: got %s, want %s", query, got, want)
		}
	}
	for _, test := range []struct {
		statement string
		want      []string
	}{
		{"CALL db.index.fulltext.queryRelationships('words', 'quick OR word') YIELD relationship AS r RETURN type(r), r.note", []string{"type(r) r.note", `"SAID" "a quick word"`, `"WROTE" "the last word"`}},
		{"CALL db.index.fulltext.queryRelationships('words', 'the') YIELD relationship AS r RETURN r.note", []string{"r.note"}},
		{"CALL db.index.fulltext.queryNodes('books', 'quick', {skip: 1, limit: 1}) YIELD node RETURN node.n", []string{"node.n", "6"}},
		{"CALL db.index.fulltext.queryNodes('books', 'Quick', {analyzer: 'keyword'}) YIELD node RETURN node.n", []string{"node.n"}},
		{"CALL db.index.fulltext.listAvailableAnalyzers() YIELD analyzer, stopwords WHERE analyzer STARTS WITH 'standard' RETURN analyzer, size(stopwords)", []string{"analyzer size(stopwords)", `"standard" 33`, `"standard-folding" 33`, `"standard-no-stop-words" 0`}},
		{"SHOW FULLTEXT INDEXES YIELD name, entityType, labelsOrTypes, properties, createStatement", []string{"name entityType labelsOrTypes properties createStatement",
			"\"books\" \"NODE\" [\"Book\", \"Film\"] [\"title\", \"text\", \"tags\"] \"CREATE FULLTEXT INDEX `books` FOR (n:`Book`|`Film`) ON EACH [n.`title`, n.`text`, n.`tags`] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words',`fulltext.eventually_consistent`: false}}\"",
			"\"words\" \"RELATIONSHIP\" [\"SAID\", \"WROTE\"] [\"note\"] \"CREATE FULLTEXT INDEX `words` FOR ()-[r:`SAID`|`WROTE`]-() ON EACH [r.`note`] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard',`fulltext.eventually_consistent`: false}}\""}},
	} {
		result, err := run(t, e, graph.Read, test.statement, nil)
		if err != nil {
			t.Errorf("%s: %v", test.statement, err)
			continue
		}
		if diff := cmp.Diff(test.want, table(result)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.statement, diff)
		}
	}
	for statement, want := range map[string]string{
		"CALL db.index.fulltext.queryNodes('nope', 'a')":                                                        "ClientError.Procedure.ProcedureCallFailed 0:0 Failed to invoke procedure `db.index.fulltext.queryNodes`: There is no such fulltext schema index: nope",
		"CALL db.index.fulltext.queryNodes('words', 'a')":                                                       "ClientError.Procedure.ProcedureCallFailed",
		"CALL db.index.fulltext.queryNodes('books', null)":                                                      "ClientError.Procedure.ProcedureCallFailed",
		"CALL db.index.fulltext.queryNodes('books', 'a', {limit: -1})":                                          "ClientError.Procedure.ProcedureCallFailed",
		"CALL db.index.fulltext.queryNodes('books', 'a', {analyzer: 'x'})":                                      "ClientError.Procedure.ProcedureCallFailed",
		"CREATE FULLTEXT INDEX FOR (n:Film|Book) ON EACH [n.title, n.text, n.tags]":                             "",
		"CREATE FULLTEXT INDEX b2 FOR (n:Book|Film) ON EACH [n.title, n.text, n.tags]":                          "ClientError.Schema.IndexAlreadyExists",
		"CREATE FULLTEXT INDEX b3 FOR (n:Book|Book) ON EACH [n.title]":                                          "ClientError.Schema.RepeatedLabelInSchema",
		"CREATE FULLTEXT INDEX b4 FOR (n:B) ON EACH [n.x] OPTIONS {indexConfig: {`fulltext.analyzer`: 'nope'}}": "ClientError.General.InvalidArguments 1:1 No such full-text analyzer",
		"CREATE FULLTEXT INDEX b5 FOR (n:B) ON (n.x)":                                                           "ClientError.Statement.SyntaxError 1:39",
	} {
		_, err := run(t, e, graph.Write, statement, nil)
		if want == "" && err == nil {
			continue
		}
		if got := failure(err); !strings.HasPrefix(got, want) || want == "" {
			t.Errorf("%s\ngot  %s\nwant %s", statement, got, want)
		}
	}
	// the file is checked as a whole when it is opened again
	if err := e.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if e, err = embedded.Open(t.Context(), dir, embedded.Options{}); err != nil {
		t.Fatal(err)
	}
	defer e.Close(t.Context())
	if got := found(t, e, "snail"); got != "6 1" {
		t.Errorf("after opening again: %s", got)
	}
	runAll(t, e, "DROP INDEX books", "MATCH (n:Book) SET n.title = 'no index'")
	if got := found(t, e, "snail"); !strings.Contains(got, "no such fulltext") {
		t.Errorf("after it was dropped: %s", got)
	}
}

// TestFulltextScores compares scores with those of Neo4j 5.26 on the same graph.
func TestFulltextScores(t *testing.T) {
	e := open(t)
	runAll(t, e, library, "CREATE FULLTEXT INDEX books FOR (n:Book|Film) ON EACH [n.title, n.text, n.tags]")
	for query, want := range map[string]map[int64]float64{
		"quick":                     {2: 1.019576072692871, 1: 0.25297337770462036},
		"fox":                       {1: 0.4394060969352722, 4: 0.13076457381248474},
		"quick AND fox":             {1: 0.6923794746398926},
		"(brown OR wins) AND quick": {2: 1.6156021356582642, 1: 0.5059467554092407},
		`"brown fox"`:               {1: 0.6923794746398926},
		`"quick fox"~1`:             {1: 0.42346417903900146},
		"bro*":                      {1: 1, 4: 1},
		"b?ar*":                     {4: 2},
		"*":                         {1: 2, 2: 2, 3: 2, 4: 2},
		"*:*":                       {1: 1, 2: 1, 3: 1, 4: 1},
		"quack~":                    {2: 0.815660834312439, 1: 0.20237872004508972},
		"bruwm~2":                   {4: 0.20588529109954834, 1: 0.1517840325832367},
		"café":                      {3: 1.0418574810028076},
		"wi-fi":                     {3: 0.8916629552841187},
		"fox^10 wins":               {1: 4.3940606117248535, 4: 1.3076457977294922, 2: 0.5960260629653931},
		"title:[bears TO cafe]":     {1: 1, 4: 1},
		"the":                       {1: 0.9178593754768372},
		"-fox":                      {},
		"NOT fox":                   {},
	} {
		result, err := run(t, e, graph.Read, "CALL db.index.fulltext.queryNodes('books', $q) YIELD node, score RETURN node.n, score", map[string]any{"q": query})
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		got := map[int64]float64{}
		for _, row := range result.Rows {
			got[row[0].(int64)] = row[1].(float64)
		}
		near := cmp.Comparer(func(a, b float64) bool { return a-b < 1e-5 && b-a < 1e-5 })
		if diff := cmp.Diff(want, got, near); diff != "" {
			t.Errorf("%s: -want +got\n%s", query, diff)
		}
	}
}
