package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// verifyAll reads everything and makes sure that it fits together. Records carry
// checksums; all other buckets follow from the records, so that a byte which
// changed anywhere shows as a difference. It returns what is wrong first.
func (tx *Tx) verifyAll() error { return newVerifier(tx).all() }

func newVerifier(tx *Tx) *verifier { return &verifier{tx: tx, want: map[string]int64{}} }

func (v *verifier) all() error {
	for _, step := range []func() error{v.tokens, v.nodes, v.relationships, v.derived, v.postings, v.counts} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

type verifier struct {
	tx      *Tx
	labels  int64            // entries that the bucket of labels must have
	entries int64            // entries that the indexes must have
	rels    int64            // relationships
	want    map[string]int64 // counts that must be stored
	posted  int64            // entries that the full-text indexes must have

	withoutEntries bool // those of the indexes are not looked at
}

// each goes over a bucket and makes sure that its keys ascend, which also ends
// the walk through a tree that leads back to itself.
func (v *verifier) each(bucket []byte, visit func(key, val []byte) error) error {
	b := v.tx.bucket(bucket)
	if b == nil {
		return fmt.Errorf("the bucket %s is missing", bucket)
	}
	var last []byte
	c := b.Cursor()
	for key, val := c.First(); key != nil; key, val = c.Next() {
		if last != nil && bytes.Compare(last, key) >= 0 {
			return fmt.Errorf("the keys of the bucket %s do not ascend", bucket)
		}
		last = append(last[:0], key...)
		if err := visit(key, val); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) tokens() error {
	balance := 0
	b := v.tx.bucket(bucketTokens)
	if b == nil {
		return errors.New("the bucket tokens is missing")
	}
	err := v.each(bucketTokens, func(key, val []byte) error {
		var mirror, other []byte
		switch {
		case len(key) > 0 && key[0] < byte(tokenKinds) && len(val) == 4:
			balance++
			mirror, other = nameKey(TokenKind(key[0]), Token(binary.BigEndian.Uint32(val))), key[1:]
		case len(key) == 5 && key[0]&reverse != 0:
			balance--
			mirror, other = tokenKey(TokenKind(key[0]&^reverse), string(val)), key[1:]
		default:
			return errors.New("a name cannot be read")
		}
		if !bytes.Equal(b.Get(mirror), other) {
			return errors.New("a name does not match its number")
		}
		return nil
	})
	if err == nil && balance != 0 {
		err = errors.New("a name is missing")
	}
	return err
}

func (v *verifier) nodes() error {
	labelBucket, entryBucket := v.tx.bucket(bucketLabels), v.tx.bucket(bucketEntries)
	if labelBucket == nil || entryBucket == nil {
		return errors.New("the bucket labels or entries is missing")
	}
	return v.each(bucketNodes, func(key, val []byte) error {
		rec, err := open(val)
		if err != nil || len(key) != 8 {
			return fmt.Errorf("a node: %w", errRecord)
		}
		id := binary.BigEndian.Uint64(key)
		r := reader{rest: rec}
		labels := r.labels()
		properties := r.properties()
		if r.bad {
			return fmt.Errorf("the node %d cannot be read", id)
		}
		v.want[string(countKey(countNodes, 0))]++
		for _, l := range labels {
			v.labels++
			v.want[string(countKey(countLabel, l))]++
			if labelBucket.Get(labelKey(l, id)) == nil {
				return fmt.Errorf("the node %d is missing below its label", id)
			}
			v.fulltexts(0, l, labels, properties)
			for _, def := range v.tx.indexesOf(l) {
				if !v.entry(def, id, properties) {
					return fmt.Errorf("the node %d is missing in an index", id)
				}
			}
		}
		return nil
	})
}

// entry reports whether what an index must hold of something is there.
func (v *verifier) entry(rule *Rule, id uint64, properties []Property) bool {
	vals := indexed(rule, properties)
	if vals == nil || v.withoutEntries {
		return true
	}
	v.entries++
	return v.tx.bucket(bucketEntries).Get(binary.BigEndian.AppendUint64(entryPrefix(rule.ID, vals...), id)) != nil
}

func (v *verifier) relationships() error {
	out, in, nodes := v.tx.bucket(bucketOut), v.tx.bucket(bucketIn), v.tx.bucket(bucketNodes)
	if out == nil || in == nil {
		return errors.New("the bucket out or in is missing")
	}
	return v.each(bucketRels, func(key, val []byte) error {
		rec, err := open(val)
		if err != nil || len(key) != 8 {
			return fmt.Errorf("a relationship: %w", errRecord)
		}
		id := binary.BigEndian.Uint64(key)
		r := reader{rest: rec}
		t, start, end := Token(r.uvarint()), r.uvarint(), r.uvarint()
		properties := r.properties()
		if r.bad {
			return fmt.Errorf("the relationship %d cannot be read", id)
		}
		v.fulltexts(1, t, []Token{t}, properties)
		for _, rule := range v.tx.schema().rels[t] {
			if !v.entry(rule, id, properties) {
				return fmt.Errorf("the relationship %d is missing in an index", id)
			}
		}
		v.rels++
		v.want[string(countKey(countRelationships, 0))]++
		v.want[string(countKey(countType, t))]++
		if !bytes.Equal(out.Get(adjacencyKey(start, t, id)), idKey(end)) || !bytes.Equal(in.Get(adjacencyKey(end, t, id)), idKey(start)) {
			return fmt.Errorf("the relationship %d is missing at one of its nodes", id)
		}
		if nodes.Get(idKey(start)) == nil || nodes.Get(idKey(end)) == nil {
			return fmt.Errorf("a node of the relationship %d is missing", id)
		}
		return nil
	})
}

// derived makes sure that there is no entry without its record.
func (v *verifier) derived() error {
	for _, c := range []struct {
		bucket []byte
		want   int64
	}{{bucketLabels, v.labels}, {bucketEntries, v.entries}, {bucketOut, v.rels}, {bucketIn, v.rels}} {
		n := int64(0)
		if v.withoutEntries && bytes.Equal(c.bucket, bucketEntries) {
			continue
		}
		if err := v.each(c.bucket, func(_, _ []byte) error { n++; return nil }); err != nil {
			return err
		}
		if n != c.want {
			return fmt.Errorf("the bucket %s has %d entries, want %d", c.bucket, n, c.want)
		}
	}
	return nil
}

func (v *verifier) counts() error {
	err := v.each(bucketCounts, func(key, val []byte) error {
		if len(key) != 5 || len(val) != 8 || int64(binary.BigEndian.Uint64(val)) != v.want[string(key)] {
			return errors.New("a stored count is wrong")
		}
		delete(v.want, string(key))
		return nil
	})
	if err == nil && len(v.want) > 0 {
		err = errors.New("a count is missing")
	}
	return err
}
