package neo4j

import (
	"context"
	"time"
)

// watch returns a context that ends when ctx does, or when the server gives no
// sign of life while a transaction runs: a network that swallows packets looks
// to a waiting client just like a long query. stop must be called.
//
// Servers say that they live by themselves if they are set up to, at an interval
// of a minute by default; asking on another connection works with all.
func (e *Engine) watch(ctx context.Context) (watched context.Context, stop context.CancelFunc) {
	watched, cancel := context.WithCancelCause(ctx)
	e.watchers.Go(func() {
		ticker := time.NewTicker(e.config.WatchInterval)
		defer ticker.Stop()
		for {
			select {
			case <-watched.Done():
				return
			case <-e.closed:
				return
			case <-ticker.C:
			}
			if err := e.alive(watched); err != nil && watched.Err() == nil {
				cancel(err)
				return
			}
		}
	})
	return watched, func() { cancel(context.Canceled) }
}

// alive asks the server for a sign of life, and waits for it at most 1.5 s.
func (e *Engine) alive(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 1500*time.Millisecond)
	defer cancel()
	if err := e.driver.VerifyConnectivity(ctx); err != nil {
		return &silentError{err}
	}
	return nil
}

// silentError is why a watched context ended: the server was not heard of.
type silentError struct{ err error }

func (s *silentError) Error() string { return s.err.Error() }
func (s *silentError) Unwrap() error { return s.err }
