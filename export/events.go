package export

import (
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"slices"

	"entente/graph"
)

// Statuses are what a claim may say of its event: that it happened, that it did not, that it is
// announced, that it is no more than possible.
var Statuses = []string{"asserted", "negated", "planned", "possible"}

// statusOf returns the one of [Statuses] that a claim has. What is denied is negated, whatever else is said of it.
func statusOf(c graph.Claim) string {
	switch {
	case c.Negated:
		return "negated"
	case c.Modality == graph.Actual:
		return "asserted"
	}
	return string(c.Modality)
}

// eventColumns name the fields of an exported event.
var eventColumns = []string{"date", "source", "target", "type", "cameo", "plover", "status", "sentence", "article"}

// eventsCSV writes the claims of what happens, with the event codes of CAMEO and PLOVER: the
// earliest first, those without a date last. States, such as being a member, are left out.
func eventsCSV(ctx context.Context, w io.Writer, g Graph, statuses []string) error {
	claims, err := claimsOf(ctx, g, statuses)
	if err != nil {
		return err
	}
	claims = slices.DeleteFunc(claims, func(c graph.ClaimView) bool {
		kind, _ := c.Type.Kind()
		return !kind.Event()
	})
	slices.SortFunc(claims, func(a, b graph.ClaimView) int {
		return cmp.Or(
			cmp.Compare(undated(a), undated(b)), cmp.Compare(a.Date, b.Date),
			cmp.Compare(a.Subject.Name, b.Subject.Name), cmp.Compare(a.Object.Name, b.Object.Name), cmp.Compare(a.Type, b.Type),
			cmp.Compare(a.ArticleID, b.ArticleID), cmp.Compare(a.CueSpan.Start, b.CueSpan.Start), cmp.Compare(a.ID, b.ID),
		)
	})
	out := csv.NewWriter(w)
	rows := [][]string{eventColumns}
	for _, c := range claims {
		kind, _ := c.Type.Kind()
		row := []string{c.Date, c.Subject.Name, c.Object.Name, string(c.Type), kind.CAMEO, kind.PLOVER, statusOf(c.Claim), c.Sentence, c.Article.ID}
		for i := range row {
			row[i] = harmless(row[i])
		}
		rows = append(rows, row)
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("cannot write: %w", err)
	}
	return nil
}

func undated(c graph.ClaimView) int {
	if c.Date == "" {
		return 1
	}
	return 0
}

// claimsOf returns the claims that have one of the statuses; all if there are none.
func claimsOf(ctx context.Context, g Graph, statuses []string) ([]graph.ClaimView, error) {
	claims, _, err := g.Claims(ctx, graph.ClaimFilter{})
	if err != nil || len(statuses) == 0 {
		return claims, err
	}
	for _, s := range statuses {
		if !slices.Contains(Statuses, s) {
			return nil, graph.Errorf(graph.Invalid, "there is no status %q; there are %v", s, Statuses)
		}
	}
	return slices.DeleteFunc(claims, func(c graph.ClaimView) bool { return !slices.Contains(statuses, statusOf(c.Claim)) }), nil
}
