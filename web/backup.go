package web

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"entente/graph"
)

// backupPause is how long a client may take none of a backup: while one is open
// the file in use grows with every write.
const backupPause = time.Minute

// registerBackup registers the download of the graph, which outlasts a route's
// time. It is a POST, since a page of another site could follow a link to it.
func registerBackup(api huma.API, s *server, r route) {
	op := r.operation(api)
	op.Responses["200"] = &huma.Response{
		Description: "The file; a connection that is cut before its end means that it is not whole",
		Content:     map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}},
	}
	huma.Register(api, op, func(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
		if !s.backups.take(ctx, 0) {
			return nil, s.problemOf(ctx, graph.Errorf(graph.Conflict, "a backup runs already; try again when it has ended"))
		}
		return &huma.StreamResponse{Body: func(hc huma.Context) {
			defer s.backups.release()
			s.backup(ctx, hc)
		}}, nil
	})
}

func (s *server) backup(ctx context.Context, hc huma.Context) {
	w, ok := hc.BodyWriter().(http.ResponseWriter)
	if !ok {
		return
	}
	out := &backupWriter{w: w, control: http.NewResponseController(w)}
	err := s.Graph.Backup(ctx, out)
	switch {
	case err == nil:
		return
	case !out.begun:
		s.refuseBackup(ctx, hc, err)
	default:
		s.Logger.WarnContext(ctx, "a backup did not end", "cause", err.Error())
		panic(http.ErrAbortHandler) // cuts the connection, so that half is not taken for all
	}
}

func (s *server) refuseBackup(ctx context.Context, hc huma.Context, err error) {
	p, ok := s.problemOf(ctx, err).(*problem)
	if !ok {
		p = newProblem(http.StatusInternalServerError, graph.Internal, internalDetail)
	}
	hc.SetHeader("Content-Type", p.ContentType(""))
	hc.SetStatus(p.Status)
	_ = json.NewEncoder(hc.BodyWriter()).Encode(p)
}

// backupWriter sends the header with the first bytes, and gives each part time to
// leave.
type backupWriter struct {
	w       http.ResponseWriter
	control *http.ResponseController
	begun   bool
}

func (b *backupWriter) Write(part []byte) (int, error) {
	if !b.begun {
		b.begun = true
		b.w.Header().Set("Content-Type", "application/octet-stream")
		b.w.Header().Set("Content-Disposition", `attachment; filename="entente-backup.db"`)
		b.w.WriteHeader(http.StatusOK)
	}
	_ = b.control.SetWriteDeadline(time.Now().Add(backupPause))
	return b.w.Write(part)
}
