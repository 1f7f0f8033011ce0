package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// The file is read here page by page, without bbolt, which trusts what it reads:
// a wrong number in a page can lead it beyond the end of its map, in a goroutine
// that nobody can guard. What has passed here is safe to open.
//
// A file begins with two pages of meta data, written in turns; the one with the
// higher transaction number holds. It names the root of a B+tree whose values
// are the buckets, each with the root of a tree of its own, and the page that
// lists the free pages. Numbers are in the byte order of the machine.
const (
	pageHeader  = 16 // id, flags, count, overflow
	elementSize = 16 // of an entry in a page, before its key
	bucketSize  = 16 // root, sequence
	metaSize    = 64

	flagBranch   = 1
	flagLeaf     = 2
	flagFreelist = 16

	boltMagic   = 0xED0CDAED
	boltVersion = 2
	noFreelist  = ^uint64(0)

	smallestPage, largestPage = 1 << 10, 1 << 16

	// deepest is how many pages may lie above each other. A tree of bbolt has at
	// least two children in each branch, so no file comes near to it.
	deepest = 64
)

var errMeta = errors.New("one of the two headers of the file is damaged")

// boltMeta is what a page of meta data says.
type boltMeta struct {
	pageSize             uint32
	root, freelist, last uint64 // last is the first page that was never used
	txid                 uint64
}

func readMeta(file io.ReaderAt, at int64) (boltMeta, error) {
	var page [pageHeader + metaSize]byte
	if _, err := file.ReadAt(page[:], at); err != nil {
		return boltMeta{}, readError(err)
	}
	raw := page[pageHeader:]
	order := binary.NativeEndian
	m := boltMeta{
		pageSize: order.Uint32(raw[8:]),
		root:     order.Uint64(raw[16:]),
		freelist: order.Uint64(raw[32:]),
		last:     order.Uint64(raw[40:]),
		txid:     order.Uint64(raw[48:]),
	}
	sum := fnv.New64a()
	sum.Write(raw[:56])
	switch {
	case order.Uint32(raw) != boltMagic, order.Uint32(raw[4:]) != boltVersion, order.Uint64(raw[56:]) != sum.Sum64(),
		m.pageSize < smallestPage, m.pageSize > largestPage, m.pageSize&(m.pageSize-1) != 0:
		return boltMeta{}, errMeta
	}
	return m, nil
}

// readError tells a disk that fails from a file that ends too early.
func readError(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the file ends too early")
	}
	return err
}

// pageFile reads the pages of a file.
type pageFile struct {
	file io.ReaderAt
	meta boltMeta
}

func openPages(file *os.File) (*pageFile, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	first, err := readMeta(file, 0)
	if err != nil {
		return nil, err
	}
	second, err := readMeta(file, int64(first.pageSize))
	if err != nil {
		return nil, err
	}
	if second.pageSize != first.pageSize {
		return nil, errMeta
	}
	p := &pageFile{file, first}
	if second.txid > first.txid {
		p.meta = second
	}
	if want := p.meta.last * uint64(p.meta.pageSize); p.meta.last < 3 || p.meta.last > 1<<47 || want > uint64(info.Size()) {
		return nil, fmt.Errorf("the file has %d bytes, %d are missing", info.Size(), want-uint64(info.Size()))
	}
	return p, nil
}

// filePage is a page in memory, with the pages that continue it.
type filePage struct {
	id    uint64
	flags uint16
	count int
	pages int // how many it takes in the file
	raw   []byte
}

// read reads the page id into buffer, which it returns grown where it must.
func (p *pageFile) read(id uint64, buffer []byte) (filePage, []byte, error) {
	size := int(p.meta.pageSize)
	if id < 2 || id >= p.meta.last {
		return filePage{}, buffer, fmt.Errorf("it leads to page %d, which does not exist", id)
	}
	if cap(buffer) < size {
		buffer = make([]byte, size)
	}
	buffer = buffer[:size]
	if _, err := p.file.ReadAt(buffer, int64(id)*int64(size)); err != nil {
		return filePage{}, buffer, readError(err)
	}
	order := binary.NativeEndian
	overflow := uint64(order.Uint32(buffer[12:]))
	if found := order.Uint64(buffer); found != id || id+overflow >= p.meta.last {
		return filePage{}, buffer, fmt.Errorf("page %d cannot be read", id)
	}
	if overflow > 0 {
		if whole := size * int(overflow+1); cap(buffer) < whole {
			buffer = make([]byte, whole)
		} else {
			buffer = buffer[:whole]
		}
		if _, err := p.file.ReadAt(buffer, int64(id)*int64(size)); err != nil {
			return filePage{}, buffer, readError(err)
		}
	}
	return filePage{id, order.Uint16(buffer[8:]), int(order.Uint16(buffer[10:])), int(overflow) + 1, buffer}, buffer, nil
}

// element returns an entry of a page: of a leaf its key, value and whether the
// value is a bucket; of a branch its key and the page below.
func (p *filePage) element(i int) (key, val []byte, child uint64, isBucket bool, err error) {
	at := pageHeader + i*elementSize
	if at+elementSize > len(p.raw) {
		return nil, nil, 0, false, p.bad()
	}
	e := p.raw[at : at+elementSize]
	order := binary.NativeEndian
	var pos, keySize, valSize uint64
	if p.flags == flagBranch {
		pos, keySize, child = uint64(order.Uint32(e)), uint64(order.Uint32(e[4:])), order.Uint64(e[8:])
	} else {
		flags := order.Uint32(e)
		if flags > 1 {
			return nil, nil, 0, false, p.bad()
		}
		isBucket = flags == 1
		pos, keySize, valSize = uint64(order.Uint32(e[4:])), uint64(order.Uint32(e[8:])), uint64(order.Uint32(e[12:]))
	}
	start := uint64(at) + pos
	if keySize == 0 || start+keySize+valSize > uint64(len(p.raw)) {
		return nil, nil, 0, false, p.bad()
	}
	return p.raw[start : start+keySize], p.raw[start+keySize : start+keySize+valSize], child, isBucket, nil
}

func (p *filePage) bad() error { return fmt.Errorf("page %d cannot be read", p.id) }

// span is the keys that a page may hold: from the first, which it must begin
// with, to before the second. Nil is no bound.
type span struct{ from, to []byte }

// holds checks a key against the one before it in the page, nil for the first.
func (s span) holds(before, key []byte) bool {
	if before == nil {
		return (s.from == nil || bytes.Equal(key, s.from)) && (s.to == nil || bytes.Compare(key, s.to) < 0)
	}
	return bytes.Compare(before, key) < 0 && (s.to == nil || bytes.Compare(key, s.to) < 0)
}

// free returns the pages that are free, and how many pages the list itself takes.
func (p *pageFile) free() (ids []uint64, list filePage, err error) {
	list, _, err = p.read(p.meta.freelist, nil)
	if err != nil {
		return nil, list, err
	}
	n, at := uint64(list.count), uint64(pageHeader)
	if n == 0xFFFF { // more than fit into two bytes
		n = binary.NativeEndian.Uint64(list.raw[at:])
		at += 8
	}
	if list.flags != flagFreelist || n > uint64(len(list.raw))/8 || at+8*n > uint64(len(list.raw)) {
		return nil, list, errors.New("the list of free pages cannot be read")
	}
	for i := range n {
		ids = append(ids, binary.NativeEndian.Uint64(list.raw[at+8*i:]))
	}
	return ids, list, nil
}
