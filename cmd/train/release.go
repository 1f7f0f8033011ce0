package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// release is a released package of open data: the archive as its registry
// serves it, read whole. Names are paths in the archive.
type release map[string][]byte

// openRelease reads those files of a release for which want is true. The
// archive, .whl, .tar.gz or .tgz, lies in the folder that the environment
// variable RELEASES names, else in DATA/releases. Nothing is downloaded.
func openRelease(data, archive string, want func(name string) bool) (release, error) {
	from := filepath.Join(releases(data), archive)
	var r release
	var err error
	if strings.HasSuffix(archive, ".whl") {
		r, err = readZip(from, want)
	} else {
		r, err = readTar(from, want)
	}
	if err != nil {
		return nil, fmt.Errorf("the release %s: %w", archive, err)
	}
	return r, nil
}

func releases(data string) string {
	if dir := os.Getenv("RELEASES"); dir != "" {
		return dir
	}
	return filepath.Join(data, "releases")
}

// one wants a single file.
func one(name string) func(string) bool {
	return func(n string) bool { return n == name }
}

func readZip(from string, want func(string) bool) (release, error) {
	z, err := zip.OpenReader(from)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	r := release{}
	for _, f := range z.File {
		if !want(f.Name) {
			continue
		}
		content, err := fs.ReadFile(z, path.Clean(f.Name))
		if err != nil {
			return nil, err
		}
		r[f.Name] = content
	}
	return r, nil
}

func readTar(from string, want func(string) bool) (release, error) {
	f, err := os.Open(from)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	r := release{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return r, nil
		}
		if err != nil {
			return nil, err
		}
		if !want(h.Name) {
			continue
		}
		if r[h.Name], err = io.ReadAll(t); err != nil {
			return nil, err
		}
	}
}

// names are the paths of the files that were read, in order.
func (r release) names() []string {
	var out []string
	for name := range r {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// json decodes a file, gzipped if its name says so.
func (r release) json(name string, into any) error {
	content, ok := r[name]
	if !ok {
		return fmt.Errorf("the release has no %s", name)
	}
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(strings.NewReader(string(content)))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if content, err = io.ReadAll(z); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := json.Unmarshal(content, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
