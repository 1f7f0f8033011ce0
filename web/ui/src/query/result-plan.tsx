// How a statement is or was run: its operators as a tree, with what each did.
import { useMemo, useRef, useState } from "preact/hooks";
import type { PlanOperator } from "../api";
import { guess, openLines, type PlanLine, planLines, share } from "./plan";
import "./plan.css";

export function ResultPlan({ plan }: { plan: PlanOperator }) {
  const lines = useMemo(() => planLines(plan), [plan]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState("0");
  const list = useRef<HTMLDivElement>(null);
  const shown = openLines(lines, folded);
  const ran = plan.records !== undefined;
  const hits = lines.reduce((sum, line) => sum + (line.hits ?? 0), 0);

  const fold = (key: string, away: boolean) => {
    const next = new Set(folded);
    if (away) next.add(key);
    else next.delete(key);
    setFolded(next);
  };
  const go = (key: string | undefined) => {
    if (key === undefined) return;
    setAt(key);
    list.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
  };
  const press = (event: KeyboardEvent, line: PlanLine) => {
    const i = shown.indexOf(line);
    const closed = folded.has(line.key);
    switch (event.key) {
      case "ArrowDown": go(shown[i + 1]?.key); break;
      case "ArrowUp": go(shown[i - 1]?.key); break;
      case "Home": go(shown[0]?.key); break;
      case "End": go(shown.at(-1)?.key); break;
      case "ArrowRight": line.branches && closed ? fold(line.key, false) : line.branches && go(shown[i + 1]?.key); break;
      case "ArrowLeft": line.branches && !closed ? fold(line.key, true) : go(line.parent || undefined); break;
      case "Enter": case " ": if (line.branches) fold(line.key, !closed); break;
      default: return;
    }
    event.preventDefault();
  };

  return (
    <div class="plan" data-testid="result-plan">
      <p class="quiet plan-sum">
        {ran
          ? <>{hits.toLocaleString("en")} db hits in {lines.length} operators. <span class="plan-key rows">rows</span> <span class="plan-key hits">db hits</span></>
          : <>{lines.length} operators, not run: PROFILE in place of EXPLAIN runs and measures them. <span class="plan-key guess">expected rows</span></>}
      </p>
      <div class="plan-tree" role="tree" aria-label="Plan" ref={list}>
        {shown.map((line) => (
          <div key={line.key} data-key={line.key} data-testid="plan-operator" class="plan-line" role="treeitem" style={{ "--indent": line.indent }}
            aria-level={line.level} aria-posinset={line.position} aria-setsize={line.siblings} aria-expanded={line.branches ? !folded.has(line.key) : undefined}
            aria-selected={at === line.key} tabIndex={at === line.key ? 0 : -1}
            onFocus={() => setAt(line.key)} onKeyDown={(event) => press(event, line)}
            onClick={() => { if (line.branches && at === line.key) fold(line.key, !folded.has(line.key)); go(line.key); }}>
            <div class="plan-what">
              <span class={`plan-mark${line.branches ? (folded.has(line.key) ? " folded" : " open") : ""}`} aria-hidden="true" />
              <span class="plan-name">{line.operator}</span>
              {line.details && <code class="plan-details">{line.details}</code>}
              {at === line.key && line.identifiers.length > 0 && <span class="plan-names quiet">has {line.identifiers.join(", ")}</span>}
            </div>
            <Figures line={line} lines={lines} ran={ran} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Figures({ line, lines, ran }: { line: PlanLine; lines: readonly PlanLine[]; ran: boolean }) {
  if (!ran) {
    const most = Math.max(...lines.map((other) => other.estimated));
    return <div class="plan-figures"><Bar kind="guess" value={line.estimated} most={most} text={guess(line.estimated)} unit="expected rows" /></div>;
  }
  const rows = line.rows ?? 0;
  const hits = line.hits ?? 0;
  const most = (of: "rows" | "hits") => Math.max(...lines.map((other) => other[of] ?? 0));
  return (
    <div class="plan-figures">
      <Bar kind="rows" value={rows} most={most("rows")} text={rows.toLocaleString("en")} unit="rows" title={`rows; ${guess(line.estimated)} were expected`} />
      <Bar kind="hits" value={hits} most={most("hits")} text={hits.toLocaleString("en")} unit="db hits" />
    </div>
  );
}

function Bar({ kind, value, most, text, unit, title = unit }: { kind: string; value: number; most: number; text: string; unit: string; title?: string }) {
  return (
    <span class="plan-bar" title={title}>
      <span class="plan-track"><span class={`plan-fill ${kind}`} style={{ width: `${100 * share(value, most)}%` }} /></span>
      <span class="plan-figure">{text}<span class="unseen"> {unit}</span></span>
    </span>
  );
}
