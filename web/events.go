package web

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"entente/graph"
	"entente/ingest"
)

const (
	heartbeat = 15 * time.Second
	pace      = 100 * time.Millisecond // between two snapshots; what happens meanwhile is in the next one
)

type eventsInput struct {
	ID   string `path:"id" maxLength:"100" doc:"job id"`
	Last string `header:"Last-Event-ID" maxLength:"20" doc:"the last event that the client has seen"`
}

// registerJobEvents registers the event stream, which outlasts a route's time.
func registerJobEvents(api huma.API, s *server, r route) {
	op := r.operation(api)
	op.Responses["200"] = &huma.Response{
		Description: "Events named job, whose data is a Job and whose id is a sequence number; the last one carries the state in which the job ended",
		Content:     map[string]*huma.MediaType{"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}}},
	}
	op.Responses["204"] = &huma.Response{Description: "The job has ended and the client has seen its last event; do not reconnect"}
	huma.Register(api, op, func(ctx context.Context, in *eventsInput) (*huma.StreamResponse, error) {
		stream, err := s.jobEvents(ctx, in)
		if err != nil {
			return nil, s.problemOf(ctx, err)
		}
		return stream, nil
	})
}

// jobEvents streams a job's snapshots. Nothing is buffered here: the ingest keeps
// the newest snapshot only for a reader that is slow.
func (s *server) jobEvents(ctx context.Context, in *eventsInput) (*huma.StreamResponse, error) {
	if !s.streams.take(ctx, 0) {
		return nil, graph.Errorf(graph.Unavailable, "too many event streams are open; try again later")
	}
	after, _ := strconv.Atoi(strings.TrimSpace(in.Last)) // what is no number is no event of ours: 0
	ctx, cancel := context.WithCancel(ctx)
	snapshots, err := s.Ingest.Watch(ctx, in.ID, max(after, 0))
	if err != nil {
		cancel()
		s.streams.release()
		return nil, err
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		defer s.streams.release()
		defer cancel()
		s.stream(ctx, hc, in.ID, snapshots)
	}}, nil
}

func (s *server) stream(ctx context.Context, hc huma.Context, id string, snapshots <-chan ingest.Snapshot) {
	stopping := stoppingOf(ctx)
	var first *ingest.Snapshot
	if j, err := s.Ingest.Job(id); err == nil && j.State != ingest.Running {
		select { // it has ended: its last snapshot, or nothing that is new to the client
		case snapshot, ok := <-snapshots:
			if !ok {
				hc.SetStatus(http.StatusNoContent)
				return
			}
			first = &snapshot
		case <-stopping:
			return
		case <-ctx.Done():
			return
		}
	}
	hc.SetHeader("Content-Type", "text/event-stream")
	hc.SetStatus(http.StatusOK)
	w, ok := hc.BodyWriter().(http.ResponseWriter)
	if !ok {
		return
	}
	out := eventWriter{w: w, control: http.NewResponseController(w), timeout: s.eventTimeout}
	if out.send("retry: 2000\n\n") != nil || first != nil && out.snapshot(*first) != nil {
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		select {
		case snapshot, open := <-snapshots:
			if !open || out.snapshot(snapshot) != nil {
				return
			}
			if snapshot.Job.State == ingest.Running && !pause(ctx, stopping) {
				return
			}
		case <-beat.C:
			if out.send(": still here\n\n") != nil {
				return
			}
		case <-stopping:
			return
		case <-ctx.Done():
			return
		}
	}
}

// pause waits for the pace and reports whether the stream goes on.
func pause(ctx context.Context, stopping <-chan struct{}) bool {
	timer := time.NewTimer(pace)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-stopping:
	case <-ctx.Done():
	}
	return false
}

// eventWriter sends each event at once, or fails when it does not leave in time: a
// reader that stalls is dropped.
type eventWriter struct {
	w       io.Writer
	control *http.ResponseController
	timeout time.Duration
}

func (e eventWriter) snapshot(s ingest.Snapshot) error {
	data, err := json.Marshal(jobOf(s.Job)) // one line: line ends within strings are escaped
	if err != nil {
		return err
	}
	return e.send("id: " + strconv.Itoa(s.Seq) + "\nevent: job\ndata: " + string(data) + "\n\n")
}

func (e eventWriter) send(event string) error {
	_ = e.control.SetWriteDeadline(time.Now().Add(e.timeout)) // not every writer can; the server's can
	if _, err := io.WriteString(e.w, event); err != nil {
		return err
	}
	return e.control.Flush()
}
