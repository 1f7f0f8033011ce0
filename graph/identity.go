package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// Identity across articles. The extractor names an entity by what one article
// says of it; that is its local id. Which entity of the graph it is, is decided
// here by a pure function of what all articles say and of what users decided
// (see [resolve]), so that it never depends on the order in which they came:
//
//   - [group] tells namesakes apart: one local id, contexts that disagree.
//   - [compare] finds one person or organization under two names.
//   - a [Decision] of a user outranks both.
//
// Only names that could ever meet are looked at together: those of one family
// (see [familyOf]), which a (:Names) node keeps.

// Context is what one article says of an entity that tells it from others of
// its name. Empty fields are silent and agree with everything.
type Context struct {
	Gender        string   // of a person: "m", "f" or ""
	Countries     []string // ids of the countries whose office or nationality a person has, or that an organization belongs to
	Organizations []string // ids of the organizations that a person holds an office or a job in
	Posts         []string // ids of the countries in which a person holds an elected or appointed office
	Fields        []string // of a person, fields of activity: "politics", "sport"; of an organization, its kind: "party"
	Acronyms      []string // of an organization, as the article spells it: "NCRI"
	About         string   // id of the country that the article speaks of most; weak: it never tells two apart
}

// The prefixes of facets. A facet is one fact of a context as text; a set of
// facets, sorted, is what the store keeps.
const (
	facetAbout   = "about:"
	facetAcronym = "acronym:"
	facetCountry = "in:"
	facetCrowd   = "crowd"
	facetField   = "field:"
	facetGender  = "gender:"
	facetOffice  = "office:"
	facetOf      = "of:"
	facetWith    = "with:"
)

// maxWith bounds how many others of a family one article may be known to tell
// an entity from; beyond it the entity is never merged automatically.
const maxWith = 20

// maxFacets bounds what an article may say of one entity.
const maxFacets = 40

// facets are the context as sorted, unique facets.
func (c Context) facets() []string {
	var out []string
	add := func(prefix string, values ...string) {
		for _, v := range values {
			if v != "" && len(out) < maxFacets {
				out = append(out, prefix+v)
			}
		}
	}
	add(facetAbout, c.About)
	add(facetGender, c.Gender)
	add(facetCountry, c.Countries...)
	add(facetOf, c.Organizations...)
	add(facetOffice, c.Posts...)
	add(facetField, c.Fields...)
	for _, a := range c.Acronyms {
		add(facetAcronym, strings.ToLower(strings.ReplaceAll(a, ".", "")))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// appearance is what some article says of an entity under a local id. Several
// articles that say the same make one appearance.
type appearance struct {
	local   string // entity id as the extractor derives it
	context string // facets as JSON, "[]" for none
}

// encodeFacets writes facets as JSON, so that they may hold any character.
func encodeFacets(facets []string) string {
	if len(facets) == 0 {
		return "[]"
	}
	text, err := json.Marshal(facets)
	if err != nil {
		return "[]" // texts always marshal
	}
	return string(text)
}

// decodeFacets reads what encodeFacets wrote; damage reads as silence.
func decodeFacets(text string) []string {
	var facets []string
	if json.Unmarshal([]byte(text), &facets) != nil {
		return nil
	}
	return facets
}

// withPrefix lists the values of the facets with a prefix.
func withPrefix(facets []string, prefix string) []string {
	var out []string
	for _, f := range facets {
		if v, ok := strings.CutPrefix(f, prefix); ok {
			out = append(out, v)
		}
	}
	return out
}

// MergeState says what became of a possible merge.
type MergeState string

// The states of a [Merge].
const (
	MergeApplied   MergeState = "applied"   // both are one entity
	MergeSuggested MergeState = "suggested" // they may be one; nothing was done
	MergeApart     MergeState = "apart"     // they are two, though their names say otherwise
)

// Merge is the record of one step of identity: two entities were made one, kept
// apart, or may be one. It is a (:Merge) node of the graph.
type Merge struct {
	ID         string // of the pair, whichever way round; see [MergeID]
	From       string // entity id
	Into       string // entity id
	Entity     string // id of the entity that shows From now: Into, or what that is merged into in turn
	FromName   string // names as articles have them; empty if no article speaks of it now
	IntoName   string
	Type       EntityType
	State      MergeState
	Code       string   // why, for programs: "spelling", "surname", "context", "user"
	Reason     string   // why, as a sentence
	Confidence float64  // 0..1 that they are one, or, of State apart, that they are two
	By         string   // who decided; "entente" for the program
	At         string   // RFC 3339, UTC, of a user's decision; empty for the program's
	Articles   []string // ids of articles that speak of From, sorted, at most [MaxMergeArticles]
}

// MaxMergeArticles is how many articles a [Merge] names.
const MaxMergeArticles = 20

// ByProgram is the By of what no user decided.
const ByProgram = "entente"

// MergeID is the id of a pair of entities: 24 hexadecimal characters.
func MergeID(a, b string) string {
	if b < a {
		a, b = b, a
	}
	text, _ := json.Marshal([]string{a, b})
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12])
}

// Decision is what a user says about two entities: that they are one, or two.
// There is at most one for a pair; the latest counts. It outranks what the
// program finds, and lasts while articles come and go.
type Decision struct {
	Apart bool      // they are two; otherwise they are one
	From  string    // entity id; of a merge the one that goes
	Into  string    // entity id; of a merge the one that stays
	By    string    // who; empty means "user"
	At    time.Time // when
}

// storedDecision is a decision as a (:Names) node keeps it.
type storedDecision struct {
	Apart bool   `json:"apart,omitempty"`
	From  string `json:"from"`
	Into  string `json:"into"`
	By    string `json:"by"`
	At    string `json:"at"`
}

func (d storedDecision) id() string { return MergeID(d.From, d.Into) }

// localOf is the local id behind an entity id: what stands before the "~" of a
// namesake.
func localOf(entityID string) string {
	local, _, _ := strings.Cut(entityID, namesakeMark)
	return local
}

// namesakeMark parts a local id from what tells a namesake:
// "person:john-smith~gb-sport". It stands in no slug.
const namesakeMark = "~"

// typeOf reads an entity's type off its id; "" for one that is never merged.
func typeOf(id string) EntityType {
	switch kind, _, _ := strings.Cut(id, ":"); kind {
	case "person":
		return Person
	case "organization":
		return Organization
	}
	return ""
}
