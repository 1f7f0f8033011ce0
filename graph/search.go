package graph

import (
	"context"
	"strings"
	"unicode"
)

// Search finds entities by name or alias, best first: exact, then names that
// begin with q, then names with a word that begins with it, then names that
// contain it; among equals the one with more claims. Case and accents do not
// matter. It returns at most limit hits and how many there are in all. A
// query of one or two characters matches beginnings of words only.
func (s *Store) Search(ctx context.Context, q string, limit int) ([]EntityHit, int, error) {
	folded := strings.Join(strings.Fields(fold(q)), " ")
	if folded == "" || limit <= 0 {
		return nil, 0, nil
	}
	params := map[string]any{
		"exact": "\n" + folded + "\n", "start": "\n" + folded, "word": " " + folded,
		"part": folded, "long": len([]rune(folded)) > 2, "limit": limit,
	}
	const matches = `
MATCH (e:Entity)
WHERE e.search CONTAINS $start OR e.search CONTAINS $word OR ($long AND e.search CONTAINS $part)
`
	var hits []EntityHit
	var total int
	err := s.engine.Transact(ctx, Read, func(tx Tx) error {
		rows, err := run(ctx, tx, matches+`
RETURN `+entityFields+`,
       CASE WHEN e.search CONTAINS $exact THEN 0
            WHEN e.search CONTAINS $start THEN 1
            WHEN e.search CONTAINS $word THEN 2
            ELSE 3 END AS rank
ORDER BY rank, e.claims DESC, e.articles DESC, e.id
LIMIT $limit`, params)
		if err != nil {
			return err
		}
		hits = make([]EntityHit, len(rows))
		for i, r := range rows {
			hits[i] = EntityHit{EntitySummary: entityOf(r)}
			hits[i].Matched = bestName(hits[i].Entity, folded)
		}
		total = len(hits)
		if len(hits) < limit {
			return nil
		}
		rows, err = run(ctx, tx, matches+`RETURN count(e) AS total`, params)
		if err == nil && len(rows) == 1 {
			total = rows[0].number("total")
		}
		return err
	})
	return hits, total, err
}

// searchText is what [Store.Search] looks into: all names, folded, each between
// line breaks.
func searchText(name string, aliases []string) string {
	var b strings.Builder
	b.WriteByte('\n')
	for _, each := range append([]string{name}, aliases...) {
		b.WriteString(strings.Join(strings.Fields(fold(each)), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// bestName tells which of an entity's names a folded query matched best.
func bestName(e Entity, folded string) string {
	best, rank := e.Name, 4
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		each := searchText(name, nil)
		r := 4
		switch {
		case each == "\n"+folded+"\n":
			r = 0
		case strings.HasPrefix(each, "\n"+folded):
			r = 1
		case strings.Contains(each, " "+folded):
			r = 2
		case strings.Contains(each, folded):
			r = 3
		}
		if r < rank {
			best, rank = name, r
		}
	}
	return best
}

// fold lowers the case of s, drops accents from Latin letters and turns all but
// letters, digits and inner dots' neighbours into spaces: "U.S." becomes "us",
// "Erdoğan" "erdogan", "Mujahedin-e-Khalq" "mujahedin e khalq".
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r == '.' || r == '\'' || r == '’' || unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if plain, ok := latin[r]; ok {
				b.WriteString(plain)
			} else {
				b.WriteRune(r)
			}
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// latin maps accented lower-case Latin letters to plain ones.
var latin = func() map[rune]string {
	m := map[rune]string{}
	for plain, accented := range map[string]string{
		"a": "àáâãäåāăąǎ", "ae": "æ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęěə", "g": "ĝğġģ", "h": "ĥħ",
		"i": "ìíîïĩīĭįıǐ", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ", "o": "òóôõöøōŏőǒ", "oe": "œ",
		"r": "ŕŗř", "s": "śŝşšș", "ss": "ß", "t": "ţťŧț", "th": "þ", "u": "ùúûüũūŭůűųǔ", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
	} {
		for _, r := range accented {
			m[r] = plain
		}
	}
	return m
}()
