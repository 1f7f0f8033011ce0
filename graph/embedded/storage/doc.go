// Package storage keeps a property graph in one file of one folder.
//
// What flows in and out are node and relationship ids, tokens (small integers
// that stand for labels, relationship types and property keys) and property
// values. Below it lies bbolt, a B+tree with one writer and any number of
// readers, each of which sees the graph as it was when it began; a commit is on
// disk when it returns.
//
// The buckets of the file, all integers big endian so that keys sort by number:
//
//	meta     "format" -> version of this layout; "sum:" and the name of a bucket -> its sum
//	tokens   kind, name -> token; kind|0x80, token -> name
//	nodes    node -> checksum, labels, properties
//	rels     relationship -> checksum, type, start, end, properties
//	out, in  node, type, relationship -> node at the other end
//	labels   label, node -> nothing
//	indexes  'r', name -> an index or constraint, see Rule; in older files also
//	         kind, label name, 0, key name -> index id, label, key
//	entries  index id, sorting value keys, node or relationship -> nothing
//	postings of full-text indexes, see fulltext.go; made with the first of them
//	counts   kind, token -> how many nodes have the label, or relationships the type
//
// The sum of a bucket is over its entries, and each commit brings it up to date. When
// the file is opened it is read from end to end, whatever its size, and compared
// with the sums: a byte that changed is found before anything is served.
//
// Errors are [*graph.Error]. Reading a record whose checksum is wrong fails with
// graph.Corrupt.
package storage
