package web

import (
	"context"

	"entente/ingest"
)

type job struct {
	ID        string    `json:"id"`
	Kind      string    `json:"kind" enum:"add,again"`
	State     string    `json:"state" enum:"running,done,failed,canceled"`
	StartedAt string    `json:"startedAt" doc:"RFC 3339, UTC"`
	EndedAt   *string   `json:"endedAt" doc:"null while it runs"`
	Total     int       `json:"total"`
	Done      int       `json:"done" doc:"articles that are settled, the failed ones included"`
	Added     int       `json:"added"`
	Changed   int       `json:"changed"`
	Unchanged int       `json:"unchanged"`
	Failed    int       `json:"failed"`
	Items     []jobItem `json:"items" doc:"empty in lists of jobs"`
	Error     string    `json:"error" doc:"why the job as a whole failed"`
}

type jobItem struct {
	Name      string `json:"name"`
	ArticleID string `json:"articleId"`
	State     string `json:"state" enum:"waiting,added,changed,unchanged,failed"`
	Reason    string `json:"reason"`
	Claims    int    `json:"claims"`
}

type jobInput struct {
	ID string `path:"id" maxLength:"100" doc:"job id"`
}

type jobOutput struct{ Body job }

func (s *server) job(_ context.Context, in *jobInput) (*jobOutput, error) {
	j, err := s.Ingest.Job(in.ID)
	if err != nil {
		return nil, err
	}
	return &jobOutput{jobOf(j)}, nil
}

type jobList struct {
	Items []job `json:"items"`
}

type jobsOutput struct{ Body jobList }

func (s *server) jobs(context.Context, *struct{}) (*jobsOutput, error) {
	return &jobsOutput{jobList{each(s.Ingest.Jobs(), jobSummaryOf)}}, nil
}

func (s *server) cancelJob(_ context.Context, in *jobInput) (*jobOutput, error) {
	if err := s.Ingest.Cancel(in.ID); err != nil {
		return nil, err
	}
	j, err := s.Ingest.Job(in.ID)
	if err != nil {
		return nil, err
	}
	return &jobOutput{jobOf(j)}, nil
}

type againInput struct{ Body extraction }

type extraction struct {
	Articles []string `json:"articles,omitempty" maxItems:"100000" doc:"article ids; all articles if there are none"`
}

func (s *server) extractAgain(_ context.Context, in *againInput) (*startedOutput, error) {
	j, err := s.Ingest.Again(in.Body.Articles)
	if err != nil {
		return nil, err
	}
	return startedOf(j), nil
}

func startedOf(j ingest.Job) *startedOutput {
	return &startedOutput{Location: "/api/jobs/" + j.ID, Body: jobOf(j)}
}

// jobSummaryOf is a job without its items.
func jobSummaryOf(j ingest.Job) job {
	summary := jobOf(j)
	summary.Items = []jobItem{}
	return summary
}

func jobOf(j ingest.Job) job {
	out := job{
		ID: j.ID, Kind: string(j.Kind), State: string(j.State), StartedAt: instant(j.StartedAt), Error: j.Err,
		Total: j.Total(), Done: j.Settled(),
		Added: j.Count(ingest.Added), Changed: j.Count(ingest.Changed),
		Unchanged: j.Count(ingest.Unchanged), Failed: j.Count(ingest.Rejected),
		Items: each(j.Items, func(i ingest.Item) jobItem {
			return jobItem{Name: i.Name, ArticleID: i.ArticleID, State: string(i.State), Reason: i.Reason, Claims: i.Claims}
		}),
	}
	if !j.EndedAt.IsZero() {
		ended := instant(j.EndedAt)
		out.EndedAt = &ended
	}
	return out
}
