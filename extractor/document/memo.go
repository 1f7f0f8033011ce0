package document

import "sync/atomic"

// memoPlaces is how many answers a memo keeps: some 2 000 forms cover news.
const memoPlaces = 1 << 11

// memo keeps what a pure function gave for the keys that were asked last. Each
// key has one place; another key with the same place drives it out, so that a
// memo never grows. It is safe for concurrent use, and nothing that is read
// depends on what it holds.
type memo[V any] struct {
	places [memoPlaces]atomic.Pointer[memoEntry[V]]
}

type memoEntry[V any] struct {
	key, second string
	value       V
}

// get returns what f gives for a key of two parts. The keys are cloned when
// they are kept, so that no article stays in memory for a word of it.
func (m *memo[V]) get(key, second string, f func(key, second string) V) V {
	place := &m.places[hash(hash(hashStart, key), second)%memoPlaces]
	if e := place.Load(); e != nil && e.key == key && e.second == second {
		return e.value
	}
	both := string(append(append(make([]byte, 0, len(key)+len(second)), key...), second...))
	e := &memoEntry[V]{key: both[:len(key)], second: both[len(key):]}
	e.value = f(e.key, e.second)
	place.Store(e)
	return e.value
}

// bytes is get for a key of one part that is not a string yet.
func (m *memo[V]) bytes(key []byte, f func(key string) V) V {
	place := &m.places[hash(hash(hashStart, key), "")%memoPlaces]
	if e := place.Load(); e != nil && e.key == string(key) && e.second == "" {
		return e.value
	}
	e := &memoEntry[V]{key: string(key)}
	e.value = f(e.key)
	place.Store(e)
	return e.value
}

const hashStart = 2166136261

// hash goes on with FNV-1a over a part of a key and a mark after it.
func hash[S string | []byte](h uint32, part S) uint32 {
	for i := 0; i < len(part); i++ {
		h = (h ^ uint32(part[i])) * 16777619
	}
	h = (h ^ 0xff) * 16777619
	return h ^ h>>15
}
