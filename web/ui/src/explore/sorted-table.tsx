// A table whose columns sort it and whose rows open something, by mouse or keys.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

export interface Column<T> {
  name: string;
  value: (row: T) => string | number;
  cell?: (row: T) => ComponentChildren;
  figure?: boolean; // set to the right, in tabular figures
  wide?: boolean; // left out on a narrow screen
  line?: boolean; // never broken into two lines
}

export interface SortedTableProps<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  by: string; // the column that sorts at first; figures from the largest
  current: string;
  onOpen: (id: string) => void;
  testid: string;
}

export function SortedTable<T extends { id: string }>({ label, rows, columns, by, current, onOpen, testid }: SortedTableProps<T>) {
  const [sort, setSort] = useState({ by, down: true });
  const [stop, setStop] = useState("");
  const column = columns.find((c) => c.name === sort.by) ?? columns[0]!;
  const sorted = sortRows(rows, column.value, sort.down);
  const tabStop = sorted.some((row) => row.id === stop) ? stop : sorted[0]?.id;

  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const row = event.currentTarget as HTMLElement;
    const next = event.key === "ArrowDown" ? row.nextElementSibling : event.key === "ArrowUp" ? row.previousElementSibling : null;
    if (next) (next as HTMLElement).focus();
    else if (event.key === "Enter" || event.key === " ") onOpen(id);
    else return;
    event.preventDefault();
  };

  return (
    <div class="table-scroll">
      <table class="sorted" aria-label={label}>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.name} scope="col" class={classes(c)} aria-sort={c.name === column.name ? (sort.down ? "descending" : "ascending") : "none"}>
                <button type="button" onClick={() => setSort({ by: c.name, down: c.name === sort.by ? !sort.down : Boolean(c.figure) })}>
                  {c.name}<span class="sort-sign" aria-hidden="true">{c.name === column.name ? (sort.down ? "↓" : "↑") : ""}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr
              key={row.id} data-testid={testid} data-id={row.id} tabIndex={row.id === tabStop ? 0 : -1} aria-current={row.id === current ? "true" : undefined}
              onFocus={() => setStop(row.id)} onClick={() => onOpen(row.id)} onKeyDown={(event) => onKeyDown(event, row.id)}
            >
              {columns.map((c) => <td key={c.name} class={classes(c)}>{c.cell ? c.cell(row) : <bdi>{c.value(row)}</bdi>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {!rows.length && <p class="quiet">Nothing to list. Switch a filter on, or show all.</p>}
    </div>
  );
}

const classes = <T,>(column: Column<T>): string => [column.figure && "figure", column.wide && "wide", column.line && "words-cell"].filter(Boolean).join(" ");

/** Rows in the order of a value; equal ones in the order of their ids. */
export function sortRows<T extends { id: string }>(rows: readonly T[], value: (row: T) => string | number, down: boolean): T[] {
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "en");
    return order * sign || (a.id < b.id ? -1 : 1);
  });
}
