package sema_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entente/graph/embedded/procedure"
)

// scenario is what the checks need of one scenario of a feature file.
type scenario struct {
	name       string
	queries    []string // set up, run and control queries, the failing one last
	detail     string   // of the error that must be raised at compile time; empty if none
	either     bool     // the last query may be refused at compile time, or fail when it runs
	procedures procedures
}

var (
	errorStep     = regexp.MustCompile(`should be raised at compile time: (\S+)`)
	procedureStep = regexp.MustCompile(`there exists a procedure (\S+?)\((.*?)\) *:: *\((.*?)\)`)
)

// readTCK reads all feature files below a folder; none if it is not there.
func readTCK(t testing.TB, dir string) []scenario {
	var all []scenario
	root := filepath.Join(dir, "tck", "features")
	if _, err := os.Stat(root); err != nil {
		return nil
	}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".feature" {
			return err
		}
		text, err := os.ReadFile(path)
		if err == nil {
			r := &featureReader{lines: strings.Split(string(text), "\n"), file: strings.TrimSuffix(filepath.Base(path), ".feature")}
			all = append(all, r.read()...)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// featureReader reads one feature file, line by line.
type featureReader struct {
	lines   []string
	file    string
	out     []scenario
	current *scenario
	table   [][]string // rows of the Examples of the current outline
	inTable bool
}

func (r *featureReader) read() []scenario {
	for i := 0; i < len(r.lines); i++ {
		line := strings.TrimSpace(r.lines[i])
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "Scenario"):
			r.flush()
			_, name, _ := strings.Cut(line, ":")
			r.current = &scenario{name: r.file + " " + strings.TrimSpace(name), procedures: procedures{}}
		case r.current == nil:
		case strings.HasPrefix(line, "Examples:"):
			r.inTable = true
		case r.inTable && strings.HasPrefix(line, "|"):
			r.table = append(r.table, cells(line))
		case line == `"""`:
			i = r.query(i)
		default:
			r.step(line)
		}
	}
	r.flush()
	return r.out
}

// query reads the text up to the next three quotes.
func (r *featureReader) query(i int) int {
	var text []string
	for i++; strings.TrimSpace(r.lines[i]) != `"""`; i++ {
		text = append(text, r.lines[i])
	}
	r.current.queries = append(r.current.queries, strings.Join(text, "\n"))
	return i
}

func (r *featureReader) step(line string) {
	if m := errorStep.FindStringSubmatch(line); m != nil {
		r.current.detail = m[1]
	}
	if strings.Contains(line, "should be raised at any time") {
		r.current.either = true
	}
	if m := procedureStep.FindStringSubmatch(line); m != nil {
		r.current.procedures[m[1]] = signature(m[2], m[3])
	}
}

// signature reads "a :: INTEGER?, b :: STRING?", of arguments and of columns.
func signature(params, columns string) procedure.Signature {
	var s procedure.Signature
	each := func(text string, add func(name string, t procedure.Type)) {
		for _, f := range strings.Split(text, ",") {
			if name, t, ok := strings.Cut(f, "::"); ok {
				add(strings.TrimSpace(name), procedure.Type(strings.TrimSuffix(strings.TrimSpace(t), "?")))
			}
		}
	}
	each(params, func(name string, t procedure.Type) { s.Params = append(s.Params, procedure.Param{Name: name, Type: t}) })
	each(columns, func(name string, t procedure.Type) {
		s.Columns = append(s.Columns, procedure.Column{Name: name, Type: t})
	})
	return s
}

func cells(line string) []string {
	line = strings.ReplaceAll(line, `\|`, "\x00")
	parts := strings.Split(strings.Trim(line, "|"), "|")
	for i := range parts {
		parts[i] = strings.ReplaceAll(strings.TrimSpace(parts[i]), "\x00", "|")
	}
	return parts
}

// flush adds the current scenario, once for each row of its examples.
func (r *featureReader) flush() {
	s := r.current
	table := r.table
	r.current, r.table, r.inTable = nil, nil, false
	if s == nil {
		return
	}
	if len(table) == 0 {
		r.out = append(r.out, *s)
		return
	}
	for _, row := range table[1:] {
		one := *s
		one.name += " <" + strings.Join(row, ", ") + ">"
		one.queries = nil
		fill := func(text string) string {
			for i, column := range table[0] {
				text = strings.ReplaceAll(text, "<"+column+">", row[i])
			}
			return text
		}
		for _, q := range s.queries {
			one.queries = append(one.queries, fill(q))
		}
		one.detail = fill(s.detail)
		r.out = append(r.out, one)
	}
}
