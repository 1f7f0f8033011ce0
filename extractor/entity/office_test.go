package entity_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/entity"
	"entente/extractor/mention"
	"entente/graph"
)

// TestOfficeDates reads since when and until when somebody holds an office.
func TestOfficeDates(t *testing.T) {
	lex, r := reader(t)
	type dated struct {
		Person, Title, Of, From, Until, AsOf string
		Former                               bool
	}
	for _, c := range []struct {
		text string
		want dated
	}{
		{"Edi Rama, who became prime minister of Albania in 2013, spoke.", dated{"Edi Rama", "prime minister", "Albania", "2013", "", "2022-09-07", false}},
		{"Halla Jonsdottir, president of Iceland since 2016, spoke.", dated{"Halla Jonsdottir", "president", "Iceland", "2016", "", "2022-09-07", false}},
		{"Mary Okoro, chief executive of Deutsche Bank from 1997 to 2005, spoke.", dated{"Mary Okoro", "chief executive", "Deutsche Bank", "1997", "2005", "", true}},
		{"Javier Solana, who was secretary-general of NATO until 1999, spoke.", dated{"Javier Solana", "secretary-general", "NATO", "", "1999", "", true}},
		{"Albania's Prime Minister Edi Rama spoke.", dated{"Edi Rama", "prime minister", "Albania", "", "", "2022-09-07", false}},
		{"Former French President Nicolas Sarkozy spoke.", dated{"Nicolas Sarkozy", "president", "France", "", "", "", true}},
	} {
		d, err := r.Read(graph.Article{Text: c.text, Published: "2022-09-07"})
		if err != nil {
			t.Fatal(err)
		}
		linked := entity.Link(lex, d, mention.Find(lex, d))
		if len(linked.Offices) != 1 {
			t.Errorf("%s: %d offices", c.text, len(linked.Offices))
			continue
		}
		o := linked.Offices[0]
		got := dated{linked.Entities[o.Person].Name, o.Title, "", o.From, o.Until, o.AsOf, o.Former}
		if o.Of >= 0 {
			got.Of = linked.Entities[o.Of].Name
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.text, diff)
		}
	}
}
