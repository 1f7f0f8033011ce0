package storage

import (
	"encoding/binary"
	"iter"
	"slices"

	"entente/graph/embedded/value"
)

func keysOf(m map[uint64]struct{}) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

type relationship struct {
	t          Token
	start, end uint64
}

func (tx *Tx) relationship(id uint64) (relationship, reader, error) {
	tx.hits++
	var key [8]byte
	binary.BigEndian.PutUint64(key[:], id)
	raw := tx.bucket(bucketRels).Get(key[:])
	if raw == nil {
		return relationship{}, reader{}, notFound("relationship", id)
	}
	rec, err := open(raw)
	if err != nil {
		return relationship{}, reader{}, corrupt(tx.db.dir, err.Error())
	}
	r := reader{rest: rec}
	return relationship{Token(r.uvarint()), r.uvarint(), r.uvarint()}, r, nil
}

// HasRelationship reports whether the relationship exists.
func (tx *Tx) HasRelationship(id uint64) bool {
	if r, own := tx.touched.rels[id]; own && r != nil {
		return true
	}
	return tx.bucket(bucketRels).Get(idKey(id)) != nil
}

// Relationship returns a relationship by its id.
func (tx *Tx) Relationship(id uint64) (value.Relationship, error) {
	if kept, err := tx.keptRelationship(id); kept != nil || err != nil {
		if err != nil {
			return value.Relationship{}, err
		}
		return value.Relationship{ID: id, Start: kept.rel.start, End: kept.rel.end, Type: tx.Name(Type, kept.rel.t)}, nil
	}
	rel, _, err := tx.relationship(id)
	if err != nil {
		return value.Relationship{}, err
	}
	return value.Relationship{ID: id, Start: rel.start, End: rel.end, Type: tx.Name(Type, rel.t)}, nil
}

// RelationshipProperty returns a property of a relationship, nil if it has no
// such property.
func (tx *Tx) RelationshipProperty(id uint64, key Token) (any, error) {
	if kept, err := tx.keptRelationship(id); kept != nil || err != nil {
		if err != nil {
			return nil, err
		}
		return lookup(kept.properties, key), nil
	}
	_, r, err := tx.relationship(id)
	if err != nil {
		return nil, err
	}
	v := r.property(key)
	return v, tx.verify(&r)
}

// RelationshipProperties returns all properties of a relationship, sorted by
// token. The caller must not change them.
func (tx *Tx) RelationshipProperties(id uint64) ([]Property, error) {
	if kept, err := tx.keptRelationship(id); kept != nil || err != nil {
		if err != nil {
			return nil, err
		}
		return kept.properties, nil
	}
	_, r, err := tx.relationship(id)
	if err != nil {
		return nil, err
	}
	properties := r.properties()
	return properties, tx.verify(&r)
}

// CreateRelationship makes a relationship between two nodes that exist.
func (tx *Tx) CreateRelationship(t Token, start, end uint64, properties []Property) (value.Relationship, error) {
	for _, node := range []uint64{start, end} {
		if !tx.deletedAny {
			break // whoever has the id found the node in this snapshot
		}
		if exists, err := tx.HasNode(node); err != nil || !exists {
			if err == nil {
				err = notFound("node", node)
			}
			return value.Relationship{}, err
		}
	}
	var sorted []Property
	for _, p := range properties {
		if err := value.CheckProperty(p.Value); err != nil {
			return value.Relationship{}, err
		}
		sorted = setProperty(sorted, p.Key, p.Value)
	}
	if err := tx.mayWrite(); err != nil {
		return value.Relationship{}, err
	}
	id, err := tx.bucket(bucketRels).NextSequence()
	if err != nil {
		return value.Relationship{}, tx.db.failure(err)
	}
	if err := tx.reindexRelationship(id, t, nil, sorted); err != nil {
		return value.Relationship{}, err
	}
	if err := tx.putRelationship(id, relationship{t, start, end}, sorted); err != nil {
		return value.Relationship{}, err
	}
	if err := tx.addHop(start, false, hop{id, end, t}); err != nil {
		return value.Relationship{}, err
	}
	if err := tx.addHop(end, true, hop{id, start, t}); err != nil {
		return value.Relationship{}, err
	}
	tx.count(countRelationships, 0, 1)
	tx.count(countType, t, 1)
	return value.Relationship{ID: id, Start: start, End: end, Type: tx.Name(Type, t)}, nil
}

// SetRelationshipProperties applies changes to a relationship, in their order;
// a nil value removes a property.
func (tx *Tx) SetRelationshipProperties(id uint64, changes []Property) error {
	rel, before, err := tx.wholeRelationship(id)
	if err != nil {
		return err
	}
	properties := slices.Clone(before)
	for _, c := range changes {
		if err := value.CheckProperty(c.Value); err != nil {
			return err
		}
		properties = setProperty(properties, c.Key, c.Value)
	}
	if err := tx.reindexRelationship(id, rel.t, before, properties); err != nil {
		return err
	}
	return tx.putRelationship(id, rel, properties)
}

// wholeRelationship returns a relationship with its properties, which the caller
// must not change.
func (tx *Tx) wholeRelationship(id uint64) (relationship, []Property, error) {
	if kept, err := tx.keptRelationship(id); kept != nil || err != nil {
		if err != nil {
			return relationship{}, nil, err
		}
		return kept.rel, kept.properties, nil
	}
	rel, r, err := tx.relationship(id)
	if err != nil {
		return relationship{}, nil, err
	}
	properties := r.properties()
	return rel, properties, tx.verify(&r)
}

// DeleteRelationship deletes a relationship and reports whether it existed.
func (tx *Tx) DeleteRelationship(id uint64) (bool, error) {
	if !tx.HasRelationship(id) {
		return false, nil
	}
	if r := tx.touched.rels[id]; r != nil && r.unwritten { // its entries wait too
		if err := tx.flush(); err != nil {
			return false, err
		}
	}
	rel, properties, err := tx.wholeRelationship(id)
	if err != nil {
		return false, err
	}
	if err := tx.reindexRelationship(id, rel.t, properties, nil); err != nil {
		return false, err
	}
	if err := tx.deleteRecord(bucketRels, &tx.touched.rels, id); err != nil {
		return false, err
	}
	if err := tx.removeHop(rel.start, false, rel.t, id); err != nil {
		return false, err
	}
	if err := tx.removeHop(rel.end, true, rel.t, id); err != nil {
		return false, err
	}
	tx.count(countRelationships, 0, -1)
	tx.count(countType, rel.t, -1)
	return true, nil
}
