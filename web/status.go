package web

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"entente/graph"
	"entente/ingest"
)

// pingTimeout bounds how long the page waits to learn that the database is down.
const pingTimeout = 3 * time.Second

type status struct {
	Version string `json:"version"`
	Engine  string `json:"engine" enum:"embedded,neo4j"`
	Ready   bool   `json:"ready" doc:"the database answers"`
	Cause   string `json:"cause" doc:"why it does not, in one line; empty if it does"`
	Totals  totals `json:"totals" doc:"zero while the database is down"`
	Job     *job   `json:"job" doc:"the job that runs now, without its items; null if none does"`
}

type totals struct {
	Entities  int    `json:"entities"`
	Relations int    `json:"relations"`
	Claims    int    `json:"claims"`
	Articles  int    `json:"articles"`
	First     string `json:"first" doc:"earliest date; empty if unknown"`
	Last      string `json:"last" doc:"latest date; empty if unknown"`
}

type statusOutput struct{ Body status }

// status never fails: what is wrong is what it answers.
func (s *server) status(ctx context.Context, _ *struct{}) (*statusOutput, error) {
	ctx, cancel := context.WithTimeout(ctx, pingTimeout)
	defer cancel()
	body := status{Version: s.Version, Engine: s.Graph.Engine()}
	err := s.Graph.Ready(ctx)
	if err == nil {
		var t graph.Totals
		t, err = s.Graph.Totals(ctx)
		body.Totals = totals(t)
	}
	body.Ready = err == nil
	if err != nil {
		body.Cause = oneLine(settled(ctx, err))
	}
	for _, j := range s.Ingest.Jobs() {
		if j.State == ingest.Running {
			running := jobSummaryOf(j)
			body.Job = &running
			break
		}
	}
	return &statusOutput{body}, nil
}

// oneLine is an error as one line of sane length.
func oneLine(err error) string {
	const most = 300 // characters
	text := strings.Join(strings.Fields(err.Error()), " ")
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most]) + "…"
	}
	return text
}

type health struct {
	Status string `json:"status" example:"ok"`
}

type healthOutput struct{ Body health }

func (s *server) healthz(context.Context, *struct{}) (*healthOutput, error) {
	return &healthOutput{health{"ok"}}, nil
}

func (s *server) readyz(ctx context.Context, _ *struct{}) (*healthOutput, error) {
	ctx, cancel := context.WithTimeout(ctx, pingTimeout)
	defer cancel()
	if err := s.Graph.Ready(ctx); err != nil {
		return nil, graph.Errorf(graph.Unavailable, "%s", oneLine(settled(ctx, err)))
	}
	return &healthOutput{health{"ok"}}, nil
}
