package storage

import (
	"math/rand/v2"
	"sync"
	"sync/atomic"
)

// The cache keeps what is read often, decoded, in memory: records of nodes and
// relationships, and the relationships of nodes. It never outlives the truth:
//
// Each thing has a slot with the number of the last transaction that changed it
// and what is kept of it, with the number of the snapshot that it was read in.
// What is kept is right for a transaction if nothing changed the thing after
// either snapshot: both numbers are at least that of the change. A writer notes
// the change before it commits, so that a reader who already sees the commit
// cannot miss it; it does not use the slots of what it changed itself.
type cache struct {
	nodes slots[record]
	rels  slots[record]
	out   slots[hops]
	in    slots[hops]
	bytes atomic.Int64
	most  int64 // bytes kept, about
}

const (
	// cacheBytes is how much is kept in memory, about. Go's heap may take twice
	// as much.
	cacheBytes = 256 << 20

	// Longer records and lists than these are read from the file each time: of a
	// long record one property is wanted, of a long list often only the beginning.
	longestRecord = 2 << 10 // bytes
	longestHops   = 4 << 10 // relationships

	pageSlots = 1 << 10
)

// record is a node or relationship that is kept.
type record struct {
	version    uint64
	labels     []Token // of a node
	properties []Property
	rel        relationship // of a relationship
	size       int64
	unwritten  bool // of a transaction's own: the file does not have it yet
}

// hop is one relationship of a node.
type hop struct {
	rel, other uint64
	t          Token
}

// hops are the relationships of a node in one direction, by type and id.
type hops struct {
	version uint64
	list    []hop
	long    bool // too many to be kept; list is empty
}

func (r *record) readAt() uint64 { return r.version }
func (h *hops) readAt() uint64   { return h.version }
func (r *record) bytes() int64   { return r.size }
func (h *hops) bytes() int64     { return 64 + int64(len(h.list))*24 }

// kept is what a slot can hold.
type kept[T any] interface {
	*T
	readAt() uint64
	bytes() int64
}

type slot[T any] struct {
	changed atomic.Uint64 // by this transaction, the last one
	kept    atomic.Pointer[T]
}

type page[T any] [pageSlots]slot[T]

// slots are the slots of all ids, made page by page.
type slots[T any] struct {
	mu    sync.Mutex // held to make a page
	pages atomic.Pointer[[]*page[T]]
}

// at returns the slot of an id, nil if its page was not made and make is false.
func (s *slots[T]) at(id uint64, make bool) *slot[T] {
	number := id / pageSlots
	if pages := s.pages.Load(); pages != nil && number < uint64(len(*pages)) && (*pages)[number] != nil {
		return &(*pages)[number][id%pageSlots]
	}
	if !make {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var pages []*page[T]
	if known := s.pages.Load(); known != nil {
		pages = *known
	}
	if number < uint64(len(pages)) && pages[number] != nil {
		return &pages[number][id%pageSlots]
	}
	// A copy, since others read the list; it grows ahead, so that copies are few.
	grown := append([]*page[T]{}, pages...)
	for uint64(len(grown)) <= number {
		grown = append(grown, nil)
	}
	grown[number] = new(page[T])
	s.pages.Store(&grown)
	return &grown[number][id%pageSlots]
}

// find returns what is kept for a snapshot, nil if there is nothing that is right
// for it.
func find[T any, P kept[T]](s *slots[T], id, snapshot uint64) P {
	place := s.at(id, false)
	if place == nil {
		return nil
	}
	k := P(place.kept.Load())
	changed := place.changed.Load()
	if k == nil || snapshot < changed || k.readAt() < changed {
		return nil
	}
	return k
}

// keep puts what a snapshot read into its slot, if there is room.
func keep[T any, P kept[T]](c *cache, s *slots[T], id, snapshot uint64, k P) {
	if c.bytes.Load() > c.most {
		if rand.IntN(keepOneIn) != 0 { // a long scan must not wear the cache out
			return
		}
		drop[T, P](c, s)
	}
	place := s.at(id, true)
	if snapshot < place.changed.Load() {
		return
	}
	if before := P(place.kept.Swap((*T)(k))); before != nil {
		c.bytes.Add(-before.bytes())
	}
	c.bytes.Add(k.bytes())
}

// keepOneIn is how seldom something new is kept once the cache is full.
const keepOneIn = 64

// drop empties a page, any one.
func drop[T any, P kept[T]](c *cache, s *slots[T]) {
	pages := s.pages.Load()
	if pages == nil || len(*pages) == 0 {
		return
	}
	start := rand.IntN(len(*pages))
	for i := range *pages {
		p := (*pages)[(start+i)%len(*pages)]
		if p == nil {
			continue
		}
		freed := int64(0)
		for j := range p {
			if before := P(p[j].kept.Swap(nil)); before != nil {
				freed += before.bytes()
			}
		}
		c.bytes.Add(-freed)
		if freed > 0 {
			return
		}
	}
}

// note says that a transaction changes something, and lets go of what is kept.
func note[T any, P kept[T]](c *cache, s *slots[T], id, transaction uint64) {
	place := s.at(id, true)
	place.changed.Store(transaction)
	if before := P(place.kept.Swap(nil)); before != nil {
		c.bytes.Add(-before.bytes())
	}
}

// noteAll notes all that a transaction changed. It must be called before the
// commit.
func (c *cache) noteAll(t *touched, transaction uint64) {
	for id := range t.nodes {
		note[record, *record](c, &c.nodes, id, transaction)
	}
	for id := range t.rels {
		note[record, *record](c, &c.rels, id, transaction)
	}
	for id := range t.out {
		note[hops, *hops](c, &c.out, id, transaction)
	}
	for id := range t.in {
		note[hops, *hops](c, &c.in, id, transaction)
	}
}
