// What a statement answered: as a graph, a table, JSON or a plan, and as a file.
import { useEffect, useMemo, useState } from "preact/hooks";
import { Icon } from "../chrome/icons";
import { Skeleton } from "../chrome/notices";
import { count } from "../text/format";
import { csv, download } from "./csv";
import { planOf } from "./plan";
import type { Outcome } from "./query";
import { graphOf } from "./result";
import { ResultGraph } from "./result-graph";
import { ResultPlan } from "./result-plan";
import { ResultTable } from "./result-table";

type Tab = "graph" | "table" | "json" | "plan";
const tabs: { name: Tab; words: string }[] = [{ name: "graph", words: "Graph" }, { name: "table", words: "Table" }, { name: "json", words: "JSON" }, { name: "plan", words: "Plan" }];

export function Results({ outcome, running }: { outcome: Outcome | null; running: boolean }) {
  const data = outcome?.answer?.data;
  const graph = useMemo(() => graphOf(data?.values ?? []), [data]);
  const plan = planOf(outcome?.answer);
  const [tab, setTab] = useState<Tab>("table");
  useEffect(() => {
    if (plan) setTab("plan");
    else if (data) setTab(graph.nodes.length > 0 ? (tab === "json" ? "json" : "graph") : tab === "graph" || tab === "plan" ? "table" : tab);
  }, [data]);

  if (running && !outcome) return <div class="results"><Skeleton lines={6} /></div>;
  if (!outcome) return <p class="quiet results-none">Run a statement to see what it answers. Ctrl Enter runs it.</p>;
  const mistakes = outcome.answer?.errors ?? [];
  if (outcome.wrong || mistakes.length || !data) {
    return (
      <div class="results">
        <div class="trouble" role="alert" data-testid="query-error">
          {outcome.wrong && <p>{outcome.wrong}</p>}
          {mistakes.map((mistake, i) => <p key={i}>{mistake.line && <span class="quiet">Line {mistake.line}, column {mistake.column}: </span>}<bdi class="mistake">{mistake.message}</bdi> <code class="quiet">{mistake.code}</code></p>)}
        </div>
      </div>
    );
  }
  return (
    <div class={`results${running ? " stale" : ""}`} aria-busy={running}>
      <div class="results-head">
        <div class="segmented" role="group" aria-label="Show result as">
          {tabs.filter(({ name }) => name !== "plan" || plan).map(({ name, words }) => (
            <button key={name} type="button" aria-pressed={tab === name} disabled={name === "graph" && !graph.nodes.length} onClick={() => setTab(name)} data-testid={`tab-${name}`}>{words}</button>
          ))}
        </div>
        <span class="quiet" data-testid="result-count">{outcome.answer?.queryPlan ? "not run" : count(data.values.length, "row")} · {Math.max(1, Math.round(outcome.ms))} ms</span>
        <span class="results-files">
          <button type="button" class="button" onClick={() => download("result.csv", "text/csv;charset=utf-8", csv(data.fields, data.values))} data-testid="download-csv"><Icon name="save" /> CSV</button>
          <button type="button" class="button" onClick={() => download("result.json", "application/json", json(data))} data-testid="download-json"><Icon name="save" /> JSON</button>
        </span>
      </div>
      {outcome.answer?.truncated && <p class="truncated" data-testid="truncated">Only the first {count(data.values.length, "row")} are shown: the answer is larger than the server sends. Add LIMIT, or ask for less.</p>}
      {tab === "graph" && <ResultGraph graph={graph} />}
      {tab === "table" && <ResultTable fields={data.fields} values={data.values} />}
      {tab === "plan" && plan && <ResultPlan plan={plan} />}
      {tab === "json" && <pre class="json" tabIndex={0} data-testid="result-json">{json(data)}</pre>}
    </div>
  );
}

const json = (data: { fields: string[]; values: unknown[][] }): string =>
  JSON.stringify(data.values.map((row) => Object.fromEntries(data.fields.map((field, i) => [field, row[i]]))), null, 2);
