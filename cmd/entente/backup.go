package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"strings"
	"time"

	"entente/graph"
	"entente/graph/embedded"
)

type backupCmd struct {
	File   string `arg:"" help:"File to write."`
	Force  bool   `short:"f" help:"Replace the file if it is there already."`
	Server string `name:"addr" help:"Ask the server that runs at this address, since it has the folder open." placeholder:"URL"`
	Token  string `help:"Token of that server." env:"ENTENTE_TOKEN" placeholder:"TOKEN"`
}

// Help is the longer help text of the command.
func (backupCmd) Help() string {
	return `Examples:

  entente backup entente-2025-11-23.db
  entente backup --addr http://127.0.0.1:8080 entente-2025-11-23.db    while the server runs

The file holds the graph as it is when the backup begins; nobody has to wait. It is read again to its end
before it gets its name, so that there is never half a backup. A Neo4j has tools of its own.`
}

// Run runs the command.
func (c *backupCmd) Run(s *session) error {
	if err := s.embeddedOnly("backup", "neo4j-admin database dump"); err != nil {
		return err
	}
	source, closing, err := c.open(s)
	if err != nil {
		return err
	}
	defer closing()
	report, err := embedded.WriteBackup(s.ctx, c.File, c.Force, func(w io.Writer) error {
		p := &bytesPrinter{w: w, to: s.err, redraw: terminal(s.err), what: "Backup"}
		defer p.clear()
		return source(s.ctx, p)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: %s\n", c.File, reportLine(report))
	return nil
}

// open returns what writes the backup: the folder's own graph, or a server.
func (c *backupCmd) open(s *session) (source func(context.Context, io.Writer) error, closing func(), err error) {
	if c.Server != "" {
		return c.download, func() {}, nil
	}
	if _, err := os.Stat(embedded.Path(s.Data)); errors.Is(err, fs.ErrNotExist) { // do not make one
		return nil, nil, graph.Errorf(graph.NotFound, "there is no graph in %s", s.Data)
	}
	engine, err := openEngine(s.ctx, s.database, s.logger)
	if err != nil {
		if graph.CodeOf(err) == graph.Conflict {
			return nil, nil, graph.Errorf(graph.Conflict, "%w. If it is `entente serve`, ask it: entente backup --addr http://127.0.0.1:8080 %s", err, c.File)
		}
		return nil, nil, err
	}
	return graph.NewStore(engine).Backup, func() { _ = engine.Close(context.WithoutCancel(s.ctx)) }, nil
}

// download asks a running server for a backup.
func (c *backupCmd) download(ctx context.Context, w io.Writer) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimSuffix(c.Server, "/")+"/api/backup", nil)
	if err != nil {
		return graph.Errorf(graph.Invalid, "%q is not an address", c.Server)
	}
	if c.Token != "" {
		request.Header.Set("Authorization", "Bearer "+c.Token)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return graph.Errorf(graph.Unavailable, "no server answers at %s", c.Server)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		var problem struct{ Detail string }
		_ = json.NewDecoder(io.LimitReader(response.Body, 1<<16)).Decode(&problem)
		return graph.Errorf(graph.Unavailable, "the server at %s gives no backup (%s): %s", c.Server, response.Status, problem.Detail)
	}
	if _, err := io.Copy(w, response.Body); err != nil {
		if errors.Is(err, context.Canceled) {
			return graph.Errorf(graph.Canceled, "the backup was canceled")
		}
		return graph.Errorf(graph.Unavailable, "the server at %s did not send all of the backup: %w", c.Server, err)
	}
	return nil
}

type restoreCmd struct {
	File  string `arg:"" help:"Backup to read."`
	Force bool   `short:"f" help:"Replace the graph that is there."`
}

// Help is the longer help text of the command.
func (restoreCmd) Help() string {
	return `Example:

  entente restore entente-2025-11-23.db --data ~/graph

The backup is read to its end first; one that is damaged, or that a newer version wrote, changes nothing.`
}

// Run runs the command.
func (c *restoreCmd) Run(s *session) error {
	if err := s.embeddedOnly("restore", "neo4j-admin database load"); err != nil {
		return err
	}
	report, err := embedded.Restore(s.ctx, s.Data, c.File, c.Force)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: %s\n", s.Data, reportLine(report))
	return nil
}

type verifyCmd struct {
	File string `arg:"" optional:"" help:"Backup to read; by default the graph of the data folder."`
}

// Help is the longer help text of the command.
func (verifyCmd) Help() string {
	return `Examples:

  entente verify
  entente verify entente-2025-11-23.db

It changes nothing. A graph in use cannot be verified: verify a backup of it.`
}

// Run runs the command.
func (c *verifyCmd) Run(s *session) error {
	path := c.File
	if path == "" {
		if err := s.embeddedOnly("verify", "neo4j-admin database check"); err != nil {
			return err
		}
		path = embedded.Path(s.Data)
	}
	began := time.Now()
	report, err := embedded.Verify(s.ctx, path)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s is whole: %s, read in %.1f s\n", path, reportLine(report), time.Since(began).Seconds())
	return nil
}

// embeddedOnly refuses a command that is not for a Neo4j and names what is.
func (s *session) embeddedOnly(command, instead string) error {
	if s.Neo4jURI == "" {
		return nil
	}
	return graph.Errorf(graph.Unsupported, "%s is for the embedded graph; for the Neo4j at %s use its own `%s`", command, s.Neo4jURI, instead)
}

func reportLine(r embedded.Report) string {
	return fmt.Sprintf("%s, %s, %s, format %s", count(int(r.Nodes), "node"), count(int(r.Relationships), "relationship"), bytesText(r.Bytes), r.Format)
}

// bytesText is a size as people read it.
func bytesText(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.1f kB", float64(n)/(1<<10))
}

// bytesPrinter writes on, and shows on a terminal how much.
type bytesPrinter struct {
	w, to  io.Writer
	redraw bool
	what   string
	n      int64
	shown  time.Time
}

func (p *bytesPrinter) Write(b []byte) (int, error) {
	n, err := p.w.Write(b)
	p.n += int64(n)
	if p.redraw && time.Since(p.shown) > 200*time.Millisecond {
		p.shown = time.Now()
		fmt.Fprintf(p.to, "\r\x1b[K%s: %s", p.what, bytesText(p.n))
	}
	return n, err
}

// clear empties the line that is redrawn.
func (p *bytesPrinter) clear() {
	if p.redraw {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}
