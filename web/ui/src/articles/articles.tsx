// All articles: find one, add some, extract again, remove.
import { useEffect, useState } from "preact/hooks";
import { api, type ArticleSummary } from "../api";
import { Icon } from "../chrome/icons";
import { announce } from "../chrome/live";
import { Skeleton, Trouble } from "../chrome/notices";
import { address, navigate } from "../router";
import { graphVersion, refreshStatus, status } from "../status";
import { count, date, host } from "../text/format";
import { AddDialog } from "./add-dialog";
import "./articles.css";
import { JobView } from "./job-view";
import { follow, followed } from "./jobs";
import { RemoveDialog } from "./remove-dialog";

const page = 50;

export default function Articles() {
  const params = new URLSearchParams(address.value.search);
  const filter = params.get("q") ?? "";
  const adding = params.has("add");
  const [articles, setArticles] = useState<ArticleSummary[] | null>(null);
  const [total, setTotal] = useState(0);
  const [trouble, setTrouble] = useState("");
  const [removing, setRemoving] = useState<ArticleSummary | null>(null);
  const [dropped, setDropped] = useState<File[]>([]);
  const version = graphVersion.value;
  const running = status.value?.job?.state === "running" || followed.value?.state === "running";

  useEffect(() => {
    document.title = "Articles - Entente";
    const job = status.value?.job;
    if (job?.state === "running" && followed.value?.state !== "running") void api.job(job.id).then(follow).catch(() => undefined);
  }, [status.value?.job?.id]);

  useEffect(() => {
    const abort = new AbortController();
    const wait = setTimeout(() => {
      api.articles(filter, page, 0, abort.signal).then((answer) => {
        setArticles(answer.items);
        setTotal(answer.total);
        setTrouble("");
        announce(`${count(answer.total, "article")}.`);
      }).catch((error: Error) => abort.signal.aborted || setTrouble(error.message));
    }, articles ? 80 : 0);
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [filter, version]);

  const to = (q: string, add: boolean) => {
    const next = [q && `q=${encodeURIComponent(q)}`, add && "add"].filter(Boolean).join("&");
    navigate(`/articles${next ? `?${next}` : ""}`, { replace: q !== filter });
  };
  const again = async () => {
    try {
      follow(await api.extractAgain());
      setTrouble("");
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  const more = async () => {
    try {
      const answer = await api.articles(filter, page, articles!.length);
      setArticles([...articles!, ...answer.items]);
      setTrouble("");
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };

  return (
    <main
      class="articles" onDragOver={(event) => event.dataTransfer?.types.includes("Files") && event.preventDefault()}
      onDrop={(event) => {
        if (!event.dataTransfer?.files.length) return;
        event.preventDefault();
        setDropped([...event.dataTransfer.files]);
        to(filter, true);
      }}
    >
      <div class="articles-head">
        <h1>Articles</h1>
        <div class="articles-acts">
          <button type="button" class="button" onClick={() => void again()} disabled={running || total === 0} data-testid="extract-again"><Icon name="again" /> Extract again</button>
          <button type="button" class="button primary" onClick={() => to(filter, true)} data-testid="add-article"><Icon name="plus" /> Add</button>
        </div>
      </div>
      {followed.value && <JobView job={followed.value} />}
      <label class="articles-filter">
        <span class="unseen">Filter articles</span><Icon name="search" />
        <input type="search" value={filter} placeholder="Filter by title, source or text" onInput={(event) => to(event.currentTarget.value, adding)} data-testid="article-filter" />
        {articles && <span class="quiet">{count(total, "article")}</span>}
      </label>
      {trouble && <Trouble said={trouble} />}
      {!articles && !trouble && <Skeleton lines={8} />}
      {articles?.length === 0 && <p class="quiet articles-none">{filter ? "No article matches." : "No articles yet. Add one, or drop files here."}</p>}
      <ul class="article-list">
        {articles?.map((article) => <Row key={article.id} article={article} onRemove={() => setRemoving(article)} />)}
      </ul>
      {articles && articles.length < total && <button type="button" class="button" onClick={() => void more()}>{articles.length} of {total} shown, show more</button>}
      {adding && <AddDialog given={dropped} onClose={() => { setDropped([]); to(filter, false); }} />}
      {removing && <RemoveDialog article={removing} onClose={(gone) => {
        setRemoving(null);
        if (!gone) return;
        graphVersion.value++;
        void refreshStatus();
      }} />}
    </main>
  );
}

function Row({ article, onRemove }: { article: ArticleSummary; onRemove: () => void }) {
  return (
    <li class="article-row" data-testid="article-row">
      <time class="article-date" dateTime={article.published || undefined}>{article.published ? date(article.published) : "undated"}</time>
      <div class="article-what">
        <a class="article-title" href={`/articles/${encodeURIComponent(article.id)}`}><bdi>{article.title || article.id}</bdi></a>
        <p class="quiet"><bdi>{article.source || host(article.url) || article.id}</bdi></p>
      </div>
      <span class="article-counts">{count(article.claims, "claim")}<span class="quiet">{count(article.mentions, "mention")}</span></span>
      <button type="button" class="tool" aria-label={`Remove ${article.title || article.id}`} title="Remove" onClick={onRemove} data-testid="remove-article"><Icon name="trash" /></button>
    </li>
  );
}
