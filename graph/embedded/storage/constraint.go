package storage

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/embedded/value"
)

// checkRequired holds all that the transaction wrote against the constraints
// that are asked at its end: properties that must be there, or be of a type.
func (tx *Tx) checkRequired() error {
	required := tx.schema().required
	if len(required[0]) > 0 {
		for _, id := range slices.Sorted(maps.Keys(tx.touched.nodes)) {
			exists, err := tx.HasNode(id)
			if err != nil {
				return err
			}
			if !exists {
				continue
			}
			labels, properties, err := tx.wholeNode(id)
			if err != nil {
				return err
			}
			for _, l := range labels {
				if err := tx.violations(required[0][l], id, properties); err != nil {
					return err
				}
			}
		}
	}
	if len(required[1]) > 0 {
		for _, id := range slices.Sorted(maps.Keys(tx.touched.rels)) {
			if !tx.HasRelationship(id) {
				continue
			}
			rel, properties, err := tx.wholeRelationship(id)
			if err != nil {
				return err
			}
			if err := tx.violations(required[1][rel.t], id, properties); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx *Tx) violations(rules []*Rule, id uint64, properties []Property) error {
	for _, r := range rules {
		if err := tx.violation(r, id, properties); err != nil {
			return err
		}
	}
	return nil
}

// violation is how something with these properties breaks a constraint; nil if
// it does not.
func (tx *Tx) violation(rule *Rule, id uint64, properties []Property) error {
	for i, key := range rule.Keys {
		v := lookup(properties, key)
		var must string
		switch {
		case rule.Kind == TypeConstraint && !OfType(v, rule.Types):
			must = fmt.Sprintf("must have the property `%s` with value type `%s`, not %s", tx.ruleKeys(rule)[i], rule.Types, value.Describe(v))
		case rule.Kind != TypeConstraint && v == nil:
			must = fmt.Sprintf("must have the property `%s`", tx.ruleKeys(rule)[i])
		default:
			continue
		}
		return schemaError(graph.Conflict, statusViolated, "%s with %s %s", tx.entityName(rule, id), tx.tokenName(rule), must)
	}
	return nil
}

// OfType reports whether a property is of one of the types, which are written
// "INTEGER | FLOAT"; a missing one is.
func OfType(v any, types string) bool {
	if v == nil {
		return true
	}
	for _, t := range strings.Split(types, " | ") {
		if list, ok := v.([]any); ok {
			elem, isList := strings.CutPrefix(t, "LIST<")
			elem = strings.TrimSuffix(elem, " NOT NULL>")
			if isList && !slices.ContainsFunc(list, func(e any) bool { return typeName(e) != elem }) {
				return true
			}
			continue
		}
		if typeName(v) == t {
			return true
		}
	}
	return false
}

// typeName is how a constraint names the type of a value.
func typeName(v any) string {
	switch v.(type) {
	case value.DateTime:
		return "ZONED DATETIME"
	case value.LocalDateTime:
		return "LOCAL DATETIME"
	case value.Time:
		return "ZONED TIME"
	case value.LocalTime:
		return "LOCAL TIME"
	}
	return strings.ToUpper(value.TypeName(v))
}
