package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// patience is how long the server waits. There is no limit on writing, because
// event streams last: handlers set a deadline for what they write.
type patience struct {
	header time.Duration // for a request's header to arrive
	idle   time.Duration // for the next request of a connection
	grace  time.Duration // for requests to finish once the server stops
}

const maxHeader = 64 << 10 // bytes

// stopping is the key of the channel in a request's context that closes when
// the server begins to shut down; event streams end then, other requests finish.
type stopping struct{}

// Serve answers on the listener until ctx ends. Then it takes no more requests, ends the event
// streams, gives the requests under way 8 seconds to finish, and cuts those that do not. It
// returns nil if all finished, and closes the listener in any case.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	return serveWith(ctx, listener, handler, patience{header: 10 * time.Second, idle: 2 * time.Minute, grace: 8 * time.Second})
}

func serveWith(ctx context.Context, listener net.Listener, handler http.Handler, p patience) error {
	base, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	base = context.WithValue(base, stopping{}, ctx.Done())
	srv := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: p.header,
		IdleTimeout:       p.idle,
		MaxHeaderBytes:    maxHeader,
		BaseContext:       func(net.Listener) context.Context { return base },
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(base, p.grace)
	defer cancel()
	err := srv.Shutdown(last)
	if err != nil {
		cut()
		err = errors.Join(err, srv.Close())
	}
	if served := <-failed; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}

// stoppingOf returns the channel that closes when the server shuts down; nil,
// which never closes, outside [Serve].
func stoppingOf(ctx context.Context) <-chan struct{} {
	done, _ := ctx.Value(stopping{}).(<-chan struct{})
	return done
}
