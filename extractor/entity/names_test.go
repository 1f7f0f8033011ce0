package entity_test

import (
	"slices"
	"testing"

	"entente/extractor/document"
	"entente/extractor/entity"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// linkNames links a marked text whose names are given: those that the rules do
// not find are added, so that linking is tested apart from finding.
func linkNames(t *testing.T, marks, published string) (string, []mention.Mention, entity.Linked) {
	t.Helper()
	lex, r := reader(t)
	text, all := strip(marks)
	d, err := r.Read(graph.Article{Text: text, Published: published})
	if err != nil {
		t.Fatal(err)
	}
	mentions := mention.Find(lex, d)
	for _, g := range all {
		kind := graph.Location
		switch {
		case len(g.id) > 7 && g.id[:7] == "person:":
			kind = graph.Person
		case len(g.id) > 13 && g.id[:13] == "organization:":
			kind = graph.Organization
		}
		known := slices.ContainsFunc(mentions, func(m mention.Mention) bool {
			return m.Span == g.Span && (m.Type == kind || kind == graph.Location || m.Form == graph.FormPronoun)
		})
		for s := range d.Sentences {
			tokens := d.Sentences[s].Tokens
			first := slices.IndexFunc(tokens, func(k document.Token) bool { return k.Start == g.Start })
			last := slices.IndexFunc(tokens, func(k document.Token) bool { return k.End == g.End })
			if known || first < 0 || last < first || !lexicon.Capitalised(tokens[first].Text) && last == first {
				continue
			}
			m := mention.Mention{Span: g.Span, Sentence: s, First: first, Last: last + 1, Type: kind, Form: graph.FormAlias, Entity: -1, Name: text[g.Start:g.End]}
			m.Gender, _ = lex.Given(tokens[first].Text)
			mentions = slices.DeleteFunc(mentions, func(o mention.Mention) bool { return o.Start < g.End && g.Start < o.End })
			mentions = append(mentions, m)
		}
	}
	slices.SortFunc(mentions, func(a, b mention.Mention) int { return a.Start - b.Start })
	return text, mentions, entity.Link(lex, d, mentions)
}

// TestNamesOfPersons has sentences of our own for each way of naming people that
// the rules tell apart.
func TestNamesOfPersons(t *testing.T) {
	for _, c := range []struct{ class, want string }{
		{"leader alone", "[Russia|RU] lost. [Putin|p:vladimir-putin] gave no reason."},
		{"leader alone", "[Macron|p:emmanuel-macron] left [France|FR] on Monday."},
		{"leader alone", "[Germany|DE] paid. [Merkel|p:angela-merkel] signed."},
		{"leader of a country not spoken of", "[Putin|p:putin] opened the garage."},
		{"surname of many", "[Britain|GB] won. [Johnson|p:johnson] scored twice."},
		{"spelling", "[Volodymyr Zelensky|p:volodymyr-zelensky] spoke. [Zelenskyy|p:volodymyr-zelensky] left."},
		{"spelling", "[Muammar Gaddafi|p:muammar-gaddafi] fled. [Kadhafi|p:muammar-gaddafi] died."},
		{"spelling", "[Mohammed Hussein|p:mohammed-hussein] sang. [Muhammad Hussain|p:mohammed-hussein] bowed."},
		{"another spelling, another name", "[Lars Hansen|p:lars-hansen] met [Erik Hanson|p:erik-hanson]. [Hanson|p:erik-hanson] left and [Hansen|p:lars-hansen] stayed."},
		{"particle", "[Mohammed bin Salman|p:mohammed-bin-salman] came. [Bin Salman|p:mohammed-bin-salman] left."},
		{"particle", "[Alexander Van der Bellen|p:alexander-van-der-bellen] won. [Van der Bellen|p:alexander-van-der-bellen] smiled."},
		{"particle", "[Abdel Fattah el-Sissi|p:abdel-fattah-el-sissi] won. [Sissi|p:abdel-fattah-el-sissi] smiled. [El-Sissi|p:abdel-fattah-el-sissi] left."},
		{"family name first", "[Xi Jinping|p:xi-jinping] came. [Xi|p:xi-jinping] left."},
		{"family name first", "[Kim Jong Un|p:kim-jong-un] came. [Kim|p:kim-jong-un] left."},
		{"family name first", "[Orbán Viktor|p:orban-viktor] came. [Viktor Orban|p:orban-viktor] left. [Orban|p:orban-viktor] slept."},
		{"two surnames", "[Andres Manuel Lopez Obrador|p:andres-manuel-lopez-obrador] came. [Lopez Obrador|p:andres-manuel-lopez-obrador] left."},
		{"two surnames", "[Enrique Peña Nieto|p:enrique-pena-nieto] came. [Peña Nieto|p:enrique-pena-nieto] spoke and [Peña|p:enrique-pena-nieto] left."},
		{"called by a middle name", "[Luiz Inacio Lula da Silva|p:luiz-inacio-lula-da-silva] came. [Lula|p:luiz-inacio-lula-da-silva] left."},
		{"short first name", "[William Clinton|p:william-clinton] came. [Bill Clinton|p:william-clinton] left."},
		{"initial", "[J. Danforth|p:j-danforth] came. [John Danforth|p:j-danforth] left."},
		{"son", "[George Bush|p:george-bush] met [his|p:george-bush] son, [George W. Bush|p:george-w-bush]."},
		{"son", "[Carl Lindqvist Jr.|p:carl-lindqvist-jr] met [his|p:carl-lindqvist-jr] father, [Carl Lindqvist|p:carl-lindqvist]."},
		{"Jr. of one man", "[Alan Meyer Jr.|p:alan-meyer-jr] came. [Alan Meyer|p:alan-meyer-jr] left. [Meyer|p:alan-meyer-jr] slept."},
		{"two presidents", "[George H.W. Bush|p:george-hw-bush] met [George W. Bush|p:george-w-bush]."},
		{"popes", "[John Paul I|p:john-paul-i] died in 1978. [John Paul II|p:john-paul-ii] followed."},
		{"sister", "Mr. [Kim Jong Un|p:kim-jong-un] sent [his|p:kim-jong-un] sister, [Kim Yo Jong|p:kim-yo-jong]. Ms. [Kim|p:kim-yo-jong] spoke."},
		{"couple", "[Bill|p:bill-clinton] and [Hillary Clinton|p:hillary-clinton] came. Mrs. [Clinton|p:hillary-clinton] spoke. Mr. [Clinton|p:bill-clinton] left."},
		{"couple", "[Ann|p:ann-bell] and [Peter Bell|p:peter-bell] came. Ms. [Bell|p:ann-bell] spoke."},
		{"company", "[Okonjo Motor Co.|o:okonjo-motor-co] lost money. [Okonjo|o:okonjo-motor-co] closed a plant."},
		{"company", "[Boeing Co.|o:boeing] hired. [Boeing|o:boeing] paid."},
		{"company", "[Northwell Holdings Inc.|o:northwell-holdings-inc] hired. [Northwell|o:northwell-holdings-inc] paid."},
		{"person and no company", "[Alan Ford|p:alan-ford] sang. [Ford|p:alan-ford] bowed."},
		{"first name that is a country", "[Chad Price|p:chad-price] came. [Chad|p:chad-price] spoke."},
		{"country that is a first name", "[Israel Katz|p:israel-katz] spoke. [Bolivia|BO] cut ties with [Israel|IL] in October."},
		{"country that is a first name", "[Israel|IL] protested. [Israel Katz|p:israel-katz] spoke. [Israel|IL] recalled [its|IL] envoy."},
		{"country that is a first name", "[Chad Price|p:chad-price] came. [France|FR] condemned [Chad|TD]."},
	} {
		text, mentions, linked := linkNames(t, c.want, "")
		if got := marked(text, mentions, linked); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.class, got, c.want)
		}
	}
}

// TestNobodyIsMeant keeps apart what may mean two.
func TestNobodyIsMeant(t *testing.T) {
	for _, text := range []string{
		"[Ann Bell|p:ann-bell] met [Peter Bell|p:peter-bell]. [Bell|p:x] spoke.",
		"The [Clintons|p:x] came.",
		"[Raul Castro|p:raul-castro] and [Fidel Castro|p:fidel-castro] waited. [Castro|p:x] spoke.",
	} {
		plain, mentions, linked := linkNames(t, text, "")
		for _, m := range mentions {
			if w := plain[m.Start:m.End]; (w == "Bell" || w == "Clintons" || w == "Castro") && m.Entity >= 0 {
				t.Errorf("%s: %s is %s", plain, w, linked.Entities[m.Entity].ID)
			}
		}
	}
}

// TestFullestName takes the fullest form without title, in letters of normal
// width, and keeps the other forms as aliases.
func TestFullestName(t *testing.T) {
	for _, c := range []struct {
		marks, name string
		aliases     []string
	}{
		{"[Joe Biden|p:a] spoke. [Joseph R. Biden|p:a] left. [Biden|p:a] slept.", "Joseph R. Biden", []string{"Biden", "Joe Biden"}},
		{"President [Ｊｏｓé Ruiz|p:a] spoke.", "José Ruiz", nil},
		{"Dr. [Mary Okoro|p:a] spoke. [Okoro|p:a] left.", "Mary Okoro", []string{"Okoro"}},
	} {
		_, _, linked := linkNames(t, c.marks, "")
		if len(linked.Entities) != 1 || linked.Entities[0].Name != c.name || !slices.Equal(linked.Entities[0].Aliases, c.aliases) {
			t.Errorf("%s: %+v", c.marks, linked.Entities)
		}
	}
}
