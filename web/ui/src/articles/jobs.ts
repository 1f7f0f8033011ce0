// Follows a job: by its event stream, and by asking again where that breaks off.
import { signal } from "@preact/signals";
import { api, jobEvents, type Job } from "../api";
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
    } catch {
      // The server may be back at the next try.
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
