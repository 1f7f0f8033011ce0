// Package export writes the graph for other tools: the claims with their
// evidence as CSV or JSON lines, or as events with the codes of CAMEO and PLOVER,
// the relations as GraphML.
package export

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"entente/graph"
)

// Graph is what is exported; [*graph.Store] is one.
type Graph interface {
	Claims(ctx context.Context, filter graph.ClaimFilter) ([]graph.ClaimView, int, error)
	Picture(ctx context.Context, limit int) (graph.Picture, error)
}

// Formats are the formats that [Write] knows, the default first.
var Formats = []string{"csv", "jsonl", "graphml", "events"}

// Write writes the whole graph in one of [Formats], or only the claims that have one of the
// given [Statuses]; GraphML has no claims and takes none.
func Write(ctx context.Context, w io.Writer, g Graph, format string, statuses ...string) error {
	switch format {
	case "csv":
		return claimsCSV(ctx, w, g, statuses)
	case "jsonl":
		return claimsJSONL(ctx, w, g, statuses)
	case "events":
		return eventsCSV(ctx, w, g, statuses)
	case "graphml":
		if len(statuses) > 0 {
			return graph.Errorf(graph.Invalid, "graphml holds relations, which are what is asserted; it takes no status")
		}
		return relationsGraphML(ctx, w, g)
	}
	return graph.Errorf(graph.Invalid, "there is no export format %q", format)
}

// claimColumns name the fields of an exported claim, in the order of
// [claimRow].
var claimColumns = []string{
	"subject", "type", "object", "date", "negated", "modality", "attributed_to", "confidence",
	"sentence", "cue", "article", "title", "url", "published", "subject_id", "object_id", "rule", "claim_id",
}

func claimRow(c graph.ClaimView) []string {
	return []string{
		c.Subject.Name, string(c.Type), c.Object.Name, c.Date, strconv.FormatBool(c.Negated), string(c.Modality), c.AttributedTo,
		strconv.FormatFloat(c.Confidence, 'f', -1, 64), c.Sentence, c.Cue, c.Article.ID, c.Article.Title, c.Article.URL,
		c.Article.Published, c.SubjectID, c.ObjectID, c.Rule, c.ID,
	}
}

func claimsCSV(ctx context.Context, w io.Writer, g Graph, statuses []string) error {
	claims, err := claimsOf(ctx, g, statuses)
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(claimColumns); err != nil {
		return fmt.Errorf("cannot write: %w", err)
	}
	for _, c := range claims {
		row := claimRow(c)
		for i := range row {
			row[i] = harmless(row[i])
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("cannot write: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("cannot write: %w", err)
	}
	return nil
}

// harmless keeps a spreadsheet from running text of an article as a formula.
func harmless(cell string) string {
	if cell == "" {
		return cell
	}
	switch cell[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return "'" + cell
	}
	return cell
}

func claimsJSONL(ctx context.Context, w io.Writer, g Graph, statuses []string) error {
	claims, err := claimsOf(ctx, g, statuses)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, c := range claims {
		object := map[string]any{}
		for i, value := range claimRow(c) {
			object[claimColumns[i]] = value
		}
		object["negated"], object["confidence"] = c.Negated, c.Confidence
		object["start"], object["end"] = c.SentenceSpan.Start, c.SentenceSpan.End
		if err := encoder.Encode(object); err != nil {
			return fmt.Errorf("cannot write: %w", err)
		}
	}
	return nil
}
