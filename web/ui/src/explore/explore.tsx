// The first screen: rail, picture or table, evidence.
import { useEffect } from "preact/hooks";
import { Notice, Trouble } from "../chrome/notices";
import "./explore.css";
import { announce } from "../chrome/live";
import { graphVersion, schema, status } from "../status";
import { count } from "../text/format";
import { Panel } from "./panel";
import { Picture } from "./picture";
import { Rail } from "./rail";
import * as store from "./store";
import { Table } from "./table";
import { Toolbar } from "./toolbar";

export default function Explore() {
  const { focus, edge, view } = store.wanted.value;
  const version = graphVersion.value;
  const first = isFirstRun();
  useEffect(() => {
    if (!first) void store.load(version);
  }, [version, first]);
  useEffect(() => void store.bring(focus, edge), [focus, edge]);
  useEffect(() => {
    addEventListener("keydown", undoKeys);
    return () => removeEventListener("keydown", undoKeys);
  }, []);
  useEffect(() => {
    document.title = "Entente";
    if (!store.loading.value) announce(`${count(store.seen.value.entities.length, "entity", "entities")} shown.`);
  }, [store.loading.value]);

  if (first) return <FirstRun />;
  return (
    <main class={`explore${focus || edge ? " chosen" : ""}`}>
      <h1 class="unseen">Explore</h1>
      <Rail />
      <section class="stage" aria-label="Graph">
        <Toolbar />
        {store.failure.value
          ? <Trouble said={store.failure.value}><button type="button" class="button" onClick={() => void store.load(version)}>Try again</button></Trouble>
          : (
            <>
              {schema.value && <Picture shown={view === "picture"} />}
              {view === "table" && <Table />}
              {store.loading.value && <p class="stage-wait" data-testid="loading">Drawing the graph</p>}
            </>
          )}
      </section>
      <Panel />
    </main>
  );
}

// Nothing is there yet, or all that is there comes from the job that runs: the picture waits for its end.
function isFirstRun(): boolean {
  const now = status.value;
  if (!now || store.scene.value.entities.size > 0) return false;
  const { job, totals } = now;
  return totals.articles === 0 || (job?.state === "running" && job.kind === "add" && totals.articles <= job.done + 16);
}

function FirstRun() {
  const job = status.value?.job;
  return (
    <main>
      <Notice title={job?.state === "running" ? "Reading the first articles" : "No articles yet"} testid="empty">
        {job?.state === "running"
          ? (
            <>
              <p>{job.done} of {count(job.total, "article")} read. The picture appears by itself.</p>
              <progress max={Math.max(1, job.total)} value={job.done} aria-label="Articles read" />
            </>
          )
          : (
            <>
              <p>Entente reads news articles, finds who did what to whom, and keeps the sentence that says so.</p>
              <p><a class="button primary" href="/articles?add">Add an article</a></p>
            </>
          )}
      </Notice>
    </main>
  );
}

function undoKeys(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  const target = event.target as HTMLElement;
  if (target.closest("input:not([type=checkbox]), textarea, [contenteditable]")) return;
  event.preventDefault();
  if (event.shiftKey) store.redo();
  else store.undo();
}
