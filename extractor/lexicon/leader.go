package lexicon

import "strconv"

// Leader is a head of state or government whom the news names by surname.
type Leader struct {
	Name    string // "Donald Trump"
	Country string // key: "country:US"
	Office  string // title in lower case: "president"
	Gender  Gender
	Terms   []Term // in order
}

// Term is a time in office in years, both included; To is 0 while it lasts.
type Term struct{ From, To int }

// In reports whether the leader held the office in a year.
func (l Leader) In(year int) bool {
	for _, t := range l.Terms {
		if year >= t.From && (t.To == 0 || year <= t.To) {
			return true
		}
	}
	return false
}

// Leaders returns the leaders with a surname, in the order of leaders.tsv;
// callers must not change them.
func (l *Lexicon) Leaders(surname string) []Leader { return l.leaders[Fold(surname)] }

// addLeader reads one line of leaders.tsv: surname, name, country, office,
// gender, first and last year; a second line for the same name is another term.
func (l *loader) addLeader(r row) error {
	surname := Fold(r.fields[0])
	if _, ok := l.canonical["country:"+r.fields[2]]; !ok {
		return r.fail("no country %s", r.fields[2])
	}
	if g := r.fields[4]; g != "m" && g != "f" {
		return r.fail("gender %q is none of m, f", g)
	}
	var t Term
	var err error
	if t.From, err = strconv.Atoi(r.fields[5]); err != nil {
		return r.fail("%q is no year", r.fields[5])
	}
	if r.fields[6] != "" {
		if t.To, err = strconv.Atoi(r.fields[6]); err != nil || t.To < t.From {
			return r.fail("%q is no year after %d", r.fields[6], t.From)
		}
	}
	for i, known := range l.leaders[surname] {
		if known.Name == r.fields[1] && known.Office == r.fields[3] {
			l.leaders[surname][i].Terms = append(known.Terms, t)
			return nil
		}
	}
	l.leaders[surname] = append(l.leaders[surname], Leader{
		Name: r.fields[1], Country: "country:" + r.fields[2], Office: r.fields[3], Gender: Gender(r.fields[4][0]), Terms: []Term{t},
	})
	return nil
}
