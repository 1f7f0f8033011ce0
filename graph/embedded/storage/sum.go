package storage

import (
	"encoding/binary"
	"hash/crc32"
	"strings"
)

// sumPrefix and the name of a bucket are the key of its sum in the bucket meta.
const sumPrefix = "sum:"

// encodeSum makes the stored form of a bucket's sum: sum, sequence and the
// CRC-32C of key and both.
func encodeSum(key []byte, s bucketSum) []byte {
	raw := binary.BigEndian.AppendUint64(make([]byte, 0, 20), s.sum)
	raw = binary.BigEndian.AppendUint64(raw, s.sequence)
	return binary.BigEndian.AppendUint32(raw, crc32.Update(crc32.Checksum(key, castagnoli), castagnoli, raw))
}

func decodeSum(key, raw []byte) (name string, s bucketSum, ok bool) {
	name, ok = strings.CutPrefix(string(key), sumPrefix)
	if !ok || len(raw) != 20 || binary.BigEndian.Uint32(raw[16:]) != crc32.Update(crc32.Checksum(key, castagnoli), castagnoli, raw[:16]) {
		return "", bucketSum{}, false
	}
	return name, bucketSum{binary.BigEndian.Uint64(raw), binary.BigEndian.Uint64(raw[8:])}, true
}

// writeSums stores the sums of the buckets that the transaction wrote to.
func (tx *Tx) writeSums() error {
	meta := tx.bolt.Bucket(bucketMeta)
	for name, b := range tx.buckets {
		if !b.touched {
			continue
		}
		key := []byte(sumPrefix + name)
		stored := bucketSum{sum: b.sum, sequence: b.Sequence()}
		if raw := meta.Get(key); raw != nil {
			_, before, ok := decodeSum(key, raw)
			if !ok {
				return corrupt(tx.db.dir, "the sum of a bucket cannot be read")
			}
			stored.sum += before.sum
		}
		if err := meta.Put(key, encodeSum(key, stored)); err != nil {
			return tx.db.failure(err)
		}
		b.sum, b.touched = 0, false
	}
	return nil
}
