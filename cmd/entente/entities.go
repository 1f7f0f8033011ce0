package main

import (
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"entente/graph"
)

type entitiesCmd struct {
	Merges mergesCmd `cmd:"" help:"List who was made one, is kept apart, or may be one, with the reasons."`
	Merge  mergeCmd  `cmd:"" help:"Make two entities one; also accepts a suggestion."`
	Apart  apartCmd  `cmd:"" help:"Keep two entities apart; also takes an automatic merge back."`
	Undo   undoCmd   `cmd:"" help:"Undo a merge or a decision by the id of its record."`
}

type mergesCmd struct {
	Entity string `arg:"" optional:"" help:"Only records that concern this entity: its id."`
	State  string `help:"applied, suggested or apart; all by default." enum:"applied,suggested,apart,all" default:"all"`
	Limit  int    `help:"How many are printed at most." default:"200"`
}

// Help is the longer help text of the command.
func (mergesCmd) Help() string {
	return `Examples:

  entente entities merges
  entente entities merges --state suggested
  entente entities merges person:edi-rama`
}

// Run runs the command.
func (c *mergesCmd) Run(s *session) error {
	return withStore(s, func(store *graph.Store) error {
		f := graph.MergeFilter{Entity: c.Entity, Limit: c.Limit}
		if c.State != "all" {
			f.State = graph.MergeState(c.State)
		}
		if c.Limit < 1 {
			return graph.Errorf(graph.Invalid, "--limit must be at least 1")
		}
		found, total, err := store.Merges(s.ctx, f)
		if err != nil {
			return err
		}
		out := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(out, "id\tstate\tfrom\tinto\tcode\tconfidence\tby\treason")
		for _, m := range found {
			fields := []string{m.ID, string(m.State), m.From, m.Into, m.Code, strconv.FormatFloat(m.Confidence, 'f', 2, 64), m.By, m.Reason}
			for i := range fields {
				fields[i] = printable(fields[i])
			}
			fmt.Fprintln(out, strings.Join(fields, "\t"))
		}
		if err := out.Flush(); err != nil {
			return graph.Errorf(graph.Internal, "cannot write: %w", err)
		}
		fmt.Fprintf(s.out, "(%d of %d)\n", len(found), total)
		return nil
	})
}

type mergeCmd struct {
	From string `arg:"" help:"Id of the entity that goes: person:paul-hewson."`
	Into string `arg:"" help:"Id of the entity that stays: person:bono."`
	By   string `help:"Who says so." default:"user"`
}

// Help is the longer help text of the command.
func (mergeCmd) Help() string {
	return "Example:\n\n  entente entities merge person:paul-hewson person:bono"
}

// Run runs the command.
func (c *mergeCmd) Run(s *session) error {
	return decide(s, graph.Decision{From: c.From, Into: c.Into, By: c.By})
}

type apartCmd struct {
	A  string `arg:"" help:"Id of the one."`
	B  string `arg:"" help:"Id of the other."`
	By string `help:"Who says so." default:"user"`
}

// Help is the longer help text of the command.
func (apartCmd) Help() string {
	return "Example:\n\n  entente entities apart person:george-bush person:george-w-bush"
}

// Run runs the command.
func (c *apartCmd) Run(s *session) error {
	return decide(s, graph.Decision{Apart: true, From: c.A, Into: c.B, By: c.By})
}

type undoCmd struct {
	ID string `arg:"" help:"Id of the record, as entities merges prints it."`
	By string `help:"Who says so." default:"user"`
}

// Help is the longer help text of the command.
func (undoCmd) Help() string {
	return `A decision of a user is forgotten. What the program merged or suggested is kept apart from then on, and whom
it kept apart are one; that is a decision too, which can be undone.

Example:

  entente entities undo 5d41402abc4b2a76b9719d91`
}

// Run runs the command.
func (c *undoCmd) Run(s *session) error {
	return withStore(s, func(store *graph.Store) error {
		m, err := store.Undo(s.ctx, c.ID, c.By, time.Now())
		if err != nil {
			return err
		}
		return tell(s, m)
	})
}

func decide(s *session, d graph.Decision) error {
	d.At = time.Now()
	return withStore(s, func(store *graph.Store) error {
		m, err := store.Decide(s.ctx, d)
		if err != nil {
			return err
		}
		return tell(s, m)
	})
}

// tell prints what a record says.
func tell(s *session, m graph.Merge) error {
	words := map[graph.MergeState]string{
		graph.MergeApplied: "%s is %s now (%s)", graph.MergeApart: "%s and %s are two (%s)", graph.MergeSuggested: "%s may be %s (%s)",
	}[m.State]
	if words == "" {
		words = "nothing is decided about %s and %s any more (%s)"
	}
	_, err := fmt.Fprintf(s.out, words+"\n", printable(m.From), printable(m.Into), m.ID)
	return err
}

// printable keeps control characters of names and ids off the terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if !strconv.IsPrint(r) {
			return '\uFFFD'
		}
		return r
	}, text)
}

// withStore opens the graph for one piece of work.
func withStore(s *session, work func(*graph.Store) error) error {
	engine, err := openEngine(s.ctx, s.database, s.logger)
	if err != nil {
		return err
	}
	store := graph.NewStore(engine)
	defer store.Close(s.ctx)
	if err := store.Prepare(s.ctx); err != nil {
		return err
	}
	return work(store)
}
