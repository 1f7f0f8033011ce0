package procedure

import (
	"entente/graph/embedded/fulltext"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// fulltextProcedures search the full-text indexes.
func fulltextProcedures() []Procedure {
	const what = "Returns what matches a query in Lucene's syntax with its score, the best first. Options: 'skip' and 'limit' are numbers of results, 'analyzer' names another analyzer for the query."
	params := []Param{
		{Name: "indexName", Type: String, Description: "The name of the full-text index."},
		{Name: "queryString", Type: String, Description: "The string to find approximate matches for."},
		{Name: "options", Type: Map, Optional: true, Default: map[string]any{}, Description: "{skip :: INTEGER, limit :: INTEGER, analyzer :: STRING}"},
	}
	score := Column{"score", Float, "How well it matches the query."}
	return []Procedure{
		{
			Signature{
				Name: "db.index.fulltext.queryNodes", Params: params, Mode: Read, Description: "Query the given full-text index. " + what,
				Columns: []Column{{"node", Node, "A node which contains a property similar to the query string."}, score},
			},
			func(call *Call, args []any) (Rows, error) {
				return search(call, "db.index.fulltext.queryNodes", args, false)
			},
		},
		{
			Signature{
				Name: "db.index.fulltext.queryRelationships", Params: params, Mode: Read, Description: "Query the given full-text index. " + what,
				Columns: []Column{{"relationship", Relationship, "A relationship which contains a property similar to the query string."}, score},
			},
			func(call *Call, args []any) (Rows, error) {
				return search(call, "db.index.fulltext.queryRelationships", args, true)
			},
		},
		{
			Signature{
				Name: "db.index.fulltext.listAvailableAnalyzers", Mode: Read, Description: "List the available analyzers that the full-text indexes can be configured with.",
				Columns: []Column{{"analyzer", String, "The name of the analyzer."}, {"description", String, "What it does."}, {"stopwords", ListOf(String), "The words that it leaves out."}},
			},
			func(*Call, []any) (Rows, error) {
				var rows [][]any
				for _, a := range fulltext.Analyzers() {
					rows = append(rows, []any{a.Name, a.Description, texts(a.Stopwords)})
				}
				return RowsOf(rows...), nil
			},
		},
		{
			Signature{
				Name: "db.index.fulltext.awaitEventuallyConsistentIndexRefresh", Mode: Read,
				Description: "Wait for eventually consistent full-text indexes. All indexes here are up to date at once, so it waits for nothing.",
			},
			func(*Call, []any) (Rows, error) { return RowsOf(), nil },
		},
	}
}

// search runs a query on an index. All but the rows that are asked for is done
// when it returns.
func search(call *Call, procedure string, args []any, relationships bool) (Rows, error) {
	name, isName := args[0].(string)
	text, isText := args[1].(string)
	if !isName || !isText {
		return nil, failed(procedure, "the name of the index and the query must not be null")
	}
	rule, found := call.Tx.Rule(name)
	if !found || rule.Kind != storage.FulltextIndex {
		return nil, failed(procedure, "There is no such fulltext schema index: "+name)
	}
	if rule.Relationships != relationships {
		return nil, failed(procedure, "The '"+name+"' index is an index on "+entity(rule)+", so it cannot be queried here")
	}
	options, _ := args[2].(map[string]any)
	analyzer, skip, limit, err := searchOptions(procedure, rule, options)
	if err != nil {
		return nil, err
	}
	query, err := fulltext.Parse(text, analyzer)
	if err != nil {
		return nil, failed(procedure, err.Error())
	}
	hits, err := fulltext.Search(call.Tx.Fulltext(rule), query, fulltext.Bounds{Tick: call.Tick, Hold: call.Hold})
	if err != nil {
		return nil, err
	}
	hits = hits[min(skip, int64(len(hits))):]
	hits = hits[:min(limit, int64(len(hits)))]
	return func() ([]any, error) {
		if len(hits) == 0 {
			return nil, nil
		}
		hit := hits[0]
		hits = hits[1:]
		if !relationships {
			return []any{value.Node{ID: hit.Document}, hit.Score}, nil
		}
		r, err := call.Tx.Relationship(hit.Document)
		return []any{r, hit.Score}, err
	}, nil
}

func searchOptions(procedure string, rule *storage.Rule, options map[string]any) (a *fulltext.Analyzer, skip, limit int64, err error) {
	limit = 1 << 62
	name := rule.Analyzer
	for key, v := range options {
		n, isNumber := v.(int64)
		text, isText := v.(string)
		switch {
		case key == "skip" && isNumber && n >= 0:
			skip = n
		case key == "limit" && isNumber && n >= 0:
			limit = n
		case key == "analyzer" && isText:
			name = text
		case key == "skip", key == "limit":
			return nil, 0, 0, failed(procedure, "the option "+key+" must be a number that is not negative")
		case key == "analyzer":
			return nil, 0, 0, failed(procedure, "the option analyzer must be a string")
		}
	}
	a, ok := fulltext.Find(name)
	if !ok {
		return nil, 0, 0, failed(procedure, "No such full-text analyzer: '"+name+"'")
	}
	return a, skip, limit, nil
}
