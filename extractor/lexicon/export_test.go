package lexicon

import "io/fs"

// Files returns the embedded data.
func Files() fs.FS {
	data, err := fs.Sub(files, "data")
	if err != nil {
		panic(err)
	}
	return data
}
