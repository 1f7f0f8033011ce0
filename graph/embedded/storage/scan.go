package storage

import (
	"bytes"
	"encoding/binary"

	"go.etcd.io/bbolt"

	"entente/graph/embedded/value"
)

// Direction selects relationships by the side on which a node stands.
type Direction int

// The directions.
const (
	Both     Direction = iota
	Outgoing           // the node is the start
	Incoming           // the node is the end
)

// scan walks the keys with a prefix. The graph may change meanwhile: a scan
// finds its place again by the last key that it returned.
type scan struct {
	tx     *Tx
	bucket *bbolt.Bucket
	cursor *bbolt.Cursor
	prefix []byte
	first  []byte // where to begin; nil: at the prefix
	end    []byte // the last key begins with it or stands before it; nil: the prefix says
	last   []byte // a copy of the key returned last; nil before the first
	seen   uint64 // tx.changes at the last step
}

func (tx *Tx) scan(bucket, prefix []byte) scan {
	return scan{tx: tx, bucket: tx.bucket(bucket).Bucket, prefix: prefix}
}

// next returns the next key and value, nil at the end. They are valid until the
// graph changes.
func (s *scan) next() (key, val []byte) {
	s.tx.hits++
	switch {
	case s.cursor == nil:
		s.cursor = s.bucket.Cursor()
		begin := s.first
		if begin == nil {
			begin = s.prefix
		}
		key, val = s.cursor.Seek(begin)
	case s.seen != s.tx.changes:
		s.cursor = s.bucket.Cursor()
		if key, val = s.cursor.Seek(s.last); bytes.Equal(key, s.last) {
			key, val = s.cursor.Next()
		}
	default:
		key, val = s.cursor.Next()
	}
	s.seen = s.tx.changes
	if key == nil || s.beyond(key) {
		return nil, nil
	}
	if s.tx.Writable() {
		s.last = append(s.last[:0], key...)
	}
	return key, val
}

// Nodes iterates over node ids, ascending; those of a range in the order of the values.
type Nodes struct {
	scan scan
	none bool // it is empty
}

// AllNodes iterates over every node.
func (tx *Tx) AllNodes() *Nodes {
	if err := tx.flush(); err != nil {
		tx.failed = err
	}
	return &Nodes{scan: tx.scan(bucketNodes, nil)}
}

// NodesWithLabel iterates over the nodes that have a label.
func (tx *Tx) NodesWithLabel(l Token) *Nodes {
	return &Nodes{scan: tx.scan(bucketLabels, binary.BigEndian.AppendUint32(nil, uint32(l)))}
}

// Next returns the next node, false at the end.
func (n *Nodes) Next() (value.Node, bool) {
	if n.none {
		return value.Node{}, false
	}
	key, _ := n.scan.next()
	if len(key) < 8 {
		return value.Node{}, false
	}
	return value.Node{ID: binary.BigEndian.Uint64(key[len(key)-8:])}, true
}

func (tx *Tx) hasRelationship(node uint64) bool {
	_, found := tx.RelationshipsOf(node, Both, nil).Next()
	return found
}

func adjacencyKey(node uint64, t Token, rel uint64) []byte {
	key := make([]byte, 0, 20)
	key = binary.BigEndian.AppendUint64(key, node)
	key = binary.BigEndian.AppendUint32(key, uint32(t))
	return binary.BigEndian.AppendUint64(key, rel)
}
