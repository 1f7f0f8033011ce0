// The plan of a statement as lines from the result down to where its rows begin.
import type { PlanOperator, QueryAnswer } from "../api";

export interface PlanLine {
  key: string; // the way from the root: "0.1"
  level: number; // how deep it stands, from 1
  indent: number; // how many branches it stands in
  parent: string; // the key of the operator that it feeds; "" for the root
  branches: boolean; // something stands below it
  position: number; // among those that feed the same operator, from 1
  siblings: number;
  operator: string;
  details: string;
  identifiers: string[];
  estimated: number;
  rows?: number; // of PROFILE
  hits?: number;
}

/** The plan in an answer, and whether it was run. */
export function planOf(answer: QueryAnswer | undefined): PlanOperator | null {
  return answer?.profiledQueryPlan ?? answer?.queryPlan ?? null;
}

/**
 * All operators: each above those that feed it. The first of several goes on in
 * its line, the others stand in a branch above it.
 */
export function planLines(root: PlanOperator): PlanLine[] {
  const lines: PlanLine[] = [];
  const visit = (plan: PlanOperator, line: Pick<PlanLine, "key" | "level" | "indent" | "parent" | "position" | "siblings">): void => {
    const { Details, EstimatedRows } = plan.arguments;
    lines.push({
      ...line,
      branches: plan.children.length > 0,
      operator: plan.operatorType.replace(/@.*$/, ""),
      details: typeof Details === "string" ? Details : "",
      identifiers: plan.identifiers,
      estimated: typeof EstimatedRows === "number" ? EstimatedRows : 0,
      rows: plan.records,
      hits: plan.dbHits,
    });
    for (let i = plan.children.length - 1; i >= 0; i--) {
      visit(plan.children[i]!, {
        key: `${line.key}.${i}`, level: line.level + 1, indent: line.indent + (i > 0 ? 1 : 0), parent: line.key,
        position: plan.children.length - i, siblings: plan.children.length,
      });
    }
  };
  visit(root, { key: "0", level: 1, indent: 0, parent: "", position: 1, siblings: 1 });
  return lines;
}

/** The lines that are seen when those below the folded ones are not. */
export function openLines(lines: readonly PlanLine[], folded: ReadonlySet<string>): PlanLine[] {
  const hidden = new Set<string>();
  return lines.filter((line) => {
    const out = hidden.has(line.parent) || folded.has(line.parent);
    if (out) hidden.add(line.key);
    return !out;
  });
}

/** How long a bar is, from 0 to 1: what is there can be seen. */
export function share(value: number, most: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.max(0.01, value / most);
}

/** A number of rows that was only guessed. */
export function guess(rows: number): string {
  return rows > 0 && rows < 10 && !Number.isInteger(rows) ? rows.toFixed(1) : Math.round(rows).toLocaleString("en");
}
