package storage

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"entente/graph/embedded/fulltext"
	"entente/graph/embedded/value"
)

// The postings of full-text indexes are entries of one bucket, each of which
// begins with the index's id, a tag and the number of the field among the rule's
// keys. A change of one document touches the entries of its own terms only.
//
//	'p', field, term, 0, document -> places of the term, as differences
//	'l', field, document          -> number of terms
//	's', field                    -> documents with the field, terms of them all
var bucketPostings = []byte("postings")

const (
	tagPosting    = 'p'
	tagLength     = 'l'
	tagStatistics = 's'

	// longestPostingTerm is the longest term, in bytes, that is stored as it is; a
	// longer one ends with its hash.
	longestPostingTerm = 1000
)

func postingPrefix(index uint32, tag byte, field int) []byte {
	return append(binary.BigEndian.AppendUint32(make([]byte, 0, 64), index), tag, byte(field))
}

func termPrefix(index uint32, field int, term string) []byte {
	if len(term) > longestPostingTerm {
		sum := sha256.Sum256([]byte(term))
		term = term[:longestPostingTerm] + string(bytes.ToValidUTF8(bytes.ReplaceAll(sum[:], []byte{0}, []byte{1}), []byte{2}))
	}
	return append(append(postingPrefix(index, tagPosting, field), term...), 0)
}

// makePostings makes the bucket where it is missing, as in a store that never
// had a full-text index.
func (tx *Tx) makePostings() error {
	if tx.bucket(bucketPostings) != nil {
		return nil
	}
	_, err := tx.bolt.CreateBucketIfNotExists(bucketPostings)
	return tx.db.failure(err)
}

// analyzed cuts the text of one property into terms, by their places; nil for
// what is no text.
func analyzed(a *fulltext.Analyzer, v any) (terms map[string][]int, length int) {
	add := func(text string, from int) int {
		tokens, next := a.Tokens(text, from)
		for _, t := range tokens {
			if terms == nil {
				terms = map[string][]int{}
			}
			terms[t.Term] = append(terms[t.Term], t.Position)
		}
		length += len(tokens)
		return next
	}
	switch v := v.(type) {
	case string:
		add(v, 0)
	case []any:
		from := 0
		for _, e := range v {
			if text, ok := e.(string); ok {
				from = add(text, from)
			}
		}
	}
	return terms, length
}

// repost brings the postings of a document in one index from old properties to
// new ones; nil if it is, or shall be, no document of the index.
func (tx *Tx) repost(rule *Rule, id uint64, before, after []Property) error {
	analyzer, ok := fulltext.Find(rule.Analyzer)
	if !ok {
		return corrupt(tx.db.dir, "the full-text index "+rule.Name+" has an unknown analyzer")
	}
	for field, key := range rule.Keys {
		old, now := lookup(before, key), lookup(after, key)
		if old == nil && now == nil || old != nil && now != nil && value.Order(old, now) == 0 {
			continue
		}
		oldTerms, oldLength := analyzed(analyzer, old)
		terms, length := analyzed(analyzer, now)
		if err := tx.changePostings(rule, field, id, oldTerms, terms); err != nil {
			return err
		}
		if err := tx.changeLength(rule, field, id, oldLength, length); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) changePostings(rule *Rule, field int, id uint64, before, after map[string][]int) error {
	b := tx.bucket(bucketPostings)
	tx.changed()
	for term := range before {
		if _, stays := after[term]; stays {
			continue
		}
		if err := b.Delete(binary.BigEndian.AppendUint64(termPrefix(rule.ID, field, term), id)); err != nil {
			return tx.db.failure(err)
		}
	}
	for term, positions := range after {
		if slices.Equal(before[term], positions) {
			continue
		}
		if err := b.Put(binary.BigEndian.AppendUint64(termPrefix(rule.ID, field, term), id), encodePositions(positions)); err != nil {
			return tx.db.failure(err)
		}
	}
	return nil
}

func encodePositions(positions []int) []byte {
	raw, last := []byte{}, 0
	for _, p := range positions {
		raw = binary.AppendUvarint(raw, uint64(p-last))
		last = p
	}
	return raw
}

func decodePositions(raw []byte) []int {
	in := reader{rest: raw}
	var positions []int
	last := 0
	for len(in.rest) > 0 && !in.bad {
		last += int(in.uvarint())
		positions = append(positions, last)
	}
	return positions
}

// changeLength stores how many terms a field has, and what that does to the sums.
func (tx *Tx) changeLength(rule *Rule, field int, id uint64, before, after int) error {
	if before == after {
		return nil
	}
	b := tx.bucket(bucketPostings)
	key := binary.BigEndian.AppendUint64(postingPrefix(rule.ID, tagLength, field), id)
	documents, terms := tx.postingStatistics(rule.ID, field)
	terms += int64(after - before)
	var err error
	switch {
	case after == 0:
		documents--
		err = b.Delete(key)
	default:
		if before == 0 {
			documents++
		}
		err = b.Put(key, binary.AppendUvarint(nil, uint64(after)))
	}
	if err != nil {
		return tx.db.failure(err)
	}
	raw := binary.BigEndian.AppendUint64(nil, uint64(documents))
	return tx.db.failure(b.Put(postingPrefix(rule.ID, tagStatistics, field), binary.BigEndian.AppendUint64(raw, uint64(terms))))
}

func (tx *Tx) postingStatistics(index uint32, field int) (documents, terms int64) {
	raw := tx.bucket(bucketPostings).Get(postingPrefix(index, tagStatistics, field))
	if len(raw) != 16 {
		return 0, 0
	}
	return int64(binary.BigEndian.Uint64(raw)), int64(binary.BigEndian.Uint64(raw[8:]))
}

// repostNode brings a node in all full-text indexes from what it was to what it is.
func (tx *Tx) repostNode(id uint64, oldLabels []Token, before []Property, labels []Token, after []Property) error {
	rules := tx.schema().fulltexts[0]
	if len(rules) == 0 {
		return nil
	}
	done := map[*Rule]bool{}
	for _, list := range [2][]Token{oldLabels, labels} {
		for _, l := range list {
			for _, rule := range rules[l] {
				if done[rule] {
					continue
				}
				done[rule] = true
				old, now := before, after
				if firstOf(rule.Tokens, oldLabels) == NoToken {
					old = nil
				}
				if firstOf(rule.Tokens, labels) == NoToken {
					now = nil
				}
				if err := tx.repost(rule, id, old, now); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (tx *Tx) repostRelationship(id uint64, t Token, before, after []Property) error {
	for _, rule := range tx.schema().fulltexts[1][t] {
		if err := tx.repost(rule, id, before, after); err != nil {
			return err
		}
	}
	return nil
}

// fulltexts counts what the full-text indexes must have of something with a
// label, or a type, and these properties.
func (v *verifier) fulltexts(side int, of Token, all []Token, properties []Property) {
	for _, rule := range v.tx.schema().fulltexts[side][of] {
		a, ok := fulltext.Find(rule.Analyzer)
		if !ok || firstOf(rule.Tokens, all) != of { // it comes once
			continue
		}
		for field, key := range rule.Keys {
			terms, length := analyzed(a, lookup(properties, key))
			v.posted += int64(len(terms))
			if length > 0 {
				v.posted++
				v.want[string(postingPrefix(rule.ID, tagStatistics, field))+"d"]++
				v.want[string(postingPrefix(rule.ID, tagStatistics, field))+"t"] += int64(length)
			}
		}
	}
}

// postings makes sure that the full-text indexes have as many entries as they
// must have, and that their statistics are right.
func (v *verifier) postings() error {
	if v.tx.bucket(bucketPostings) == nil {
		if v.posted > 0 {
			return errors.New("the bucket postings is missing")
		}
		return nil
	}
	n := int64(0)
	err := v.each(bucketPostings, func(key, val []byte) error {
		if len(key) != 6 || key[4] != tagStatistics {
			n++
			return nil
		}
		documents, terms := v.tx.postingStatistics(binary.BigEndian.Uint32(key), int(key[5]))
		if documents != v.want[string(key)+"d"] || terms != v.want[string(key)+"t"] {
			return errors.New("the statistics of a full-text index are wrong")
		}
		delete(v.want, string(key)+"d")
		delete(v.want, string(key)+"t")
		return nil
	})
	if err == nil && n != v.posted {
		err = fmt.Errorf("the full-text indexes have %d entries, want %d", n, v.posted)
	}
	return err
}

// mostPostings is how many entries are collected at a time when an index is made.
const mostPostings = 500_000

// fillPostings makes the entries of a new index, in the order of their keys: a
// page of the file takes in what comes in order much faster.
func (tx *Tx) fillPostings(rule *Rule, tick func() error) error {
	analyzer, _ := fulltext.Find(rule.Analyzer)
	type entry struct{ key, val []byte }
	var entries []entry
	documents, total := make([]int64, len(rule.Keys)), make([]int64, len(rule.Keys))
	b := tx.bucket(bucketPostings)
	write := func() error {
		slices.SortFunc(entries, func(a, b entry) int { return bytes.Compare(a.key, b.key) })
		for _, e := range entries {
			if err := tick(); err != nil {
				return err
			}
			if err := b.Add(e.key, e.val); err != nil {
				return tx.db.failure(err)
			}
		}
		entries = nil
		tx.changed()
		return nil
	}
	err := tx.each(rule, tick, func(id uint64, properties []Property) error {
		for field, key := range rule.Keys {
			terms, length := analyzed(analyzer, lookup(properties, key))
			if length == 0 {
				continue
			}
			for term, positions := range terms {
				entries = append(entries, entry{binary.BigEndian.AppendUint64(termPrefix(rule.ID, field, term), id), encodePositions(positions)})
			}
			entries = append(entries, entry{binary.BigEndian.AppendUint64(postingPrefix(rule.ID, tagLength, field), id), binary.AppendUvarint(nil, uint64(length))})
			documents[field]++
			total[field] += int64(length)
		}
		if len(entries) >= mostPostings {
			return write()
		}
		return nil
	})
	if err != nil {
		return err
	}
	for field, n := range documents {
		if n > 0 {
			raw := binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, uint64(n)), uint64(total[field]))
			entries = append(entries, entry{postingPrefix(rule.ID, tagStatistics, field), raw})
		}
	}
	return write()
}
