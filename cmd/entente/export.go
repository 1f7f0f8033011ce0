package main

import (
	"bufio"
	"io"
	"os"

	"entente/export"
	"entente/graph"
)

type exportCmd struct {
	Format string   `help:"csv or jsonl: the claims with their evidence; graphml: the relations, for Gephi and the like; events: the claims as events with the codes of CAMEO and PLOVER, as CSV." enum:"csv,jsonl,graphml,events" default:"csv"`
	Status []string `help:"Only claims that are asserted, negated, planned or possible; several with commas between; all by default." enum:"asserted,negated,planned,possible" placeholder:"STATUS"`
	Output string   `short:"o" help:"File to write; by default standard output." placeholder:"FILE"`
}

// Help is the longer help text of the command.
func (exportCmd) Help() string {
	return `Examples:

  entente export > claims.csv
  entente export --format graphml -o graph.graphml
  entente export --format events --status asserted > events.csv

The events have date, source, target, type, CAMEO code, PLOVER type, status, sentence and article, the
earliest first. States are no events and are left out: LEADS, MEMBER_OF, BASED_IN, ALLY_OF, OPPOSES and the like.`
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
	if err := export.Write(s.ctx, buffer, app.Store, c.Format, c.Status...); err != nil {
		return err
	}
	return buffer.Flush()
}
