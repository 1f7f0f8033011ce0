package graph

import "slices"

// vocabulary is the schema as a user of Cypher meets it, each list sorted.
func vocabulary() Vocabulary {
	v := Vocabulary{
		Labels:            []string{"Article", "Claim", "Entity"},
		RelationshipTypes: []string{"MENTIONS", "OBJECT", "STATES", "SUBJECT"},
		PropertyKeys: []string{
			"addedAt", "aliases", "article", "articles", "attributedId", "attributedTo", "claims", "confidence",
			"contentHash", "count", "cue", "cueEnd", "cueStart", "date", "end", "ends", "extractor", "first", "forms",
			"id", "last", "mentions", "modality", "name", "negated", "objectEnd", "objectStart", "published", "quoted",
			"relation", "rule", "search", "sentence", "source", "start", "starts", "subjectEnd", "subjectStart", "text",
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
