// The progress of a job, an article a row.
import { api, type Job, type JobItem } from "../api";
import { Icon } from "../chrome/icons";
import { count } from "../text/format";
import { followed, heading, itemState, summary, told } from "./jobs";

export function JobView({ job }: { job: Job }) {
  const running = job.state === "running";
  const { items, more } = told(job, 200);
  return (
    <section class={`job job-${job.state}`} aria-label={heading(job)} data-testid="progress" data-state={job.state}>
      <div class="job-head">
        <h2>{heading(job)}</h2>
        <span class="job-sum" data-testid="job-summary">{summary(job)}</span>
        {running
          ? <button type="button" class="button" onClick={() => void api.cancelJob(job.id).catch(() => undefined)} data-testid="cancel-job">Cancel</button>
          : <button type="button" class="tool" aria-label="Dismiss" onClick={() => (followed.value = null)}><Icon name="close" /></button>}
      </div>
      <progress max={Math.max(1, job.total)} value={job.state === "done" ? job.total : job.done} aria-label="Articles done" />
      {items.length > 0 && (
        <ul class="job-items" tabIndex={0} aria-label="Articles of this job">
          {items.map((item, i) => <Item key={i} item={item} state={itemState(job, item)} />)}
          {more > 0 && <li class="job-item quiet">and {more.toLocaleString("en")} more</li>}
        </ul>
      )}
    </section>
  );
}

function Item({ item, state }: { item: JobItem; state: string }) {
  return (
    <li class={`job-item item-${item.state}`}>
      <span class="item-state">{state}</span>
      {item.articleId && item.state !== "failed" && item.state !== "waiting"
        ? <a href={`/articles/${encodeURIComponent(item.articleId)}`}><bdi>{item.name || item.articleId}</bdi></a>
        : <bdi>{item.name || "Article"}</bdi>}
      <span class="quiet">{item.state === "failed" ? <bdi>{item.reason}</bdi> : item.state === "waiting" ? "" : count(item.claims, "claim")}</span>
    </li>
  );
}
