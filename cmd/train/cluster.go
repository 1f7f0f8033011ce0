package main

import (
	"archive/zip"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"entente/extractor/cluster"
)

// clusterLimits were chosen so that the file stays under 0.7 MB.
var clusterLimits = cluster.Limits{Cluster: -19, Name: -19.6, Case: -17.6}

// lookupsWheel is the file that the clusters come from: a release of the Python
// package spacy-lookups-data, as downloaded or unpacked to a folder of that name
// without the ending. `pip download --no-deps spacy-lookups-data==1.0.5` gets it.
const lookupsWheel = "spacy_lookups_data-1.0.5-py2.py3-none-any"

// clusters packs the word clusters from DATA/wheels, or from the folder that
// the environment variable WHEELS names.
func clusters(data, out string) error {
	release, err := openRelease(data, lookupsWheel, ".whl")
	if err != nil {
		return err
	}
	defer release.Close()
	var src cluster.Source
	if err := readTable(release, "spacy_lookups_data/data/en_lexeme_cluster.json.gz", &src.Cluster); err != nil {
		return err
	}
	if err := readTable(release, "spacy_lookups_data/data/en_lexeme_prob.json.gz", &src.Probability); err != nil {
		return err
	}
	packed, err := cluster.Pack(src, clusterLimits)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "extractor", "cluster", "words.bin"), packed, 0o644)
}

// releaseFiles is an unpacked or zipped release of a package.
type releaseFiles interface {
	fs.FS
	io.Closer
}

type folder struct{ fs.FS }

func (folder) Close() error { return nil }

// openRelease opens a release of a package that was downloaded to WHEELS, else
// DATA/wheels: the archive, or the folder that it was unpacked to.
func openRelease(data, name, ending string) (releaseFiles, error) {
	dir := os.Getenv("WHEELS")
	if dir == "" {
		dir = filepath.Join(data, "wheels")
	}
	path := filepath.Join(dir, name)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return folder{os.DirFS(path)}, nil
	}
	archive, err := zip.OpenReader(path + ending)
	if err != nil {
		return nil, fmt.Errorf("the release %s: %w", name, err)
	}
	return archive, nil
}

// readTable reads a gzipped JSON file.
func readTable(from fs.FS, name string, into any) error {
	f, err := from.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := json.NewDecoder(z).Decode(into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
