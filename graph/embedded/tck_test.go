package embedded_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded"
	"entente/graph/embedded/procedure"
)

// TestTCK runs the openCypher TCK and reports what passes, by category. The
// failures must be those of testdata/tck/known.txt. With TCK_FAILURES set to a
// file, they are written there, each with what went wrong.
func TestTCK(t *testing.T) {
	scenarios := readTCK(t, tckDir())
	if len(scenarios) == 0 {
		t.Skipf("no openCypher TCK at %s; set TCK_DIR to its folder", tckDir())
	}
	if testing.Short() {
		t.Skip("the TCK takes a while")
	}
	e, err := embedded.Open(t.Context(), t.TempDir(), embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close(context.WithoutCancel(t.Context()))
	type score struct{ passed, total int }
	scores := map[string]*score{}
	failed, ran := map[string]error{}, map[string]bool{}
	var failures strings.Builder
	for _, s := range scenarios {
		name := tckName(s, ran)
		ran[name] = true
		if scores[s.category] == nil {
			scores[s.category] = &score{}
		}
		scores[s.category].total++
		if err := runScenario(t, e, s); err != nil {
			failed[name] = err
			fmt.Fprintf(&failures, "%s\n\t%s\n", name, strings.ReplaceAll(err.Error(), "\n", "\n\t"))
			continue
		}
		scores[s.category].passed++
	}
	for _, category := range slices.Sorted(maps.Keys(scores)) {
		t.Logf("%5d of %5d  %s", scores[category].passed, scores[category].total, category)
	}
	t.Logf("%5d of %5d  in all", len(ran)-len(failed), len(ran))
	if file := os.Getenv("TCK_FAILURES"); file != "" {
		if err := os.WriteFile(file, []byte(failures.String()), 0o644); err != nil {
			t.Error(err)
		}
	}
	checkKnown(t, failed, ran)
}

// tckRun is the state of a scenario.
type tckRun struct {
	engine   *embedded.Engine
	params   map[string]any
	result   *graph.Result
	compiled error // what came before running
	err      error
	before   tckState
	checked  bool // an error was expected and came

	procedures []procedure.Procedure // that there are beside the standard ones
}

func runScenario(t *testing.T, e *embedded.Engine, s scenario) error {
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	r := &tckRun{engine: e, params: map[string]any{}}
	e.SetProcedures(nil)
	if err := r.setup(ctx, "MATCH (n) DETACH DELETE n"); err != nil {
		return err
	}
	for _, st := range s.steps {
		if err := r.step(ctx, st); err != nil {
			return fmt.Errorf("%s: %w", st.text, err)
		}
	}
	return nil
}

func (r *tckRun) setup(ctx context.Context, query string) error {
	return r.engine.Transact(ctx, graph.Write, func(tx graph.Tx) error {
		_, err := tx.Run(ctx, query, nil)
		return err
	})
}

var (
	errorStep  = regexp.MustCompile(`^an? (\w+) should be raised at (compile time|runtime|any time): (.+)$`)
	graphStep  = regexp.MustCompile(`^the (\S+) graph$`)
	resultStep = regexp.MustCompile(`^the result should be(, in any order|, in order)?( \(ignoring element order for lists\)|, in order \(ignoring element order for lists\))?:?$`)
)

func (r *tckRun) step(ctx context.Context, st tckStep) error {
	switch {
	case st.text == "an empty graph", st.text == "any graph":
		return nil
	case graphStep.MatchString(st.text):
		name := graphStep.FindStringSubmatch(st.text)[1]
		text, err := os.ReadFile(filepath.Join(tckDir(), "tck", "graphs", name, name+".cypher"))
		if err != nil {
			return err
		}
		return r.setup(ctx, string(text))
	case procedureStep.MatchString(st.text):
		p, err := tckProcedure(st)
		r.procedures = append(r.procedures, p)
		r.engine.SetProcedures(r.procedures)
		return err
	case st.text == "having executed:":
		return r.setup(ctx, st.doc)
	case st.text == "parameters are:":
		for _, row := range st.table {
			v, ok := readValue(row[1])
			if !ok {
				return fmt.Errorf("the runner cannot read %s", row[1])
			}
			r.params[row[0]] = v
		}
		return nil
	case st.text == "executing query:", st.text == "executing control query:":
		return r.execute(ctx, st.doc)
	case st.text == "the result should be empty":
		if r.err != nil {
			return r.err
		}
		if len(r.result.Rows) > 0 {
			return fmt.Errorf("got %d rows", len(r.result.Rows))
		}
		return nil
	case resultStep.MatchString(st.text):
		return r.compare(st)
	case errorStep.MatchString(st.text):
		m := errorStep.FindStringSubmatch(st.text)
		return r.wantError(m[1], m[2], m[3])
	case st.text == "no side effects":
		return r.sideEffects(ctx, nil)
	case st.text == "the side effects should be:":
		return r.sideEffects(ctx, st.table)
	}
	return errors.New("the runner does not know this step")
}

func (r *tckRun) execute(ctx context.Context, query string) (err error) {
	if r.before, err = stateOf(ctx, r.engine); err != nil {
		return err
	}
	r.compile(ctx, query)
	r.result = nil
	r.err = r.engine.Transact(ctx, graph.Write, func(tx graph.Tx) (err error) {
		r.result, err = tx.Run(ctx, query, r.params)
		return err
	})
	return nil
}

func (r *tckRun) compare(st tckStep) error {
	if r.err != nil {
		return r.err
	}
	unordered := strings.Contains(st.text, "ignoring element order")
	var want, got []string
	for _, row := range st.table[1:] {
		var line []string
		for _, c := range row {
			v, ok := readValue(c)
			if !ok {
				return fmt.Errorf("the runner cannot read %s", c)
			}
			line = append(line, tckText(v, unordered))
		}
		want = append(want, strings.Join(line, " | "))
	}
	var columns []int
	for _, name := range st.table[0] {
		columns = append(columns, slices.Index(r.result.Fields, name))
	}
	if len(columns) != len(r.result.Fields) || slices.Contains(columns, -1) {
		return fmt.Errorf("the columns are %q, want %q", r.result.Fields, st.table[0])
	}
	for _, row := range r.result.Rows {
		var line []string
		for _, c := range columns {
			line = append(line, tckText(row[c], unordered))
		}
		got = append(got, strings.Join(line, " | "))
	}
	if !strings.Contains(st.text, "in order") {
		slices.Sort(want)
		slices.Sort(got)
	}
	if !slices.Equal(want, got) {
		return fmt.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return nil
}

// tckState is what the TCK's side effects compare.
type tckState map[string]map[string]bool

func stateOf(ctx context.Context, e graph.Engine) (tckState, error) {
	s := tckState{"nodes": {}, "relationships": {}, "labels": {}, "properties": {}}
	properties := func(id string, m map[string]any) {
		for k, v := range m {
			s["properties"][id+" "+k+" "+tckText(v, false)] = true
		}
	}
	err := e.Transact(ctx, graph.Read, func(tx graph.Tx) error {
		nodes, err := tx.Run(ctx, "MATCH (n) RETURN n", nil)
		if err != nil {
			return err
		}
		for _, row := range nodes.Rows {
			n := row[0].(graph.Node)
			s["nodes"][n.ElementID] = true
			for _, l := range n.Labels {
				s["labels"][l] = true
			}
			properties(n.ElementID, n.Properties)
		}
		rels, err := tx.Run(ctx, "MATCH ()-[r]->() RETURN r", nil)
		if err != nil {
			return err
		}
		for _, row := range rels.Rows {
			rel := row[0].(graph.Relationship)
			s["relationships"][rel.ElementID] = true
			properties(rel.ElementID, rel.Properties)
		}
		return nil
	})
	return s, err
}

func (r *tckRun) sideEffects(ctx context.Context, table [][]string) error {
	if r.err != nil && !r.checked {
		return r.err
	}
	after, err := stateOf(ctx, r.engine)
	if err != nil {
		return err
	}
	want := map[string]int{}
	for _, row := range table {
		if want[row[0]], err = strconv.Atoi(row[1]); err != nil {
			return err
		}
	}
	for _, what := range []string{"nodes", "relationships", "labels", "properties"} {
		added, gone := missing(after[what], r.before[what]), missing(r.before[what], after[what])
		if added != want["+"+what] || gone != want["-"+what] {
			return fmt.Errorf("+%d -%d %s, want +%d -%d", added, gone, what, want["+"+what], want["-"+what])
		}
	}
	return nil
}

// missing counts what a has and b has not.
func missing(a, b map[string]bool) int {
	n := 0
	for k := range a {
		if !b[k] {
			n++
		}
	}
	return n
}
