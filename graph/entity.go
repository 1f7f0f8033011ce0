package graph

// EntityType is the kind of thing that a mention names. The values are the
// labels of the graph, and the "type" of the extractor's output.
type EntityType string

// Persons, countries and organizations are nodes of the graph. A location that
// is no country is recognised, so that it is not mistaken for something else,
// and kept as a mention only.
const (
	Person       EntityType = "Person"
	Country      EntityType = "Country"
	Organization EntityType = "Organization"
	Location     EntityType = "Location"
)

// EntityTypes are the types that become nodes, in the order of the legend.
var EntityTypes = [...]EntityType{Person, Country, Organization}

// Entity is somebody or something that articles speak of.
type Entity struct {
	ID      string     // "country:AL", "person:edi-rama", "organization:nato": type and canonical key
	Type    EntityType // never Location
	Name    string     // canonical name
	Aliases []string   // other names seen or known, sorted, without Name
}

// MentionForm says how a mention refers to its entity.
type MentionForm string

// The forms of a mention.
const (
	FormName    MentionForm = "name"    // the canonical name, or the fullest one in the article
	FormAlias   MentionForm = "alias"   // another name: a surname, a spelling variant
	FormAcronym MentionForm = "acronym" // "NCRI"
	FormDemonym MentionForm = "demonym" // "Iranian"
	FormMetonym MentionForm = "metonym" // "Tehran", for Iran
	FormNominal MentionForm = "nominal" // "the regime", "the group"
	FormPronoun MentionForm = "pronoun" // "he", "his country"
)

// Mention is a span of an article that refers to an entity or names a location.
type Mention struct {
	Span
	Text     string // the article's text at Span
	Type     EntityType
	Form     MentionForm
	EntityID string // empty for a location
	Name     string // canonical name of the entity; the location's own text for a location
}

// Span is a half-open range of UTF-8 byte offsets into an article's text.
type Span struct {
	Start int
	End   int
}

// Contains reports whether s holds all of o.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }
