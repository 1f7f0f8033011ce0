package storage

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/embedded/value"
)

// Index identifies an index on a property of the nodes with a label.
type Index struct {
	ID     uint32
	Unique bool // no two nodes with the label may have the same value
}

const (
	kindPlain  = 'p'
	kindUnique = 'u'

	// longestKey is the longest key of an index and a value, in bytes, that an index
	// holds as it is; of a longer one it holds the beginning and a hash of all of it,
	// since bbolt's keys are short.
	longestKey = 256
)

// fillIndexes makes the entries of all indexes, which must have none.
func (tx *Tx) fillIndexes() error {
	for _, r := range tx.Rules() {
		if r.Kind.indexed() {
			if err := tx.fillIndex(r, func() error { return nil }); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx *Tx) fillIndex(rule *Rule, tick func() error) error {
	return tx.each(rule, tick, func(id uint64, properties []Property) error {
		if vals := indexed(rule, properties); vals != nil {
			return tx.putEntry(rule, vals, id)
		}
		return nil
	})
}

// indexesOf returns the indexes with entries on the nodes with a label.
func (tx *Tx) indexesOf(label Token) []*Rule { return tx.schema().nodes[label] }

// FindIndex returns the index on one property of the nodes with a label, the
// unique one if there are two.
func (tx *Tx) FindIndex(label, key Token) (Index, bool) {
	var found Index
	ok := false
	for _, r := range tx.indexesOf(label) {
		if len(r.Keys) == 1 && r.Keys[0] == key && (!ok || r.Kind.Unique()) {
			found, ok = Index{r.ID, r.Kind.Unique()}, true
		}
	}
	return found, ok
}

// entryPrefix is the key of an entry up to the id of what has the values.
func entryPrefix(index uint32, vals ...any) []byte {
	prefix := indexPrefix(index)
	for _, v := range vals {
		prefix = value.AppendSortKey(prefix, v)
	}
	if len(prefix) <= longestKey {
		return prefix
	}
	sum := sha256.Sum256(prefix)
	return append(prefix[:longestKey], sum[:]...)
}

// NodesWithValue iterates over the nodes whose indexed value has the key of v.
// That is equivalence, not equality: the caller compares where it matters (NaN,
// and values so long that they are hashed).
func (tx *Tx) NodesWithValue(index Index, v any) *Nodes {
	return &Nodes{scan: tx.scan(bucketEntries, entryPrefix(index.ID, v))}
}

// NodeWithValue returns the node of a unique index whose value is equal to v, and
// false for known if the caller has to go over [Tx.NodesWithValue] instead: v is
// not of a kind whose keys tell all.
func (tx *Tx) NodeWithValue(index Index, v any) (n value.Node, found, known bool) {
	switch v.(type) {
	case string, int64, bool:
	default:
		return value.Node{}, false, false
	}
	prefix := entryPrefix(index.ID, v)
	if !index.Unique || len(prefix) > longestKey {
		return value.Node{}, false, false
	}
	tx.hits++
	b := tx.bucket(bucketEntries)
	if b.cursor == nil {
		b.cursor = b.Cursor()
	}
	key, _ := b.cursor.Seek(prefix)
	if len(key) != len(prefix)+8 || !bytes.HasPrefix(key, prefix) {
		return value.Node{}, false, true
	}
	return value.Node{ID: binary.BigEndian.Uint64(key[len(prefix):])}, true, true
}

// indexed returns the values that an index on the rule's properties holds; nil
// if one of them is missing.
func indexed(rule *Rule, properties []Property) []any {
	vals := make([]any, len(rule.Keys))
	for i, k := range rule.Keys {
		if vals[i] = lookup(properties, k); vals[i] == nil {
			return nil
		}
	}
	return vals
}

// putEntry adds a node or relationship to an index. It fails if the index is
// unique and another one has the values.
func (tx *Tx) putEntry(rule *Rule, vals []any, id uint64) error {
	prefix := entryPrefix(rule.ID, vals...)
	if rule.Kind.Unique() {
		c := tx.bucket(bucketEntries).Cursor()
		if k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix) && len(k) == len(prefix)+8 && value.Equal(vals, vals) == value.True {
			return tx.taken(rule, vals, binary.BigEndian.Uint64(k[len(prefix):]))
		}
	}
	tx.changed()
	return tx.db.failure(tx.bucket(bucketEntries).Put(binary.BigEndian.AppendUint64(prefix, id), nil))
}

const statusViolated = "Neo.ClientError.Schema.ConstraintValidationFailed"

func (tx *Tx) taken(rule *Rule, vals []any, holder uint64) error {
	var parts []string
	for i, name := range tx.ruleKeys(rule) {
		parts = append(parts, fmt.Sprintf("`%s` = %s", name, strings.TrimPrefix(value.Describe(vals[i]), value.TypeName(vals[i])+" ")))
	}
	property := "property"
	if len(parts) > 1 {
		property = "properties"
	}
	e := graph.Errorf(graph.Conflict, "%s already exists with %s and %s %s", tx.entityName(rule, holder), tx.tokenName(rule), property, strings.Join(parts, ", "))
	e.Status = statusViolated
	return e
}

// entityName is "Node(3)" or "Relationship(3)", tokenName "label `A`" or "type `T`".
func (tx *Tx) entityName(rule *Rule, id uint64) string {
	if rule.Relationships {
		return fmt.Sprintf("Relationship(%d)", id)
	}
	return fmt.Sprintf("Node(%d)", id)
}

func (tx *Tx) tokenName(rule *Rule) string {
	if rule.Relationships {
		return "type `" + tx.Name(Type, rule.Tokens[0]) + "`"
	}
	return "label `" + tx.Name(Label, rule.Tokens[0]) + "`"
}

// reindex brings the entries of a node in all indexes from what it was to what
// it is.
func (tx *Tx) reindex(id uint64, oldLabels []Token, oldProperties []Property, labels []Token, properties []Property) error {
	if err := tx.repostNode(id, oldLabels, oldProperties, labels, properties); err != nil {
		return err
	}
	for _, l := range oldLabels {
		if slices.Contains(labels, l) {
			continue
		}
		for _, rule := range tx.indexesOf(l) {
			if err := tx.moveEntry(rule, id, oldProperties, nil); err != nil {
				return err
			}
		}
	}
	for _, l := range labels {
		before := oldProperties
		if !slices.Contains(oldLabels, l) {
			before = nil
		}
		for _, rule := range tx.indexesOf(l) {
			if err := tx.moveEntry(rule, id, before, properties); err != nil {
				return err
			}
		}
	}
	return nil
}

// reindexRelationship is reindex for a relationship, whose type never changes.
func (tx *Tx) reindexRelationship(id uint64, t Token, before, after []Property) error {
	if err := tx.repostRelationship(id, t, before, after); err != nil {
		return err
	}
	for _, rule := range tx.schema().rels[t] {
		if err := tx.moveEntry(rule, id, before, after); err != nil {
			return err
		}
	}
	return nil
}

// moveEntry brings the entry in one index from old properties to new ones; none
// means that it has, or shall have, no entry.
func (tx *Tx) moveEntry(rule *Rule, id uint64, before, after []Property) error {
	if sameValues(rule, before, after) {
		return nil
	}
	old, now := indexed(rule, before), indexed(rule, after)
	if old != nil {
		tx.changed()
		if err := tx.bucket(bucketEntries).Delete(binary.BigEndian.AppendUint64(entryPrefix(rule.ID, old...), id)); err != nil {
			return tx.db.failure(err)
		}
	}
	if now == nil {
		return nil
	}
	return tx.putEntry(rule, now, id)
}

// sameValues reports whether the properties of a rule are the same in both.
func sameValues(rule *Rule, before, after []Property) bool {
	for _, k := range rule.Keys {
		a, b := lookup(before, k), lookup(after, k)
		if (a == nil) != (b == nil) || a != nil && value.Order(a, b) != 0 {
			return false
		}
	}
	return true
}

func lookup(properties []Property, key Token) any {
	for _, p := range properties {
		if p.Key == key {
			return p.Value
		}
	}
	return nil
}
