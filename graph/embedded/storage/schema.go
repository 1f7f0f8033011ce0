package storage

import (
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// The status codes of changes of the schema that cannot be made.
const (
	statusEquivalent     = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
	statusIndexExists    = "Neo.ClientError.Schema.IndexAlreadyExists"
	statusIndexName      = "Neo.ClientError.Schema.IndexWithNameAlreadyExists"
	statusConstraint     = "Neo.ClientError.Schema.ConstraintAlreadyExists"
	statusConstraintName = "Neo.ClientError.Schema.ConstraintWithNameAlreadyExists"
	statusIndexDrop      = "Neo.DatabaseError.Schema.IndexDropFailed"
	statusConstraintDrop = "Neo.DatabaseError.Schema.ConstraintDropFailed"
	statusNotCreated     = "Neo.DatabaseError.Schema.ConstraintCreationFailed"
)

func schemaError(code graph.Code, status, format string, args ...any) error {
	e := graph.Errorf(code, format, args...)
	e.Status = status
	return e
}

// EnsureIndex makes an index if it is missing and fills it from the nodes there
// are. A unique one fails with graph.Conflict if two of them share a value.
func (tx *Tx) EnsureIndex(p graph.Property, unique bool) error {
	label, err := tx.MakeToken(Label, p.Label)
	if err != nil {
		return err
	}
	key, err := tx.MakeToken(Key, p.Key)
	if err != nil {
		return err
	}
	index, found := tx.FindIndex(label, key)
	if found && (index.Unique || !unique) {
		return nil
	}
	rule := &Rule{Kind: RangeIndex, Tokens: []Token{label}, Keys: []Token{key}}
	if unique {
		rule.Kind = UniqueConstraint
	}
	return tx.makeRule(rule, func() error { return nil })
}

// CreateRule makes an index or a constraint, and gives it an id and, if it has
// none, a name. It fails with graph.Conflict if there is one like it, with its
// name or, for a constraint, if the graph breaks it. With ifMissing, one like it
// or of its name is no error; then it reports false. Tick is called for each piece
// of work.
func (tx *Tx) CreateRule(rule *Rule, ifMissing bool, tick func() error) (bool, error) {
	err := tx.clash(rule)
	if err != nil && ifMissing {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, tx.makeRule(rule, tick)
}

// LookupName is the name of the index of nodes by label, which every graph has
// and nobody can drop. It is what Neo4j calls its own.
const LookupName = "index_343aff4e"

// clash says which rule stands in the way of a new one.
func (tx *Tx) clash(rule *Rule) error {
	name := rule.Name
	if name == "" {
		name = tx.generatedName(rule)
	}
	for _, r := range tx.Rules() {
		if !sameSchema(r, rule) {
			continue
		}
		if r.Kind != rule.Kind && (r.Kind == FulltextIndex || rule.Kind == FulltextIndex) {
			continue
		}
		switch {
		case r.Kind == rule.Kind && r.Types == rule.Types && r.Name == name:
			return schemaError(graph.Conflict, statusEquivalent, "An equivalent %s already exists, '%s'.", noun(rule.Kind), tx.Describe(r))
		case rule.Kind.Constraint() && r.Kind.Constraint() && (r.Kind == rule.Kind || r.Kind.Unique() && rule.Kind.Unique()):
			return schemaError(graph.Conflict, statusConstraint, "Constraint already exists: %s", tx.Describe(r))
		case rule.Kind == RangeIndex && r.Kind.Unique():
			return schemaError(graph.Conflict, statusConstraint, "There is a uniqueness constraint on %s, so an index is already created that matches this.", tx.pattern(r))
		case rule.Kind.Unique() && r.Kind == RangeIndex:
			return schemaError(graph.Conflict, statusIndexExists, "There already exists an index %s. A constraint cannot be created until the index has been dropped.", tx.pattern(r))
		case r.Kind == rule.Kind:
			return schemaError(graph.Conflict, statusIndexExists, "There already exists an index %s.", tx.pattern(r))
		}
	}
	if name == LookupName {
		return schemaError(graph.Conflict, statusIndexName, "There already exists an index called '%s'.", name)
	}
	if r, taken := tx.Rule(name); taken {
		if r.Kind.Constraint() {
			return schemaError(graph.Conflict, statusConstraintName, "There already exists a constraint called '%s'.", name)
		}
		return schemaError(graph.Conflict, statusIndexName, "There already exists an index called '%s'.", name)
	}
	return nil
}

// sameSchema reports whether two rules are about the same properties of the same things.
func sameSchema(a, b *Rule) bool {
	return a.Relationships == b.Relationships && slices.Equal(a.Tokens, b.Tokens) && slices.Equal(a.Keys, b.Keys)
}

// makeRule stores a rule and makes it true: it fills an index, and holds what is
// in the graph against a constraint.
func (tx *Tx) makeRule(rule *Rule, tick func() error) error {
	defs := tx.bucket(bucketIndexes)
	id, err := defs.NextSequence()
	if err != nil {
		return tx.db.failure(err)
	}
	rule.ID = uint32(id)
	if rule.Name == "" {
		rule.Name = tx.generatedName(rule)
	}
	for _, taken := tx.Rule(rule.Name); taken; _, taken = tx.Rule(rule.Name) {
		rule.Name += "_"
	}
	rule.key = append([]byte{ruleByte}, rule.Name...)
	if err := defs.Put(rule.key, encodeRule(rule)); err != nil {
		return tx.db.failure(err)
	}
	tx.schemaChanged()
	if rule.Kind == FulltextIndex {
		if err := tx.makePostings(); err != nil {
			return err
		}
		return tx.fillPostings(rule, tick)
	}
	if rule.Kind.indexed() {
		if err := tx.fillIndex(rule, tick); err != nil {
			return tx.notCreated(rule, err)
		}
	}
	if rule.Kind.Constraint() && rule.Kind != UniqueConstraint {
		err := tx.each(rule, tick, func(id uint64, properties []Property) error { return tx.violation(rule, id, properties) })
		if err != nil {
			return tx.notCreated(rule, err)
		}
	}
	return nil
}

func (tx *Tx) schemaChanged() {
	tx.rules, tx.reschemed = nil, true
	tx.changed()
}

func (tx *Tx) notCreated(rule *Rule, err error) error {
	if e, ok := err.(*graph.Error); ok && e.Status == statusViolated && rule.Name != "" {
		return schemaError(graph.Conflict, statusNotCreated, "Unable to create %s: %s", tx.Describe(rule), e.Message)
	}
	return err
}

// each calls visit for every node or relationship that a rule is about.
func (tx *Tx) each(rule *Rule, tick func() error, visit func(id uint64, properties []Property) error) error {
	if !rule.Relationships {
		for _, label := range rule.Tokens {
			nodes := tx.NodesWithLabel(label)
			for n, ok := nodes.Next(); ok; n, ok = nodes.Next() {
				labels, properties, err := tx.wholeNode(n.ID)
				if err != nil {
					return err
				}
				if err := tick(); err != nil {
					return err
				}
				if firstOf(rule.Tokens, labels) != label { // a node with two of the labels comes once
					continue
				}
				if err := visit(n.ID, properties); err != nil {
					return err
				}
			}
		}
		return nil
	}
	nodes := tx.AllNodes()
	for n, ok := nodes.Next(); ok; n, ok = nodes.Next() {
		if err := tick(); err != nil {
			return err
		}
		rels := tx.RelationshipsOf(n.ID, Outgoing, rule.Tokens)
		for r, ok := rels.Next(); ok; r, ok = rels.Next() {
			properties, err := tx.RelationshipProperties(r.ID)
			if err != nil {
				return err
			}
			if err := visit(r.ID, properties); err != nil {
				return err
			}
		}
	}
	return nil
}

// firstOf returns the first of wanted that is in have.
func firstOf(wanted, have []Token) Token {
	for _, t := range wanted {
		if slices.Contains(have, t) {
			return t
		}
	}
	return NoToken
}

// DropRule removes an index, or with constraint a constraint. It fails if there
// is none of that name.
func (tx *Tx) DropRule(name string, constraint bool) error {
	rule, found := tx.Rule(name)
	switch {
	case !constraint && name == LookupName:
		return schemaError(graph.Unsupported, statusIndexDrop, "Unable to drop index called `%s`: the index of nodes by label is always there", name)
	case constraint && (!found || !rule.Kind.Constraint()):
		return schemaError(graph.Invalid, statusConstraintDrop, "Unable to drop constraint `%s`: No such constraint %s.", name, name)
	case !constraint && found && rule.Kind.Unique():
		return schemaError(graph.Invalid, statusIndexDrop, "Unable to drop index: Index belongs to constraint: `%s`", name)
	case !constraint && (!found || rule.Kind.Constraint()):
		return schemaError(graph.Invalid, statusIndexDrop, "Unable to drop index called `%s`. There is no such index.", name)
	}
	defs := tx.bucket(bucketIndexes)
	if err := defs.Delete(rule.key); err != nil {
		return tx.db.failure(err)
	}
	if _, err := defs.NextSequence(); err != nil { // see SchemaVersion
		return tx.db.failure(err)
	}
	tx.schemaChanged()
	if rule.Kind == FulltextIndex {
		return tx.deletePrefix(bucketPostings, entryPrefix(rule.ID))
	}
	if rule.Kind.indexed() {
		return tx.deletePrefix(bucketEntries, entryPrefix(rule.ID))
	}
	return nil
}

// deletePrefix removes all entries of a bucket whose keys begin with prefix.
func (tx *Tx) deletePrefix(name, prefix []byte) error {
	entries := tx.scan(name, prefix)
	b := tx.bucket(name)
	for {
		key, _ := entries.next()
		if key == nil {
			return nil
		}
		key = slices.Clone(key)
		tx.changed()
		if err := b.Delete(key); err != nil {
			return tx.db.failure(err)
		}
	}
}

// noun is what people call a rule of a kind.
func noun(k RuleKind) string {
	if k.Constraint() {
		return "constraint"
	}
	return "index"
}

// Describe writes a rule on one line, for messages.
func (tx *Tx) Describe(r *Rule) string {
	if r.Kind.Constraint() {
		return fmt.Sprintf("Constraint( id=%d, name='%s', type='%s', schema=%s )", r.ID, r.Name, tx.TypeName(r), tx.pattern(r))
	}
	return fmt.Sprintf("Index( id=%d, name='%s', type='%s', schema=%s )", r.ID, r.Name, tx.TypeName(r), tx.pattern(r))
}

// TypeName names the kind of a rule as SHOW INDEXES and SHOW CONSTRAINTS do.
func (tx *Tx) TypeName(r *Rule) string {
	entity := "NODE"
	if r.Relationships {
		entity = "RELATIONSHIP"
	}
	switch r.Kind {
	case RangeIndex:
		return "RANGE"
	case FulltextIndex:
		return "FULLTEXT"
	case KeyConstraint:
		return entity + "_KEY"
	case ExistenceConstraint:
		return entity + "_PROPERTY_EXISTENCE"
	case TypeConstraint:
		return entity + "_PROPERTY_TYPE"
	}
	if r.Relationships {
		return "RELATIONSHIP_UNIQUENESS"
	}
	return "UNIQUENESS"
}

// pattern writes what a rule is about: "(:P {name})".
func (tx *Tx) pattern(r *Rule) string {
	about := ":" + strings.Join(tx.ruleTokens(r), ":") + " {" + strings.Join(tx.ruleKeys(r), ", ") + "}"
	if r.Relationships {
		return "()-[" + about + "]-()"
	}
	return "(" + about + ")"
}
