package graph

import (
	"slices"
	"strings"
)

// contribution is what one article adds to the shared part of the graph: it is
// read back before the article is replaced, so that exactly this is taken away.
type contribution struct {
	mentions map[string]mentioned // by local id
	claims   map[string]placed    // by claim id
}

// mentioned is how an article speaks of an entity.
type mentioned struct {
	naming
	entity  string // id of the entity that it is in the graph
	context string // as [encodeFacets] writes it; "" where identity plays no part
}

// naming is how an article names an entity.
type naming struct {
	name    string
	aliases []string // sorted
	own     bool     // the name belongs to the id that the entity has in the graph, not to one merged into it
}

// placed is a claim's edge, with the ids by which the article alone knows its
// ends and its speaker.
type placed struct {
	edge
	subjectLocal, objectLocal string
	speaker, speakerLocal     string // both may be empty
	swapped                   bool   // subject and object are not as the extraction has them
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

// place finds the edge of a claim between entities of the graph. A symmetric
// relation goes from the smaller id to the larger, whatever the local ids are.
func place(kind RelationType, subject, subjectLocal, object, objectLocal string) placed {
	p := placed{edge: edge{subject, kind, object}, subjectLocal: subjectLocal, objectLocal: objectLocal}
	if k, _ := kind.Kind(); k.Symmetric && (object < subject || object == subject && objectLocal < subjectLocal) {
		p.subject, p.object, p.subjectLocal, p.objectLocal = object, subject, objectLocal, subjectLocal
		p.swapped = true
	}
	return p
}

// contribution is what the extraction contributes, where entity tells which
// entity of the graph a local id is, and contexts what is said of it.
func (x Extraction) contribution(entity, contexts map[string]string) contribution {
	c := contribution{mentions: map[string]mentioned{}, claims: map[string]placed{}}
	global := func(local string) string {
		if id, ok := entity[local]; ok {
			return id
		}
		return local
	}
	for _, e := range x.Entities {
		aliases := slices.Clone(e.Aliases)
		slices.Sort(aliases)
		id := global(e.ID)
		c.mentions[e.ID] = mentioned{
			naming: naming{name: e.Name, aliases: slices.Compact(aliases), own: ownName(id, e.ID)},
			entity: id, context: contexts[e.ID],
		}
	}
	for _, claim := range x.Claims {
		p := place(claim.Type, global(claim.SubjectID), claim.SubjectID, global(claim.ObjectID), claim.ObjectID)
		if claim.AttributedID != "" {
			p.speaker, p.speakerLocal = global(claim.AttributedID), claim.AttributedID
		}
		c.claims[claim.ID] = p
	}
	return c
}

// ownName reports whether a local id is the one that an entity is called after.
func ownName(entity, local string) bool { return localOf(entity) == local || entity == local }

// contribution reads what the stored article contributes.
func (w *articleWriter) contribution(articleID string) (contribution, error) {
	c := contribution{mentions: map[string]mentioned{}, claims: map[string]placed{}}
	id := map[string]any{"id": articleID}
	rows, err := run(w.ctx, w.tx, `
MATCH (:Article {id: $id})-[m:MENTIONS]->(e:Entity)
RETURN e.id AS entity, coalesce(m.localId, e.id) AS local, m.context AS context, m.name AS name, m.aliases AS aliases`, id)
	if err != nil {
		return c, err
	}
	for _, r := range rows {
		entity, local := r.text("entity"), r.text("local")
		c.mentions[local] = mentioned{
			naming: naming{name: r.text("name"), aliases: r.texts("aliases"), own: ownName(entity, local)},
			entity: entity, context: r.text("context"),
		}
	}
	rows, err = run(w.ctx, w.tx, `
MATCH (:Article {id: $id})-[:STATES]->(c:Claim)
`+claimPlaces, id)
	if err != nil {
		return c, err
	}
	for _, r := range rows {
		c.claims[r.text("id")] = placedOf(r)
	}
	return c, nil
}

// claimPlaces are the columns that [placedOf] reads, for claims named c.
const claimPlaces = `MATCH (s:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(o:Entity)
RETURN c.id AS id, c.type AS type, s.id AS subject, o.id AS object, c.subjectLocal AS subjectLocal, c.objectLocal AS objectLocal,
       c.attributedId AS speaker, c.speakerLocal AS speakerLocal`

func placedOf(r record) placed {
	return placed{
		edge:         edge{r.text("subject"), RelationType(r.text("type")), r.text("object")},
		subjectLocal: firstOf(r.text("subjectLocal"), r.text("subject")),
		objectLocal:  firstOf(r.text("objectLocal"), r.text("object")),
		speaker:      r.text("speaker"),
		speakerLocal: firstOf(r.text("speakerLocal"), r.text("speaker")),
	}
}

// localProperties are the properties by which a claim keeps the local ids that
// differ from those of the graph.
func (p placed) localProperties() map[string]any {
	differing := func(local, id string) any {
		if local == id {
			return nil
		}
		return local
	}
	return map[string]any{
		"subjectLocal": differing(p.subjectLocal, p.subject), "objectLocal": differing(p.objectLocal, p.object),
		"speakerLocal": differing(p.speakerLocal, p.speaker), "attributedId": optional(p.speaker), "relation": p.key(),
	}
}

// mentionedIDs are the entities of the graph that the contribution mentions,
// each with how the article names it.
func (c contribution) mentionedIDs() map[string][]naming {
	out := map[string][]naming{}
	for _, local := range sortedKeys(c.mentions) {
		m := c.mentions[local]
		out[m.entity] = append(out[m.entity], m.naming)
	}
	return out
}

// entityIDs returns the sorted ids of all entities that either contribution
// speaks of.
func (c contribution) entityIDs(other contribution) []string {
	ids := map[string]struct{}{}
	for _, each := range []contribution{c, other} {
		for _, m := range each.mentions {
			ids[m.entity] = struct{}{}
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
		case typeOf(e.ID) != "" && strings.ContainsAny(e.ID, namesakeMark+"\n"):
			return Errorf(Internal, "article %q: the id of entity %q holds a line break or %q", a.ID, e.ID, namesakeMark)
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
