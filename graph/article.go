package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Article is what a user adds. Text is kept byte for byte as it was given:
// every offset in the program is a UTF-8 byte offset into it.
type Article struct {
	ID        string    // stable; given by the user, the file's stem, or derived from the content
	Title     string    // may be empty
	URL       string    // may be empty
	Source    string    // publisher or file it came from; may be empty
	Published string    // ISO 8601 date, possibly of reduced precision ("2022-09-07", "1979"); empty if unknown
	Text      string    // valid UTF-8
	AddedAt   time.Time // UTC; set by the ingest, never by the extractor
}

// ContentHash identifies what the extractor reads of the article: title,
// publication date, address, source and text. It is a lower-case hexadecimal
// SHA-256, 64 characters long.
func (a Article) ContentHash() string {
	h := sha256.New()
	for _, part := range []string{a.Title, a.URL, a.Source, a.Published, a.Text} {
		// The length first, so that moving a byte from one part to the next changes the hash.
		var size [8]byte
		for i, n := 0, len(part); i < len(size); i++ {
			size[i] = byte(n >> (8 * i))
		}
		h.Write(size[:])
		h.Write([]byte(part))
	}
	return hex.EncodeToString(h.Sum(nil))
}
