package claim_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor"
	"entente/extractor/lexicon"
	"entente/graph"
)

// cue is a way of stating a relation of Norway to Iran, in the forms that a context asks for.
type cue struct {
	kind                   graph.RelationType
	base, past, done, ings string
}

// gridCues are the verbal cues that run through all verbal contexts.
func gridCues() []cue {
	return []cue{
		{graph.CutTiesWith, "cut diplomatic ties with Iran", "cut diplomatic ties with Iran", "cut diplomatic ties with Iran", "cutting diplomatic ties with Iran"},
		{graph.CutTiesWith, "break off relations with Iran", "broke off relations with Iran", "broken off relations with Iran", "breaking off relations with Iran"},
		{graph.CutTiesWith, "put an end to its relations with Iran", "put an end to its relations with Iran", "put an end to its relations with Iran", "putting an end to its relations with Iran"},
		{graph.Condemned, "condemn Iran's attack", "condemned Iran's attack", "condemned Iran's attack", "condemning Iran's attack"},
		{graph.Condemned, "denounce Iran", "denounced Iran", "denounced Iran", "denouncing Iran"},
		{graph.Condemned, "issue a condemnation of Iran", "issued a condemnation of Iran", "issued a condemnation of Iran", "issuing a condemnation of Iran"},
		{graph.Hosts, "host Iranian diplomats", "hosted Iranian diplomats", "hosted Iranian diplomats", "hosting Iranian diplomats"},
		{graph.Hosts, "shelter Iranian officials", "sheltered Iranian officials", "sheltered Iranian officials", "sheltering Iranian officials"},
		{graph.Hosts, "give refuge to Iranian officials", "gave refuge to Iranian officials", "given refuge to Iranian officials", "giving refuge to Iranian officials"},
	}
}

// gridContexts map a sentence with {base}, {past}, {done} or {ing} in it to the status that it gives.
// Statuses that will do are divided by "|"; an empty one wants no claim, and with "-" none will do too.
func gridContexts() [][2]string {
	return [][2]string{
		{"Norway {past}.", "actual"},
		{"Norway has {done}.", "actual"},
		{"Norway has now {done}, Reuters reported.", "actual"},
		{"Norway said on Monday that it had {done}.", "actual"},
		{"Having {done}, Norway called for talks.", "actual"},
		{"After {ing}, Norway called for talks.", "actual"},
		{"Since it {past}, Norway has been quiet.", "actual"},
		{"Norway went on to {base}.", "actual"},
		{"Norway did not hesitate to {base}.", "actual"},
		{"Norway was the first country to {base}.", "actual"},
		{"Norway was criticised for {ing}.", "actual"},
		{"Norway responded by {ing}.", "actual"},
		{"Norway defended its decision to {base}.", "planned"},
		{"Norway did not {base}.", "not"},
		{"Norway has not {done}.", "not"},
		{"Norway has yet to {base}.", "not"},
		{"Norway has never {done}.", "not"},
		{"Norway refused to {base}.", "not"},
		{"Norway denied {ing}.", "not"},
		{"Norway denied that it had {done}.", "not"},
		{"Norway denied having {done}.", "not"},
		{"Norway stopped short of {ing}.", "not"},
		{"Norway called for calm without {ing}.", "not"},
		{"Norway called for calm instead of {ing}.", "not"},
		{"Norway called for calm rather than {base}.", "not"},
		{"Rather than {base}, Norway called for calm.", "not"},
		{"Norway failed to {base}.", "not"},
		{"Norway declined to {base}.", "not"},
		{"Norway ruled out {ing}.", "not"},
		{"Norway decided not to {base}.", "not"},
		{"Norway voted not to {base}.", "not"},
		{"Norway decided against {ing}.", "not"},
		{"Norway resisted pressure to {base}.", "not"},
		{"Norway resisted calls to {base}.", "not"},
		{"Norway rejected a call to {base}.", "not"},
		{"Norway rejected a request to {base}.", "not"},
		{"Norway turned down a request to {base}.", "not"},
		{"Norway dismissed reports that it had {done}.", "not"},
		{"Norway has so far refrained from {ing}.", "not"},
		{"It is not true that Norway has {done}.", "not"},
		{"It was untrue that Norway had {done}, officials said.", "not"},
		{"Norway would not {base}.", "not"},
		{"Norway will not {base}.", "not"},
		{"Norway said it would not {base}.", "not"},
		{"Norway has no intention of {ing}.", "not"},
		{"Norway has no plans to {base}.", "not"},
		{"Norway is not going to {base}.", "not"},
		{"Norway is unwilling to {base}.", "not"},
		{"Norway is reluctant to {base}.", "possible"},
		{"Norway will {base}.", "planned"},
		{"Norway said it would {base}.", "planned"},
		{"Norway plans to {base}.", "planned"},
		{"Norway decided to {base}.", "planned"},
		{"Norway has decided to {base}.", "planned"},
		{"Norway vowed to {base}.", "planned"},
		{"Norway is to {base} next week.", "planned"},
		{"Norway is about to {base}.", "planned"},
		{"Norway was about to {base}.", "planned"},
		{"Norway is on the verge of {ing}.", "possible|planned"},
		{"Norway voted to {base}.", "planned"},
		{"Norway is ready to {base}.", "planned"},
		{"Norway is preparing to {base}.", "planned"},
		{"Norway announced that it will {base}.", "planned"},
		{"Norway announced plans to {base}.", "planned"},
		{"Norway is expected to {base}.", "planned|possible"},
		{"Norway is likely to {base}.", "possible"},
		{"Norway is set to {base}.", "planned"},
		{"Norway promised to {base}.", "planned"},
		{"Norway agreed to {base}.", "planned"},
		{"Norway may {base}.", "possible"},
		{"Norway could {base}.", "possible"},
		{"Norway might {base}.", "possible"},
		{"Norway should {base}.", "possible"},
		{"Norway threatened to {base}.", "possible"},
		{"Norway warned that it could {base}.", "possible"},
		{"Sweden urged Norway to {base}.", "possible"},
		{"Sweden called on Norway to {base}.", "possible"},
		{"Sweden wants Norway to {base}.", "possible"},
		{"Norway was asked to {base}.", "possible"},
		{"Norway is under pressure to {base}.", "possible"},
		{"Norway considered {ing}.", "possible"},
		{"Norway is mulling whether to {base}.", "possible"},
		{"Norway has floated the idea of {ing}.", "possible"},
		{"Norway was accused of {ing}.", "possible"},
		{"Sweden accused Norway of {ing}.", "possible"},
		{"Norway allegedly {past}.", "possible"},
		{"Norway has reportedly {done}.", "possible"},
		{"Norway is said to have {done}.", "possible"},
		{"Norway is believed to have {done}.", "possible"},
		{"Norway is rumoured to have {done}.", "possible"},
		{"Norway appears to have {done}.", "possible"},
		{"Did Norway {base}?", "possible"},
		{"Why would Norway {base}?", "possible"},
		{"If Norway {past}, Sweden would follow.", "possible"},
		{"Unless Norway {past}, Sweden would leave.", "possible"},
		{"Even if Norway {past}, nothing would change.", "possible"},
		{"Sweden will act only if Norway {past}.", "possible"},
		{"Sweden has drawn up plans in case Norway {past}.", "possible"},
		{"Sweden doubts that Norway has {done}.", "possible"},
		{"Sweden fears that Norway will {base}.", "possible"},
		{"Lawmakers tabled a bill to {base}.", ""},
		{"Norway debated a proposal to {base}.", "possible"},
		{"Norway's parliament will vote on a motion to {base}.", "possible"},
		{"Norway would have {done} had Sweden asked.", "possible|not"},
		{"Norway could have {done}.", "possible|not"},
		{"Norway should have {done}.", "possible|not"},
		{"Norway almost {past}.", "not|possible"},
		{"Norway is no closer to {ing}.", "not|possible"},
		{"Norway is far from {ing}.", "not"},
		{"Norway did nothing to suggest that it would {base}.", "possible|-"},
		{"It is unclear whether Norway has {done}.", "possible"},
		{"It remains to be seen whether Norway will {base}.", "possible"},
		{"There is no evidence that Norway has {done}.", "possible|not"},
		{"There are calls for Norway to {base}.", "possible"},
		{"It would be wrong for Norway to {base}.", "possible"},
		{"Norway neither {past} nor spoke of sanctions.", "not"},
		{"No one in Norway {past}.", "|not"},
		{"Norway was never asked to {base}.", "possible|not"},
		{"Norway backed away from {ing}.", "not"},
		{"Norway delayed {ing}.", "not|possible|planned"},
		{"Norway was stopped from {ing}.", "not"},
		{"Sweden stopped Norway from {ing}.", "not"},
		{"Norway did not rule out {ing}.", "possible"},
		{"Norway did not deny {ing}.", "possible"},
		{"Norway has not said whether it will {base}.", "possible"},
		{"Norway had its reasons for not {ing}.", "not"},
		{"Norway, which has not {done}, called for talks.", "not"},
		{"Norway, which {past}, called for talks.", "actual"},
		{"Norway called for talks and {past}.", "actual"},
		{"Norway is not ready to {base}.", "not"},
		{"Norway did not say that it had {done}.", "not|possible"},
		{"Norway sought to {base}.", "possible"},
		{"Norway tried to {base}.", "possible"},
		{"Norway is obliged to {base}.", "possible|actual"},
		{"Norway is under no obligation to {base}.", "possible|not"},
		{"Norway would rather leave than {base}.", "not|possible"},
		{"Norway had vowed never to {base}.", "not"},
		{"Before {ing}, Norway must ask Sweden.", "possible"},
		{"Norway reserves the right to {base}.", "possible"},
		{"Norway has the right to {base}.", "possible"},
		{"Norway stands ready to {base}.", "planned"},
		{"Norway was poised to {base}.", "planned"},
		{"Norway has until Friday to {base}.", "possible"},
		{"Norway is thinking of {ing}.", "possible"},
		{"Norway is capable of {ing}.", "possible"},
		{"Norway had considered but rejected {ing}.", "not|possible"},
		{"Suppose Norway {past}.", "possible"},
		{"Norway hinted that it might {base}.", "possible"},
		{"Norway hinted at {ing}.", "possible"},
		{"Norway thought better of {ing}.", "not"},
		{"Norway stopped {ing}.", "not"},
		{"Norway has been reluctant about {ing}.", "possible|not"},
		{"Norway did not shrink from {ing}.", "actual"},
		{"Norway is not willing to {base}.", "not"},
		{"Norway is in no position to {base}.", "not|possible"},
		{"Norway is wary of {ing}.", "possible"},
		{"Norway is on the brink of {ing}.", "possible|planned"},
		{"Norway came close to {ing}.", "possible|not"},
		{"Norway wasted no time in {ing}.", "actual"},
		{"Norway was quick to {base}.", "actual"},
		{"Norway took the rare step of {ing}.", "actual"},
		{"Norway ended up {ing}.", "actual"},
		{"Norway was right to {base}.", "actual"},
		{"Norway, having {done}, called for talks.", "actual"},
		{"Norway again {past}, as it had in May.", "actual"},
		{"Norway has long {done}.", "actual"},
		{"Norway eventually {past}.", "actual"},
		{"Norway is reported to have {done}.", "possible"},
		{"Sweden said Norway had {done}.", "actual"},
		{"Sweden claimed that Norway had {done}.", "actual|possible"},
		{"Sweden believes Norway has {done}.", "possible"},
		{"Sweden asked whether Norway had {done}.", "possible"},
		{"Norway would {base} if Sweden asked.", "possible"},
		{"Should Norway {base}, Sweden would follow.", "possible"},
		{"Had Norway {done}, Sweden would have followed.", "possible"},
		{"Norway ignored calls to {base}.", "not|possible"},
		{"Norway bowed to pressure to {base}.", "possible|planned|actual"},
		{"Norway dropped plans to {base}.", "not|possible|planned"},
		{"Norway put off a decision to {base}.", "not|planned|possible"},
		{"Norway shelved a plan to {base}.", "not|planned|possible"},
		{"Norway has not ruled out {ing}.", "possible"},
		{"Norway can no longer {base}.", "not|possible"},
		{"Norway must {base}.", "possible"},
		{"Norway has to {base}.", "possible"},
		{"Norway had to {base}.", "actual"},
		{"Norway was forced to {base}.", "actual"},
		{"Norway needs to {base}.", "possible"},
		{"Norway intends to {base}.", "planned"},
		{"Norway is considering {ing}.", "possible"},
		{"Norway suggested {ing}.", "possible"},
		{"Norway warned against {ing}.", "not|possible"},
		{"Norway advised Sweden against {ing}.", "not|possible"},
		{"Norway has offered to {base}.", "possible"},
		{"Norway's threat to {base} was ignored.", "possible"},
		{"Norway's decision to {base} was welcomed.", "planned"},
		{"Norway's refusal to {base} was criticised.", "not"},
		{"Norway's failure to {base} was criticised.", "not"},
		{"Nothing would make Norway {base}.", "not|possible|"},
		{"It is too early for Norway to {base}.", "possible|not"},
		{"It is time for Norway to {base}.", "possible"},
		{"Norway sees no reason to {base}.", "not|possible"},
		{"Norway saw no need to {base}.", "not|possible"},
		{"Norway, far from {ing}, kept silent.", "not"},
		{"Norway may yet {base}.", "possible"},
		{"Norway did not want to {base}.", "not|possible"},
		{"Norway cannot {base}.", "not|possible"},
		{"Norway was wrong not to {base}.", "not"},
		{"Norway agreed not to {base}.", "not"},
		{"Norway promised not to {base}.", "not"},
		{"Norway has stopped short of a vote to {base}.", "not|possible|planned|"},
		{"Norway kept silent; it did not {base}.", "not|"},
		{"Norway held back from {ing}.", "not"},
		{"Nor has Norway {done}.", "not"},
		{"At no time has Norway {done}.", "not"},
		{"Neither Norway nor Sweden has {done}.", "notnot"},
		{"Not even Norway has {done}.", "not"},
		{"Not once has Norway {done}.", "not"},
	}
}

// TestStatusGrid runs every cue of the core relations through every context.
func TestStatusGrid(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	ex, err := extractor.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	for _, context := range gridContexts() {
		for _, c := range gridCues() {
			text := strings.NewReplacer("{base}", c.base, "{past}", c.past, "{done}", c.done, "{ing}", c.ings).Replace(context[0])
			checkStatus(t, ex, text, c.kind, context[1])
		}
	}
	for _, context := range gridNounContexts() {
		for _, c := range gridNouns() {
			text := strings.NewReplacer("{noun}", c.base).Replace(context[0])
			checkStatus(t, ex, text, c.kind, context[1])
		}
	}
}

// checkStatus compares the status of the claims of one kind in a text with those that are right.
func checkStatus(t *testing.T, ex *extractor.Extractor, text string, kind graph.RelationType, right string) {
	t.Helper()
	got, err := ex.Extract(graph.Article{ID: "grid", Text: text, Published: "2022-09-10"})
	if err != nil {
		t.Fatal(err)
	}
	status := ""
	for _, c := range got.Claims {
		switch {
		case c.Type != kind:
		case c.Negated:
			status += "not"
		default:
			status += string(c.Modality)
		}
	}
	for _, want := range strings.Split(right, "|") {
		if status == want || want == "-" && status == "" {
			return
		}
	}
	t.Errorf("%s\n(-want +got) %s", text, cmp.Diff(right, status))
}

// gridNouns are the noun cues that run through all contexts of nouns.
func gridNouns() []cue {
	return []cue{
		{kind: graph.CutTiesWith, base: "severance of ties with Iran"},
		{kind: graph.CutTiesWith, base: "suspension of diplomatic relations with Iran"},
		{kind: graph.CutTiesWith, base: "rupture with Iran"},
		{kind: graph.Condemned, base: "condemnation of Iran"},
		{kind: graph.Condemned, base: "denunciation of Iran's attack"},
		{kind: graph.Hosts, base: "hosting of Iranian officials"},
		{kind: graph.Hosts, base: "sheltering of Iranian officials"},
	}
}

// gridNounContexts are contexts of a noun that Norway possesses.
func gridNounContexts() [][2]string {
	return [][2]string{
		{"Norway's {noun} surprised Sweden.", "actual"},
		{"Sweden welcomed Norway's {noun}.", "actual"},
		{"Sweden was angered by Norway's {noun}.", "actual"},
		{"Since Norway's {noun}, talks have stalled.", "actual"},
		{"Following Norway's {noun}, talks have stalled.", "actual"},
		{"Norway's {noun} was announced on Monday.", "actual|planned"},
		{"Norway's planned {noun} worries Sweden.", "planned|possible"},
		{"Norway's possible {noun} worries Sweden.", "possible"},
		{"Norway's threatened {noun} worries Sweden.", "possible"},
		{"Norway's alleged {noun} worries Sweden.", "possible"},
		{"Norway's expected {noun} worries Sweden.", "planned|possible"},
		{"Norway's {noun} would worry Sweden.", "possible"},
		{"Norway's {noun} is not expected.", "possible|not"},
		{"Norway's {noun} did not come.", "not|"},
		{"Sweden called for Norway's {noun}.", "possible"},
		{"Sweden demanded Norway's {noun}.", "possible"},
		{"Reports of Norway's {noun} are false.", "not|possible|"},
		{"Sweden denied reports of Norway's {noun}.", "not|possible|"},
		{"Sweden fears Norway's {noun}.", "possible"},
	}
}
