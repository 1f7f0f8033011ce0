package graph

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// readFacets reads facets as the tables of this package write them.
func readFacets(local, text string) string {
	kind, _, _ := strings.Cut(local, ":")
	var facets []string
	for f := range strings.FieldsSeq(text) {
		prefix, value, _ := strings.Cut(f, ":")
		switch prefix + ":" {
		case facetCountry, facetOffice, facetAbout:
			f = prefix + ":country:" + value
		case facetWith:
			f = prefix + ":" + kind + ":" + value
		}
		facets = append(facets, f)
	}
	return encodeFacets(union(facets, nil))
}

// TestPairs holds the table of namesakes and variants.
func TestPairs(t *testing.T) {
	file, err := os.Open("testdata/identity.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	outcomes := map[string]int{}
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		f := strings.Split(lines.Text(), "\t")
		if len(f) < 5 || len(f) < 6 && f[4] != "two" {
			t.Fatalf("line %d: %d fields", n, len(f))
		}
		a := appearance{f[0], readFacets(f[0], f[1])}
		b := appearance{f[2], readFacets(f[2], f[3])}
		got, code := "two", ""
		r := resolve([]appearance{a, b}, nil)
		if r.entity[a] == r.entity[b] {
			got = "one"
		}
		for _, m := range r.merges {
			code = m.Code
			if m.State == MergeSuggested {
				got = "maybe"
			}
		}
		want, wantCode := f[4], ""
		if len(f) > 5 {
			wantCode = f[5]
		}
		outcomes[want]++
		if got != want || code != wantCode {
			t.Errorf("line %d: %s (%s) and %s (%s): %s %s, want %s %s", n, f[0], f[1], f[2], f[3], got, code, want, wantCode)
		}
		if turned := resolve([]appearance{b, a}, nil); !cmp.Equal(r.entity, turned.entity) {
			t.Errorf("line %d: the other way round %v, want %v", n, turned.entity, r.entity)
		}
	}
	t.Logf("%v", outcomes)
}

// TestGroup holds who of one name is told apart, and by what.
func TestGroup(t *testing.T) {
	for _, test := range []struct {
		name     string
		local    string
		contexts []string
		want     []string // ids, each with the contexts in it by number
	}{
		{"nothing known", "person:john-smith", []string{"", "gender:m"}, []string{"person:john-smith 0 1"}},
		{"one country", "person:john-smith", []string{"in:GB field:politics", "in:GB field:sport"}, []string{"person:john-smith 0 1"}},
		{"two countries, one field", "person:john-smith", []string{"in:GB field:sport", "in:US field:sport"}, []string{"person:john-smith 0 1"}},
		{"two countries and fields", "person:john-smith", []string{"in:US field:politics", "in:GB field:sport", "in:US field:politics gender:m"},
			[]string{"person:john-smith 0 2", "person:john-smith~gb-sport 1"}},
		{"silence joins the larger", "person:john-smith", []string{"in:US field:politics", "in:GB field:sport", "in:US field:politics gender:m", "gender:m"},
			[]string{"person:john-smith 0 2 3", "person:john-smith~gb-sport 1"}},
		{"topic joins its like", "person:john-smith", []string{"in:US field:politics", "in:GB field:sport", "in:US field:politics gender:m", "about:GB"},
			[]string{"person:john-smith 0 2", "person:john-smith~gb-sport 1 3"}},
		{"a man and a woman of two countries", "person:robin-wright", []string{"gender:f in:US", "gender:m in:GB", "gender:f"},
			[]string{"person:robin-wright 0 2", "person:robin-wright~gb 1"}},
		{"a man and a woman in two fields", "person:robin-wright", []string{"gender:f field:arts", "gender:m field:sport", "gender:f"},
			[]string{"person:robin-wright 0 2", "person:robin-wright~sport 1"}},
		{"a slip of a pronoun", "person:benazir-bhutto", []string{"gender:f in:PK", "gender:m in:PK", "gender:m"}, []string{"person:benazir-bhutto 0 1 2"}},
		{"offices in two states", "person:ivan-ivanov", []string{"in:BG office:BG field:politics", "in:RU office:RU field:politics"},
			[]string{"person:ivan-ivanov 0", "person:ivan-ivanov~ru 1"}},
		{"an employer of both", "person:john-smith", []string{"in:US field:politics of:organization:un", "in:GB field:law of:organization:un"}, []string{"person:john-smith 0 1"}},
		{"three ministries", "organization:ministry-of-defense", []string{"in:UA", "in:IR", "in:RU", "in:UA about:US"},
			[]string{"organization:ministry-of-defense 0 3", "organization:ministry-of-defense~ir 1", "organization:ministry-of-defense~ru 2"}},
		{"an agency abroad", "organization:red-crescent", []string{"in:IR", "about:SY"}, []string{"organization:red-crescent 0 1"}},
	} {
		number := map[string]int{}
		var contexts []string
		for i, c := range test.contexts {
			contexts = append(contexts, readFacets(test.local, c))
			number[contexts[i]] = i
		}
		var got []string
		for _, b := range group(test.local, contexts) {
			var at []int
			for _, c := range b.contexts {
				at = append(at, number[c])
			}
			slices.Sort(at)
			got = append(got, b.id+" "+strings.Trim(fmt.Sprint(at), "[]"))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		slices.Reverse(contexts)
		if again := group(test.local, contexts); !cmp.Equal(beingIDs(again), beingIDs(group(test.local, slices.Sorted(slices.Values(contexts))))) {
			t.Errorf("%s: another order gives %v", test.name, beingIDs(again))
		}
	}
}

func beingIDs(beings []being) []string {
	var out []string
	for _, b := range beings {
		out = append(out, b.id)
	}
	return out
}

// TestResolve holds what several names at once, and decisions, come to.
func TestResolve(t *testing.T) {
	apart := func(a, b string) storedDecision { return storedDecision{Apart: true, From: a, Into: b} }
	one := func(a, b string) storedDecision { return storedDecision{From: a, Into: b} }
	for _, test := range []struct {
		name      string
		people    []string // slug and facets
		decisions []storedDecision
		want      []string // entity of each
	}{
		{"a surname with two candidates", []string{"bush in:US field:politics", "george-bush in:US field:politics", "jeb-bush in:US field:politics"}, nil,
			[]string{"bush", "george-bush", "jeb-bush"}},
		{"a surname with one that is spelled in two ways", []string{"zelensky in:UA field:politics", "volodymyr-zelensky in:UA field:politics", "volodymyr-zelenskyy in:UA"}, nil,
			[]string{"volodymyr-zelensky", "volodymyr-zelensky", "volodymyr-zelensky"}},
		{"father and son", []string{"george-bush in:US field:politics", "george-w-bush in:US field:politics", "george-h-w-bush in:US field:politics"}, nil,
			[]string{"george-bush", "george-w-bush", "george-h-w-bush"}},
		{"an initial, a name, a middle name", []string{"j-kerry in:US field:politics", "john-kerry in:US field:politics", "john-forbes-kerry in:US field:politics"}, nil,
			[]string{"john-forbes-kerry", "john-forbes-kerry", "john-forbes-kerry"}},
		{"a user keeps two apart", []string{"putin in:RU field:politics", "vladimir-putin in:RU field:politics"}, []storedDecision{apart("person:putin", "person:vladimir-putin")},
			[]string{"putin", "vladimir-putin"}},
		{"a user merges what nothing else does", []string{"bono", "paul-hewson"}, []storedDecision{one("person:paul-hewson", "person:bono")}, []string{"bono", "bono"}},
		{"and says who stays", []string{"bono", "paul-hewson"}, []storedDecision{one("person:bono", "person:paul-hewson")}, []string{"paul-hewson", "paul-hewson"}},
		{"a chain of users' merges", []string{"a-a", "b-b", "c-c"}, []storedDecision{one("person:a-a", "person:b-b"), one("person:b-b", "person:c-c")}, []string{"c-c", "c-c", "c-c"}},
		{"a circle of them ends", []string{"a-a", "b-b", "c-c"}, []storedDecision{one("person:a-a", "person:b-b"), one("person:b-b", "person:c-c"), one("person:c-c", "person:a-a")}, nil},
		{"a user's word on contexts", []string{"john-smith in:US field:politics", "john-smith in:GB field:sport"},
			[]storedDecision{one("person:john-smith~gb-sport", "person:john-smith")}, []string{"john-smith", "john-smith"}},
		{"apart outranks one in a triangle", []string{"a-a", "b-b", "c-c"},
			[]storedDecision{one("person:a-a", "person:b-b"), apart("person:a-a", "person:c-c"), one("person:b-b", "person:c-c")}, nil},
		{"a variant does not come in by another", []string{"volodymyr-zelensky in:UA", "volodymyr-zelenskyy in:UA", "volodymyr-zelenskiy in:UA"},
			[]storedDecision{apart("person:volodymyr-zelensky", "person:volodymyr-zelenskyy")}, nil},
		{"decisions on nobody", []string{"a-a"}, []storedDecision{one("person:a-a", "person:x"), apart("person:y", "person:z")}, []string{"a-a"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var all []appearance
			for _, p := range test.people {
				slug, facets, _ := strings.Cut(p, " ")
				all = append(all, appearance{"person:" + slug, readFacets("person:", facets)})
			}
			r := resolve(slices.Clone(all), slices.Clone(test.decisions))
			for i, want := range test.want {
				if got := r.entity[all[i]]; got != "person:"+want {
					t.Errorf("%s is %s, want %s", test.people[i], got, want)
				}
			}
			for _, d := range test.decisions {
				if a, b := entityOfID(r, d.From), entityOfID(r, d.Into); d.Apart && a == b && a != "" {
					t.Errorf("%s and %s are both %s", d.From, d.Into, a)
				}
			}
			random := rand.New(rand.NewPCG(1, 1))
			for range 10 {
				random.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
				decisions := slices.Clone(test.decisions)
				random.Shuffle(len(decisions), func(i, k int) { decisions[i], decisions[k] = decisions[k], decisions[i] })
				if diff := cmp.Diff(r, resolve(slices.Clone(all), decisions), cmp.AllowUnexported(resolution{}, appearance{})); diff != "" {
					t.Fatalf("another order (-first +now):\n%s", diff)
				}
			}
		})
	}
}

func entityOfID(r resolution, id string) string {
	for a, entity := range r.entity {
		if a.local == id {
			return entity
		}
	}
	return ""
}

// FuzzFamily checks that the keys of names never fail and give each pair of
// sounds-alike names one family.
func FuzzFamily(f *testing.F) {
	for _, s := range []string{"person:", "person:-", "organization:", "organization:the-of", "person:jr", "person:al-al-al", "person:abd-al", "person:ж-я", "person:\xff", "organization:\xff-\xfe", "country:x"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, x, y string) {
		for _, id := range []string{x, y} {
			if typeOf(id) != "" && familyOf(id) == "" {
				t.Errorf("%q has no family", id)
			}
		}
		if strings.Contains(x+y, namesakeMark) {
			return
		}
		a, b := appearance{x, "[]"}, appearance{y, "[]"}
		if typeOf(x) == "" || typeOf(y) == "" {
			return
		}
		r := resolve([]appearance{a, b}, nil)
		if r.entity[a] == "" || r.entity[b] == "" {
			t.Errorf("%q, %q: %v", x, y, r.entity)
		}
	})
}
