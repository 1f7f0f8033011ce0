// An article to read: every mention marked, its claims beside it, the text never altered.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { api, type ArticleView, type Claim } from "../api";
import { Icon, TypeShape } from "../chrome/icons";
import { announce } from "../chrome/live";
import { Notice, Skeleton, Trouble } from "../chrome/notices";
import { ClaimCard } from "../evidence/claim-card";
import { address, navigate, route } from "../router";
import { graphVersion } from "../status";
import { lessMotion } from "../theme";
import { count, date, host, isWebAddress } from "../text/format";
import { passages } from "./passages";
import "./reader.css";
import { Text } from "./text";

export default function Reader() {
  const id = route.value.screen === "reader" ? route.value.id : "";
  const [article, setArticle] = useState<ArticleView | null>(null);
  const [trouble, setTrouble] = useState<{ said: string; missing: boolean } | null>(null);
  const version = graphVersion.value;
  useEffect(() => {
    let gone = false;
    setTrouble(null);
    api.article(id)
      .then((answer) => gone || setArticle({ ...answer, mentions: answer.mentions ?? [], claimList: answer.claimList ?? [] }))
      .catch((error: Error & { status?: number }) => gone || setTrouble({ said: error.message, missing: error.status === 404 }));
    return () => void (gone = true);
  }, [id, version]);

  if (trouble?.missing) {
    return <main><Notice title="There is no such article" testid="missing"><p>It may have been removed.</p><p><a class="button primary" href="/articles">All articles</a></p></Notice></main>;
  }
  if (trouble) return <main class="reader"><Trouble said={trouble.said} /></main>;
  if (!article || article.id !== id) return <main class="reader"><div class="reader-text"><Skeleton lines={12} /></div></main>;
  return <Article article={article} />;
}

function Article({ article }: { article: ArticleView }) {
  const wanted = new URLSearchParams(address.value.hash.slice(1)).get("claim") ?? "";
  const current = article.claimList.find((claim) => claim.id === wanted) ?? null;
  const cut = useMemo(() => passages(article, current), [article, current]);
  const [at, setAt] = useState(-1);
  const place = useRef(-1); // as at, but known before the next drawing: keys may come fast

  useEffect(() => {
    document.title = `${article.title || article.id} - Entente`;
  }, [article.id]);
  useEffect(() => {
    if (!current) return;
    scrollTo(document.querySelector<HTMLElement>(".reader-text .in-sentence"));
    document.querySelector<HTMLElement>(".reader-claims .clip.current")?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if ((event.target as HTMLElement).closest("input, textarea, dialog")) return;
      if (event.key === "n") step(1);
      else if (event.key === "p") step(-1);
      else if (event.key === "Escape" && current) choose(null);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  });

  const choose = (claim: Claim | null) =>
    navigate(`${address.value.path}${claim ? `#claim=${encodeURIComponent(claim.id)}` : ""}`, { replace: true });
  const step = (by: number) => {
    const { length } = article.mentions;
    if (!length) return;
    const now = place.current;
    const next = now < 0 ? (by > 0 ? 0 : length - 1) : (now + by + length) % length;
    place.current = next;
    setAt(next);
    const mark = document.querySelector<HTMLElement>(`.reader-text [data-mention="${next}"]`);
    mark?.focus({ preventScroll: true });
    scrollTo(mark);
    announce(`Mention ${next + 1} of ${length}: ${article.mentions[next]!.entity.name}.`);
  };

  return (
    <main class="reader">
      <article class="reader-text" data-testid="reader">
        <Head article={article} />
        <Text passages={cut} at={at} />
      </article>
      <aside class="reader-side" aria-label="Claims and mentions">
        <div class="mention-steps">
          <span class="quiet" data-testid="mention-count">{at >= 0 ? `Mention ${at + 1} of ${article.mentions.length}` : count(article.mentions.length, "mention")}</span>
          <button type="button" class="tool" aria-label="Previous mention" title="Previous mention (P)" onClick={() => step(-1)}><Icon name="up" /></button>
          <button type="button" class="tool" aria-label="Next mention" title="Next mention (N)" onClick={() => step(1)}><Icon name="down" /></button>
        </div>
        <p class="reader-key" aria-hidden="true">
          <span><TypeShape type="Person" /><span class="u-person">person</span></span>
          <span><TypeShape type="Country" /><span class="u-country">country</span></span>
          <span><TypeShape type="Organization" /><span class="u-organization">organization</span></span>
        </p>
        <h2 class="panel-heading">{count(article.claimList.length, "claim")}</h2>
        <div class="reader-claims claims">
          {article.claimList.map((claim) => (
            <ClaimCard key={claim.id} claim={claim} relation inArticle current={claim === current} onOpen={() => choose(claim === current ? null : claim)} />
          ))}
          {!article.claimList.length && <p class="quiet">No relation was found in this article.</p>}
        </div>
      </aside>
    </main>
  );
}

function Head({ article }: { article: ArticleView }) {
  return (
    <header class="reader-head">
      <p class="quiet"><a href="/articles">Articles</a></p>
      <h1><bdi>{article.title || article.id}</bdi></h1>
      <p class="reader-line">
        {article.source && <bdi>{article.source}</bdi>}
        {article.published && <time dateTime={article.published}>{date(article.published)}</time>}
        {isWebAddress(article.url) && <a href={article.url} rel="noreferrer noopener external" target="_blank">{host(article.url)} <Icon name="out" /></a>}
      </p>
    </header>
  );
}

function scrollTo(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "center", behavior: lessMotion() ? "auto" : "smooth" });
}
