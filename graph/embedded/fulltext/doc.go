// Package fulltext finds documents by their words, the way Neo4j's full-text
// indexes do, which are Lucene's.
//
// What flows in is text: an [Analyzer] cuts it into terms, which package storage
// keeps as postings, and [Parse] reads a query in Lucene's classic syntax. What
// flows out of [Search] are the documents that match with their scores by BM25,
// the best first. A document is a node or relationship, a field one of its
// properties.
//
// The scoring is that of Lucene's BM25Similarity with k1 = 1.2 and b = 0.75, lengths
// of fields rounded as Lucene rounds them.
package fulltext
