// Package packstream reads and writes PackStream, the binary form of values in
// the Bolt protocol: https://neo4j.com/docs/bolt/current/packstream/.
//
// What flows in and out are bytes and the plain values of Cypher: nil, bool,
// int64, float64, string, []byte, []any, map[string]any. A structure, which is a
// tag with fields, is turned into a value by whoever reads it. The writing half
// appends to a slice; the reading half trusts nothing and is bounded.
package packstream

// The markers. Those that hold a small number in their low bits come first.
const (
	tinyString = 0x80
	tinyList   = 0x90
	tinyMap    = 0xA0
	tinyStruct = 0xB0

	null     = 0xC0
	float64_ = 0xC1
	false_   = 0xC2
	true_    = 0xC3
	int8_    = 0xC8
	int16_   = 0xC9
	int32_   = 0xCA
	int64_   = 0xCB
	bytes8   = 0xCC
	bytes16  = 0xCD
	bytes32  = 0xCE

	string8  = 0xD0
	string16 = 0xD1
	string32 = 0xD2
	list8    = 0xD4
	list16   = 0xD5
	list32   = 0xD6
	map8     = 0xD8
	map16    = 0xD9
	map32    = 0xDA
)
