package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

const articleFields = `a.id AS id, a.title AS title, a.url AS url, a.source AS source, a.published AS published,
       a.addedAt AS addedAt, a.mentions AS mentions, a.claims AS claims`

func articleOf(r record) ArticleSummary {
	added, _ := time.Parse(time.RFC3339, r.text("addedAt"))
	return ArticleSummary{
		Article: Article{
			ID: r.text("id"), Title: r.text("title"), URL: r.text("url"), Source: r.text("source"),
			Published: r.text("published"), AddedAt: added,
		},
		Mentions: r.number("mentions"),
		Claims:   r.number("claims"),
	}
}

// Articles lists the articles whose title, source or text contains q, the newest
// published first, and counts them all.
func (s *Store) Articles(ctx context.Context, q string, limit, offset int) ([]ArticleSummary, int, error) {
	const matches = `
MATCH (a:Article)
WHERE $q = '' OR toLower(a.title) CONTAINS $q OR toLower(coalesce(a.source, '')) CONTAINS $q OR toLower(a.text) CONTAINS $q
`
	params := map[string]any{"q": strings.ToLower(strings.TrimSpace(q)), "limit": limit, "offset": offset}
	var list []ArticleSummary
	var total int
	err := s.engine.Transact(ctx, Read, func(tx Tx) error {
		rows, err := run(ctx, tx, matches+`RETURN `+articleFields+`
ORDER BY coalesce(a.published, '') DESC, a.addedAt DESC, a.id
SKIP $offset LIMIT $limit`, params)
		if err != nil {
			return err
		}
		list = make([]ArticleSummary, len(rows))
		for i, r := range rows {
			list[i] = articleOf(r)
		}
		rows, err = run(ctx, tx, matches+`RETURN count(a) AS n`, params)
		if err == nil {
			total = rows[0].number("n")
		}
		return err
	})
	return list, total, err
}

// Article returns one article with its text, mentions and claims, or a
// NotFound error.
func (s *Store) Article(ctx context.Context, id string) (ArticleView, error) {
	rows, err := s.read(ctx, `MATCH (a:Article {id: $id}) RETURN a.text AS text, `+articleFields, map[string]any{"id": id})
	if err != nil {
		return ArticleView{}, err
	}
	if len(rows) == 0 {
		return ArticleView{}, Errorf(NotFound, "there is no article %q", id)
	}
	view := ArticleView{ArticleSummary: articleOf(rows[0])}
	view.Text = rows[0].text("text")
	if view.MentionList, err = s.mentions(ctx, id, view.Text); err != nil {
		return ArticleView{}, err
	}
	view.ClaimList, _, err = s.Claims(ctx, ClaimFilter{ArticleID: id})
	return view, err
}

func (s *Store) mentions(ctx context.Context, articleID, text string) ([]Mention, error) {
	rows, err := s.read(ctx, `
MATCH (:Article {id: $id})-[m:MENTIONS]->(e:Entity)
RETURN e.id AS id, e.type AS type, e.name AS name, m.starts AS starts, m.ends AS ends, m.forms AS forms`,
		map[string]any{"id": articleID})
	if err != nil {
		return nil, err
	}
	var out []Mention
	for _, r := range rows {
		starts, ends, forms := r.numbers("starts"), r.numbers("ends"), r.texts("forms")
		if len(ends) != len(starts) || len(forms) != len(starts) {
			return nil, Errorf(Corrupt, "article %q: the places of %q do not line up; extract it again", articleID, r.text("name"))
		}
		for i := range starts {
			span := Span{starts[i], ends[i]}
			if span.Start < 0 || span.End > len(text) || span.Start > span.End {
				return nil, Errorf(Corrupt, "article %q: a mention of %q lies outside the text; extract it again", articleID, r.text("name"))
			}
			out = append(out, Mention{
				Span: span, Text: text[span.Start:span.End], Type: EntityType(r.text("type")),
				Form: MentionForm(forms[i]), EntityID: r.text("id"), Name: r.text("name"),
			})
		}
	}
	slices.SortFunc(out, func(a, b Mention) int {
		return cmp.Or(a.Start-b.Start, a.End-b.End, strings.Compare(a.EntityID, b.EntityID))
	})
	return out, nil
}

// StoredArticle is what the ingest needs to know about a stored article to
// decide whether it must be extracted again.
type StoredArticle struct {
	ID          string
	Title       string
	ContentHash string // see [Article.ContentHash]
	Extractor   string // version that extracted it
}

// StoredArticles lists all articles, by id.
func (s *Store) StoredArticles(ctx context.Context) ([]StoredArticle, error) {
	rows, err := s.read(ctx, `
MATCH (a:Article)
RETURN a.id AS id, a.title AS title, a.contentHash AS hash, a.extractor AS extractor
ORDER BY id`, nil)
	if err != nil {
		return nil, err
	}
	out := make([]StoredArticle, len(rows))
	for i, r := range rows {
		out[i] = StoredArticle{r.text("id"), r.text("title"), r.text("hash"), r.text("extractor")}
	}
	return out, nil
}

// ArticleText returns an article as it was added, with its text, or a NotFound
// error.
func (s *Store) ArticleText(ctx context.Context, id string) (Article, error) {
	rows, err := s.read(ctx, `MATCH (a:Article {id: $id}) RETURN a.text AS text, `+articleFields, map[string]any{"id": id})
	if err != nil {
		return Article{}, err
	}
	if len(rows) == 0 {
		return Article{}, Errorf(NotFound, "there is no article %q", id)
	}
	a := articleOf(rows[0]).Article
	a.Text = rows[0].text("text")
	return a, nil
}
