package storage

import (
	"encoding/binary"
)

// keptNode returns the decoded record of a node, nil if it is not to be kept or
// does not exist: then the file is read.
func (tx *Tx) keptNode(id uint64) (*record, error) {
	if r, own := tx.touched.nodes[id]; own {
		tx.hits++
		return r, nil
	}
	c := &tx.db.cache
	if r := find[record, *record](&c.nodes, id, tx.snapshot); r != nil {
		tx.hits++
		return r, nil
	}
	raw, err := tx.node(id)
	if raw == nil || err != nil || len(raw) > longestRecord {
		return nil, err
	}
	from := reader{rest: raw}
	r := &record{version: tx.snapshot, labels: from.labels(), properties: from.properties()}
	if err := tx.verify(&from); err != nil {
		return nil, err
	}
	r.size = 96 + int64(len(raw)) + int64(len(r.properties))*48
	keep[record](c, &c.nodes, id, tx.snapshot, r)
	return r, nil
}

// keptRelationship is keptNode for a relationship.
func (tx *Tx) keptRelationship(id uint64) (*record, error) {
	if r, own := tx.touched.rels[id]; own {
		tx.hits++
		return r, nil
	}
	c := &tx.db.cache
	if r := find[record, *record](&c.rels, id, tx.snapshot); r != nil {
		tx.hits++
		return r, nil
	}
	rel, from, err := tx.relationship(id)
	if err != nil || len(from.rest) > longestRecord {
		return nil, err
	}
	r := &record{version: tx.snapshot, rel: rel, size: 128 + int64(len(from.rest))}
	r.properties = from.properties()
	if err := tx.verify(&from); err != nil {
		return nil, err
	}
	r.size += int64(len(r.properties)) * 48
	keep[record](c, &c.rels, id, tx.snapshot, r)
	return r, nil
}

// hopsOf returns the relationships of a node in one direction, and false if they
// have to be read from the file: there are too many, or the transaction changed
// them.
func (tx *Tx) hopsOf(node uint64, incoming bool) ([]hop, bool) {
	c := &tx.db.cache
	bucket, places, own := bucketOut, &c.out, tx.touched.out
	if incoming {
		bucket, places, own = bucketIn, &c.in, tx.touched.in
	}
	if len(own) > 0 {
		if h, changed := own[node]; changed {
			if h == nil {
				return nil, false
			}
			return h.list, true
		}
	}
	if h := find[hops, *hops](places, node, tx.snapshot); h != nil {
		return h.list, !h.long
	}
	var list []hop
	s := tx.scan(bucket, idKey(node))
	for key, val := s.next(); key != nil; key, val = s.next() {
		if len(key) != adjacencyKeySize || len(val) != 8 {
			return nil, false
		}
		if len(list) == longestHops {
			keep[hops](c, places, node, tx.snapshot, &hops{version: tx.snapshot, long: true})
			return nil, false
		}
		list = append(list, hop{
			rel:   binary.BigEndian.Uint64(key[12:]),
			other: binary.BigEndian.Uint64(val),
			t:     Token(binary.BigEndian.Uint32(key[8:])),
		})
	}
	h := &hops{version: tx.snapshot, list: list}
	keep[hops](c, places, node, tx.snapshot, h)
	return list, true
}

const adjacencyKeySize = 8 + 4 + 8
