package storage

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"

	"entente/graph"
	"entente/graph/embedded/value"
)

// Index identifies an index on a property of the nodes with a label.
type Index struct {
	ID     uint32
	Unique bool // no two nodes with the label may have the same value
}

type indexDef struct {
	Index
	label Token
	key   Token
}

const (
	kindPlain  = 'p'
	kindUnique = 'u'

	// longestKey is the longest value key that an index holds as it is; a longer
	// one is replaced by its hash, since bbolt's keys are short.
	longestKey = 256
	tagHash    = 0xff
)

// indexKey is the key of an index's definition: kind, label, 0, property key.
func indexKey(kind byte, p graph.Property) []byte {
	return append(append(append([]byte{kind}, p.Label...), 0), p.Key...)
}

// EnsureIndex makes an index if it is missing and fills it from the nodes there
// are. A unique one fails with graph.Conflict if two of them share a value.
func (tx *Tx) EnsureIndex(p graph.Property, unique bool) error {
	kind := byte(kindPlain)
	if unique {
		kind = kindUnique
	}
	defs := tx.bucket(bucketIndexes)
	name := indexKey(kind, p)
	if defs.Get(name) != nil || (!unique && defs.Get(indexKey(kindUnique, p)) != nil) {
		return nil
	}
	label, err := tx.MakeToken(Label, p.Label)
	if err != nil {
		return err
	}
	key, err := tx.MakeToken(Key, p.Key)
	if err != nil {
		return err
	}
	id, err := defs.NextSequence()
	if err != nil {
		return tx.db.failure(err)
	}
	raw := binary.BigEndian.AppendUint32(nil, uint32(id))
	raw = binary.BigEndian.AppendUint32(raw, uint32(label))
	raw = binary.BigEndian.AppendUint32(raw, uint32(key))
	if err := defs.Put(name, raw); err != nil {
		return tx.db.failure(err)
	}
	tx.changed()
	tx.indexes = nil
	return tx.fillIndex(indexDef{Index{uint32(id), unique}, label, key})
}

// fillIndexes makes the entries of all indexes, which must have none.
func (tx *Tx) fillIndexes() error {
	tx.indexesOf(NoToken)
	for _, label := range slices.Sorted(maps.Keys(tx.indexes)) {
		for _, def := range tx.indexes[label] {
			if err := tx.fillIndex(def); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx *Tx) fillIndex(def indexDef) error {
	nodes := tx.NodesWithLabel(def.label)
	for n, ok := nodes.Next(); ok; n, ok = nodes.Next() {
		v, err := tx.NodeProperty(n.ID, def.key)
		if err != nil {
			return err
		}
		if v == nil {
			continue
		}
		if err := tx.putEntry(def, v, n.ID); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) indexesOf(label Token) []indexDef {
	if tx.indexes == nil {
		tx.indexes = map[Token][]indexDef{}
		c := tx.bucket(bucketIndexes).Cursor()
		for k, raw := c.First(); k != nil; k, raw = c.Next() {
			if len(raw) != 12 {
				continue
			}
			def := indexDef{
				Index: Index{binary.BigEndian.Uint32(raw), k[0] == kindUnique},
				label: Token(binary.BigEndian.Uint32(raw[4:])),
				key:   Token(binary.BigEndian.Uint32(raw[8:])),
			}
			tx.indexes[def.label] = append(tx.indexes[def.label], def)
		}
	}
	return tx.indexes[label]
}

// FindIndex returns the index on a property of the nodes with a label, the
// unique one if there are two.
func (tx *Tx) FindIndex(label, key Token) (Index, bool) {
	var found Index
	ok := false
	for _, def := range tx.indexesOf(label) {
		if def.key == key && (!ok || def.Unique) {
			found, ok = def.Index, true
		}
	}
	return found, ok
}

func entryPrefix(index uint32, v any) []byte {
	prefix := binary.BigEndian.AppendUint32(make([]byte, 0, 64), index)
	prefix = value.AppendKey(prefix, v)
	if len(prefix) <= longestKey {
		return prefix
	}
	sum := sha256.Sum256(prefix[4:])
	return append(append(prefix[:4], tagHash), sum[:]...)
}

// NodesWithValue iterates over the nodes whose indexed value has the key of v.
// That is equivalence, not equality: the caller compares where it matters (NaN,
// and values so long that they are hashed).
func (tx *Tx) NodesWithValue(index Index, v any) *Nodes {
	return &Nodes{tx.scan(bucketEntries, entryPrefix(index.ID, v))}
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
	if !index.Unique || prefix[4] == tagHash {
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

// putEntry adds a node to an index. It fails if the index is unique and another
// node has the value.
func (tx *Tx) putEntry(def indexDef, v any, id uint64) error {
	prefix := entryPrefix(def.ID, v)
	if def.Unique {
		c := tx.bucket(bucketEntries).Cursor()
		if k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix) && value.Equal(v, v) == value.True {
			e := graph.Errorf(graph.Conflict, "a node with the label %s and the property %s = %s exists already", tx.Name(Label, def.label), tx.Name(Key, def.key), value.Describe(v))
			e.Status = "Neo.ClientError.Schema.ConstraintValidationFailed"
			return e
		}
	}
	tx.changed()
	return tx.db.failure(tx.bucket(bucketEntries).Add(binary.BigEndian.AppendUint64(prefix, id), nil))
}

// reindex brings the entries of a node in all indexes from what it was to what
// it is.
func (tx *Tx) reindex(id uint64, oldLabels []Token, oldProperties []Property, labels []Token, properties []Property) error {
	for _, l := range oldLabels {
		for _, def := range tx.indexesOf(l) {
			before := lookup(oldProperties, def.key)
			if before == nil || (slices.Contains(labels, l) && sameEntry(before, lookup(properties, def.key))) {
				continue
			}
			tx.changed()
			if err := tx.bucket(bucketEntries).Delete(binary.BigEndian.AppendUint64(entryPrefix(def.ID, before), id)); err != nil {
				return tx.db.failure(err)
			}
		}
	}
	for _, l := range labels {
		for _, def := range tx.indexesOf(l) {
			after := lookup(properties, def.key)
			if after == nil || (slices.Contains(oldLabels, l) && sameEntry(lookup(oldProperties, def.key), after)) {
				continue
			}
			if err := tx.putEntry(def, after, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func lookup(properties []Property, key Token) any {
	for _, p := range properties {
		if p.Key == key {
			return p.Value
		}
	}
	return nil
}

func sameEntry(a, b any) bool {
	return a != nil && b != nil && value.Order(a, b) == 0
}
