package storage

import (
	"context"
	"encoding/binary"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
)

// Token stands for a label, a relationship type or a property key; each kind
// has its own numbers, from 1. NoToken is a name that the graph has never seen.
type Token uint32

// NoToken is no label, type or key.
const NoToken Token = 0

// TokenKind says what a token stands for.
type TokenKind byte

// The kinds of token.
const (
	Label TokenKind = iota
	Type
	Key
	tokenKinds
)

const reverse = 0x80 // marks the entries from token to name

// tokenCache holds names that are committed. A transaction that began earlier
// may know fewer: then nothing that it reads has the token. It is read far more
// often than it grows, so that each change makes a new one.
type tokenCache struct {
	mu    sync.Mutex // held to change it
	kinds [tokenKinds]atomic.Pointer[tokenNames]
}

type tokenNames struct {
	tokens map[string]Token
	names  []string // by token; "" for one that is not known
}

func (c *tokenCache) init() {
	for k := range tokenKinds {
		c.kinds[k].Store(&tokenNames{tokens: map[string]Token{}})
	}
}

func (c *tokenCache) token(kind TokenKind, name string) Token {
	return c.kinds[kind].Load().tokens[name]
}

func (c *tokenCache) name(kind TokenKind, t Token) (string, bool) {
	names := c.kinds[kind].Load().names
	if int(t) >= len(names) || names[t] == "" {
		return "", false
	}
	return names[t], true
}

func (c *tokenCache) add(kind TokenKind, name string, t Token) {
	c.mu.Lock()
	defer c.mu.Unlock()
	before := c.kinds[kind].Load()
	if before.tokens[name] == t {
		return
	}
	after := &tokenNames{tokens: maps.Clone(before.tokens), names: slices.Clone(before.names)}
	for int(t) >= len(after.names) {
		after.names = append(after.names, "")
	}
	after.tokens[name], after.names[t] = t, name
	c.kinds[kind].Store(after)
}

// loadTokens fills the cache when the graph is opened.
func (db *DB) loadTokens() error {
	tx, err := db.Begin(context.Background(), false)
	if err != nil {
		return err
	}
	for kind := range tokenKinds {
		for _, name := range tx.Names(kind) {
			tx.Token(kind, name) // puts it into the cache
		}
	}
	return tx.Rollback()
}

type newToken struct {
	kind  TokenKind
	name  string
	token Token
}

func tokenKey(kind TokenKind, name string) []byte {
	return append([]byte{byte(kind)}, name...)
}

func nameKey(kind TokenKind, t Token) []byte {
	return binary.BigEndian.AppendUint32([]byte{byte(kind) | reverse}, uint32(t))
}

// Token returns the token of a name, NoToken if the graph has never seen it.
func (tx *Tx) Token(kind TokenKind, name string) Token {
	if t := tx.db.tokens.token(kind, name); t != NoToken {
		return t
	}
	raw := tx.bucket(bucketTokens).Get(tokenKey(kind, name))
	if len(raw) != 4 {
		return NoToken
	}
	t := Token(binary.BigEndian.Uint32(raw))
	if !tx.Writable() { // a name of this transaction's own may yet be rolled back
		tx.db.tokens.add(kind, name, t)
	}
	return t
}

// Name returns what a token stands for.
func (tx *Tx) Name(kind TokenKind, t Token) string {
	if name, ok := tx.db.tokens.name(kind, t); ok {
		return name
	}
	raw := tx.bucket(bucketTokens).Get(nameKey(kind, t))
	if raw != nil && !tx.Writable() {
		tx.db.tokens.add(kind, string(raw), t)
	}
	return string(raw)
}

// MakeToken returns the token of a name and makes one if there is none yet.
func (tx *Tx) MakeToken(kind TokenKind, name string) (Token, error) {
	if t := tx.Token(kind, name); t != NoToken {
		return t, nil
	}
	if err := tx.mayWrite(); err != nil {
		return NoToken, err
	}
	b := tx.bucket(bucketTokens)
	n, err := b.NextSequence()
	if err != nil {
		return NoToken, tx.db.failure(err)
	}
	t := Token(n)
	if err := b.Put(tokenKey(kind, name), binary.BigEndian.AppendUint32(nil, uint32(t))); err != nil {
		return NoToken, tx.db.failure(err)
	}
	if err := b.Put(nameKey(kind, t), []byte(name)); err != nil {
		return NoToken, tx.db.failure(err)
	}
	tx.made = append(tx.made, newToken{kind, name, t})
	return t, nil
}

// Names returns every name of a kind that was ever used, sorted.
func (tx *Tx) Names(kind TokenKind) []string {
	var names []string
	c := tx.bucket(bucketTokens).Cursor()
	for k, _ := c.Seek([]byte{byte(kind)}); len(k) > 0 && k[0] == byte(kind); k, _ = c.Next() {
		names = append(names, string(k[1:]))
	}
	return names
}
