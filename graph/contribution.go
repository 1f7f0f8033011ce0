package graph

import (
	"slices"
)

// contribution is what one article adds to the shared part of the graph: it is
// read back before the article is replaced, so that exactly this is taken away.
type contribution struct {
	mentions map[string]naming // by entity id
	claims   map[string]edge   // by claim id
}

// naming is how an article names an entity.
type naming struct {
	name    string
	aliases []string // sorted
}

// edge names an edge of the graph by its ends and type.
type edge struct {
	subject string // entity id
	kind    RelationType
	object  string // entity id
}

// key is the edge in one text, kept on each claim that speaks of it as the
// indexed property "relation".
func (e edge) key() string { return e.subject + "|" + string(e.kind) + "|" + e.object }

func (x Extraction) contribution() contribution {
	c := contribution{mentions: map[string]naming{}, claims: map[string]edge{}}
	for _, e := range x.Entities {
		aliases := slices.Clone(e.Aliases)
		slices.Sort(aliases)
		c.mentions[e.ID] = naming{name: e.Name, aliases: slices.Compact(aliases)}
	}
	for _, claim := range x.Claims {
		c.claims[claim.ID] = edge{claim.SubjectID, claim.Type, claim.ObjectID}
	}
	return c
}

// contribution reads what the stored article contributes.
func (w *articleWriter) contribution(articleID string) (contribution, error) {
	c := contribution{mentions: map[string]naming{}, claims: map[string]edge{}}
	id := map[string]any{"id": articleID}
	rows, err := run(w.ctx, w.tx, `
MATCH (:Article {id: $id})-[m:MENTIONS]->(e:Entity)
RETURN e.id AS entity, m.name AS name, m.aliases AS aliases`, id)
	if err != nil {
		return c, err
	}
	for _, r := range rows {
		c.mentions[r.text("entity")] = naming{name: r.text("name"), aliases: r.texts("aliases")}
	}
	rows, err = run(w.ctx, w.tx, `
MATCH (:Article {id: $id})-[:STATES]->(c:Claim)
MATCH (s:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(o:Entity)
RETURN c.id AS id, c.type AS type, s.id AS subject, o.id AS object`, id)
	if err != nil {
		return c, err
	}
	for _, r := range rows {
		c.claims[r.text("id")] = edge{r.text("subject"), RelationType(r.text("type")), r.text("object")}
	}
	return c, nil
}

// entityIDs returns the sorted ids of all entities that either contribution
// speaks of.
func (c contribution) entityIDs(other contribution) []string {
	ids := map[string]struct{}{}
	for _, each := range []contribution{c, other} {
		for id := range each.mentions {
			ids[id] = struct{}{}
		}
		for _, claim := range each.claims {
			ids[claim.subject] = struct{}{}
			ids[claim.object] = struct{}{}
		}
	}
	return sortedKeys(ids)
}

// claimCounts says in how many claims each entity takes part. A claim about an
// entity and itself counts once.
func (c contribution) claimCounts() map[string]int {
	counts := map[string]int{}
	for _, claim := range c.claims {
		counts[claim.subject]++
		if claim.object != claim.subject {
			counts[claim.object]++
		}
	}
	return counts
}

// entityMentions are the mentions that become part of the graph: those of
// entities, not those of locations.
func (x Extraction) entityMentions() []Mention {
	var out []Mention
	for _, m := range x.Mentions {
		if m.EntityID != "" {
			out = append(out, m)
		}
	}
	return out
}

// validate refuses an extraction that would break the graph's promises.
func (x Extraction) validate() error {
	a := x.Article
	if a.ID == "" {
		return Errorf(Invalid, "an article needs an id")
	}
	known := map[string]bool{}
	for _, e := range x.Entities {
		switch {
		case e.ID == "" || e.Name == "":
			return Errorf(Internal, "article %q: an entity without id or name", a.ID)
		case known[e.ID]:
			return Errorf(Internal, "article %q: entity %q is listed twice", a.ID, e.ID)
		case !slices.Contains(EntityTypes[:], e.Type):
			return Errorf(Internal, "article %q: entity %q has type %q", a.ID, e.ID, e.Type)
		}
		known[e.ID] = true
	}
	holds := func(s Span, text string) bool {
		return 0 <= s.Start && s.Start <= s.End && s.End <= len(a.Text) && a.Text[s.Start:s.End] == text
	}
	for _, m := range x.entityMentions() {
		if !known[m.EntityID] || !holds(m.Span, m.Text) {
			return Errorf(Internal, "article %q: mention %q at %d does not match the article", a.ID, m.Text, m.Start)
		}
	}
	claims := map[string]bool{}
	for _, c := range x.Claims {
		_, kind := c.Type.Kind()
		switch {
		case claims[c.ID]:
			return Errorf(Internal, "article %q: claim %q is listed twice", a.ID, c.ID)
		case !kind:
			return Errorf(Internal, "article %q: a claim has the unknown type %q", a.ID, c.Type)
		case !known[c.SubjectID] || !known[c.ObjectID]:
			return Errorf(Internal, "article %q: a claim's subject or object is no entity of the article", a.ID)
		case !holds(c.SentenceSpan, c.Sentence) || !holds(c.CueSpan, c.Cue) || c.Sentence == "" || c.Cue == "":
			return Errorf(Internal, "article %q: the evidence of a claim does not match the article", a.ID)
		}
		claims[c.ID] = true
	}
	return nil
}
