package entity_test

import "testing"

// TestReference has sentences of our own for nouns, pronouns and speakers.
func TestReference(t *testing.T) {
	for _, c := range []struct{ class, want string }{
		{"called by an aside", "[Northwell|o:northwell], a bank, paid. [Quelby Foods Inc.|o:quelby-foods-inc] lost money. [The bank|o:northwell] was calm."},
		{"called by an aside", "[Kestrel Air|o:kestrel-air], the [Irish|IE] airline, paid. [Deutsche Bank|o:deutsche-bank] lost money. [The airline|o:kestrel-air] was calm."},
		{"called by its noun", "The newspaper [Courier|o:courier] wrote so. [Ann Lee|p:ann-lee] denied it. [The newspaper|o:courier] stood by the story."},
		{"word of the name", "The [Northern Movement|o:northern-movement] met. [Ann Lee|p:ann-lee] denied it. [The movement|o:northern-movement] met again."},
		{"company", "[Quelby Foods Inc.|o:quelby-foods-inc] lost money. [The company|o:quelby-foods-inc] was calm."},
		{"no company", "The [Foreign Ministry|o:foreign-ministry] spoke. The company was calm."},
		{"two of a kind", "[Quelby Foods Inc.|o:quelby-foods-inc] paid. The bank was calm."},
		{"title beside the name", "Gen. [Paul Okoro|p:paul-okoro] came. [Ann Lee|p:ann-lee] left. [The general|p:paul-okoro] resigned."},
		{"title beside the name", "Senator [Ann Lee|p:ann-lee] came. Mr. [Okoro|p:okoro] left. [The senator|p:ann-lee] slept."},
		{"title beside the name", "Shah [Mohammad Reza Pahlavi|p:mohammad-reza-pahlavi] fled. [Iran|IR] cheered. [The shah|p:mohammad-reza-pahlavi] died."},
		{"king", "King [Birendra|p:birendra] fled. [Nepal|NP] cheered. [The king|p:birendra] died."},
		{"pope", "Pope [Francis|p:francis] came. [Cuba|CU] cheered. [The pope|p:francis] left."},
		{"two of an office", "[French|FR] President [Emmanuel Macron|p:emmanuel-macron] met [Polish|PL] President [Andrzej Duda|p:andrzej-duda]. The president smiled."},
		{"another in office", "President [Paul Okoro|p:paul-okoro] lost. The new president smiled."},
		{"office by a relative clause", "[Edi Rama|p:edi-rama], who became prime minister of [Albania|AL] in 2013, came. [Iran|IR] was silent. [The prime minister|p:edi-rama] left."},
		{"chairman", "[Paul Okoro|p:paul-okoro], chairman of [Deutsche Bank|o:deutsche-bank], came. [The chairman|p:paul-okoro] left."},
		{"aside is the name's", "[Mary Okoro|p:mary-okoro], the chairwoman, came."},
		{"title before the name is the name's", "The chairman, [Paul Okoro|p:paul-okoro], came."},
		{"subject", "[Ann Lee|p:ann-lee] met Mr. [Okoro|p:okoro] in [Paris|~]. [She|p:ann-lee] left."},
		{"subject", "[Paul Okoro|p:paul-okoro] said that [he|p:paul-okoro] would stay."},
		{"owner", "[Paul Okoro|p:paul-okoro] sold [his|p:paul-okoro] farm."},
		{"object", "[Paul Okoro|p:paul-okoro] left. [Ann Lee|p:ann-lee] followed [him|p:paul-okoro]."},
		{"aside to another", "[Paul Okoro|p:paul-okoro] left. [Ann Lee|p:ann-lee], [his|p:paul-okoro] chief of staff, stayed."},
		{"its own", "[Deutsche Bank|o:deutsche-bank] closed [its|o:deutsche-bank] office."},
		{"as if", "[Iran|IR] spoke of [Oman|OM] as if it were a province."},
		{"speaker", `"[I|p:ann-lee] am tired," [Ann Lee|p:ann-lee] said.`},
		{"speaker by a pronoun", `[Ann Lee|p:ann-lee] came late. "[I|p:ann-lee] am tired," [she|p:ann-lee] said.`},
		{"speaker of a transcript", "MR. [OKORO|p:okoro]: Thank you. [I|p:okoro] am here.\n\nMS. [LEE|p:lee]: [I|p:lee] am too."},
		{"country of a leader that the lexicon knows", "[Angela Merkel|p:angela-merkel] spoke in [Paris|~]. [Her country|DE] would pay, [she|p:angela-merkel] said."},
		{"the country", "[Iceland|IS] lost. Banks of [the country|IS] closed."},
	} {
		text, mentions, linked := linkNames(t, c.want, "")
		if got := marked(text, mentions, linked); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.class, got, c.want)
		}
	}
}
