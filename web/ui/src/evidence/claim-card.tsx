// A claim as a clipping: the sentence, one quiet line about it, and why it was found.
import type { Claim } from "../api";
import { kindOf } from "../status";
import { date, host, percent } from "../text/format";
import { ExplainButton } from "./explain-panel";
import { EntityLink } from "./entity-name";
import { Sentence } from "./sentence";

/** The article at the place of a claim. */
export const claimAddress = (claim: Claim): string =>
  `/articles/${encodeURIComponent(claim.article.id)}#claim=${encodeURIComponent(claim.id)}`;

export interface ClaimCardProps {
  claim: Claim;
  relation?: boolean; // also say which relation it states
  inArticle?: boolean; // the article is on the screen already
  current?: boolean;
  onOpen?: () => void;
}

export function ClaimCard({ claim, relation, inArticle, current, onOpen }: ClaimCardProps) {
  return (
    <article class={`clip${current ? " current" : ""}`} data-testid="claim-card" data-claim={claim.id}>
      {relation && <Statement claim={claim} />}
      {inArticle
        ? <button type="button" class="clip-open" onClick={onOpen} aria-pressed={current}><Sentence claim={claim} /></button>
        : <Sentence claim={claim} />}
      <p class="clip-line">
        {!inArticle && <ArticleLine claim={claim} />}
        {claim.attributedTo && <span>{claim.quoted ? "quoting " : "says "}<bdi>{claim.attributedTo}</bdi></span>}
        {claim.date && claim.date !== claim.article.published && <span>happened {date(claim.date)}</span>}
        <Chips claim={claim} />
      </p>
      <details class="why">
        <summary>Why</summary>
        <dl>
          <dt>Says</dt>
          <dd><bdi>{claim.subject.name}</bdi> {claim.negated ? "did not: " : ""}{kindOf(claim.type).words} <bdi>{claim.object.name}</bdi></dd>
          <dt>Words</dt><dd class="why-cue"><bdi>{claim.cue}</bdi></dd>
          <dt>Rule</dt><dd><code>{claim.rule}</code></dd>
          <dt>Confidence</dt>
          <dd class="confidence"><meter min={0} max={1} value={claim.confidence} aria-label="Confidence" /> {percent(claim.confidence)}</dd>
        </dl>
      </details>
      <ExplainButton claim={claim} />
    </article>
  );
}

function ArticleLine({ claim }: { claim: Claim }) {
  const { title, source, url, published, id } = claim.article;
  return (
    <>
      <a href={claimAddress(claim)} data-testid="claim-article"><bdi>{title || source || host(url) || id}</bdi></a>
      {title && source && <span><bdi>{source}</bdi></span>}
      {published && <time dateTime={published}>{date(published)}</time>}
    </>
  );
}

function Statement({ claim }: { claim: Claim }) {
  const kind = kindOf(claim.type);
  return (
    <p class="statement">
      <EntityLink entity={claim.subject} />{" "}
      <span class={`words f-${kind.family}${claim.negated ? " struck" : ""}`}>{kind.words}</span>{" "}
      <EntityLink entity={claim.object} />
    </p>
  );
}

function Chips({ claim }: { claim: Claim }) {
  return (
    <>
      {claim.negated && <span class="chip chip-denied">denied</span>}
      {claim.modality !== "actual" && <span class={`chip chip-${claim.modality}`}>{claim.modality}</span>}
    </>
  );
}
