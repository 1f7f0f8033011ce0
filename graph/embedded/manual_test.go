package embedded_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/embedded"
)

// manual is docs/cypher.md: its sections by their titles.
type manual map[string][]string

func readManual(t *testing.T) manual {
	t.Helper()
	text, err := os.ReadFile("../../docs/cypher.md")
	if err != nil {
		t.Fatal(err)
	}
	sections, title, fenced := manual{}, "", false
	for _, line := range strings.Split(string(text), "\n") {
		fenced = fenced != strings.HasPrefix(line, "```")
		if name, ok := strings.CutPrefix(line, "## "); ok && !fenced {
			title = name
		}
		sections[title] = append(sections[title], line)
	}
	return sections
}

// table returns the cells of the first table of a section, without its head.
func (m manual) table(t *testing.T, title string) [][]string {
	t.Helper()
	lines := m[title]
	start := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "|---") })
	if start < 0 {
		t.Fatalf("docs/cypher.md has no table in %q", title)
	}
	var rows [][]string
	for _, line := range lines[start+1:] {
		if !strings.HasPrefix(line, "|") {
			break
		}
		rows = append(rows, tableCells(line))
	}
	return rows
}

// tableCells splits a row of a table; \| is a bar in a cell.
func tableCells(line string) []string {
	line = strings.ReplaceAll(strings.Trim(line, "| "), `\|`, "\x00")
	cells := strings.Split(line, "|")
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(strings.TrimSpace(c), "\x00", "|")
	}
	return cells
}

var quoted = regexp.MustCompile("`([^`]+)`")

// code returns what stands in backticks.
func code(text string) []string {
	var list []string
	for _, match := range quoted.FindAllStringSubmatch(text, -1) {
		list = append(list, match[1])
	}
	return list
}

// example is a fenced statement with what the manual says that it gives: a
// table, or a quote with the status code, the place and the message.
type example struct {
	statement string
	head      []string
	rows      [][]string
	failure   string
}

func (m manual) examples(title string) []example {
	var list []example
	lines := m[title]
	for i := 0; i < len(lines); i++ {
		if lines[i] != "```cypher" {
			continue
		}
		end := i + 1 + slices.Index(lines[i+1:], "```")
		e := example{statement: strings.Join(lines[i+1:end], "\n")}
		for i = end + 1; i < len(lines) && lines[i] == ""; i++ {
		}
		for ; i < len(lines); i++ {
			failure, isFailure := strings.CutPrefix(lines[i], "> ")
			if !isFailure && !strings.HasPrefix(lines[i], "|") {
				break
			}
			switch {
			case isFailure:
				e.failure = failure
			case strings.HasPrefix(lines[i], "|---"):
			case e.head == nil:
				e.head = tableCells(lines[i])
			default:
				e.rows = append(e.rows, tableCells(lines[i]))
			}
		}
		list = append(list, e)
		i--
	}
	return list
}

const fixture = "The graph of the examples"

// openManual returns an engine with the graph of the manual's examples.
func openManual(t *testing.T, m manual) graph.Engine {
	t.Helper()
	e := open(t)
	examples := m.examples(fixture)
	if len(examples) == 0 {
		t.Fatal("docs/cypher.md states no graph for its examples")
	}
	for _, x := range examples {
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(t.Context(), x.statement, nil)
			return err
		})
		if err != nil {
			t.Fatalf("%s: %v", x.statement, err)
		}
	}
	return e
}

// TestManualExamples runs the statements of docs/cypher.md, each in a transaction
// that is rolled back.
func TestManualExamples(t *testing.T) {
	m := readManual(t)
	e := openManual(t, m)
	ran := 0
	for _, title := range slices.Sorted(maps.Keys(m)) {
		if title == fixture {
			continue
		}
		for _, x := range m.examples(title) {
			ran++
			undone := errors.New("undone")
			var result *graph.Result
			err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) (err error) {
				if result, err = tx.Run(t.Context(), x.statement, nil); err == nil {
					err = undone
				}
				return err
			})
			if got := failureText(err); x.failure != "" || !errors.Is(err, undone) {
				if got != x.failure {
					t.Errorf("%s: %s\n%s\ngives %q\nwant  %q", title, x.failure, x.statement, got, x.failure)
				}
				continue
			}
			if x.head == nil {
				continue
			}
			if diff := cmp.Diff(append([][]string{x.head}, x.rows...), append([][]string{result.Fields}, texts(result)...)); diff != "" {
				t.Errorf("%s:\n%s\ndiffers from docs/cypher.md (-manual +engine):\n%s", title, x.statement, diff)
			}
		}
	}
	if ran < 10 {
		t.Errorf("only %d examples", ran)
	}
}

// failureText is an error as the manual writes it: "Status 1:8 message".
func failureText(err error) string {
	var ours *graph.Error
	if !errors.As(err, &ours) {
		return ""
	}
	if ours.Line == 0 {
		return ours.Status + " " + ours.Message
	}
	return fmt.Sprintf("%s %d:%d %s", ours.Status, ours.Line, ours.Column, ours.Message)
}

// texts are the rows as the manual writes them: texts as they are, all else as JSON.
func texts(result *graph.Result) [][]string {
	var rows [][]string
	for _, row := range result.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			if text, ok := graph.Plain(v).(string); ok {
				cells[i] = text
				continue
			}
			raw, _ := json.Marshal(graph.Plain(v))
			cells[i] = string(raw)
		}
		rows = append(rows, cells)
	}
	return rows
}

// TestManualNames holds the lists of functions and procedures against the engine's own.
func TestManualNames(t *testing.T) {
	m := readManual(t)
	e := open(t)
	for title, statement := range map[string]string{
		"Functions":  "SHOW FUNCTIONS YIELD category, name RETURN category, collect(name)",
		"Procedures": "SHOW PROCEDURES YIELD name RETURN 'all', collect(name)",
	} {
		result, err := e.Query(t.Context(), statement, nil, graph.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		want, got := map[string][]string{}, map[string][]string{}
		for _, row := range result.Rows {
			var names []string
			for _, name := range row[1].([]any) {
				names = append(names, name.(string))
			}
			want[row[0].(string)] = slices.Sorted(slices.Values(names))
		}
		for _, row := range m.table(t, title) {
			family, names := row[0], row[1]
			if title == "Procedures" {
				family, names = "all", row[0]
			}
			got[family] = append(got[family], code(names)...)
		}
		for family := range got {
			for i, name := range got[family] {
				got[family][i], _, _ = strings.Cut(name, "(")
			}
			slices.Sort(got[family])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s of docs/cypher.md (-engine +manual):\n%s", title, diff)
		}
	}
}

// TestManualRefusals makes sure that what the manual lists as refused is refused:
// by its name, at its place.
func TestManualRefusals(t *testing.T) {
	m := readManual(t)
	e := openManual(t, m)
	rows := m.table(t, "Refused by name")
	for _, row := range rows {
		names := code(row[1])
		for i, statement := range code(row[0]) {
			err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
				_, err := tx.Run(t.Context(), statement, nil)
				return err
			})
			var ours *graph.Error
			if !errors.As(err, &ours) || ours.Code != graph.Unsupported || ours.Line == 0 || ours.Column == 0 || ours.Status != "Neo.ClientError.Statement.UnsupportedOperationError" {
				t.Errorf("%s: %v (%s); want it refused, with line and column", statement, err, failureText(err))
				continue
			}
			name := names[min(i, len(names)-1)]
			if !strings.HasPrefix(ours.Message, name+" is not supported") {
				t.Errorf("%s: %v; want the name %s", statement, err, name)
			}
		}
	}
	if len(rows) < 5 {
		t.Errorf("only %d rows", len(rows))
	}
}

var (
	conformance = regexp.MustCompile(`(\d+) of (\d+) scenarios`)
	figure      = regexp.MustCompile(`\d[\d ]*`)
)

// TestManualFigures holds figures of the manual against the code.
func TestManualFigures(t *testing.T) {
	m := readManual(t)
	limits := map[string]string{}
	for _, row := range m.table(t, "Limits") {
		limits[row[0]] = row[1]
	}
	for name, want := range map[string]int64{
		"time":   int64(graph.DefaultLimits.Timeout.Seconds()),
		"rows":   int64(graph.DefaultLimits.Rows),
		"bytes":  int64(graph.DefaultLimits.Bytes) >> 20,
		"memory": embedded.QueryMemory >> 20,
	} {
		got, _ := strconv.ParseInt(strings.ReplaceAll(figure.FindString(limits[name]), " ", ""), 10, 64)
		if got != want {
			t.Errorf("the limit of %s is %q in the manual, %d in the code", name, limits[name], want)
		}
	}
	found := conformance.FindStringSubmatch(strings.Join(m["Conformance"], "\n"))
	if found == nil {
		t.Fatal("no figure of the TCK")
	}
	passed, _ := strconv.Atoi(found[1])
	all, _ := strconv.Atoi(found[2])
	if known := knownFailures(t); all-passed != known {
		t.Errorf("%d of %d scenarios leaves %d, and %d are known to fail", passed, all, all-passed, known)
	}
}

func knownFailures(t *testing.T) int {
	t.Helper()
	text, err := os.ReadFile(knownFile)
	if err != nil {
		t.Fatal(err)
	}
	list, err := readKnown(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}
