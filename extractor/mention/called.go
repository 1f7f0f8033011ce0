package mention

import (
	"strings"

	"entente/extractor/lexicon"
)

// partners reports whether a name is a firm's by "&" or by how it ends.
func (c *scan) partners(first, last int) bool {
	for k := first + 1; k < last-1; k++ {
		if c.tokens[k].Text == "&" {
			return true
		}
	}
	return incorporated(c.tokens[last-1].Text)
}

// called reads what the nouns beside an unknown name call it: "the German firm
// Bilfinger Berger", "the Aigle Azur airline", "Anbar province".
func (c *scan) called(first, last int) lexicon.HeadClass {
	if last < len(c.tokens) && c.tokens[last].Tag == "NN" {
		if h := c.callingNoun(last); h != lexicon.HeadNone {
			return h
		}
		if _, given := c.lex.Given(c.tokens[first].Fold); !given && !speech[c.tokens[last].Lemma] {
			if _, took := c.titleEnding(first); !took {
				return lexicon.HeadOther // "Pentastar V-6 engine"
			}
		}
	}
	if first > 0 && c.tokens[first-1].Tag == "NN" {
		return c.callingNoun(first - 1)
	}
	if first > 1 && c.tokens[first-1].Text == "of" {
		if h := c.callingNoun(first - 2); h == lexicon.HeadLocation {
			return h
		}
	}
	return lexicon.HeadNone
}

// apposed reads what a name between commas is called: "Fidh, a federation of",
// "his newspaper, Agos, on".
func (c *scan) apposed(first, last int) lexicon.HeadClass {
	if first > 1 && c.tokens[first-1].Text == "," && c.tokens[first-2].Tag == "NN" && (last >= len(c.tokens) || c.tokens[last].Text == "," || c.tokens[last].Text == ".") {
		if h := c.callingNoun(first - 2); h != lexicon.HeadNone {
			return h
		}
	}
	if last+2 >= len(c.tokens) || c.tokens[last].Text != "," {
		return lexicon.HeadNone
	}
	switch c.tokens[last+1].Lower {
	case "a", "an", "the":
	default:
		return lexicon.HeadNone
	}
	for k := last + 2; k < len(c.tokens) && k < last+7; k++ {
		switch tag := c.tokens[k].Tag; {
		case (tag == "NN" || tag == "NNS") && (k+1 >= len(c.tokens) || !noun(c.tokens[k+1].Tag)):
			return c.callingNoun(k)
		case tag != "JJ" && tag != "NN" && tag != "NNP" && tag != "VBN" && tag != "POS" && tag != "JJS" && tag != "HYPH":
			return lexicon.HeadNone
		}
	}
	return lexicon.HeadNone
}

func (c *scan) callingNoun(i int) lexicon.HeadClass {
	switch word := c.tokens[i].Lower; word {
	case "province", "district", "region", "city", "town", "village", "county", "island", "valley", "airport", "port", "suburb", "neighborhood",
		"neighbourhood", "area", "state", "river", "lake", "desert", "peninsula", "camp", "prison", "resort", "border", "territory", "enclave", "mountain", "base", "coast", "capital", "refinery", "square", "hotel", "hospital":
		return lexicon.HeadLocation
	case "band", "maker", "chain", "giant", "magazine", "daily", "website", "club", "team", "airlines", "insurer", "conglomerate", "producer", "studio", "publisher", "supplier", "exporter", "importer", "brewer", "startup", "brand", "label", "tribe", "clan":
		return lexicon.HeadOrganization
	default:
		if c.lex.Nominal("organization", word) && word != "front" && word != "body" && word != "union" && word != "department" {
			return lexicon.HeadOrganization
		}
	}
	return lexicon.HeadNone
}

// defines reports whether the text gives the word at i an acronym of its
// initials: "Jaish-e-Mohammed (JeM)".
func (c *scan) defines(i int) bool {
	if i+3 >= len(c.tokens) || c.tokens[i+1].Text != "(" || c.tokens[i+3].Text != ")" {
		return false
	}
	short, letters := c.tokens[i+2].Text, ""
	for part := range strings.SplitSeq(c.tokens[i].Text, "-") {
		if part != "" {
			letters += part[:1]
		}
	}
	return len(letters) > 1 && strings.EqualFold(letters, short)
}

// alsoCalled reports whether token i is another name of what stands before it: "the
// market regulator, known as SEBI".
func (c *scan) alsoCalled(i int) bool {
	return i > 1 && (c.tokens[i-1].Lower == "as" && c.tokens[i-2].Lower == "known" || c.tokens[i-1].Lower == "or" && c.tokens[i-2].Text == ",")
}
