package embedded_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// scenario is one scenario of the TCK, an outline's examples filled in.
type scenario struct {
	category string // folder of its feature: "clauses/match"
	name     string // feature file, name and number of the example
	steps    []tckStep
}

// tckStep is a Given, When or Then with what hangs below it.
type tckStep struct {
	text  string
	doc   string
	table [][]string
}

// tckDir is where the openCypher TCK lies, if it does.
func tckDir() string {
	if dir := os.Getenv("TCK_DIR"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "shared", "opencypher-tck")
}

// readTCK reads all features below dir; none if there is no such folder.
func readTCK(t testing.TB, dir string) []scenario {
	t.Helper()
	root := filepath.Join(dir, "tck", "features")
	var all []scenario
	_ = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".feature" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		category, _ := filepath.Rel(root, filepath.Dir(path))
		all = append(all, readFeature(filepath.ToSlash(category), filepath.Base(path), string(text))...)
		return nil
	})
	return all
}

var stepWord = regexp.MustCompile(`^(Given|When|Then|And|But) `)

// readFeature reads as much of Gherkin as the TCK uses.
func readFeature(category, file, text string) []scenario {
	var all []scenario
	var background []tckStep
	var current *scenario
	var examples [][]string
	inExamples, inBackground := false, false
	finish := func() {
		if current != nil {
			all = append(all, fill(*current, examples)...)
		}
		current, examples, inExamples, inBackground = nil, nil, false, false
	}
	steps := func() *[]tckStep {
		if inBackground {
			return &background
		}
		return &current.steps
	}
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		switch {
		case line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "@") || strings.HasPrefix(line, "Feature:"):
		case strings.HasPrefix(line, "Background:"):
			finish()
			inBackground = true
		case strings.HasPrefix(line, "Scenario"):
			finish()
			_, name, _ := strings.Cut(line, ":")
			current = &scenario{category: category, name: file + strings.TrimRight(name, " "), steps: slices.Clone(background)}
		case strings.HasPrefix(line, "Examples:"):
			inExamples = true
		case line == `"""`:
			indent := strings.Index(lines[i], `"`)
			var doc []string
			for i++; strings.TrimSpace(lines[i]) != `"""`; i++ {
				l := lines[i]
				doc = append(doc, l[min(indent, len(l)-len(strings.TrimLeft(l, " "))):])
			}
			list := *steps()
			list[len(list)-1].doc = strings.Join(doc, "\n")
		case strings.HasPrefix(line, "|"):
			if inExamples {
				examples = append(examples, cells(line))
				continue
			}
			list := *steps()
			list[len(list)-1].table = append(list[len(list)-1].table, cells(line))
		case stepWord.MatchString(line):
			list := steps()
			*list = append(*list, tckStep{text: stepWord.ReplaceAllString(line, "")})
		}
	}
	finish()
	return all
}

func cells(line string) []string {
	var out []string
	var cell strings.Builder
	for i := 1; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && (line[i+1] == '|' || line[i+1] == '\\'):
			i++
			cell.WriteByte(line[i])
		case c == '\\' && i+1 < len(line) && line[i+1] == 'n':
			i++
			cell.WriteByte('\n')
		case c == '|':
			out = append(out, strings.TrimSpace(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(c)
		}
	}
	return out
}

// fill makes a scenario of each example.
func fill(s scenario, examples [][]string) []scenario {
	if len(examples) == 0 {
		return []scenario{s}
	}
	var all []scenario
	for _, example := range examples[1:] {
		var pairs []string
		for i, key := range examples[0] {
			pairs = append(pairs, "<"+key+">", example[i])
		}
		r := strings.NewReplacer(pairs...)
		filled := scenario{category: s.category, name: s.name + " " + strings.Join(example, ", ")}
		for _, st := range s.steps {
			f := tckStep{text: r.Replace(st.text), doc: r.Replace(st.doc)}
			for _, row := range st.table {
				var cells []string
				for _, c := range row {
					cells = append(cells, r.Replace(c))
				}
				f.table = append(f.table, cells)
			}
			filled.steps = append(filled.steps, f)
		}
		all = append(all, filled)
	}
	return all
}
