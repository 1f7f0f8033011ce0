package storage

import (
	"bytes"
	"encoding/binary"
	"slices"

	"entente/graph"
	"entente/graph/embedded/value"
)

func idKey(id uint64) []byte { return binary.BigEndian.AppendUint64(nil, id) }

func notFound(what string, id uint64) error {
	e := graph.Errorf(graph.Invalid, "the %s with id %d was deleted in this transaction", what, id)
	e.Status = "Neo.ClientError.Statement.EntityNotFound"
	return e
}

// node returns the record of a node without its checksum, nil if there is none.
func (tx *Tx) node(id uint64) ([]byte, error) {
	tx.hits++
	if tx.nodeRaw != nil && tx.nodeID == id && tx.nodeSeen == tx.changes {
		return tx.nodeRaw, nil
	}
	var key [8]byte
	binary.BigEndian.PutUint64(key[:], id)
	raw := tx.bucket(bucketNodes).Get(key[:])
	if raw == nil {
		return nil, nil
	}
	rec, err := open(raw)
	if err != nil {
		return nil, corrupt(tx.db.dir, err.Error())
	}
	tx.nodeID, tx.nodeRaw, tx.nodeSeen = id, rec, tx.changes
	return rec, nil
}

func (tx *Tx) existing(id uint64) (reader, error) {
	rec, err := tx.node(id)
	if err != nil {
		return reader{}, err
	}
	if rec == nil {
		return reader{}, notFound("node", id)
	}
	return reader{rest: rec}, nil
}

func (tx *Tx) verify(r *reader) error {
	if r.bad {
		return corrupt(tx.db.dir, "a record cannot be read")
	}
	return nil
}

// HasNode reports whether the node exists.
func (tx *Tx) HasNode(id uint64) (bool, error) {
	if r := tx.touched.nodes[id]; r != nil {
		return true, nil
	}
	rec, err := tx.node(id)
	return rec != nil, err
}

// HasLabel reports whether the node has the label; a node that does not exist
// is an error.
func (tx *Tx) HasLabel(id uint64, label Token) (bool, error) {
	if kept, err := tx.keptNode(id); kept != nil || err != nil {
		return kept != nil && slices.Contains(kept.labels, label), err
	}
	r, err := tx.existing(id)
	if err != nil {
		return false, err
	}
	has := r.hasLabel(label)
	return has, tx.verify(&r)
}

// NodeLabels returns the labels of a node.
// The caller must not change them.
func (tx *Tx) NodeLabels(id uint64) ([]Token, error) {
	if kept, err := tx.keptNode(id); kept != nil || err != nil {
		if err != nil {
			return nil, err
		}
		return kept.labels, nil
	}
	r, err := tx.existing(id)
	if err != nil {
		return nil, err
	}
	labels := r.labels()
	return labels, tx.verify(&r)
}

// NodeProperty returns a property of a node, nil if it has no such property.
func (tx *Tx) NodeProperty(id uint64, key Token) (any, error) {
	if kept, err := tx.keptNode(id); kept != nil || err != nil {
		if err != nil {
			return nil, err
		}
		return lookup(kept.properties, key), nil
	}
	r, err := tx.existing(id)
	if err != nil {
		return nil, err
	}
	r.hasLabel(NoToken)
	v := r.property(key)
	return v, tx.verify(&r)
}

// NodeProperties returns all properties of a node, sorted by token. The caller
// must not change them.
func (tx *Tx) NodeProperties(id uint64) ([]Property, error) {
	if kept, err := tx.keptNode(id); kept != nil || err != nil {
		if err != nil {
			return nil, err
		}
		return kept.properties, nil
	}
	_, properties, err := tx.wholeNode(id)
	return properties, err
}

// wholeNode returns labels and properties, which the caller must not change.
func (tx *Tx) wholeNode(id uint64) ([]Token, []Property, error) {
	if kept, err := tx.keptNode(id); kept != nil || err != nil {
		if err != nil {
			return nil, nil, err
		}
		return kept.labels, kept.properties, nil
	}
	r, err := tx.existing(id)
	if err != nil {
		return nil, nil, err
	}
	labels := r.labels()
	properties := r.properties()
	return labels, properties, tx.verify(&r)
}

// CreateNode makes a node. Labels and properties may come in any order; a
// property whose value is nil is left out. It fails with graph.Conflict if a
// unique property is already taken.
func (tx *Tx) CreateNode(labels []Token, properties []Property) (uint64, error) {
	labels = slices.Compact(slices.Sorted(slices.Values(labels)))
	var sorted []Property
	for _, p := range properties {
		if err := value.CheckProperty(p.Value); err != nil {
			return 0, err
		}
		sorted = setProperty(sorted, p.Key, p.Value)
	}
	if err := tx.mayWrite(); err != nil {
		return 0, err
	}
	id, err := tx.bucket(bucketNodes).NextSequence()
	if err != nil {
		return 0, tx.db.failure(err)
	}
	if err := tx.writeNode(id, nil, nil, labels, sorted); err != nil {
		return 0, err
	}
	for _, incoming := range []bool{false, true} { // it has none yet: nobody need look
		_, own, _ := tx.side(incoming)
		if *own == nil {
			*own = map[uint64]*hops{}
		}
		(*own)[id] = &hops{}
	}
	tx.count(countNodes, 0, 1)
	return id, nil
}

// writeNode stores a node and brings label entries, indexes and counts from
// what it was to what it is.
func (tx *Tx) writeNode(id uint64, oldLabels []Token, oldProperties []Property, labels []Token, properties []Property) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	if err := tx.reindex(id, oldLabels, oldProperties, labels, properties); err != nil {
		return err
	}
	entries := tx.bucket(bucketLabels)
	for _, l := range labels {
		if !slices.Contains(oldLabels, l) {
			tx.changed()
			if err := entries.Add(labelKey(l, id), nil); err != nil {
				return tx.db.failure(err)
			}
			tx.count(countLabel, l, 1)
		}
	}
	for _, l := range oldLabels {
		if !slices.Contains(labels, l) {
			tx.changed()
			if err := entries.Delete(labelKey(l, id)); err != nil {
				return tx.db.failure(err)
			}
			tx.count(countLabel, l, -1)
		}
	}
	return tx.putNode(id, labels, properties)
}

func labelKey(l Token, id uint64) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(nil, uint32(l)), id)
}

// SetNodeProperties applies changes to a node, in their order; a nil value
// removes a property.
func (tx *Tx) SetNodeProperties(id uint64, changes []Property) error {
	labels, before, err := tx.wholeNode(id)
	if err != nil {
		return err
	}
	after := slices.Clone(before)
	for _, c := range changes {
		if err := value.CheckProperty(c.Value); err != nil {
			return err
		}
		after = setProperty(after, c.Key, c.Value)
	}
	if bytes.Equal(appendProperties(nil, before), appendProperties(nil, after)) {
		return nil // a transaction that changes nothing has nothing to commit
	}
	return tx.writeNode(id, labels, before, labels, after)
}

// SetLabel adds a label to a node and reports whether it was missing.
func (tx *Tx) SetLabel(id uint64, label Token) (bool, error) {
	labels, properties, err := tx.wholeNode(id)
	if err != nil || slices.Contains(labels, label) {
		return false, err
	}
	after := append(slices.Clone(labels), label)
	slices.Sort(after)
	return true, tx.writeNode(id, labels, properties, after, properties)
}

// RemoveLabel takes a label from a node and reports whether it had it.
func (tx *Tx) RemoveLabel(id uint64, label Token) (bool, error) {
	labels, properties, err := tx.wholeNode(id)
	if err != nil || !slices.Contains(labels, label) {
		return false, err
	}
	after := slices.DeleteFunc(slices.Clone(labels), func(l Token) bool { return l == label })
	return true, tx.writeNode(id, labels, properties, after, properties)
}

// DeleteNode deletes a node and reports whether it existed. Its relationships
// must be deleted too before [Tx.CheckDeleted] is asked.
func (tx *Tx) DeleteNode(id uint64) (bool, error) {
	exists, err := tx.HasNode(id)
	if err != nil || !exists {
		return false, err
	}
	labels, properties, err := tx.wholeNode(id)
	if err != nil {
		return false, err
	}
	if err := tx.writeNode(id, labels, properties, nil, nil); err != nil {
		return false, err
	}
	if err := tx.deleteRecord(bucketNodes, &tx.touched.nodes, id); err != nil {
		return false, err
	}
	tx.count(countNodes, 0, -1)
	if tx.deleted == nil {
		tx.deleted = map[uint64]struct{}{}
	}
	tx.deleted[id], tx.deletedAny = struct{}{}, true
	return true, nil
}

// CheckDeleted fails with graph.Conflict if a node that was deleted still has a
// relationship. It is asked at the end of each statement, since a statement may
// delete a node before its relationships.
func (tx *Tx) CheckDeleted() error {
	for _, id := range slices.Sorted(keysOf(tx.deleted)) {
		if tx.hasRelationship(id) {
			e := graph.Errorf(graph.Conflict, "cannot delete the node with id %d: it still has relationships; delete them first, or use DETACH DELETE", id)
			e.Status = "Neo.ClientError.Schema.ConstraintValidationFailed"
			return e
		}
	}
	clear(tx.deleted)
	return nil
}
