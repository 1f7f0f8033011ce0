package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"entente/graph"
)

type queryCmd struct {
	Statement string            `arg:"" help:"The Cypher statement, or - to read it from standard input."`
	Format    string            `help:"table, json (a list of objects) or csv." enum:"table,json,csv" default:"table"`
	Param     map[string]string `help:"A parameter, as name=JSON; what is no JSON is taken as text." placeholder:"NAME=VALUE" short:"p"`
	Explain   bool              `help:"Print the plan and run nothing, as EXPLAIN before the statement." xor:"plan"`
	Profile   bool              `help:"Run it and print the plan with the rows and db hits of each operator, as PROFILE before the statement." xor:"plan"`
	Timeout   time.Duration     `help:"How long the query may run." default:"30s"`
	Rows      int               `help:"How many rows are printed at most." default:"10000"`
}

// Help is the longer help text of the command.
func (queryCmd) Help() string {
	return `Examples:

  entente query "MATCH (c:Country)-[:CUT_TIES_WITH]->(:Country {name: 'Iran'}) RETURN c.name"
  entente query -p name=Iran 'MATCH (a:Entity)-[r]->(:Country {name: $name}) RETURN a.name, type(r)' --format csv
  entente query --profile "MATCH (c:Country) RETURN count(c)"

Only queries that read are run.`
}

// Run runs the command.
func (c *queryCmd) Run(s *session) error {
	statement := c.Statement
	if statement == "-" {
		text, err := io.ReadAll(io.LimitReader(s.in, 1<<20))
		if err != nil {
			return graph.Errorf(graph.Invalid, "cannot read standard input: %w", err)
		}
		statement = string(text)
	}
	app, err := Open(s.ctx, s.database, 0, s.logger)
	if err != nil {
		return err
	}
	defer app.Close(s.ctx)
	result, err := app.Store.Query(s.ctx, c.prefixed(statement), parameters(c.Param), graph.Limits{Timeout: c.Timeout, Rows: c.Rows})
	if err != nil {
		return err
	}
	if err := c.print(s, result); err != nil {
		return graph.Errorf(graph.Internal, "cannot write: %w", err)
	}
	if result.Truncated {
		fmt.Fprintf(s.err, "entente: only the first %d rows are shown; there are more\n", len(result.Rows))
	}
	return nil
}

// prefixed puts what the flags ask for before the statement. On the same line,
// so that the place of an error is on the right line.
func (c *queryCmd) prefixed(statement string) string {
	switch {
	case c.Explain:
		return "EXPLAIN " + statement
	case c.Profile:
		return "PROFILE " + statement
	}
	return statement
}

// print writes the rows to the output. A plan goes there too if it is all there
// is, or the rows are a table; else to the error output, out of the data's way.
func (c *queryCmd) print(s *session, result *graph.Result) error {
	explained := result.Plan != nil && result.Plan.Profile == nil
	if !explained {
		if err := printResult(s.out, result, c.Format); err != nil || result.Plan == nil {
			return err
		}
	}
	to := s.out
	if !explained && c.Format != "table" {
		to = s.err
	} else if !explained {
		fmt.Fprintln(to)
	}
	return printPlan(to, result.Plan)
}

// parameters reads each value as JSON and, where it is none, as text.
func parameters(given map[string]string) map[string]any {
	params := make(map[string]any, len(given))
	for name, text := range given {
		decoder := json.NewDecoder(strings.NewReader(text))
		decoder.UseNumber()
		var value any
		if err := decoder.Decode(&value); err != nil || decoder.More() {
			value = text
		}
		params[name] = numbers(value)
	}
	return params
}

// numbers makes whole JSON numbers integers and the others floats.
func numbers(value any) any {
	switch v := value.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		f, _ := v.Float64()
		return f
	case []any:
		for i := range v {
			v[i] = numbers(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = numbers(v[key])
		}
	}
	return value
}

func printResult(w io.Writer, result *graph.Result, format string) error {
	switch format {
	case "json":
		rows := make([]map[string]any, len(result.Rows))
		for i, row := range result.Rows {
			rows[i] = make(map[string]any, len(row))
			for j, field := range result.Fields {
				rows[i][field] = graph.Plain(row[j])
			}
		}
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(rows)
	case "csv":
		out := csv.NewWriter(w)
		if err := out.Write(result.Fields); err != nil {
			return err
		}
		for _, row := range result.Rows {
			if err := out.Write(cells(row)); err != nil {
				return err
			}
		}
		out.Flush()
		return out.Error()
	default:
		out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		rule := make([]string, len(result.Fields))
		for i, field := range result.Fields {
			rule[i] = strings.Repeat("-", len([]rune(field)))
		}
		for _, line := range [][]string{result.Fields, rule} {
			fmt.Fprintln(out, strings.Join(line, "\t"))
		}
		flat := strings.NewReplacer("\n", "\\n", "\t", "\\t", "\r", "\\r")
		for _, row := range result.Rows {
			texts := cells(row)
			for i := range texts {
				texts[i] = flat.Replace(texts[i])
			}
			fmt.Fprintln(out, strings.Join(texts, "\t"))
		}
		if err := out.Flush(); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w, "(%s)\n", count(len(result.Rows), "row"))
		return err
	}
}

// cells writes values as text: texts as they are, null as nothing, all else as JSON.
func cells(row []any) []string {
	out := make([]string, len(row))
	for i, value := range row {
		switch v := graph.Plain(value).(type) {
		case nil:
		case string:
			out[i] = v
		default:
			text, err := json.Marshal(v)
			if err != nil {
				text = fmt.Append(nil, v)
			}
			out[i] = string(text)
		}
	}
	return out
}
