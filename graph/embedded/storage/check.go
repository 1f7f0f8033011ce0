package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// inspection is what reading a file from end to end has found.
type inspection struct {
	format   string
	sums     map[string]*bucketSum
	stored   map[string]bucketSum
	entries  int64 // in all buckets
	pages    uint64
	pageSize int
}

// empty reports whether the file is one that nothing was ever put into.
func (i *inspection) empty() bool { return len(i.sums) == 0 }

// bucketSum stands for the contents of a bucket.
type bucketSum struct {
	sum      uint64 // of entrySum over its entries
	sequence uint64
}

// inspect reads the whole file and fails if anything in it is not what was
// written: the trees must be in order, each page in use once or free, and the
// entries of each bucket must add up to the sum that the file holds for it.
//
// A file of format 1 holds no sums; then the trees are all that is checked.
func inspect(path string) (*inspection, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	pages, err := openPages(file)
	if err != nil {
		return nil, err
	}
	c := &checker{
		pageFile: pages,
		used:     make([]atomic.Uint64, pages.meta.last/64+1),
		found:    inspection{sums: map[string]*bucketSum{}, stored: map[string]bucketSum{}, pages: pages.meta.last, pageSize: int(pages.meta.pageSize)},
	}
	stop := readAhead(file)
	defer stop()
	for _, step := range []func() error{c.root, c.walk, c.freePages, c.compare} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return &c.found, nil
}

// readAhead reads a file from its start to its end beside those who read it by
// the trees, which is the slowest order for a disk. It ends when it is told to.
func readAhead(file *os.File) (stop func()) {
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		block := make([]byte, 1<<20)
		for at := int64(0); ; at += int64(len(block)) {
			select {
			case <-done:
				return
			default:
			}
			if n, err := file.ReadAt(block, at); n == 0 || err != nil {
				return
			}
		}
	}()
	return func() { close(done); <-ended }
}

// checker walks over a file. Its trees are cut below their roots into pieces,
// which several goroutines share.
type checker struct {
	*pageFile
	used   []atomic.Uint64 // a bit for each page
	marked atomic.Uint64   // how many bits are set
	pieces []piece
	found  inspection
}

// piece is a part of the tree of a bucket.
type piece struct {
	bucket string
	page   uint64
	span   span
	depth  int
}

// use notes that pages are in use; each may be so once.
func (c *checker) use(id uint64, n int) error {
	for i := id; i < id+uint64(n); i++ {
		bit := uint64(1) << (i % 64)
		if c.used[i/64].Or(bit)&bit != 0 {
			return fmt.Errorf("page %d is used twice", i)
		}
	}
	c.marked.Add(uint64(n))
	return nil
}

// root reads the tree of the buckets.
func (c *checker) root() error {
	w := walker{checker: c, leaf: c.bucket}
	return w.tree(c.meta.root, span{}, 0)
}

// bucket reads an entry of the root: a bucket, small ones as a whole, of larger
// ones the first page, whose children become pieces.
func (c *checker) bucket(key, val []byte, isBucket bool) error {
	name := string(key)
	if !isBucket || len(val) < bucketSize {
		return fmt.Errorf("the bucket %q cannot be read", name)
	}
	root, sequence := binary.NativeEndian.Uint64(val), binary.NativeEndian.Uint64(val[8:])
	c.found.sums[name] = &bucketSum{sequence: sequence}
	if root != 0 {
		return c.split(name, root)
	}
	inline := val[bucketSize:]
	if len(inline) < pageHeader {
		return fmt.Errorf("the bucket %q cannot be read", name)
	}
	p := filePage{flags: binary.NativeEndian.Uint16(inline[8:]), count: int(binary.NativeEndian.Uint16(inline[10:])), raw: inline}
	w := walker{checker: c, leaf: c.entry(name)}
	if p.flags != flagLeaf {
		return p.bad()
	}
	return w.leaves(&p, span{})
}

// entry returns what to do with the entries of a bucket in the first goroutine.
func (c *checker) entry(name string) func(key, val []byte, isBucket bool) error {
	sum := c.found.sums[name]
	return func(key, val []byte, isBucket bool) error {
		if isBucket {
			return fmt.Errorf("the bucket %q holds a bucket", name)
		}
		c.found.entries++
		sum.sum += entrySum(key, val)
		if name == string(bucketMeta) {
			return c.metaEntry(key, val)
		}
		return nil
	}
}

func (c *checker) metaEntry(key, val []byte) error {
	if bytes.Equal(key, keyFormat) {
		c.found.format = string(val)
		return nil
	}
	name, sum, ok := decodeSum(key, val)
	if !ok {
		return errors.New("the sum of a bucket cannot be read")
	}
	c.found.stored[name] = sum
	return nil
}

// split makes pieces of the children of a bucket's first page.
func (c *checker) split(name string, root uint64) error {
	p, _, err := c.read(root, nil)
	if err != nil {
		return err
	}
	if p.flags != flagBranch || name == string(bucketMeta) {
		w := walker{checker: c, leaf: c.entry(name)}
		return w.tree(root, span{}, 0)
	}
	if err := c.use(root, p.pages); err != nil {
		return err
	}
	w := walker{checker: c}
	return w.branches(&p, span{}, func(child uint64, s span) error {
		c.pieces = append(c.pieces, piece{name, child, s, 1})
		return nil
	})
}

// walk reads the pieces.
func (c *checker) walk() error {
	var next atomic.Int64
	var mu sync.Mutex
	var first error
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 8, len(c.pieces)) {
		group.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(c.pieces) {
					return
				}
				sum, entries, err := c.piece(c.pieces[i])
				mu.Lock()
				if err != nil && first == nil {
					first = err
					next.Store(int64(len(c.pieces)))
				}
				c.found.sums[c.pieces[i].bucket].sum += sum
				c.found.entries += entries
				mu.Unlock()
			}
		})
	}
	group.Wait()
	return first
}

func (c *checker) piece(p piece) (sum uint64, entries int64, err error) {
	w := walker{checker: c, leaf: func(key, val []byte, isBucket bool) error {
		if isBucket {
			return fmt.Errorf("the bucket %q holds a bucket", p.bucket)
		}
		sum += entrySum(key, val)
		entries++
		return nil
	}}
	err = w.tree(p.page, p.span, p.depth)
	return sum, entries, err
}

// freePages makes sure that each page is in use or free, and none both. A page
// that is wrongly free would be overwritten one day.
func (c *checker) freePages() error {
	if c.meta.freelist == noFreelist { // bbolt looks for them itself
		return nil
	}
	ids, list, err := c.free()
	if err != nil {
		return err
	}
	if err := c.use(list.id, list.pages); err != nil {
		return err
	}
	for _, id := range ids {
		if id < 2 || id >= c.meta.last {
			return errors.New("the list of free pages cannot be read")
		}
		if err := c.use(id, 1); err != nil {
			return err
		}
	}
	if lost := c.meta.last - 2 - c.marked.Load(); lost != 0 {
		return fmt.Errorf("%d pages are neither used nor free", lost)
	}
	return nil
}

// compare holds what was found against what the file says.
func (c *checker) compare() error {
	if len(c.found.sums) == 0 || c.found.format != format { // new, or said later in better words
		return nil
	}
	delete(c.found.sums, string(bucketMeta))
	for name, sum := range c.found.sums {
		stored, ok := c.found.stored[name]
		if !ok || stored != *sum {
			return fmt.Errorf("the bucket %q does not add up to its sum", name)
		}
	}
	if len(c.found.stored) != len(c.found.sums) {
		return errors.New("a bucket is missing")
	}
	return nil
}

// walker walks over a tree in one goroutine.
type walker struct {
	*checker
	leaf    func(key, val []byte, isBucket bool) error
	buffers [][]byte // by depth
}

func (w *walker) tree(id uint64, s span, depth int) error {
	if depth > deepest {
		return errors.New("the pages lead to each other without end")
	}
	for len(w.buffers) <= depth {
		w.buffers = append(w.buffers, nil)
	}
	p, buffer, err := w.read(id, w.buffers[depth])
	w.buffers[depth] = buffer
	if err != nil {
		return err
	}
	if err := w.use(id, p.pages); err != nil {
		return err
	}
	switch p.flags {
	case flagLeaf:
		return w.leaves(&p, s)
	case flagBranch:
		return w.branches(&p, s, func(child uint64, below span) error { return w.tree(child, below, depth+1) })
	}
	return p.bad()
}

func (w *walker) leaves(p *filePage, s span) error {
	var before []byte
	if p.count == 0 && s.from != nil {
		return p.bad() // only the root of a tree may be empty
	}
	for i := range p.count {
		key, val, _, isBucket, err := p.element(i)
		if err != nil {
			return err
		}
		if !s.holds(before, key) {
			return fmt.Errorf("the keys of page %d are out of order", p.id)
		}
		if err := w.leaf(key, val, isBucket); err != nil {
			return err
		}
		before = key
	}
	return nil
}

// branches visits the children of a page. Each must begin with the key that the
// page has for it, since bbolt finds it by that when it writes.
func (w *walker) branches(p *filePage, s span, visit func(child uint64, s span) error) error {
	if p.count == 0 {
		return p.bad()
	}
	var before []byte
	for i := range p.count {
		key, _, child, _, err := p.element(i)
		if err != nil {
			return err
		}
		if !s.holds(before, key) {
			return fmt.Errorf("the keys of page %d are out of order", p.id)
		}
		before = key
		below := span{from: slices.Clone(key), to: s.to}
		if i+1 < p.count {
			next, _, _, _, err := p.element(i + 1)
			if err != nil {
				return err
			}
			below.to = slices.Clone(next)
		}
		if err := visit(child, below); err != nil {
			return err
		}
	}
	return nil
}
