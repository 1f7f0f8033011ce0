package storage

import (
	"bytes"
	"hash/crc32"

	"go.etcd.io/bbolt"
)

// bucket is a bucket as one transaction sees it. All writes go through it, since
// it keeps the sum of what they change: the file holds, for each bucket, the sum
// of [entrySum] over its entries, and is compared with it when it is opened.
//
// Of what bbolt offers, Get, Cursor, NextSequence and Sequence may be used freely.
type bucket struct {
	*bbolt.Bucket
	sum     uint64        // what to add to the stored sum; it wraps around
	cursor  *bbolt.Cursor // for looking at what is to be replaced
	touched bool
}

// Put stores an entry, in the place of what the key had.
func (b *bucket) Put(key, val []byte) error {
	if old, found := b.find(key); found {
		return b.Replace(key, old, val)
	}
	return b.Add(key, val)
}

// Add stores an entry whose key the caller knows to be missing, as that of a
// node just made. It saves the search of [bucket.Put]. A wrong guess makes the
// sum wrong and the graph refused when it is opened the next time.
func (b *bucket) Add(key, val []byte) error {
	if err := b.Bucket.Put(key, val); err != nil {
		return err
	}
	b.sum += entrySum(key, val)
	b.touched = true
	return nil
}

// Replace stores an entry in the place of one whose value the caller knows.
func (b *bucket) Replace(key, old, val []byte) error {
	b.sum -= entrySum(key, old) // old may lie on a page that goes away
	b.touched = true
	if err := b.Bucket.Put(key, val); err != nil {
		return err
	}
	b.sum += entrySum(key, val)
	return nil
}

// Delete removes an entry; a key that is missing is no error.
func (b *bucket) Delete(key []byte) error {
	old, found := b.find(key)
	if !found {
		return nil
	}
	b.sum -= entrySum(key, old)
	b.touched = true
	return b.Bucket.Delete(key)
}

// NextSequence returns a number that the bucket has never given out.
func (b *bucket) NextSequence() (uint64, error) {
	b.touched = true
	return b.Bucket.NextSequence()
}

// find looks a key up. Get does not tell an entry without a value from none.
func (b *bucket) find(key []byte) (val []byte, found bool) {
	if b.cursor == nil {
		b.cursor = b.Cursor()
	}
	k, val := b.cursor.Seek(key)
	return val, bytes.Equal(k, key)
}

// entrySum is what an entry adds to the sum of its bucket: its CRC-32C, which
// every change of up to 32 neighbouring bits changes, and above it the length of
// the key, so that moving the border between key and value is seen.
func entrySum(key, val []byte) uint64 {
	sum := crc32.Update(crc32.Checksum(key, castagnoli), castagnoli, val)
	return uint64(len(key))<<32 + uint64(sum)
}
