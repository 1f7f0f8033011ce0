package queryapi

import (
	"strconv"

	"entente/graph"
)

// plan writes the plan of a statement: of EXPLAIN as "queryPlan", of PROFILE as
// "profiledQueryPlan" with what each operator did. Caches of pages and times are
// not measured and are 0.
func (w *writer) plan(p *graph.Plan) {
	if p.Profile == nil {
		w.raw(`,"queryPlan":`)
	} else {
		w.raw(`,"profiledQueryPlan":`)
	}
	w.operator(p)
}

func (w *writer) operator(p *graph.Plan) {
	w.raw(`{`)
	if p.Profile != nil {
		w.raw(`"dbHits":` + strconv.FormatInt(p.Profile.DBHits, 10) + `,"records":` + strconv.FormatInt(p.Profile.Rows, 10))
		w.raw(`,"hasPageCacheStats":false,"pageCacheHits":0,"pageCacheMisses":0,"pageCacheHitRatio":0.0,"time":0,`)
	}
	w.raw(`"operatorType":`)
	w.text(p.Operator + "@neo4j")
	w.raw(`,"arguments":{"Details":`)
	w.text(p.Details)
	w.raw(`,"EstimatedRows":`)
	w.raw(floatText(p.EstimatedRows))
	w.raw(`},"identifiers":`)
	w.texts(p.Identifiers)
	w.raw(`,"children":[`)
	for i, child := range p.Children {
		if i > 0 {
			w.raw(`,`)
		}
		w.operator(child)
	}
	w.raw(`]}`)
}
