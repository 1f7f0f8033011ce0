package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"entente/graph"
	"entente/ingest"
	sample "entente/seeds"
)

// seeds are the articles that the first start reads.
type seeds struct {
	inputs []ingest.Input

	// marker is a file of the data folder: there from the beginning of the
	// first start's reading, and holding "done" from its end. So an
	// interrupted reading goes on at the next start, and articles that the
	// user deleted stay deleted. Empty with Neo4j, where an empty graph
	// counts as a first start.
	marker string
}

const seedsDone = "done\n"

// openSeeds lists the articles that choice names: "sample", "none" or a folder.
func openSeeds(choice string, db database) (seeds, error) {
	var s seeds
	if db.Neo4jURI == "" {
		s.marker = filepath.Join(db.Data, "seeds-read")
	}
	var err error
	switch choice {
	case "none":
	case "sample", "":
		s.inputs, err = ingest.Files(sample.Files())
	default:
		s.inputs, err = ingest.Paths([]string{choice}, nil)
	}
	return s, err
}

// read extracts the seeds if this is the first start of the data folder.
func (s seeds) read(session *session, app *App) error {
	if len(s.inputs) == 0 {
		return nil
	}
	first, err := s.firstStart(session, app)
	if err != nil || !first {
		return err
	}
	fmt.Fprintf(session.err, "Reading %d articles for the first picture\n", len(s.inputs))
	if err := s.mark(""); err != nil {
		return err
	}
	started, err := app.Runner.Add(s.inputs)
	if err != nil {
		return err
	}
	job, err := follow(session.ctx, app.Runner, started.ID, newProgressPrinter(session.err))
	if err != nil || job.State != ingest.Done {
		return err
	}
	fmt.Fprintln(session.err, summary(job))
	return s.mark(seedsDone)
}

func (s seeds) firstStart(session *session, app *App) (bool, error) {
	if s.marker != "" {
		switch text, err := os.ReadFile(s.marker); {
		case err == nil:
			return string(text) != seedsDone, nil
		case !errors.Is(err, fs.ErrNotExist):
			return false, graph.Errorf(graph.Internal, "cannot read %q: %w", s.marker, err)
		}
	}
	totals, err := app.Store.Totals(session.ctx)
	return totals.Articles == 0, err
}

func (s seeds) mark(text string) error {
	if s.marker == "" {
		return nil
	}
	if err := os.WriteFile(s.marker, []byte(text), 0o600); err != nil {
		return graph.Errorf(graph.Internal, "cannot write %q: %w", s.marker, err)
	}
	return nil
}
