package main

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// goPackage is what `go list -json` says of a package.
type goPackage struct {
	ImportPath string
	Imports    []string
	GoFiles    []string
	Standard   bool
}

// layer is a part of the program and what it may import of ours. A package is
// in the layer with the longest matching path.
var layers = map[string][]string{
	"entente/cmd":               {"entente/"},
	"entente/cmd/train":         {"entente/corpus", "entente/evaluate", "entente/extractor", "entente/graph"},
	"entente/corpus":            {},
	"entente/evaluate":          {"entente/corpus", "entente/extractor", "entente/graph"},
	"entente/export":            {"entente/graph"},
	"entente/extractor":         {"entente/extractor", "entente/graph"},
	"entente/graph":             {},
	"entente/graph/bolt":        {"entente/graph", "entente/graph/bolt"},
	"entente/graph/embedded":    {"entente/graph", "entente/graph/embedded"},
	"entente/graph/neo4j":       {"entente/graph", "entente/graph/neo4j"},
	"entente/graph/storetest":   {"entente/graph"},
	"entente/ingest":            {"entente/graph"},
	"entente/seeds":             {},
	"entente/web":               {"entente/extractor", "entente/graph", "entente/ingest", "entente/web"},
	"entente/web/ui":            {},
	"entente/extractor/lexicon": {"entente/graph", "entente/extractor/lexicon"},
}

// keepers are the only places that may import a library.
var keepers = map[string]string{
	"github.com/neo4j/neo4j-go-driver": "entente/graph/neo4j",
	"github.com/gin-gonic/gin":         "entente/web",
	"github.com/danielgtaylor/huma":    "entente/web",
	"github.com/jdkato/prose":          "entente/extractor/document",
	"go.etcd.io/bbolt":                 "entente/graph/embedded/storage",
	"github.com/alecthomas/kong":       "entente/cmd",
}

// TestImports holds the architecture: one direction of imports, each library
// behind one package, prose behind one file, the domain on the standard
// library alone, and an extractor that cannot reach files, network or clock.
func TestImports(t *testing.T) {
	standard := map[string]bool{}
	ours := map[string]goPackage{}
	for _, p := range list(t, "-deps", "entente/...") {
		switch {
		case p.Standard:
			standard[p.ImportPath] = true
		case strings.HasPrefix(p.ImportPath, "entente/"):
			ours[p.ImportPath] = p
		}
	}
	if len(ours) < 15 {
		t.Fatalf("only %d packages listed", len(ours))
	}
	for path, p := range ours {
		home := layerOf(path)
		for _, imported := range p.Imports {
			if strings.HasPrefix(imported, "entente/") && !allowed(imported, layers[home]) {
				t.Errorf("%s imports %s", path, imported)
			}
			if path == "entente/graph" && !standard[imported] {
				t.Errorf("the domain imports %s, which is not of the standard library", imported)
			}
			for library, keeper := range keepers {
				if within(imported, library) && !within(path, keeper) {
					t.Errorf("%s imports %s, which is for %s alone", path, imported, keeper)
				}
			}
			if within(path, "entente/extractor") && !within(path, "entente/extractor/lexicon/generate") &&
				slices.Contains([]string{"os", "net", "net/http", "os/exec", "io/ioutil", "math/rand", "math/rand/v2"}, imported) {
				t.Errorf("%s imports %s, but the extractor is pure", path, imported)
			}
		}
	}
	if files := importers(t, "../../extractor", "github.com/jdkato/prose"); len(files) != 1 {
		t.Errorf("prose is imported by %v, want one file", files)
	}
}

func layerOf(path string) string {
	best := ""
	for layer := range layers {
		if within(path, layer) && len(layer) > len(best) {
			best = layer
		}
	}
	return best
}

func allowed(path string, prefixes []string) bool {
	for _, p := range prefixes {
		if p == "entente/" || path == p || (p != "entente/graph" && within(path, p)) {
			return true
		}
	}
	return false
}

// within reports whether an import path is prefix or below it, versions of a
// module included.
func within(path, prefix string) bool {
	return path == prefix || strings.HasPrefix(path, prefix+"/")
}

func list(t *testing.T, args ...string) []goPackage {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,GoFiles,Standard"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []goPackage
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// importers returns the Go files below dir that import a library, tests left out.
func importers(t *testing.T, dir, library string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		if strings.Contains(readFile(t, path), `"`+library) {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
