package main

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"entente/extractor/cluster"
	"entente/extractor/gazetteer"
)

const (
	// Names of the US Census of 1990, public domain; the package's licence is MIT.
	censusNames = "names-0.3.0.tar.gz"
	// Names of some 70 locales, MIT licence.
	fakerNames = "faker-40.54.0-py3-none-any.whl"
	// Arabic and Persian names as Wikidata (CC0) and others write them in Latin
	// letters, from the Python package arabic-name-romanizer (MIT, UNICEF). The
	// package has them in an SQLite database; this file is made of it by
	//	sqlite3 -tabs names.sqlite3 "select role, latin, sum(count) from units group by 1, 2 order by 1, 2"
	arabicNames = "arabic_name_romanizer-0.2.0-units.tsv"
)

// census adds given names, and the 45 000 most frequent surnames.
func (n *gazetteerNames) census(data string) error {
	const folder = "names-0.3.0/names/dist."
	r, err := openRelease(data, censusNames, func(name string) bool { return strings.HasPrefix(name, folder) })
	if err != nil {
		return err
	}
	lists := []struct {
		file           string
		flags, usual   gazetteer.Flags
		most, mostUsed int // ranks
	}{
		{"male.first", gazetteer.FirstName | gazetteer.MaleName, gazetteer.FirstNameCommon, 1219, 500},
		{"female.first", gazetteer.FirstName | gazetteer.FemaleName, gazetteer.FirstNameCommon, 4275, 800},
		{"all.last", gazetteer.Surname, gazetteer.SurnameCommon, 45000, 5000},
	}
	shares := map[string]map[string]float64{} // by list and name
	for _, list := range lists {
		shares[list.file] = map[string]float64{}
		rank := 0
		for line := range bytes.Lines(r[folder+list.file]) {
			fields := bytes.Fields(line) // name, share, cumulated share, rank
			if len(fields) != 4 {
				return fmt.Errorf("%s: a line with %d columns of 4", list.file, len(fields))
			}
			share, err := strconv.ParseFloat(string(fields[1]), 64)
			if err != nil {
				return fmt.Errorf("%s: %w", list.file, err)
			}
			if rank++; rank <= list.most {
				shares[list.file][string(fields[0])] = share
			}
			if rank <= list.mostUsed {
				n.person(string(fields[0]), list.usual)
			}
		}
	}
	for _, list := range lists {
		other := map[string]string{"male.first": "female.first", "female.first": "male.first"}[list.file]
		for name, share := range shares[list.file] {
			if share*20 < shares[other][name] { // a slip of the census, and of lists that were made of it
				n.slips[name] = list.flags & (gazetteer.MaleName | gazetteer.FemaleName)
			}
			n.person(name, list.flags)
		}
	}
	return nil
}

// person adds a name of a person, unless it is an everyday word and not usual
// as a name.
func (n *gazetteerNames) person(name string, f gazetteer.Flags) {
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters++
		} else if !strings.ContainsRune("-' ’.`ʻʼ", r) {
			return
		}
	}
	usual := f&(gazetteer.FirstNameCommon|gazetteer.SurnameCommon) != 0
	if letters < 2 || !usual && cluster.CaseOf(name) == cluster.LowerAlways {
		return
	}
	n.Add(name, f)
}

var (
	pythonList   = regexp.MustCompile(`^    ([a-z_]+)\b.*=`)
	pythonString = regexp.MustCompile(`"([^"]+)"`)
)

// worldNames adds the names of faker's locales. Cyrillic and Greek ones are
// written in Latin letters; other scripts are left out.
func (n *gazetteerNames) worldNames(data string) error {
	r, err := openRelease(data, fakerNames, func(name string) bool {
		return strings.HasPrefix(name, "faker/providers/person/") && strings.HasSuffix(name, "__init__.py")
	})
	if err != nil {
		return err
	}
	for _, file := range r.names() {
		locale := path.Base(path.Dir(file))
		var f gazetteer.Flags
		for line := range strings.Lines(string(r[file])) {
			if m := pythonList.FindStringSubmatch(line); m != nil {
				f = listFlags(m[1])
				line = line[len(m[0]):]
			}
			if f == 0 {
				continue
			}
			for _, m := range pythonString.FindAllStringSubmatch(line, -1) {
				for _, name := range romanized(m[1], locale) {
					n.person(name, f)
				}
			}
		}
	}
	return nil
}

// listFlags tells what a list of that name holds.
func listFlags(list string) gazetteer.Flags {
	var f gazetteer.Flags
	switch {
	case strings.Contains(list, "format") || strings.Contains(list, "kana") || strings.Contains(list, "fix"):
		return 0
	case strings.HasPrefix(list, "first"):
		f = gazetteer.FirstName
		if strings.Contains(list, "female") {
			return f | gazetteer.FemaleName
		}
		if strings.Contains(list, "male") {
			return f | gazetteer.MaleName
		}
	case strings.Contains(list, "last_"):
		f = gazetteer.Surname
	}
	return f
}

// arabicNames adds the names that occur twice or more.
func (n *gazetteerNames) arabicNames(data string) error {
	return eachLine(releases(data), arabicNames, func(fields []string) error {
		if len(fields) != 3 {
			return fmt.Errorf("%d columns of 3", len(fields))
		}
		count, err := strconv.Atoi(fields[2])
		if err != nil {
			return err
		}
		var f gazetteer.Flags
		switch {
		case count < 2 || fields[1] == "" || !unicode.IsUpper([]rune(fields[1])[0]) && !strings.HasPrefix(fields[1], "al-"):
			return nil
		case fields[0] == "given":
			f = gazetteer.FirstName
			if count >= 40 {
				f |= gazetteer.FirstNameCommon
			}
		case fields[0] == "surname":
			f = gazetteer.Surname
			if count >= 20 {
				f |= gazetteer.SurnameCommon
			}
		default:
			return nil
		}
		n.person(fields[1], f)
		return nil
	})
}

// knownPersons adds the leaders and given names of the lexicon.
func (n *gazetteerNames) knownPersons(root string) error {
	const folder = "extractor/lexicon/data/"
	err := eachLine(root, folder+"leaders.tsv", func(fields []string) error {
		if strings.HasPrefix(fields[0], "#") {
			return nil
		}
		n.person(fields[0], gazetteer.Surname|gazetteer.SurnameCommon)
		first, _, ok := strings.Cut(fields[1], " ")
		if ok && first != fields[0] {
			f := gazetteer.FirstName | gazetteer.MaleName
			if fields[4] == "f" {
				f = gazetteer.FirstName | gazetteer.FemaleName
			}
			n.person(first, f)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return eachLine(root, folder+"firstnames-world.tsv", func(fields []string) error {
		if strings.HasPrefix(fields[0], "#") {
			return nil
		}
		f := gazetteer.FirstName | map[string]gazetteer.Flags{"m": gazetteer.MaleName, "f": gazetteer.FemaleName}[fields[0]]
		for _, name := range strings.Split(fields[1], ";") {
			n.person(name, f)
		}
		return nil
	})
}
