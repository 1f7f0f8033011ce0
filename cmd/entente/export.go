package main

import (
	"bufio"
	"io"
	"os"

	"entente/export"
	"entente/graph"
)

type exportCmd struct {
	Format string `help:"csv or jsonl: the claims with their evidence; graphml: the relations, for Gephi and the like." enum:"csv,jsonl,graphml" default:"csv"`
	Output string `short:"o" help:"File to write; by default standard output." placeholder:"FILE"`
}

// Help is the longer help text of the command.
func (exportCmd) Help() string {
	return `Examples:

  entente export > claims.csv
  entente export --format graphml -o graph.graphml`
}

// Run runs the command.
func (c *exportCmd) Run(s *session) (err error) {
	app, err := Open(s.ctx, s.database, 0, s.logger)
	if err != nil {
		return err
	}
	defer app.Close(s.ctx)
	var out io.Writer = s.out
	if c.Output != "" {
		f, err := os.Create(c.Output)
		if err != nil {
			return graph.Errorf(graph.Invalid, "cannot write %q: %w", c.Output, err)
		}
		defer func() {
			if closing := f.Close(); err == nil && closing != nil {
				err = graph.Errorf(graph.Internal, "cannot write %q: %w", c.Output, closing)
			}
		}()
		out = f
	}
	buffer := bufio.NewWriter(out)
	if err := export.Write(s.ctx, buffer, app.Store, c.Format); err != nil {
		return err
	}
	return buffer.Flush()
}
