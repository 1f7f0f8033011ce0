package entity_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"entente/extractor/entity"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// marked writes a text with the mentions that were found, in the notation of
// testdata. A pronoun or noun that nothing ties has no mark.
func marked(text string, mentions []mention.Mention, linked entity.Linked) string {
	mentions = slices.Clone(mentions)
	slices.SortFunc(mentions, func(a, b mention.Mention) int { return cmp.Compare(b.Start, a.Start) })
	for _, m := range mentions {
		id := ""
		switch {
		case m.Entity >= 0:
			id = strings.NewReplacer("country:", "", "organization:", "o:", "person:", "p:").Replace(linked.Entities[m.Entity].ID)
		case m.Type == graph.Location:
			id = "~"
		default:
			continue
		}
		text = text[:m.Start] + "[" + text[m.Start:m.End] + "|" + id + "]" + text[m.End:]
	}
	return text
}

// TestClasses has sentences of our own for each class of name and noun that the
// rules tell apart.
func TestClasses(t *testing.T) {
	for _, c := range []struct{ class, want string }{
		{"month", "In February [Iran|IR] broke off talks. In March [Cuba|CU] signed. Since May [Turkey|TR] has paid."},
		{"weekday", "President [Kamara|p:kamara] Wednesday met President [Putin|p:vladimir-putin]. In [Baghdad|~] Sunday [Iraqi|IQ] police found a bomb."},
		{"monarchy", "[Saudi Arabia|SA] spoke. [The kingdom|SA] gave no reason."},
		{"two monarchies", "[Qatar|QA] and [Oman|OM] spoke. [The sultanate|OM] hosted the talks and [the emirate|QA] paid."},
		{"government", "[Pakistan|PK] and [India|IN] met. [The Islamic republic|PK] walked out."},
		{"faith", "[Israel|IL] struck. [Iran|IR] vowed revenge on [the Jewish state|IL]."},
		{"region", "[Ghana|GH] and [Germany|DE] met. [The West African nation|GH] paid."},
		{"two of a region", "[Ghana|GH] and [Nigeria|NG] met. The West African nation paid."},
		{"two epithets", "[Morocco|MA] met [Spain|ES]. [The North African country|MA] and [the European nation|ES] agreed."},
		{"island", "[Cuba|CU] and [Canada|CA] met. [The island nation|CU] paid."},
		{"hyphen", "The [Iran|IR]-backed militia attacked [Israel|IL]. A [U.S.|US]-led coalition bombed [Syria|SY]. [Russian|RU]-speaking troops left. [Gaza|~]-bound aid stopped."},
		{"a minister of no named country", `[Peru|PE] froze talks with [Chile|CL]. "We reject the [Chilean|CL] plan," Deputy Finance Minister [Maria Quispe|p:maria-quispe] said.`},
		{"office", "[French|FR] President [Emmanuel Macron|p:emmanuel-macron] spoke. [The French president|p:emmanuel-macron] condemned [Iran|IR]."},
		{"office by apposition", "The [British|GB] prime minister, [Rishi Sunak|p:rishi-sunak], spoke. [Iran|IR] heard [the British prime minister|p:rishi-sunak] in [Berlin|~]."},
		{"office of a possessor", "[Iran|IR]'s Supreme Leader [Ali Khamenei|p:ali-khamenei] spoke. [Iran's supreme leader|p:ali-khamenei] condemned [Israel|IL]."},
		{"office and its deputy", "[Brazil|BR]'s president, [Dilma Rousseff|p:dilma-rousseff], left. [Michel Temer|p:michel-temer], the [Brazilian|BR] vice president, took over. [Brazil's president|p:dilma-rousseff] came back."},
		{"leader of a country named after", "President [Morales|p:jimmy-morales] of [Guatemala|GT] spoke."},
		{"talks in a town", "The [Vienna|~] talks failed. The [Ankara|TR] government fell."},
		{"office without holder", "The [Turkish|TR] president condemned [Israel|IL]."},
		{"leader", "President [Trump|p:donald-trump] met Chancellor [Merkel|p:angela-merkel]. [Trump|p:donald-trump] left. [Ivanka Trump|p:ivanka-trump] stayed."},
		{"leader of another office", "Prime Minister [Johnson|p:boris-johnson] won. Mrs. [Ford|p:ford], a teacher, met Mr. [Nixon|p:nixon]."},
		{"leader of two terms", "President [Bush|p:bush] met Prime Minister [Trudeau|p:trudeau]."},
		{"leader of another country", "[Kenyan|KE] President [Carter|p:carter] spoke."},
		{"administration", "The [Obama|p:barack-obama] [administration|US] met then-President [Karzai|p:hamid-karzai]."},
		{"team", "The [Kansas City Chiefs|o:kansas-city-chiefs] met the [Toronto Argonauts|o:toronto-argonauts] in [Toronto|~]."},
		{"club", "[Manchester United|o:manchester-united] met [Real Madrid|o:real-madrid] in [Mexico City|~]."},
		{"company", "[Bank of China|o:bank-of-china] sued [Deutsche Bank|o:deutsche-bank]. [Air France|o:air-france] landed."},
		{"first name", "[Jordan Peterson|p:jordan-peterson] met [Chad Smith|p:chad-smith]. [Israel Adesanya|p:israel-adesanya] met [India Walton|p:india-walton]. [Cuba Gooding|p:cuba-gooding] met [Ireland Baldwin|p:ireland-baldwin]. [Paris Hilton|p:paris-hilton] sang."},
		{"namesake state", "[Atlanta|~] is in [Georgia|~]. [Georgia Powell|p:georgia-powell] lives in [Georgia|~]."},
		{"an acronym after a name", `Envoys of [Amina Yusuf|p:amina-yusuf] [NATO|o:nato] left. Aides of [Omar Diallo|p:omar-diallo] [OPEC|o:opec] stayed.`},
		{"namesake town", "He lives in [Lebanon|~], [Pennsylvania|~]. She flew to [New Mexico|~] with a guinea pig, a turkey dinner and a china cabinet."},
		{"treaty", "The Paris Agreement, the Geneva Conventions and the Vienna Convention hold. [Tehran University|o:tehran-university] closed."},
		{"newspaper", "[The Washington Post|o:washington-post] wrote about [George Washington|p:george-washington]. [The Moscow Times|o:the-moscow-times] agreed."},
		{"town", "A [London|~] court freed two. [London|~] police came. The mayor of [London|~] spoke. The London Marathon began. [London|~]'s [Heathrow Airport|~] closed."},
		{"capital", "[Washington|US] said so. [Moscow|RU] accused [Kyiv|UA]. [Beijing|CN] warned [Taipei|TW]. [Brussels|~] said no."},
		{"ministry", "[Russia|RU]'s [Defense Ministry|o:russian-defense-ministry] spoke. [The ministry|o:russian-defense-ministry] said nothing."},
		{"surname of a company", "[Ilir Meta|p:ilir-meta] resigned. [Meta|p:ilir-meta] said no."},
		{"subject after subject", "[Qatar|QA] hosts leaders of [Hamas|o:hamas], and since 2013 [it|QA] has hosted an office of the [Taliban|o:taliban]."},
		{"another subject", "The emirate hosts leaders of [Hamas|o:hamas], and since 2013 it has hosted an office of the [Taliban|o:taliban]."},
		{"either", "[Iran|IR] warned [Israel|IL] that it would respond."},
		{"emirate and it", "[Qatar|QA] paid. [The emirate|QA] hosts leaders of [Hamas|o:hamas], and since 2013 [it|QA] has hosted an office of the [Taliban|o:taliban]."},
		{"with which it", "Its ties with [Iran|IR], with which it shares a field, anger [Riyadh|SA]."},
		{"spoken of", "[Iran|IR] called [Hamas|o:hamas] a partner, saying it had paid. [Morocco|MA] spoke of [Bahrain|BH] as if it were a province."},
		{"what it called", "[Saudi Arabia|SA] condemned [Iran|IR] for what [it|SA] called interference."},
		{"new subject", "[China|CN] withdrew [its|CN] ambassador and made [Lithuania|LT] call back [its|LT] own."},
		{"faith of many", "[Iran|IR] spoke. The Islamic nation will see, the Jewish nation too."},
		{"neighbour and its", "The test was a warning to [Seoul|KR] and [its|KR] allies."},
		{"title as a name", "Ambassador [Juan Ruiz|p:juan-ruiz] came. [The Ambassador|p:juan-ruiz] said no."},
		{"appositive subject", "Mr. [Tilley|p:tilley]'s lawyer, [Chad Okoro|p:chad-okoro], said [his|p:chad-okoro] client had been ill."},
	} {
		text, _ := strip(c.want)
		_, mentions, linked := link(t, text)
		if got := marked(text, mentions, linked); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.class, got, c.want)
		}
	}
}

// TestLeaderByDate tells leaders with one surname apart by the article's date.
func TestLeaderByDate(t *testing.T) {
	lex, r := reader(t)
	for _, c := range []struct{ published, want string }{
		{"1991-02-01", "person:george-hw-bush"},
		{"2003-03-20", "person:george-w-bush"},
		{"2015-01-01", "person:bush"},
		{"", "person:bush"},
	} {
		d, err := r.Read(graph.Article{Text: "President Bush spoke.", Published: c.published})
		if err != nil {
			t.Fatal(err)
		}
		linked := entity.Link(lex, d, mention.Find(lex, d))
		if len(linked.Entities) != 1 || linked.Entities[0].ID != c.want {
			t.Errorf("%q: %v, want %s", c.published, linked.Entities, c.want)
		}
	}
}

// TestScripts keeps a name that mixes scripts apart from the name it imitates,
// and reads invisible characters and both forms of composition alike.
func TestScripts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"Cyrillic letter in a country", "Ir\u0430n condemned Israel.", []string{"country:IL"}},
		{"Cyrillic letter in a person", "Edi Rama spoke. Edi R\u0430ma left. Edi Rama came.", []string{"person:edi-rama", "person:edi-r\u0430ma"}},
		{"zero width", "I\u200bran condemned Is\u200drael.", []string{"country:IR", "country:IL"}},
		{"bidirectional controls", "\u202aIran\u202c condemned \u2067Israel\u2069.", []string{"country:IR", "country:IL"}},
		{"zero width in a person", "Edi Rama spoke. Edi Ra\u200bma left.", []string{"person:edi-rama"}},
		{"soft hyphen", "Edi Rama spoke. Edi Ra\u00adma left.", []string{"person:edi-rama"}},
		{"NFC and NFD", "Hugo Chávez spoke. Hugo Cha\u0301vez left.", []string{"person:hugo-chavez"}},
		{"NFD of a country", "Co\u0302te d'Ivoire met Türkiye.", []string{"country:CI", "country:TR"}},
	} {
		_, _, linked := link(t, c.text)
		var got []string
		for _, e := range linked.Entities {
			got = append(got, e.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if a, b := entity.Slug("Irаn"), entity.Slug("Iran"); a == b {
		t.Errorf("both are %s", a)
	}
	if a, b := lexicon.Fold("Chávez"), lexicon.Fold("Cha\u0301vez"); a != b {
		t.Errorf("%q is not %q", a, b)
	}
}
