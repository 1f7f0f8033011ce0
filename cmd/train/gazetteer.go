package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"entente/corpus"
	"entente/extractor/cluster"
	"entente/extractor/gazetteer"
)

// gazetteerNames gathers what the gazetteer holds.
type gazetteerNames struct {
	gazetteer.Builder
	heads map[string]int             // how many organizations' names begin or end with a word
	slips map[string]gazetteer.Flags // what given names are said to be and are not
}

// makeGazetteer packs the gazetteer from the releases named in the sources
// below, the corpora's lists and the lexicon's organizations.
func makeGazetteer(data, out string) error {
	n := &gazetteerNames{heads: map[string]int{}, slips: map[string]gazetteer.Flags{}}
	for _, source := range []func(data string) error{
		n.census, n.worldNames, n.arabicNames, n.cities, n.regions, n.companies, n.universities, n.brands,
		func(string) error { return n.lexicon(out) },
		func(string) error { return n.knownPersons(out) },
	} {
		if err := source(data); err != nil {
			return err
		}
	}
	n.headWords()
	for name, f := range n.slips {
		n.Remove(name, f)
	}
	packed, err := n.Pack()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "extractor", "gazetteer", "names.bin"), packed, 0o644)
}

// organization adds an organization's name and counts its outer words.
func (n *gazetteerNames) organization(name string, f gazetteer.Flags) {
	words := gazetteer.Words(name)
	if len(words) == 0 {
		return
	}
	n.Add(name, f)
	if len(words) > 1 {
		n.heads[words[len(words)-1]]++
		n.heads[words[0]]++
	}
}

// headWords marks the words that begin or end the names of at least 25
// organizations. Usual names of persons and places are none, unless they are
// everyday words or very many ("Bank", "University" are towns as well).
func (n *gazetteerNames) headWords() {
	for word, count := range n.heads {
		if len(word) < 2 || count < 25 {
			continue
		}
		usual := n.Get(word)&(gazetteer.FirstNameCommon|gazetteer.SurnameCommon|gazetteer.AnyPlace) != 0
		if !usual || count >= 150 || cluster.Common(word) {
			n.Add(word, gazetteer.HeadWord)
		}
	}
}

// organizationKinds are the kinds of organizations.tsv that have a flag.
var organizationKinds = map[string]gazetteer.Flags{
	"bloc": gazetteer.Bloc, "armed": gazetteer.Armed, "military": gazetteer.Armed, "media": gazetteer.Media, "party": gazetteer.Party,
	"agency": gazetteer.Government, "ministry": gazetteer.Government, "government": gazetteer.Government, "court": gazetteer.Government,
	"parliament": gazetteer.Government, "bank": gazetteer.Bank, "company": gazetteer.CompanyLarge | gazetteer.Company,
	"university": gazetteer.University, "team": gazetteer.Team, "league": gazetteer.Team,
}

// lexicon adds the organizations that the extractor links, by kind.
func (n *gazetteerNames) lexicon(root string) error {
	return eachLine(root, "extractor/lexicon/data/organizations.tsv", func(fields []string) error {
		if strings.HasPrefix(fields[0], "#") {
			return nil
		}
		if len(fields) < 6 {
			return fmt.Errorf("%d columns of 6", len(fields))
		}
		f, ok := organizationKinds[fields[2]]
		if !ok {
			f = gazetteer.Organization
		}
		for _, name := range append([]string{fields[1]}, strings.Split(fields[4]+";"+fields[5], ";")...) {
			n.organization(strings.TrimPrefix(name, "the "), f)
		}
		return nil
	})
}

// eachLine calls f with the columns of each line of a tab-separated file,
// which may be gzipped. Empty lines are left out.
func eachLine(folder, path string, f func(fields []string) error) error {
	r, err := corpus.Open(folder, path)
	if err != nil {
		return err
	}
	defer r.Close()
	lines := bufio.NewScanner(r)
	for i := 1; lines.Scan(); i++ {
		if lines.Text() == "" {
			continue
		}
		if err := f(strings.Split(lines.Text(), "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w", path, i, err)
		}
	}
	return lines.Err()
}
