package parser

import "entente/graph/embedded/cypher/ast"

// clauseWords are the ways in which a clause begins.
var clauseWords = [...][]string{
	{"MATCH"}, {"OPTIONAL", "MATCH"}, {"UNWIND"}, {"WITH"}, {"RETURN"}, {"FINISH"},
	{"CREATE"}, {"INSERT"}, {"ORDER", "BY"}, {"SKIP"}, {"OFFSET"}, {"LIMIT"}, {"MERGE"}, {"SET"}, {"REMOVE"}, {"DELETE"}, {"DETACH", "DELETE"}, {"NODETACH", "DELETE"}, {"FOREACH"},
	{"CALL"}, {"OPTIONAL", "CALL"}, {"LOAD", "CSV"}, {"USE"},
}

func (p *parser) startsClause() bool {
	for _, words := range clauseWords {
		if p.is(words...) {
			return true
		}
	}
	return false
}

// clause reads the clause that begins here.
func (p *parser) clause() ast.Clause {
	switch {
	case p.is("MATCH"), p.is("OPTIONAL", "MATCH"):
		return p.matchClause()
	case p.is("UNWIND"):
		return p.unwindClause()
	case p.is("WITH"):
		return p.withClause()
	case p.is("RETURN"):
		return p.returnClause()
	case p.is("FINISH"):
		return p.finishClause()
	case p.is("CREATE"), p.is("INSERT"):
		return p.createClause()
	case p.is("ORDER"), p.is("SKIP"), p.is("OFFSET"), p.is("LIMIT"):
		return p.orderClause()
	case p.is("MERGE"):
		return p.mergeClause()
	case p.is("SET"):
		return p.setClause()
	case p.is("REMOVE"):
		return p.removeClause()
	case p.is("FOREACH"):
		return p.foreachClause()
	case p.is("CALL"), p.is("OPTIONAL", "CALL"):
		return p.callClause()
	case p.is("LOAD"):
		return p.loadCSVClause()
	case p.is("USE"):
		return p.useClause()
	default:
		return p.deleteClause()
	}
}

// where reads WHERE, if it comes next.
func (p *parser) where() ast.Expr {
	if !p.accept("WHERE") {
		return nil
	}
	return p.expr()
}
