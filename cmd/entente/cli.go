package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/alecthomas/kong"

	"entente/graph"
)

// cli is the command line. Each command is a file of its own.
type cli struct {
	database
	LogLevel slog.Level `help:"What is logged on standard error: debug, info, warn or error." env:"ENTENTE_LOG_LEVEL" default:"warn"`

	Serve    serveCmd    `cmd:"" default:"withargs" help:"Show the graph in the browser (the default command)."`
	Extract  extractCmd  `cmd:"" help:"Extract articles into the graph, or print what they say."`
	Explain  explainCmd  `cmd:"" help:"Show how a sentence is read: words, names, tree, claims, and why not more."`
	Query    queryCmd    `cmd:"" help:"Run a Cypher query that reads the graph."`
	Export   exportCmd   `cmd:"" help:"Write the claims or the graph to a file for other tools."`
	Backup   backupCmd   `cmd:"" help:"Copy the embedded graph into a file, also while it is in use."`
	Restore  restoreCmd  `cmd:"" help:"Put a backup in the place of the embedded graph."`
	Verify   verifyCmd   `cmd:"" help:"Read the embedded graph, or a backup, to its end and say whether it is whole."`
	Entities entitiesCmd `cmd:"" help:"See and correct who is who across articles."`
	Eval     evalCmd     `cmd:"" help:"Measure the extractor on marked articles and public corpora."`
	Health   healthCmd   `cmd:"" help:"Ask a running server whether it is ready."`
	Version  versionCmd  `cmd:"" help:"Print the version of the program, the extractor and Go."`
}

// database says where the graph is kept.
type database struct {
	Data          string `help:"Folder that keeps the embedded graph." env:"ENTENTE_DATA" placeholder:"DIR" default:"${data}" group:"Graph"`
	Neo4jURI      string `name:"neo4j-uri" help:"Use this Neo4j in place of the embedded graph, for example neo4j://localhost:7687." env:"NEO4J_URI" placeholder:"URI" group:"Graph"`
	Neo4jUsername string `name:"neo4j-username" help:"User of the Neo4j." env:"NEO4J_USERNAME" default:"neo4j" group:"Graph"`
	Neo4jPassword string `name:"neo4j-password" help:"Password of the Neo4j; better given as NEO4J_PASSWORD, since others can see command lines." env:"NEO4J_PASSWORD" placeholder:"PASSWORD" group:"Graph"`
	Neo4jDatabase string `name:"neo4j-database" help:"Database of the Neo4j; by default the user's home database." env:"NEO4J_DATABASE" placeholder:"NAME" group:"Graph"`
}

// streams are the program's standard streams, replaced in tests.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

const description = `Entente reads news articles, extracts who did what to whom, each fact with the sentence it
came from, and keeps it as a graph that the browser shows and Cypher asks.

Run without a command it starts everything: http://127.0.0.1:8080`

// run parses the command line, runs the command and returns the exit code.
func run(ctx context.Context, args []string, std streams) int {
	var c cli
	exited, code := false, 0
	parser, err := kong.New(&c,
		kong.Name("entente"), kong.Description(description), kong.Writers(std.out, std.err),
		kong.Vars{"data": filepath.Join(xdg.DataHome, "entente")},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Exit(func(n int) { exited, code = true, n }),
	)
	if err != nil {
		fmt.Fprintln(std.err, "entente:", err)
		return exitFailure
	}
	command, err := parser.Parse(args)
	if exited { // --help has printed
		return code
	}
	if err != nil {
		fmt.Fprintf(std.err, "entente: %v\nTry: entente --help\n", err)
		return exitUsage
	}
	logger := slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: c.LogLevel}))
	err = command.Run(&session{ctx: ctx, streams: std, database: c.database, logger: logger})
	if err != nil {
		fmt.Fprintln(std.err, "entente:", err)
	}
	return exitCode(err)
}

// session is what every command gets.
type session struct {
	streams
	database
	ctx    context.Context
	logger *slog.Logger
}

// The exit codes, as the README lists them.
const (
	exitOK          = 0
	exitFailure     = 1
	exitUsage       = 2
	exitPartial     = 3 // some articles failed, the others are done
	exitUnavailable = 4 // the database cannot be used now
	exitBadQuery    = 5 // the Cypher is wrong, not allowed or not supported
)

// errPartial says that some articles failed.
var errPartial = errors.New("some articles failed; the others are done")

func exitCode(err error) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errPartial):
		return exitPartial
	}
	switch graph.CodeOf(err) {
	case graph.Unavailable, graph.Unauthorized, graph.Conflict, graph.Corrupt:
		return exitUnavailable
	case graph.Syntax, graph.ReadOnly, graph.Unsupported:
		return exitBadQuery
	case graph.Invalid, graph.NotFound:
		return exitUsage
	}
	return exitFailure
}

// terminal reports whether w is a terminal, where progress may redraw a line.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
