package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
	"time"

	"entente/graph"
	"entente/web"
	"entente/web/ui"
)

type serveCmd struct {
	Addr    string   `help:"Address to listen on." env:"ENTENTE_ADDR" default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Seeds   string   `help:"What the first start reads: the sample articles, a folder of your own, or none." env:"ENTENTE_SEEDS" default:"sample" placeholder:"DIR|none"`
	Workers int      `help:"Articles extracted at once; by default one for each processor." env:"ENTENTE_WORKERS" placeholder:"N"`
	Token   string   `help:"Token that every request must bring; required to listen on anything but loopback." env:"ENTENTE_TOKEN" placeholder:"TOKEN"`
	Hosts   []string `help:"Further host names by which the page may be reached." env:"ENTENTE_HOSTS" placeholder:"NAME"`

	boltFlags

	PublishedOnLoopback bool `help:"Listen beyond loopback without a token, because a container publishes the port on loopback only." env:"ENTENTE_PUBLISHED_ON_LOOPBACK"`
}

// Help is the longer help text of the command.
func (serveCmd) Help() string {
	return `Examples:

  entente                               the sample articles at http://127.0.0.1:8080
  entente serve --seeds news/           your own articles instead
  entente serve --seeds none --addr 127.0.0.1:9000
  entente serve --bolt 127.0.0.1:7687   and Bolt, for Neo4j's drivers and tools
  NEO4J_URI=neo4j://localhost:7687 NEO4J_PASSWORD=... entente serve`
}

// Run runs the command.
func (c *serveCmd) Run(s *session) error {
	boltListener, err := c.boltFlags.listen(s.database)
	if err != nil {
		return err
	}
	if boltListener != nil {
		defer boltListener.Close()
	}
	listener, err := c.listen()
	if err != nil {
		return err
	}
	app, err := Open(s.ctx, s.database, c.Workers, s.logger)
	if err != nil {
		listener.Close()
		return err
	}
	defer app.Close(context.WithoutCancel(s.ctx))
	seeds, err := openSeeds(c.Seeds, s.database)
	if err != nil {
		listener.Close()
		return err
	}
	handler, err := web.New(web.Options{
		Graph: app.Store, Ingest: app.Runner, Explain: app.Extractor, UI: ui.Dist(), Logger: s.logger, Version: programVersion(),
		Hosts: c.Hosts, Token: c.Token, Examples: examples(),
	})
	if err != nil {
		listener.Close()
		return graph.Errorf(graph.Internal, "cannot start: %w", err)
	}
	stopBolt, err := c.boltFlags.serve(s.ctx, s, boltListener, app.Engine)
	if err != nil {
		listener.Close()
		return err
	}
	defer stopBolt()
	fmt.Fprintf(s.out, "Entente is at %s\n", address(listener, c.Token))
	go func() {
		if err := bringUp(s, app, seeds); err != nil && s.ctx.Err() == nil {
			fmt.Fprintln(s.err, "entente:", err)
		}
	}()
	if err := web.Serve(s.ctx, listener, handler); err != nil {
		return graph.Errorf(graph.Internal, "the server stopped: %w", err)
	}
	return nil
}

// listen opens the port first, so that a second start fails before it touches
// the graph.
func (c *serveCmd) listen() (net.Listener, error) {
	host, _, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "--addr %q must be HOST:PORT, for example 127.0.0.1:8080", c.Addr)
	}
	if !loopback(host) && c.Token == "" && !c.PublishedOnLoopback {
		return nil, graph.Errorf(graph.Invalid,
			"%s can be reached from other machines: set ENTENTE_TOKEN to a secret that readers must bring, or listen on 127.0.0.1", c.Addr)
	}
	listener, err := net.Listen("tcp", c.Addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, graph.Errorf(graph.Conflict, "%s is in use, perhaps by another Entente; stop it or choose another port: entente serve --addr 127.0.0.1:8081", c.Addr)
	case err != nil:
		return nil, graph.Errorf(graph.Unavailable, "cannot listen on %s: %w", c.Addr, err)
	}
	return listener, nil
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// address is what a person opens in the browser.
func address(listener net.Listener, token string) string {
	host, port, _ := net.SplitHostPort(listener.Addr().String())
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	url := "http://" + net.JoinHostPort(host, port)
	if token != "" {
		url += "/ (open it once with ?token=… to sign in)"
	}
	return url
}

// bringUp prepares the database, waiting for it as long as it is down, and
// reads the seeds on the first start.
func bringUp(s *session, app *App, seeds seeds) error {
	told := ""
	for {
		err := app.Store.Prepare(s.ctx)
		if err == nil {
			break
		}
		if graph.CodeOf(err) != graph.Unavailable {
			return err
		}
		if told != err.Error() {
			told = err.Error()
			fmt.Fprintf(s.err, "entente: %s; trying again until it answers\n", strings.TrimSuffix(told, "."))
		}
		select {
		case <-time.After(2 * time.Second):
		case <-s.ctx.Done():
			return s.ctx.Err()
		}
	}
	return seeds.read(s, app)
}
