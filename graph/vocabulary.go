package graph

import "slices"

// vocabulary is the schema as a user of Cypher meets it, each list sorted.
func vocabulary() Vocabulary {
	v := Vocabulary{
		Labels:            []string{"Article", "Claim", "Entity", "Merge", "Names"},
		RelationshipTypes: []string{"MENTIONS", "OBJECT", "STATES", "SUBJECT"},
		PropertyKeys: []string{
			"addedAt", "aliases", "appearances", "article", "articles", "attributedId", "attributedTo", "at", "by", "claims", "code", "confidence", "context",
			"contentHash", "count", "cue", "cueEnd", "cueStart", "date", "decisions", "end", "entity", "ends", "extractor", "first", "forms", "from",
			"id", "independent", "into", "last", "localId", "mentions", "merges", "modality", "name", "negated", "objectEnd", "objectLocal", "objectStart", "published", "quoted",
			"reason", "relation", "rule", "rules", "search", "sentence", "source", "speakerLocal", "start", "starts", "state", "subjectEnd", "subjectLocal", "subjectStart", "text",
			"title", "type", "url",
		},
	}
	for _, t := range EntityTypes {
		v.Labels = append(v.Labels, string(t))
	}
	for _, k := range RelationKinds {
		v.RelationshipTypes = append(v.RelationshipTypes, string(k.Type))
	}
	slices.Sort(v.Labels)
	slices.Sort(v.RelationshipTypes)
	slices.Sort(v.PropertyKeys)
	return v
}
