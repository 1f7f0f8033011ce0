package parser

import (
	"strings"
	"testing"

	"entente/extractor/tagger"
)

// examples are sentences of the shapes that relations need. An arc is written
// dependent<head:relation; a word that occurs again is meant where it comes first.
var examples = []struct {
	shape, text, arcs string
}{
	{"clause", "Albania cuts ties with Iran .", "Albania<cuts:nsubj ties<cuts:obj"},
	{"clause", "The president condemned the attack on the embassy in Tirana .", "president<condemned:nsubj attack<condemned:obj embassy<attack:nmod"},
	{"clause", "Peru has not restored relations with its neighbour .", "Peru<restored:nsubj not<restored:advmod relations<restored:obj"},
	{"passive", "Two diplomats were expelled by Norway on Friday .", "diplomats<expelled:nsubj:pass were<expelled:aux:pass Norway<expelled:obl"},
	{"passive", "The envoy was received by the foreign minister of Kenya .", "envoy<received:nsubj:pass minister<received:obl Kenya<minister:nmod"},
	{"coordination", "France , Germany and Italy condemned the coup .", "France<condemned:nsubj Germany<France:conj Italy<France:conj"},
	{"coordination", "Chile expelled the ambassador and recalled its own envoy from Caracas .", "recalled<expelled:conj envoy<recalled:obj ambassador<expelled:obj"},
	{"coordination", "The group attacked police stations , army posts and a bank in Mosul .", "stations<attacked:obj posts<stations:conj bank<stations:conj"},
	{"coordination", "Canada and Japan welcomed the deal but criticised its timing .", "Canada<welcomed:nsubj Japan<Canada:conj criticised<welcomed:conj"},
	{"apposition", "Edi Rama , the prime minister of Albania , met the ambassador .", "Edi<met:nsubj minister<Edi:appos ambassador<met:obj"},
	{"apposition", "The senator met Maria Lopez , a lawyer from Quito .", "Maria<met:obj lawyer<Maria:appos"},
	{"apposition", "Kosovo , a close ally of Washington , rejected the plan .", "Kosovo<rejected:nsubj ally<Kosovo:appos plan<rejected:obj"},
	{"reduced relative", "The attack carried out by Tehran damaged two ministries .", "carried<attack:acl attack<damaged:nsubj Tehran<carried:obl"},
	{"reduced relative", "Officials sanctioned by the European Union denied the charges .", "sanctioned<Officials:acl Union<sanctioned:obl Officials<denied:nsubj"},
	{"reduced relative", "A fleet of tankers owned by the company left the port .", "owned<tankers:acl company<owned:obl fleet<left:nsubj"},
	{"relative", "The general who led the coup arrested the president .", "led<general:acl general<arrested:nsubj who<led:nsubj"},
	{"relative", "Iran , which denies the charge , expelled the inspectors .", "denies<Iran:acl Iran<expelled:nsubj inspectors<expelled:obj"},
	{"joining", "Albania joins the United States , Canada and Morocco in slashing ties with Iran .", "Albania<joins:nsubj States<joins:obj Canada<States:conj Morocco<States:conj slashing<joins:advcl ties<slashing:obj"},
	{"joining", "Sweden joined Finland in recognising the new state .", "Sweden<joined:nsubj Finland<joined:obj recognising<joined:advcl state<recognising:obj"},
	{"complement", "He made a speech announcing that his country has cut ties .", "announcing<speech:acl cut<announcing:ccomp country<cut:nsubj ties<cut:obj"},
	{"complement", "The minister said that Poland would support Ukraine .", "support<said:ccomp Poland<support:nsubj Ukraine<support:obj"},
	{"complement", "Iran will leave the treaty , the spokesman said .", "leave<said:ccomp Iran<leave:nsubj spokesman<said:nsubj"},
	{"control", "Brazil decided to recall its ambassador from Israel .", "recall<decided:xcomp ambassador<recall:obj Brazil<decided:nsubj"},
	{"control", "Washington urged Ankara to release the pastor .", "Ankara<urged:obj release<urged:xcomp pastor<release:obj"},
	{"noun", "The severance of ties with Iran surprised nobody .", "ties<severance:nmod severance<surprised:nsubj"},
	{"noun", "Egypt 's condemnation of the raid angered Libya .", "Egypt<condemnation:nmod:poss raid<condemnation:nmod condemnation<angered:nsubj"},
	{"headline", "Albania Cuts Ties With Iran Over Cyberattack", "Albania<Cuts:nsubj Ties<Cuts:obj"},
	{"headline", "KENYA EXPELS TWO DIPLOMATS", "KENYA<EXPELS:nsubj DIPLOMATS<EXPELS:obj"},
	{"hyphen", "Iran-backed militias attacked a Saudi-owned tanker .", "Iran-backed<militias:amod militias<attacked:nsubj tanker<attacked:obj"},
	{"lower case", "russia condemned the attack by ukraine", "russia<condemned:nsubj attack<condemned:obj"},
}

// TestExamples counts the arcs of the examples that are found. The floor is what
// the committed model reaches.
func TestExamples(t *testing.T) {
	const floor = 78
	p := parser(t)
	tags, err := tagger.Default()
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	type count struct{ right, all int }
	shapes := map[string]count{}
	for _, e := range examples {
		words := strings.Fields(e.text)
		arcs := p.Parse(nil, words, tags.Tag(nil, words))
		at := map[string]int{}
		for i, w := range words {
			if _, ok := at[w]; !ok {
				at[w] = i
			}
		}
		c := shapes[e.shape]
		for _, arc := range strings.Fields(e.arcs) {
			dependent, rest, _ := strings.Cut(arc, "<")
			head, label, _ := strings.Cut(rest, ":")
			d, ok := at[dependent]
			h, ok2 := at[head]
			if !ok || !ok2 {
				t.Fatalf("%q: %q names words that are not there", e.text, arc)
			}
			got := arcs[d]
			c.all++
			if int(got.Head) == h && (got.Label == label || strings.HasPrefix(got.Label, label+":") && label != "nsubj") {
				c.right++
				continue
			}
			found := "the root"
			if got.Head >= 0 {
				found = words[got.Head]
			}
			t.Logf("%s: %q: want %s, got %s<%s:%s", e.shape, e.text, arc, dependent, found, got.Label)
		}
		shapes[e.shape] = c
	}
	for shape, c := range shapes {
		t.Logf("%s: %d of %d", shape, c.right, c.all)
		right, all = right+c.right, all+c.all
	}
	if right < floor {
		t.Errorf("%d of %d arcs are right, fewer than %d", right, all, floor)
	}
}
