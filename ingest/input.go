package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"entente/graph"
)

// Input is something to read articles from, before it is decoded: a file, or
// the fields that a user typed.
type Input struct {
	Name string                 // file name, which decides the format by its extension; may be empty
	Data []byte                 // content of the file
	Open func() ([]byte, error) // reads the content when its turn comes, in place of Data; may be nil

	// The article's own fields, used when Text is given in place of a file.
	ID, Title, URL, Source, Published string
	Text                              string
}

// MaxFileBytes is the largest file that is read.
const MaxFileBytes = 64 << 20

// extensions are the formats that a folder is searched for.
var extensions = []string{".txt", ".md", ".html", ".htm", ".json", ".jsonl"}

// Paths lists the inputs that the given paths name: files as they are, the
// article files of folders and their folders in order of their names, and
// standard input for "-". Content is read later, one file at a time. A path
// that does not exist is an error that names it; nothing is read then.
func Paths(paths []string, stdin io.Reader) ([]Input, error) {
	var inputs []Input
	for _, p := range paths {
		if p == "-" {
			inputs = append(inputs, Input{Name: "-", Open: func() ([]byte, error) { return readAll(stdin, "standard input") }})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, graph.Errorf(graph.NotFound, "there is no file or folder %q", p)
		case err != nil:
			return nil, graph.Errorf(graph.Invalid, "cannot read %q: %w", p, err)
		case info.IsDir():
			found, err := folder(p)
			if err != nil {
				return nil, err
			}
			if len(found) == 0 {
				return nil, graph.Errorf(graph.Invalid, "the folder %q holds no article: no %s", p, strings.Join(extensions, ", "))
			}
			inputs = append(inputs, found...)
		case !info.Mode().IsRegular():
			return nil, graph.Errorf(graph.Invalid, "%q is neither a file nor a folder", p)
		default:
			inputs = append(inputs, Input{Name: p, Open: func() ([]byte, error) {
				f, err := os.Open(p)
				if err != nil {
					return nil, graph.Errorf(graph.Invalid, "cannot read %q: %w", p, err)
				}
				defer f.Close()
				return readAll(f, p)
			}})
		}
	}
	return inputs, nil
}

// folder lists a folder's article files. Symbolic links that lead out of the
// folder are not followed.
func folder(dir string) ([]Input, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "cannot read the folder %q: %w", dir, err)
	}
	defer root.Close()
	inputs, err := Files(root.FS())
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "cannot read the folder %q: %w", dir, err)
	}
	for i := range inputs {
		name := inputs[i].Name
		inputs[i].Name = filepath.Join(dir, filepath.FromSlash(name))
		inputs[i].Open = func() ([]byte, error) {
			root, err := os.OpenRoot(dir)
			if err != nil {
				return nil, graph.Errorf(graph.Invalid, "cannot read the folder %q: %w", dir, err)
			}
			defer root.Close()
			return readFile(root.FS(), name)
		}
	}
	return inputs, nil
}

// Files lists the article files of a file system, in order of their paths,
// those whose names begin with a dot left out.
func Files(files fs.FS) ([]Input, error) {
	var inputs []Input
	err := fs.WalkDir(files, ".", func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(entry.Name(), ".") && p != ".":
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && slices.Contains(extensions, strings.ToLower(path.Ext(p))):
			inputs = append(inputs, Input{Name: p, Open: func() ([]byte, error) { return readFile(files, p) }})
		}
		return nil
	})
	return inputs, err
}

func readFile(files fs.FS, name string) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "cannot read %q: %w", name, err)
	}
	defer f.Close()
	return readAll(f, name)
}

func readAll(r io.Reader, name string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFileBytes+1))
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "cannot read %s: %w", name, err)
	}
	if len(data) > MaxFileBytes {
		return nil, graph.Errorf(graph.Limit, "%s is larger than %d MB; split it", name, MaxFileBytes>>20)
	}
	return data, nil
}

func (in Input) read() ([]byte, error) {
	if in.Open != nil {
		return in.Open()
	}
	return in.Data, nil
}

// label names the input to people.
func (in Input) label() string {
	switch {
	case in.Name == "-":
		return "standard input"
	case in.Name != "":
		return in.Name
	case in.Title != "":
		return in.Title
	default:
		return "pasted text"
	}
}

// stem is the file name without folders and extension, the id of an article
// that brings none.
func (in Input) stem() string {
	base := path.Base(filepath.ToSlash(in.Name))
	if in.Name == "" || in.Name == "-" || base == "." || base == "/" {
		return ""
	}
	return strings.TrimSuffix(base, path.Ext(base))
}

func (in Input) String() string { return fmt.Sprintf("input %q", in.label()) }
