package graph

// The shapes in which [Store] answers reads.

// EntitySummary is an entity with how often it is met.
type EntitySummary struct {
	Entity
	Claims   int // claims that it takes part in, as subject or object, of any status
	Articles int // articles that mention it
}

// EntityHit is an entity that a search found.
type EntityHit struct {
	EntitySummary
	Matched string // the name or alias that matched
}

// Picture is a part of the graph to draw: entities, the relations among them,
// and how many there are in all.
type Picture struct {
	Entities       []EntitySummary
	Relations      []Relation
	TotalEntities  int
	TotalRelations int
}

// ClaimView is a claim with what a reader needs to judge it.
type ClaimView struct {
	Claim
	Subject Entity
	Object  Entity
	Article Article // without Text
}

// ClaimFilter selects claims; empty fields select all.
type ClaimFilter struct {
	SubjectID string
	Type      RelationType
	ObjectID  string
	ArticleID string
	EntityID  string // subject or object
	Limit     int    // 0: no limit
	Offset    int
}

// ArticleSummary is an article in a list: Text is empty.
type ArticleSummary struct {
	Article
	Mentions int // mentions of entities
	Claims   int
}

// ArticleView is an article as the reader shows it.
type ArticleView struct {
	ArticleSummary           // with Text
	MentionList    []Mention // in the order of the text; locations are not stored
	ClaimList      []ClaimView
}

// Totals say how large the graph is.
type Totals struct {
	Entities  int
	Relations int
	Claims    int
	Articles  int
	First     string // earliest date of a claim or, where it has none, of its article; empty if unknown
	Last      string
}

// Vocabulary lists the names in use, each sorted.
type Vocabulary struct {
	Labels            []string
	RelationshipTypes []string
	PropertyKeys      []string
}
