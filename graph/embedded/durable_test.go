package embedded_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded"
)

// The child of TestKill writes forever and says what it has committed.
const childFolder = "ENTENTE_TEST_CHILD_FOLDER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		if err := writeForever(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// writeForever commits batches of ten nodes, a relationship to each, and prints
// the number of each batch once it is committed.
func writeForever(dir string) error {
	ctx := context.Background()
	e, err := embedded.Open(ctx, dir, embedded.Options{})
	if err != nil {
		return err
	}
	first, err := e.Query(ctx, `MATCH (n:Batch) RETURN coalesce(max(n.batch), -1) + 1`, nil, graph.Limits{})
	if err != nil {
		return err
	}
	for batch := first.Rows[0][0].(int64); ; batch++ {
		err := e.Transact(ctx, graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(ctx, `CREATE (b:Batch {batch: $batch}) WITH b UNWIND range(1, 10) AS i
				CREATE (b)-[:HAS]->(:Part {batch: $batch, number: i, text: $text})`,
				map[string]any{"batch": batch, "text": strings.Repeat("x", 500)})
			return err
		})
		if err != nil {
			return err
		}
		fmt.Println(batch)
	}
}

// kills is how often TestKill kills; ENTENTE_TEST_KILLS says otherwise.
func kills(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("ENTENTE_TEST_KILLS")); err == nil {
		return n
	}
	if testing.Short() {
		return 5
	}
	return 30
}

// TestKill kills a process at random moments while it writes: what it has
// acknowledged is there afterwards, nothing is there by halves, and indexes and
// counts agree.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	rng := rand.New(rand.NewPCG(21, uint64(time.Now().UnixNano())))
	acknowledged, rounds := int64(-1), kills(t)
	for round := range rounds {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childFolder+"="+dir)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		enough := acknowledged + rng.Int64N(8)
		for acknowledged < enough && lines.Scan() {
			if acknowledged, err = strconv.ParseInt(lines.Text(), 10, 64); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(time.Duration(rng.IntN(30_000)) * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what was said before the end counts
			if n, err := strconv.ParseInt(lines.Text(), 10, 64); err == nil {
				acknowledged = n
			}
		}
		_ = cmd.Wait()
		if _, err := embedded.Verify(t.Context(), embedded.Path(dir)); err != nil && (graph.CodeOf(err) != graph.NotFound || acknowledged >= 0) {
			t.Fatalf("round %d: %v", round, err)
		}
		e, err := embedded.Open(t.Context(), dir, embedded.Options{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		got, err := e.Query(t.Context(), `MATCH (b:Batch) OPTIONAL MATCH (b)-[:HAS]->(p:Part {batch: b.batch})
			WITH b.batch AS batch, count(p) AS parts RETURN count(*), min(parts), max(parts), max(batch)`, nil, graph.Limits{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		row := got.Rows[0]
		if n := row[0].(int64); n < acknowledged+1 || (n > 0 && (n != row[3].(int64)+1 || row[1] != int64(10) || row[2] != int64(10))) {
			t.Errorf("round %d: %v batches, %v to %v parts each, last %v; acknowledged %d", round, row[0], row[1], row[2], row[3], acknowledged)
		}
		if err := e.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills, %d transactions were acknowledged", rounds, acknowledged+1)
}

// TestReopen closes and opens a graph and finds it as it was.
func TestReopen(t *testing.T) {
	dir := t.TempDir()
	query := `MATCH (a:Person)-[r:KNOWS]->(b) RETURN a.name, labels(a), r.since, b.name ORDER BY a.name`
	var before *graph.Result
	for round := range 2 {
		e, err := embedded.Open(t.Context(), dir, embedded.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if round == 0 {
			err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
				_, err := tx.Run(t.Context(), `CREATE (a:Person:Editor {name: 'Ada'})-[:KNOWS {since: 1843}]->(b:Person {name: 'Charles', tags: ['x', 'y']}), (b)-[:KNOWS]->(a)`, nil)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		got, err := e.Query(t.Context(), query, nil, graph.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if round == 0 {
			before = got
		} else if fmt.Sprint(got) != fmt.Sprint(before) {
			t.Errorf("got %v, want %v", got, before)
		}
		if err := e.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// TestInUse opens a folder that this process holds already.
func TestInUse(t *testing.T) {
	dir := t.TempDir()
	e, err := embedded.Open(t.Context(), dir, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close(t.Context())
	_, err = embedded.Open(t.Context(), dir, embedded.Options{})
	if graph.CodeOf(err) != graph.Conflict || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), strconv.Itoa(os.Getpid())) {
		t.Errorf("error %v, want a conflict that names %s and the process", err, dir)
	}
}
