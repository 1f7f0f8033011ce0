package storage

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// What a transaction writes waits in memory until it commits, and is then
// written in the order of the keys: a record that is made and then given its
// properties is written once, and the pages of the file are gone over once. The
// entries of labels and indexes do not wait.
//
// touched has, for each thing that the transaction changed, what it is now; nil
// if that has to be read from the file. It is also what the cache must not be
// asked for.
type touched struct {
	nodes, rels map[uint64]*record
	out, in     map[uint64]*hops

	unwritten     int // records and entries that wait
	outAdd, inAdd []adjacency
}

// adjacency is an entry of the buckets out and in.
type adjacency struct {
	key [adjacencyKeySize]byte
	val [8]byte
}

// mostUnwritten is how much may wait before it is written early, which bounds
// the memory of a large transaction.
const mostUnwritten = 50_000

// putNode makes a record what a node is now.
func (tx *Tx) putNode(id uint64, labels []Token, properties []Property) error {
	return tx.putRecord(&tx.touched.nodes, id, &record{labels: labels, properties: properties, unwritten: true})
}

// putRelationship makes a record what a relationship is now.
func (tx *Tx) putRelationship(id uint64, rel relationship, properties []Property) error {
	return tx.putRecord(&tx.touched.rels, id, &record{rel: rel, properties: properties, unwritten: true})
}

func (tx *Tx) putRecord(records *map[uint64]*record, id uint64, r *record) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	if *records == nil {
		*records = map[uint64]*record{}
	}
	if before := (*records)[id]; before == nil || !before.unwritten {
		tx.touched.unwritten++
	}
	(*records)[id] = r
	tx.hits++
	if tx.touched.unwritten >= mostUnwritten {
		if err := tx.flush(); err != nil {
			return err
		}
		tx.forget()
	}
	return nil
}

// forget lets go of what the file has too.
func (tx *Tx) forget() {
	t := &tx.touched
	for id := range t.nodes {
		t.nodes[id] = nil
	}
	for id := range t.rels {
		t.rels[id] = nil
	}
	for id := range t.out {
		t.out[id] = nil
	}
	for id := range t.in {
		t.in[id] = nil
	}
}

// deleteRecord removes a record that may be in the file.
func (tx *Tx) deleteRecord(name []byte, records *map[uint64]*record, id uint64) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	if *records == nil {
		*records = map[uint64]*record{}
	}
	if before := (*records)[id]; before != nil && before.unwritten {
		tx.touched.unwritten--
	}
	(*records)[id] = nil
	tx.changed()
	return tx.db.failure(tx.bucket(name).Delete(idKey(id)))
}

// side returns what belongs to one of the two directions.
func (tx *Tx) side(incoming bool) (name []byte, own *map[uint64]*hops, add *[]adjacency) {
	if incoming {
		return bucketIn, &tx.touched.in, &tx.touched.inAdd
	}
	return bucketOut, &tx.touched.out, &tx.touched.outAdd
}

// ownHops returns the list of a node's relationships that the transaction may
// change, nil if there are too many: then the file is read and written.
func (tx *Tx) ownHops(node uint64, incoming bool) (*hops, error) {
	_, own, _ := tx.side(incoming)
	if *own == nil {
		*own = map[uint64]*hops{}
	}
	h, changed := (*own)[node]
	if !changed {
		if list, ok := tx.hopsOf(node, incoming); ok {
			h = &hops{list: slices.Clone(list)}
		}
		(*own)[node] = h
	}
	if h != nil && len(h.list) >= longestHops {
		if err := tx.flush(); err != nil {
			return nil, err
		}
		(*own)[node], h = nil, nil
	}
	return h, nil
}

// addHop gives a node a relationship.
func (tx *Tx) addHop(node uint64, incoming bool, h hop) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	own, err := tx.ownHops(node, incoming)
	if err != nil {
		return err
	}
	var entry adjacency
	binary.BigEndian.PutUint64(entry.key[:], node)
	binary.BigEndian.PutUint32(entry.key[8:], uint32(h.t))
	binary.BigEndian.PutUint64(entry.key[12:], h.rel)
	binary.BigEndian.PutUint64(entry.val[:], h.other)
	name, _, add := tx.side(incoming)
	if own == nil {
		tx.changed()
		return tx.db.failure(tx.bucket(name).Add(entry.key[:], entry.val[:]))
	}
	// Whoever goes over the list has the part of it that there was.
	own.list = append(own.list, h)
	*add = append(*add, entry)
	tx.touched.unwritten++
	tx.hits++
	return nil
}

// removeHop takes a relationship, which is in the file, from a node.
func (tx *Tx) removeHop(node uint64, incoming bool, t Token, rel uint64) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	own, err := tx.ownHops(node, incoming)
	if err != nil {
		return err
	}
	if own != nil { // a copy, for whoever goes over the list
		list := make([]hop, 0, len(own.list))
		for _, h := range own.list {
			if h.rel != rel {
				list = append(list, h)
			}
		}
		own.list = list
	}
	name, _, _ := tx.side(incoming)
	tx.changed()
	return tx.db.failure(tx.bucket(name).Delete(adjacencyKey(node, t, rel)))
}

// flush writes what waits. It must be called before anything that was changed is
// read from the file by other means than [Tx.node] and the like.
func (tx *Tx) flush() error {
	t := &tx.touched
	if t.unwritten == 0 {
		return nil
	}
	nodes, rels := tx.bucket(bucketNodes), tx.bucket(bucketRels)
	for _, id := range unwritten(t.nodes) {
		r := t.nodes[id]
		r.unwritten = false
		if err := nodes.Put(idKey(id), encodeNode(r.labels, r.properties)); err != nil {
			return tx.db.failure(err)
		}
	}
	for _, id := range unwritten(t.rels) {
		r := t.rels[id]
		r.unwritten = false
		if err := rels.Put(idKey(id), encodeRelationship(r.rel.t, r.rel.start, r.rel.end, r.properties)); err != nil {
			return tx.db.failure(err)
		}
	}
	for _, incoming := range []bool{false, true} {
		name, _, add := tx.side(incoming)
		slices.SortFunc(*add, func(a, b adjacency) int { return bytes.Compare(a.key[:], b.key[:]) })
		b := tx.bucket(name)
		for i := range *add {
			entry := &(*add)[i]
			if err := b.Add(entry.key[:], entry.val[:]); err != nil {
				return tx.db.failure(err)
			}
		}
		*add = nil // the file's pages hold on to them until the commit
	}
	t.unwritten = 0
	tx.changed()
	return nil
}

// unwritten lists the ids of the records that wait, ascending.
func unwritten(records map[uint64]*record) []uint64 {
	var ids []uint64
	for id, r := range records {
		if r != nil && r.unwritten {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}
