package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Modality says whether the thing claimed happened.
type Modality string

// The modalities of a claim.
const (
	Actual   Modality = "actual"   // happened, or is the case
	Planned  Modality = "planned"  // announced or decided, not yet done
	Possible Modality = "possible" // wished, demanded, threatened, conditional, doubted
)

// Claim is one statement of a relation at one place in one article.
type Claim struct {
	ID        string // derived, see [ClaimID]
	ArticleID string
	Type      RelationType
	SubjectID string // entity id
	ObjectID  string // entity id
	Evidence
	Negated      bool
	Modality     Modality
	AttributedTo string  // canonical name of who says so; empty when the article itself does
	AttributedID string  // entity id of the speaker, where it is one; may be empty
	Quoted       bool    // the claim stands inside quotation marks
	Date         string  // when it happened: ISO 8601, reduced precision allowed ("1979", "2022-05"); empty if unknown
	Confidence   float64 // 0..1
	Rule         string  // the frame and pattern that found it: "cut-ties/verb"
}

// Evidence is where and in which words a claim is made. All spans are UTF-8
// byte offsets into the article's text.
type Evidence struct {
	Sentence     string // the article's text at SentenceSpan
	SentenceSpan Span
	Cue          string // the words that state the relation; the article's text at CueSpan
	CueSpan      Span
	SubjectSpan  Span // the mention that is the subject
	ObjectSpan   Span // the mention that is the object
}

// Counts reports whether the claim makes an edge: it is asserted and actual.
func (c Claim) Counts() bool { return !c.Negated && c.Modality == Actual }

// ClaimID derives the id of a claim from where it stands and what it says, so
// that extracting again gives the same id: 24 hexadecimal characters.
func ClaimID(articleID string, cue Span, t RelationType, subjectID, objectID string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %d %d %s %q %q", articleID, cue.Start, cue.End, t, subjectID, objectID))
	return hex.EncodeToString(sum[:12])
}

// Extraction is all that the extractor read in one article. Entities holds
// each entity that a mention or claim refers to exactly once.
type Extraction struct {
	Article   Article
	Extractor string // version of the extractor, its rules included
	Entities  []Entity
	Mentions  []Mention // in the order of the text
	Claims    []Claim   // in the order of the text

	// Contexts hold, by entity id, what the article says that tells an entity
	// from others of its name; an entity without one is silent.
	Contexts map[string]Context
}
