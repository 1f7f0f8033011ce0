package bench

import (
	"context"
	"net"
	"testing"

	"entente/graph/bolt"
	"entente/graph/embedded"
)

// serve offers the engine over Bolt on loopback and returns the address.
func serve(b testing.TB, e *embedded.Engine) string {
	b.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(b.Context()))
	ended := make(chan error, 1)
	go func() { ended <- bolt.New(e, bolt.Options{Write: true}).Serve(ctx, listener) }()
	b.Cleanup(func() {
		stop()
		<-ended
	})
	return "bolt://" + listener.Addr().String()
}
