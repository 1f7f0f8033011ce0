package exec

import (
	"reflect"
	"unsafe"

	"entente/graph"
	"entente/graph/embedded/value"
)

// hold counts bytes that stay in memory until the run ends.
func (rt *run) hold(bytes int64) error {
	rt.held += bytes
	if rt.memory > 0 && rt.held > rt.memory {
		return rt.tooBig()
	}
	return nil
}

func (rt *run) tooBig() error {
	e := graph.Errorf(graph.Limit, "the query needs more than the %d MB of memory that one query may hold; narrow it, or add a LIMIT", rt.memory>>20)
	e.Status = value.StatusMemory
	return e
}

// holdRow counts the bytes of a row and of the values in it.
func (rt *run) holdRow(r row) error {
	n := int64(len(r)) * 16
	for _, v := range r {
		n += rt.newBytes(v)
	}
	return rt.hold(n)
}

// From these sizes on, in bytes and in elements, a value is counted once only,
// however many rows hold it.
const (
	largeText = 256
	largeList = 2
)

// newBytes estimates the bytes of a value that were not counted in this run yet.
func (rt *run) newBytes(v any) int64 {
	switch v := v.(type) {
	case string:
		if len(v) >= largeText && !rt.first(uintptr(unsafe.Pointer(unsafe.StringData(v)))) {
			return 0
		}
		return int64(len(v))
	case []any:
		if len(v) >= largeList && !rt.first(uintptr(unsafe.Pointer(unsafe.SliceData(v)))) {
			return 0
		}
		n := int64(len(v)) * 16
		for _, e := range v {
			n += rt.newBytes(e)
		}
		return n
	case map[string]any:
		if len(v) >= largeList && !rt.first(reflect.ValueOf(v).Pointer()) {
			return 0
		}
		n := int64(len(v)) * 48
		for _, e := range v {
			n += rt.newBytes(e)
		}
		return n
	case value.Relationship:
		return 48
	case value.DateTime, value.Duration, value.Point:
		return 32
	case value.Path:
		return int64(len(v.Nodes)) * 64
	}
	return 0
}

// first reports whether a place in memory is counted for the first time.
func (rt *run) first(place uintptr) bool {
	if _, known := rt.counted[place]; known {
		return false
	}
	if rt.counted == nil {
		rt.counted = map[uintptr]struct{}{}
	}
	rt.counted[place] = struct{}{}
	return true
}

// fits fails for a value that is bigger than a quarter of the budget, all that
// it contains counted as often as it contains it.
func (rt *run) fits(v any) error {
	if rt.memory <= 0 {
		return nil
	}
	if most := rt.memory / 4; deepSize(v, most) > most {
		return rt.tooBig()
	}
	return nil
}

// fitsList is fits for a list of n elements before it is made.
func (rt *run) fitsList(n int64) error {
	if rt.memory > 0 && n > rt.memory/4/16 {
		return rt.tooBig()
	}
	return nil
}

// fitsText is fits for a text of n bytes before it is made. A text may take a
// sixteenth of the budget, since work on a text cannot be interrupted.
func (rt *run) fitsText(n int64) error {
	if rt.memory > 0 && n > rt.memory/16 {
		return rt.tooBig()
	}
	return nil
}

// shallowSize estimates the bytes of a value without going into lists of lists.
func shallowSize(v any) int64 {
	switch v := v.(type) {
	case string:
		return int64(len(v))
	case []any:
		return int64(len(v)) * 24
	case map[string]any:
		return int64(len(v)) * 48
	case value.Path:
		return int64(len(v.Nodes)) * 64
	}
	return 0
}

// deepSize estimates the bytes of a value and stops counting above most.
func deepSize(v any, most int64) int64 {
	n := int64(16)
	switch v := v.(type) {
	case string:
		n += int64(len(v))
	case []any:
		for _, e := range v {
			if n > most {
				return n
			}
			n += deepSize(e, most-n)
		}
	case map[string]any:
		for k, e := range v {
			if n > most {
				return n
			}
			n += int64(len(k)) + deepSize(e, most-n)
		}
	case value.Path:
		n += int64(len(v.Nodes)) * 64
	case value.DateTime, value.Duration, value.Point:
		n += 32
	}
	return n
}
