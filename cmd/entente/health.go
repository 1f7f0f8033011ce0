package main

import (
	"context"
	"net/http"
	"strings"
	"time"

	"entente/graph"
)

type healthCmd struct {
	Address string `name:"addr" help:"Address of the server." default:"http://127.0.0.1:8080" placeholder:"URL"`
	Live    bool   `help:"Ask only whether it runs, not whether its database answers."`
}

// Help is the longer help text of the command.
func (healthCmd) Help() string {
	return "Example, as the health check of a container:\n\n  entente health --addr http://127.0.0.1:8080"
}

// Run runs the command.
func (c *healthCmd) Run(s *session) error {
	path := "/readyz"
	if c.Live {
		path = "/healthz"
	}
	ctx, cancel := context.WithTimeout(s.ctx, 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(c.Address, "/")+path, nil)
	if err != nil {
		return graph.Errorf(graph.Invalid, "%q is not an address", c.Address)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return graph.Errorf(graph.Unavailable, "no server answers at %s", c.Address)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return graph.Errorf(graph.Unavailable, "the server at %s is not ready", c.Address)
	}
	return nil
}
