// Command train learns the models of the extractor from openly licensed corpora
// and writes them beside the packages that use them. The same data gives the
// same bytes.
//
//	go run ./cmd/train [-data ../shared/data] clusters|gazetteer|towns|tagger|parser|ner|coreference|calibration
//
// Order matters: the tagger reads the word clusters, the parser and the
// recogniser read the tagger's tags.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

// job makes one model. data is the folder of the corpora, out the root of the
// repository.
type job func(data, out string) error

var jobs = map[string]job{
	"tagger": trainTagger, "tagger-report": reportTagger,
	"clusters":  clusters,
	"gazetteer": makeGazetteer, "towns": makeTowns,
	"parser": trainParser, "parser-report": reportParser,
	"ner": trainRecogniser, "ner-report": reportRecogniser,
	"coreference": coreference,
	"calibration": calibrate,
}

func main() {
	data := flag.String("data", "../shared/data", "folder of the corpora")
	out := flag.String("out", ".", "root of the repository")
	flag.Usage = func() {
		fmt.Fprintf(flag.CommandLine.Output(), "train [flags] MODEL...\n\nModels: %s\n\n", strings.Join(names(), ", "))
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	for _, name := range flag.Args() {
		run, ok := jobs[name]
		if !ok {
			fmt.Fprintf(os.Stderr, "train: there is no model %q; there are %s\n", name, strings.Join(names(), ", "))
			os.Exit(2)
		}
		if err := run(*data, *out); err != nil {
			fmt.Fprintf(os.Stderr, "train %s: %v\n", name, err)
			os.Exit(1)
		}
	}
}

func names() []string {
	var out []string
	for name := range jobs {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}
