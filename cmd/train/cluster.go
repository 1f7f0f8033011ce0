package main

import (
	"os"
	"path/filepath"
	"strings"

	"entente/extractor/cluster"
)

// clusterLimits were chosen so that the file stays under 0.7 MB.
var clusterLimits = cluster.Limits{Cluster: -19, Name: -19.6, Case: -17.6}

// lookupsData is the release that the clusters come from, MIT licence:
// `pip download --no-deps spacy-lookups-data==1.0.5`.
const lookupsData = "spacy_lookups_data-1.0.5-py2.py3-none-any.whl"

// clusters packs the word clusters.
func clusters(data, out string) error {
	const prefix = "spacy_lookups_data/data/en_lexeme_"
	r, err := openRelease(data, lookupsData, func(name string) bool { return strings.HasPrefix(name, prefix) })
	if err != nil {
		return err
	}
	var src cluster.Source
	if err := r.json(prefix+"cluster.json.gz", &src.Cluster); err != nil {
		return err
	}
	if err := r.json(prefix+"prob.json.gz", &src.Probability); err != nil {
		return err
	}
	packed, err := cluster.Pack(src, clusterLimits)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "extractor", "cluster", "words.bin"), packed, 0o644)
}
