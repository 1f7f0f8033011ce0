// What the server says of itself: ready or not, totals, the running job, the schema.
import { computed, signal } from "@preact/signals";
import { api, ApiError, type Family, type RelationKind, type Schema, type Status } from "./api";

export const status = signal<Status | null>(null);
export const unreachable = signal(""); // why there is no answer; "" while there is one
export const schema = signal<Schema | null>(null);

/** Grows by one whenever the graph may have changed; screens load again on it. */
export const graphVersion = signal(0);

export const ready = computed(() => status.value?.ready === true && !unreachable.value);

/** Whether the server was ever ready since the page was loaded. */
export const everReady = signal(false);

const kinds = computed(() => new Map((schema.value?.relations ?? []).map((kind) => [kind.type, kind])));

/** The words and family of a relation type; an unknown one is put into words as it stands. */
export function kindOf(type: string): RelationKind {
  return kinds.value.get(type) ?? { type, words: type.toLowerCase().replaceAll("_", " "), family: "structural" as Family, symmetric: false };
}

let timer: ReturnType<typeof setTimeout> | undefined;
let wasReady = false;
let jobWas = "";

/** Asks for the status now and goes on asking: often while something is wrong or running, seldom otherwise. */
export async function refreshStatus(): Promise<void> {
  clearTimeout(timer);
  try {
    const next = await api.status();
    const jobNow = next.job?.state === "running" ? next.job.id : "";
    const before = status.value;
    const recovered = next.ready && !wasReady && before !== null;
    const grown = before !== null && JSON.stringify(before.totals) !== JSON.stringify(next.totals);
    if (recovered || grown || (jobWas && jobWas !== jobNow)) graphVersion.value++;
    wasReady = next.ready;
    if (next.ready) everReady.value = true;
    jobWas = jobNow;
    status.value = next;
    unreachable.value = "";
    if (next.ready && !schema.value) schema.value = await api.schema();
  } catch (error) {
    wasReady = false;
    unreachable.value = error instanceof ApiError ? error.message : "The server gave an answer that this page cannot read.";
  }
  const troubled = unreachable.value !== "" || status.value?.ready !== true;
  const empty = status.value?.totals.articles === 0; // a first start may be about to read its articles
  timer = setTimeout(() => void refreshStatus(), troubled || empty ? 2000 : status.value?.job?.state === "running" ? 500 : 20000);
}
