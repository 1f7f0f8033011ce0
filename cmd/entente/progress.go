package main

import (
	"context"
	"fmt"
	"io"

	"entente/ingest"
)

// progressPrinter shows a job on a terminal as one line that is redrawn, and
// elsewhere as a line for each failure only.
type progressPrinter struct {
	w        io.Writer
	redraw   bool
	failures map[int]bool // items whose failure has been printed
}

func newProgressPrinter(w io.Writer) *progressPrinter {
	return &progressPrinter{w: w, redraw: terminal(w), failures: map[int]bool{}}
}

func (p *progressPrinter) show(job ingest.Job) {
	for i, item := range job.Items {
		if item.State == ingest.Rejected && !p.failures[i] {
			p.failures[i] = true
			p.clear()
			fmt.Fprintf(p.w, "%s: %s\n", item.Name, item.Reason)
		}
	}
	if !p.redraw {
		return
	}
	p.clear()
	fmt.Fprintf(p.w, "Extracting: %d of %d articles", job.Settled(), job.Total())
	if job.State != ingest.Running {
		p.clear()
	}
}

// clear empties the line that is redrawn.
func (p *progressPrinter) clear() {
	if p.redraw {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// follow shows a job until it ends. When ctx ends the job is canceled, and its
// last state returned once it has stopped.
func follow(ctx context.Context, runner *ingest.Runner, id string, p *progressPrinter) (ingest.Job, error) {
	stop := context.AfterFunc(ctx, func() { runner.Cancel(id) })
	defer stop()
	snapshots, err := runner.Watch(context.WithoutCancel(ctx), id, 0)
	if err != nil {
		return ingest.Job{}, err
	}
	var job ingest.Job
	for snapshot := range snapshots {
		job = snapshot.Job
		p.show(job)
	}
	return job, nil
}

// summary is a job in one line.
func summary(job ingest.Job) string {
	claims := 0
	for _, item := range job.Items {
		claims += item.Claims
	}
	line := fmt.Sprintf("%s: %d added, %d changed, %d unchanged", count(job.Total(), "article"),
		job.Count(ingest.Added), job.Count(ingest.Changed), job.Count(ingest.Unchanged))
	if n := job.Count(ingest.Rejected); n > 0 {
		line += fmt.Sprintf(", %d failed", n)
	}
	if n := job.Total() - job.Settled(); n > 0 {
		line += fmt.Sprintf(", %d not done", n)
	}
	return fmt.Sprintf("%s; %s", line, count(claims, "claim"))
}

// count is "1 article" or "2 articles".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
