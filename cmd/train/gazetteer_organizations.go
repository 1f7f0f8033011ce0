package main

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"entente/extractor/cluster"
	"entente/extractor/gazetteer"
)

// Brands and operators on the map, BSD 3-Clause licence:
// `npm pack name-suggestion-index@8.0.20260918`.
const nameSuggestions = "name-suggestion-index-8.0.20260918.tgz"

// legalForm is what ends a company's name and news leaves out.
var legalForm = regexp.MustCompile(`(?i)[ ,]+(incorporated|inc|corporation|corp|company|co|limited|ltd|llc|lp|l\.p|plc|ag|se|sa|s\.a|nv|n\.v|bv|spa|s\.p\.a|ab|asa|a/s|as|oyj|abp|kgaa|gmbh|` +
	`tbk|pt|bhd|berhad|pjsc|psc|pcl|public|jsc|ojsc|kk|k\.k|sab de cv|s\.a\.b\. de c\.v|de c\.v|s\.a\. de c\.v|sa de cv|pty|pvt|private|the|adr|reit|& co|and co|aktiengesellschaft|societe anonyme)\.?$`)

// bare takes the legal forms off a company's name.
func bare(name string) string {
	name, _, _ = strings.Cut(name, " (")
	for {
		short := strings.TrimRight(legalForm.ReplaceAllString(name, ""), " ,&.-")
		if short == name || short == "" {
			return name
		}
		name = short
	}
}

// companies adds the listed companies of the corpora's list, MIT licence.
func (n *gazetteerNames) companies(data string) error {
	return eachLine(data, "gazetteer/companies.tsv", func(fields []string) error {
		if len(fields) != 3 {
			return fmt.Errorf("%d columns of 3", len(fields))
		}
		f := gazetteer.Company
		switch fields[2] {
		case "Mega Cap", "Large Cap", "Mid Cap":
			f |= gazetteer.CompanyLarge
		}
		name := bare(fields[0])
		if !nameLike(name) || f&gazetteer.CompanyLarge == 0 && ambiguous(name) {
			return nil
		}
		n.organization(name, f)
		return nil
	})
}

// nameLike says that a name is of words in Latin letters.
func nameLike(name string) bool {
	letters := 0
	for _, r := range name {
		switch {
		case unicode.IsLetter(r) && r < 0x250:
			letters++
		case unicode.IsLetter(r) || strings.ContainsRune("*<>[]{}@#%|;:/", r):
			return false
		}
	}
	return letters >= 2 && 2*letters >= len(name)
}

// ambiguous says that a name is a single word that is no name as a rule, or
// one that was said to be a person's or a place's.
func ambiguous(name string) bool {
	if len(gazetteer.Words(name)) != 1 {
		return false
	}
	return len(name) < 3 || cluster.Common(name) || cluster.CaseOf(name) == cluster.Both
}

// universities adds those of the corpora's list, MIT licence.
func (n *gazetteerNames) universities(data string) error {
	return eachLine(data, "gazetteer/universities.tsv", func(fields []string) error {
		name, _, _ := strings.Cut(fields[0], " (")
		name, _, _ = strings.Cut(name, " - ")
		if len(fields) == 2 && nameLike(name) && !ambiguous(name) {
			n.organization(strings.TrimPrefix(name, "The "), gazetteer.University)
		}
		return nil
	})
}

// brandKinds tell the kinds of the name suggestion index apart, by the start
// of the path of their list; lists that are not here are left out.
var brandKinds = []struct {
	path  string
	flags gazetteer.Flags
}{
	{"brands/amenity/bank", gazetteer.Bank | gazetteer.Company},
	{"brands/amenity/atm", gazetteer.Bank | gazetteer.Company},
	{"brands/office/insurance", gazetteer.Bank | gazetteer.Company},
	{"brands/office/financial", gazetteer.Bank | gazetteer.Company},
	{"brands/office/political_party", gazetteer.Party},
	{"brands/office/government", gazetteer.Government},
	{"brands/office/union", gazetteer.Organization},
	{"brands/office/association", gazetteer.Organization},
	{"brands/office/telecommunication", gazetteer.Company},
	{"brands/amenity/fuel", gazetteer.Brand | gazetteer.Company},
	{"brands/shop/car", gazetteer.Brand | gazetteer.Company},
	{"brands/amenity/university", gazetteer.University},
	{"brands/amenity/school", 0},
	{"brands/amenity/kindergarten", 0},
	{"brands/club", gazetteer.Organization},
	{"brands/", gazetteer.Brand},
	{"operators/amenity/university", gazetteer.University},
	{"operators/amenity/hospital", gazetteer.Organization},
	{"operators/amenity/police", gazetteer.Government},
	{"operators/amenity/fire_station", gazetteer.Government},
	{"operators/amenity/courthouse", gazetteer.Government},
	{"operators/amenity/prison", gazetteer.Government},
	{"operators/office/government", gazetteer.Government},
	{"operators/boundary/protected_area", gazetteer.Government},
	{"operators/landuse/military", gazetteer.Armed},
	{"operators/power/", gazetteer.Company},
	{"operators/man_made/pipeline", gazetteer.Company},
	{"operators/route/railway", gazetteer.Company},
	{"operators/telecom/", gazetteer.Company},
	{"operators/amenity/post_office", gazetteer.Company},
}

// brands adds the name suggestion index.
func (n *gazetteerNames) brands(data string) error {
	const file = "package/dist/json/nsi.min.json"
	r, err := openRelease(data, nameSuggestions, one(file))
	if err != nil {
		return err
	}
	var index struct {
		NSI map[string]struct {
			Items []struct {
				DisplayName string            `json:"displayName"`
				Tags        map[string]string `json:"tags"`
			} `json:"items"`
		} `json:"nsi"`
	}
	if err := r.json(file, &index); err != nil {
		return err
	}
	for path, list := range index.NSI {
		f := brandFlags(path)
		if f == 0 {
			continue
		}
		for _, item := range list.Items {
			for _, name := range brandNames(item.DisplayName, item.Tags) {
				if nameLike(name) && !(len(gazetteer.Words(name)) == 1 && cluster.CaseOf(name) == cluster.LowerAlways) {
					n.organization(name, f)
				}
			}
		}
	}
	return nil
}

func brandFlags(path string) gazetteer.Flags {
	for _, kind := range brandKinds {
		if strings.HasPrefix(path, kind.path) {
			return kind.flags
		}
	}
	return 0
}

// brandNames are the different names of an item, without a place in brackets.
func brandNames(display string, tags map[string]string) []string {
	seen := map[string]bool{}
	var out []string
	for _, name := range []string{display, tags["name:en"], tags["brand"], tags["brand:en"], tags["operator"], tags["operator:en"], tags["name"], tags["short_name"]} {
		name, _, _ = strings.Cut(name, " (")
		if name = strings.TrimSpace(name); name != "" && !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}
