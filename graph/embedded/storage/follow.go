package storage

import (
	"encoding/binary"
	"slices"

	"entente/graph/embedded/value"
)

// Relationships iterates over the relationships of a node, by direction, type
// and id. A loop is met once. The zero value is empty; [Tx.Follow] sets it.
type Relationships struct {
	tx       *Tx
	node     uint64
	types    []Token // empty: all
	list     []hop   // what is left of the direction at hand
	incoming bool    // the direction at hand
	both     bool    // the incoming half is still to come
	skipLoop bool    // the outgoing half has met it
	scan     *scan   // instead of list, where the file is read
}

// RelationshipsOf iterates over the relationships of a node in a direction that
// have one of the types, which are different; no types means all.
func (tx *Tx) RelationshipsOf(node uint64, direction Direction, types []Token) *Relationships {
	r := &Relationships{}
	tx.Follow(r, node, direction, types)
	return r
}

// Follow is [Tx.RelationshipsOf] with an iterator that is there already.
func (tx *Tx) Follow(r *Relationships, node uint64, direction Direction, types []Token) {
	*r = Relationships{tx: tx, node: node, types: types, incoming: direction == Incoming, both: direction == Both}
	r.start()
}

// start begins the direction at hand.
func (r *Relationships) start() {
	r.scan = nil
	list, ok := r.tx.hopsOf(r.node, r.incoming)
	if ok {
		r.list = list
		return
	}
	bucket := bucketOut
	if r.incoming {
		bucket = bucketIn
	}
	prefix := idKey(r.node)
	if len(r.types) == 1 { // one of few among very many is found at once
		prefix = binary.BigEndian.AppendUint32(prefix, uint32(r.types[0]))
	}
	s := r.tx.scan(bucket, prefix)
	r.scan = &s
}

// nextHop returns the next relationship of the direction at hand.
func (r *Relationships) nextHop() (hop, bool) {
	if r.scan == nil {
		if len(r.list) == 0 {
			return hop{}, false
		}
		r.tx.hits++
		h := r.list[0]
		r.list = r.list[1:]
		return h, true
	}
	key, val := r.scan.next()
	if len(key) != adjacencyKeySize || len(val) != 8 {
		return hop{}, false
	}
	return hop{binary.BigEndian.Uint64(key[12:]), binary.BigEndian.Uint64(val), Token(binary.BigEndian.Uint32(key[8:]))}, true
}

// Next returns the next relationship, false at the end.
func (r *Relationships) Next() (value.Relationship, bool) {
	for r.tx != nil {
		h, ok := r.nextHop()
		if !ok {
			if !r.both {
				r.tx = nil
				break
			}
			r.both, r.incoming, r.skipLoop = false, true, true
			r.start()
			continue
		}
		if len(r.types) > 0 && !slices.Contains(r.types, h.t) || r.skipLoop && h.other == r.node {
			continue
		}
		rel := value.Relationship{ID: h.rel, Start: r.node, End: h.other, Type: r.tx.Name(Type, h.t)}
		if r.incoming {
			rel.Start, rel.End = h.other, r.node
		}
		return rel, true
	}
	return value.Relationship{}, false
}

// Degree counts the relationships of a node that [Tx.RelationshipsOf] goes over.
func (tx *Tx) Degree(node uint64, direction Direction, types []Token) int64 {
	if direction != Both && len(types) == 0 {
		if list, ok := tx.hopsOf(node, direction == Incoming); ok {
			return int64(len(list))
		}
	}
	n := int64(0)
	var r Relationships
	tx.Follow(&r, node, direction, types)
	for _, ok := r.Next(); ok; _, ok = r.Next() {
		n++
	}
	return n
}
