package storage

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"

	"entente/graph/embedded/fulltext"
)

// Fulltext returns a full-text index to search in.
func (tx *Tx) Fulltext(rule *Rule) fulltext.Source { return &postings{tx, rule} }

// postings implements [fulltext.Source].
type postings struct {
	tx   *Tx
	rule *Rule
}

// Fields implements [fulltext.Source].
func (p *postings) Fields() []string { return p.tx.ruleKeys(p.rule) }

func (p *postings) each(prefix []byte, visit func(key, val []byte) error) error {
	entries := p.tx.scan(bucketPostings, prefix)
	for key, val := entries.next(); key != nil; key, val = entries.next() {
		if err := visit(key, val); err != nil {
			return err
		}
	}
	return nil
}

// Postings implements [fulltext.Source].
func (p *postings) Postings(field int, term string, visit func(fulltext.Posting) error) error {
	prefix := termPrefix(p.rule.ID, field, term)
	return p.each(prefix, func(key, val []byte) error {
		if len(key) != len(prefix)+8 {
			return nil
		}
		return visit(fulltext.Posting{Document: binary.BigEndian.Uint64(key[len(prefix):]), Positions: decodePositions(val)})
	})
}

// Terms implements [fulltext.Source]. It steps over the documents of each term.
func (p *postings) Terms(field int, prefix string, visit func(term string) error) error {
	base := postingPrefix(p.rule.ID, tagPosting, field)
	from := append(slices.Clone(base), prefix...)
	c := p.tx.bucket(bucketPostings).Cursor()
	for key, _ := c.Seek(from); bytes.HasPrefix(key, from); {
		term, _, ok := bytes.Cut(key[len(base):], []byte{0})
		if !ok {
			return nil
		}
		name := string(term)
		if err := visit(name); err != nil {
			return err
		}
		key, _ = c.Seek(append(append(slices.Clone(base), name...), 1))
	}
	return nil
}

// Documents implements [fulltext.Source].
func (p *postings) Documents(field int, visit func(document uint64) error) error {
	prefix := postingPrefix(p.rule.ID, tagLength, field)
	return p.each(prefix, func(key, _ []byte) error {
		if len(key) != len(prefix)+8 {
			return nil
		}
		return visit(binary.BigEndian.Uint64(key[len(prefix):]))
	})
}

// Length implements [fulltext.Source].
func (p *postings) Length(field int, document uint64) int {
	raw := p.tx.bucket(bucketPostings).Get(binary.BigEndian.AppendUint64(postingPrefix(p.rule.ID, tagLength, field), document))
	n, size := binary.Uvarint(raw)
	if size <= 0 || n > math.MaxInt32 {
		return 0
	}
	return int(n)
}

// Statistics implements [fulltext.Source].
func (p *postings) Statistics(field int) (documents, terms int64) {
	return p.tx.postingStatistics(p.rule.ID, field)
}
