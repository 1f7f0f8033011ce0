// The Query page: a statement, its parameters, what it answers.
import { useEffect, useRef, useState } from "preact/hooks";
import { api, type QueryAnswer } from "../api";
import { Icon } from "../chrome/icons";
import { announce } from "../chrome/live";
import { address, navigate } from "../router";
import { schema } from "../status";
import { count } from "../text/format";
import { Editor } from "./editor";
import { forget, pastStatements, remember } from "./past";
import "./query.css";
import { placeOf, queryAddress, readParameters } from "./result";
import { Results } from "./results";

export interface Outcome {
  statement: string;
  answer?: QueryAnswer;
  wrong?: string; // why there is no answer
  ms: number;
}

export default function Query() {
  const search = new URLSearchParams(address.value.search);
  const asked = search.get("statement") ?? "";
  const askedWith = search.get("parameters") ?? "";
  const [given, give] = useState(() => ({ text: asked || first() }));
  const [statement, setStatement] = useState(given.text);
  const [parameters, setParameters] = useState(askedWith);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [running, setRunning] = useState(false);
  const [past, setPast] = useState(pastStatements);
  const abort = useRef<AbortController | null>(null);

  useEffect(() => {
    document.title = "Query - Entente";
    if (asked) void run(asked);
    return () => abort.current?.abort();
  }, []);
  // Back and forth through the history runs what the address names.
  const shown = useRef(queryAddress(asked, askedWith));
  useEffect(() => {
    if (!asked || queryAddress(asked, askedWith) === shown.current) return;
    put(asked);
    setParameters(askedWith);
    void run(asked, askedWith);
  }, [asked, askedWith]);

  const put = (text: string) => {
    setStatement(text);
    give({ text });
  };
  const run = async (text = statement, typed = parameters) => {
    if (!text.trim()) return;
    const given = readParameters(typed);
    if ("wrong" in given) return setOutcome({ statement: text, wrong: given.wrong, ms: 0 });
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    setRunning(true);
    const to = queryAddress(text, typed);
    shown.current = to;
    navigate(to, { replace: !asked || queryAddress(asked, askedWith) === to });
    const started = performance.now();
    const settle = (result: Omit<Outcome, "statement" | "ms">) => {
      if (abort.current !== own) return;
      setOutcome({ ...result, statement: text, ms: performance.now() - started });
      setRunning(false);
      announce(said(result));
    };
    try {
      const answer = await api.run(text, given.value, own.signal);
      if (!answer.errors?.length) setPast(remember(text));
      settle({ answer });
    } catch (error) {
      settle({ wrong: own.signal.aborted ? "Stopped." : (error as Error).message });
    }
  };

  const mistake = outcome?.answer?.errors?.[0];
  const place = mistake && outcome?.statement === statement ? placeOf(mistake) : null;
  const [marked, setMarked] = useState<{ line: number; column: number; message: string } | null>(null);
  useEffect(() => setMarked(place && mistake ? { ...place, message: mistake.message } : null), [outcome]);

  return (
    <main class="query">
      <h1 class="unseen">Query</h1>
      <aside class="query-side" aria-label="Examples and history">
        <Statements title="Examples" items={(schema.value?.examples ?? []).map((e) => ({ title: e.title, statement: e.statement }))} onChoose={(text) => { put(text); void run(text); }} testid="example" />
        {past.length > 0 && (
          <Statements title="History" items={past.map((text) => ({ title: text, statement: text }))} code onChoose={(text) => { put(text); void run(text); }} testid="past">
            <button type="button" class="link" onClick={() => { forget(); setPast([]); }}>Clear</button>
          </Statements>
        )}
      </aside>
      <section class="query-main" aria-label="Statement and result">
        <div class="editor-frame">
          <Editor given={given} mistake={marked} onChange={(text) => { setStatement(text); setMarked(null); }} onRun={() => void run()} />
          <div class="editor-foot">
            <details class="parameters" open={askedWith !== ""}>
              <summary>Parameters</summary>
              <textarea aria-label="Parameters as JSON" rows={3} value={parameters} placeholder={'{"name": "Iran"}'} spellcheck={false} onInput={(event) => setParameters(event.currentTarget.value)} data-testid="parameters" />
            </details>
            <span class="quiet read-only">Only statements that read are run.</span>
            {running
              ? <button type="button" class="button" onClick={() => abort.current?.abort()} data-testid="stop"><Icon name="stop" /> Stop</button>
              : <button type="button" class="button primary" onClick={() => void run()} data-testid="run" title="Ctrl+Enter"><Icon name="play" /> Run</button>}
          </div>
        </div>
        <Results outcome={outcome} running={running} />
      </section>
    </main>
  );
}

const first = (): string => pastStatements()[0] ?? schema.value?.examples[0]?.statement ?? "";

function said(result: { answer?: QueryAnswer; wrong?: string }): string {
  if (result.wrong) return result.wrong;
  const error = result.answer?.errors?.[0];
  return error ? error.message : `${count(result.answer?.data?.values.length ?? 0, "row")}.`;
}

interface StatementsProps {
  title: string;
  items: { title: string; statement: string }[];
  code?: boolean;
  onChoose: (statement: string) => void;
  testid: string;
  children?: preact.ComponentChildren;
}

function Statements({ title, items, code, onChoose, testid, children }: StatementsProps) {
  if (!items.length) return null;
  return (
    <section class="statements">
      <div class="statements-head"><h2 class="panel-kicker">{title}</h2>{children}</div>
      <ul>
        {items.map((item) => (
          <li key={item.statement}><button type="button" class={code ? "code" : ""} title={item.statement} onClick={() => onChoose(item.statement)} data-testid={testid}><span>{item.title}</span></button></li>
        ))}
      </ul>
    </section>
  );
}
