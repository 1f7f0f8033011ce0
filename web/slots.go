package web

import (
	"context"
	"time"
)

// slots bounds how many of something run at once.
type slots chan struct{}

// newSlots makes n slots, or standard of them if n is not positive.
func newSlots(n, standard int) slots {
	if n <= 0 {
		n = standard
	}
	return make(slots, n)
}

// take waits at most patience for a slot and reports whether it got one; who
// got one gives it back with release.
func (s slots) take(ctx context.Context, patience time.Duration) bool {
	select {
	case s <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case s <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

func (s slots) release() { <-s }
