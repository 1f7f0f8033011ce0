package main

import (
	"fmt"
	"runtime"

	"entente/graph"
	"entente/ingest"
)

type extractCmd struct {
	Paths   []string `arg:"" name:"path" help:"Files (.txt, .md, .html, .json, .jsonl), folders, or - for standard input."`
	Workers int      `help:"Articles extracted at once; by default one for each processor." placeholder:"N"`
	DryRun  bool     `help:"Print what the articles say and store nothing."`
	Format  string   `help:"Format of --dry-run: jsonl, one JSON object for each article." enum:"jsonl" default:"jsonl"`
}

// Help is the longer help text of the command.
func (extractCmd) Help() string {
	return `Examples:

  entente extract news/ report.html
  entente extract --dry-run --format jsonl article.txt
  cat articles.jsonl | entente extract -

Articles that are stored already with the same content are skipped. One that cannot be read
does not stop the others; the exit code is then 3. A file's article is known by the file's name
without folder and extension, unless it brings an id: a file of the same name replaces it.`
}

// Run runs the command.
func (c *extractCmd) Run(s *session) error {
	if c.Workers < 0 {
		return graph.Errorf(graph.Invalid, "--workers must be at least 1")
	}
	inputs, err := ingest.Paths(c.Paths, s.in)
	if err != nil {
		return err
	}
	if c.DryRun {
		return c.dryRun(s, inputs)
	}
	app, err := Open(s.ctx, s.database, c.Workers, s.logger)
	if err != nil {
		return err
	}
	defer app.Close(s.ctx)
	if err := app.Store.Prepare(s.ctx); err != nil {
		return err
	}
	started, err := app.Runner.Add(inputs)
	if err != nil {
		return err
	}
	job, err := follow(s.ctx, app.Runner, started.ID, newProgressPrinter(s.err))
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, summary(job))
	switch {
	case job.State == ingest.Failed:
		return graph.Errorf(graph.Unavailable, "%s", job.Err)
	case job.State == ingest.Canceled:
		return graph.Errorf(graph.Canceled, "stopped; what is done is kept, run the same command again to go on")
	case job.Count(ingest.Rejected) > 0:
		return errPartial
	}
	return nil
}

// dryRun extracts and prints, several articles at once but in input order.
func (c *extractCmd) dryRun(s *session, inputs []ingest.Input) error {
	x, err := newExtractor()
	if err != nil {
		return err
	}
	workers := c.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	out := newJSONLWriter(s.out)
	failed := false
	for result := range ingest.Extractions(s.ctx, x, inputs, workers) {
		if result.Err != nil {
			failed = true
			fmt.Fprintf(s.err, "entente: %s: %v\n", result.Name, result.Err)
			continue
		}
		if err := out.write(result.Extraction); err != nil {
			return graph.Errorf(graph.Internal, "cannot write: %w", err)
		}
	}
	if err := out.flush(); err != nil {
		return graph.Errorf(graph.Internal, "cannot write: %w", err)
	}
	if err := s.ctx.Err(); err != nil {
		return graph.Errorf(graph.Canceled, "stopped")
	}
	if failed {
		return errPartial
	}
	return nil
}
