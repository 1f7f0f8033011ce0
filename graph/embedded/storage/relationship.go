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
		if _, err := tx.existing(node); err != nil {
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
	id, err := tx.bucket(bucketRels).NextSequence()
	if err != nil {
		return value.Relationship{}, tx.db.failure(err)
	}
	tx.changed()
	tx.touchRelationship(id, start, end)
	if err := tx.bucket(bucketRels).Add(idKey(id), encodeRelationship(t, start, end, sorted)); err != nil {
		return value.Relationship{}, tx.db.failure(err)
	}
	if err := tx.bucket(bucketOut).Add(adjacencyKey(start, t, id), idKey(end)); err != nil {
		return value.Relationship{}, tx.db.failure(err)
	}
	if err := tx.bucket(bucketIn).Add(adjacencyKey(end, t, id), idKey(start)); err != nil {
		return value.Relationship{}, tx.db.failure(err)
	}
	tx.count(countRelationships, 0, 1)
	tx.count(countType, t, 1)
	return value.Relationship{ID: id, Start: start, End: end, Type: tx.Name(Type, t)}, nil
}

// touchRelationship notes that a relationship comes or goes.
func (tx *Tx) touchRelationship(id, start, end uint64) {
	touch(&tx.touched.rels, id)
	touch(&tx.touched.out, start)
	touch(&tx.touched.in, end)
}

// SetRelationshipProperties applies changes to a relationship, in their order;
// a nil value removes a property.
func (tx *Tx) SetRelationshipProperties(id uint64, changes []Property) error {
	rel, r, err := tx.relationship(id)
	if err != nil {
		return err
	}
	properties := slices.Clone(r.properties())
	if err := tx.verify(&r); err != nil {
		return err
	}
	for _, c := range changes {
		if err := value.CheckProperty(c.Value); err != nil {
			return err
		}
		properties = setProperty(properties, c.Key, c.Value)
	}
	tx.changed()
	touch(&tx.touched.rels, id)
	return tx.db.failure(tx.bucket(bucketRels).Put(idKey(id), encodeRelationship(rel.t, rel.start, rel.end, properties)))
}

// DeleteRelationship deletes a relationship and reports whether it existed.
func (tx *Tx) DeleteRelationship(id uint64) (bool, error) {
	if !tx.HasRelationship(id) {
		return false, nil
	}
	rel, _, err := tx.relationship(id)
	if err != nil {
		return false, err
	}
	tx.changed()
	tx.touchRelationship(id, rel.start, rel.end)
	if err := tx.bucket(bucketRels).Delete(idKey(id)); err != nil {
		return false, tx.db.failure(err)
	}
	if err := tx.bucket(bucketOut).Delete(adjacencyKey(rel.start, rel.t, id)); err != nil {
		return false, tx.db.failure(err)
	}
	if err := tx.bucket(bucketIn).Delete(adjacencyKey(rel.end, rel.t, id)); err != nil {
		return false, tx.db.failure(err)
	}
	tx.count(countRelationships, 0, -1)
	tx.count(countType, rel.t, -1)
	return true, nil
}
