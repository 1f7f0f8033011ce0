package storage

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

// RuleKind is what a rule of the schema is for.
type RuleKind byte

// The kinds of rule. The numbers are stored.
const (
	RangeIndex          RuleKind = 1
	FulltextIndex       RuleKind = 2
	UniqueConstraint    RuleKind = 3 // has a range index of its own
	KeyConstraint       RuleKind = 4 // unique, and all properties must be there; has a range index too
	ExistenceConstraint RuleKind = 5
	TypeConstraint      RuleKind = 6
)

// Constraint reports whether the rule forbids something.
func (k RuleKind) Constraint() bool { return k >= UniqueConstraint }

// Unique reports whether no two may have the same values.
func (k RuleKind) Unique() bool { return k == UniqueConstraint || k == KeyConstraint }

// indexed reports whether the rule has entries of values.
func (k RuleKind) indexed() bool { return k == RangeIndex || k.Unique() }

// Rule is an index or a constraint.
type Rule struct {
	ID            uint32
	Name          string
	Kind          RuleKind
	Relationships bool    // it is about relationships; else about nodes
	Tokens        []Token // labels or types; one, but for full text
	Keys          []Token // property keys, in the order of the definition
	Types         string  // of a type constraint: "INTEGER | FLOAT"
	Analyzer      string  // of a full-text index

	key []byte // where it is stored
}

// ruleByte begins the key of a rule; the older kinds stand below their own.
const ruleByte = 'r'

// encodeRule writes all of a rule but its name, which is its key.
func encodeRule(r *Rule) []byte {
	raw := []byte{byte(r.Kind), 0}
	if r.Relationships {
		raw[1] = 1
	}
	raw = binary.AppendUvarint(raw, uint64(r.ID))
	for _, list := range [2][]Token{r.Tokens, r.Keys} {
		raw = binary.AppendUvarint(raw, uint64(len(list)))
		for _, t := range list {
			raw = binary.AppendUvarint(raw, uint64(t))
		}
	}
	for _, text := range [2]string{r.Types, r.Analyzer} {
		raw = append(binary.AppendUvarint(raw, uint64(len(text))), text...)
	}
	return raw
}

// decodeRule reads a rule of any version; false if it cannot be read.
func (tx *Tx) decodeRule(key, raw []byte) (*Rule, bool) {
	if len(raw) == 12 && len(key) > 0 && (key[0] == kindPlain || key[0] == kindUnique) {
		r := &Rule{
			ID: binary.BigEndian.Uint32(raw), Kind: RangeIndex, key: slices.Clone(key),
			Tokens: []Token{Token(binary.BigEndian.Uint32(raw[4:]))}, Keys: []Token{Token(binary.BigEndian.Uint32(raw[8:]))},
		}
		if key[0] == kindUnique {
			r.Kind = UniqueConstraint
		}
		r.Name = tx.generatedName(r)
		return r, true
	}
	if len(raw) < 2 || len(key) < 2 || key[0] != ruleByte {
		return nil, false
	}
	in := reader{rest: raw[2:]}
	r := &Rule{Name: string(key[1:]), Kind: RuleKind(raw[0]), Relationships: raw[1] == 1, ID: uint32(in.uvarint()), key: slices.Clone(key)}
	r.Tokens, r.Keys = in.labels(), in.labels()
	r.Types, r.Analyzer = string(in.bytes(in.uvarint())), string(in.bytes(in.uvarint()))
	return r, !in.bad
}

// generatedName is the name of a rule that was given none. It follows from what
// the rule is about.
func (tx *Tx) generatedName(r *Rule) string {
	h := fnv.New32a()
	fmt.Fprintf(h, "%d %t %q %q %s", r.Kind, r.Relationships, tx.ruleTokens(r), tx.ruleKeys(r), r.Types)
	if r.Kind.Constraint() {
		return fmt.Sprintf("constraint_%x", h.Sum32())
	}
	return fmt.Sprintf("index_%x", h.Sum32())
}

// ruleTokens names the labels or types of a rule.
func (tx *Tx) ruleTokens(r *Rule) []string {
	kind := Label
	if r.Relationships {
		kind = Type
	}
	return tx.namesOf(kind, r.Tokens)
}

func (tx *Tx) ruleKeys(r *Rule) []string { return tx.namesOf(Key, r.Keys) }

func (tx *Tx) namesOf(kind TokenKind, tokens []Token) []string {
	names := make([]string, len(tokens))
	for i, t := range tokens {
		names[i] = tx.Name(kind, t)
	}
	return names
}

// TokenNames names the labels or types of a rule, KeyNames its properties.
func (tx *Tx) TokenNames(r *Rule) []string { return tx.ruleTokens(r) }

// KeyNames names the properties of a rule.
func (tx *Tx) KeyNames(r *Rule) []string { return tx.ruleKeys(r) }

// schema is what a transaction knows of the rules.
type schema struct {
	rules     []*Rule              // sorted by name
	nodes     map[Token][]*Rule    // those with entries, by label
	rels      map[Token][]*Rule    // and by type
	required  [2]map[Token][]*Rule // constraints asked at the end: of nodes by label, of relationships by type
	fulltexts [2]map[Token][]*Rule // full-text indexes, of nodes and of relationships
}

// Rules returns all indexes and constraints, sorted by name.
func (tx *Tx) Rules() []*Rule { return tx.schema().rules }

// Rule returns the index or constraint of that name.
func (tx *Tx) Rule(name string) (*Rule, bool) {
	for _, r := range tx.Rules() {
		if r.Name == name {
			return r, true
		}
	}
	return nil, false
}

// SchemaVersion changes with every change of the schema.
func (tx *Tx) SchemaVersion() uint64 { return tx.bucket(bucketIndexes).Sequence() }

// SchemaChanged reports whether this transaction has changed the schema.
func (tx *Tx) SchemaChanged() bool { return tx.reschemed }

func (tx *Tx) schema() *schema {
	if tx.rules != nil {
		return tx.rules
	}
	s := &schema{nodes: map[Token][]*Rule{}, rels: map[Token][]*Rule{}}
	for i := range s.required {
		s.required[i], s.fulltexts[i] = map[Token][]*Rule{}, map[Token][]*Rule{}
	}
	c := tx.bucket(bucketIndexes).Cursor()
	for key, raw := c.First(); key != nil; key, raw = c.Next() {
		if r, ok := tx.decodeRule(key, raw); ok {
			s.add(r)
		}
	}
	slices.SortFunc(s.rules, func(a, b *Rule) int { return cmp.Or(strings.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	tx.rules = s
	return s
}

func (s *schema) add(r *Rule) {
	s.rules = append(s.rules, r)
	side := 0
	if r.Relationships {
		side = 1
	}
	for _, t := range r.Tokens {
		switch {
		case r.Kind == FulltextIndex:
			s.fulltexts[side][t] = append(s.fulltexts[side][t], r)
			continue
		case r.Kind.indexed() && r.Relationships:
			s.rels[t] = append(s.rels[t], r)
		case r.Kind.indexed():
			s.nodes[t] = append(s.nodes[t], r)
		}
		if r.Kind.Constraint() && r.Kind != UniqueConstraint {
			s.required[side][t] = append(s.required[side][t], r)
		}
	}
}
