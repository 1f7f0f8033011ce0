// Follows a job: by its event stream, and by asking again where that breaks off.
import { signal } from "@preact/signals";
import { api, ApiError, jobEvents, type Job, type JobItem } from "../api";
import { announce } from "../chrome/live";
import { graphVersion, refreshStatus } from "../status";
import { count } from "../text/format";

/** The job that is followed, or was followed last. */
export const followed = signal<Job | null>(null);

let stopLast = (): void => {};

/** Follows a job until it ends. */
export function follow(job: Job): void {
  stopLast();
  take(job);
  if (job.state !== "running") return;
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const events = typeof EventSource === "function" ? new EventSource(jobEvents(job.id)) : null;
  const stop = () => {
    ended = true;
    events?.close();
    clearTimeout(timer);
  };
  stopLast = stop;
  const onJob = (next: Job) => {
    if (ended) return;
    take(next);
    if (next.state === "running") return;
    stop();
    announce(summary(next));
    graphVersion.value++;
    void refreshStatus();
  };
  const ask = async () => {
    if (ended) return;
    try {
      onJob(await api.job(job.id));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return onJob(lost(followed.value ?? job));
      // Otherwise the server may be back at the next try.
    }
    if (!ended) timer = setTimeout(() => void ask(), 1000);
  };
  if (!events) return void ask();
  events.addEventListener("job", (event) => onJob(JSON.parse((event as MessageEvent<string>).data) as Job));
  events.onerror = () => {
    events.close(); // it may have ended between two events; asking tells
    clearTimeout(timer);
    void ask();
  };
  void refreshStatus();
}

function take(job: Job): void {
  followed.value = { ...job, items: job.items ?? followed.value?.items ?? [] };
}

/** A job that the server does not know any more: it was started anew, and what was done is kept. */
export const lost = (job: Job): Job => ({
  ...job, state: "failed", error: `The server was started anew after ${job.done} of ${count(job.total, "article")}. What is done is kept; ${job.kind === "add" ? "add the same files again" : "extract again"} to go on.`,
});

/** The items that are worth a row, failures first once the job has ended, and how many are left out. */
export function told(job: Job, most: number): { items: JobItem[]; more: number } {
  const running = job.state === "running";
  const items = (job.items ?? []).filter((item) => running || item.state !== "unchanged");
  const failed = items.filter((item) => item.state === "failed");
  const ordered = running && items.length <= most ? items : [...failed, ...items.filter((item) => item.state !== "failed")];
  return { items: ordered.slice(0, most), more: Math.max(0, ordered.length - most) };
}

/** What a job is called: what it does, what it did, or that it did not get to its end. */
export function heading({ kind, state }: Job): string {
  const doing = kind === "add" ? "Adding articles" : "Extracting again";
  if (state === "running") return doing;
  if (state === "done") return kind === "add" ? "Articles added" : "Extracted again";
  return `${doing} was stopped`;
}

/** How far an article is; when its job has ended, nothing waits any more. */
export const itemState = (job: Job, item: JobItem): string => (item.state === "waiting" && job.state !== "running" ? "not done" : item.state);

/** What a job did, in a sentence. */
export function summary(job: Job): string {
  const parts = [
    job.added && `${job.added} added`, job.changed && `${job.changed} changed`,
    job.unchanged && `${job.unchanged} unchanged`, job.failed && `${job.failed} failed`,
  ].filter(Boolean);
  const did = parts.length ? `: ${parts.join(", ")}` : "";
  switch (job.state) {
    case "running":
      return `${job.done} of ${count(job.total, "article")}${did}`;
    case "canceled":
      return `Cancelled after ${job.done} of ${count(job.total, "article")}${did}`;
    case "failed":
      return job.error || `Failed after ${job.done} of ${count(job.total, "article")}`;
    default:
      return `${count(job.total, "article")}${did}`;
  }
}
