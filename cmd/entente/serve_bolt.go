package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"syscall"

	"entente/graph"
	"entente/graph/bolt"
)

// boltFlags are the flags of serve for Neo4j's drivers and tools.
type boltFlags struct {
	Bolt         string `help:"Also speak Bolt at this address, for Neo4j's drivers and tools; off by default." env:"ENTENTE_BOLT" placeholder:"HOST:PORT"`
	BoltWrite    bool   `help:"Let clients of Bolt change the graph." env:"ENTENTE_BOLT_WRITE"`
	BoltPassword string `help:"Password that clients of Bolt must bring, for the user neo4j; required to listen on anything but loopback. Better given as ENTENTE_BOLT_PASSWORD, since others can see command lines." env:"ENTENTE_BOLT_PASSWORD" placeholder:"PASSWORD"`
}

// listen opens the port for Bolt, or returns nil if none is wanted.
func (f boltFlags) listen(db database) (net.Listener, error) {
	if f.Bolt == "" {
		if f.BoltWrite {
			return nil, graph.Errorf(graph.Invalid, "--bolt-write needs an address to listen on: --bolt 127.0.0.1:7687")
		}
		return nil, nil
	}
	host, _, err := net.SplitHostPort(f.Bolt)
	switch {
	case db.Neo4jURI != "":
		return nil, graph.Errorf(graph.Invalid, "--bolt is for the embedded graph; this graph is a Neo4j, which speaks Bolt itself: connect to it directly")
	case err != nil:
		return nil, graph.Errorf(graph.Invalid, "--bolt %q must be HOST:PORT, for example 127.0.0.1:7687", f.Bolt)
	case !loopback(host) && f.BoltPassword == "":
		return nil, graph.Errorf(graph.Invalid,
			"%s can be reached from other machines: set ENTENTE_BOLT_PASSWORD to a secret that clients must bring, or listen on 127.0.0.1", f.Bolt)
	}
	listener, err := net.Listen("tcp", f.Bolt)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, graph.Errorf(graph.Conflict, "%s is in use, perhaps by a Neo4j; stop it or choose another port: --bolt 127.0.0.1:7688", f.Bolt)
	case err != nil:
		return nil, graph.Errorf(graph.Unavailable, "cannot listen on %s: %w", f.Bolt, err)
	}
	return listener, nil
}

// serve speaks Bolt until ctx ends or stop is called, which waits until all
// connections have ended.
func (f boltFlags) serve(ctx context.Context, s *session, listener net.Listener, engine graph.Engine) (stop func(), err error) {
	if listener == nil {
		return func() {}, nil
	}
	opener, ok := engine.(graph.Opener)
	if !ok {
		listener.Close()
		return nil, graph.Errorf(graph.Invalid, "--bolt is for the embedded graph")
	}
	server := bolt.New(opener, bolt.Options{Write: f.BoltWrite, Password: f.BoltPassword, Logger: s.logger})
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := server.Serve(ctx, listener); err != nil {
			fmt.Fprintln(s.err, "entente:", err)
		}
	}()
	may := "clients may read"
	if f.BoltWrite {
		may = "clients may read and write"
	}
	fmt.Fprintf(s.out, "Bolt is at bolt://%s (%s)\n", boltAddress(listener), may)
	return func() {
		cancel()
		<-ended
	}, nil
}

// boltAddress is the host and port that a person gives to a driver.
func boltAddress(listener net.Listener) string {
	host, port, _ := net.SplitHostPort(listener.Addr().String())
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
