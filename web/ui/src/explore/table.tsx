// The table twin: exactly what the picture shows, in rows.
import { useState } from "preact/hooks";
import type { Entity, Relation } from "../api";
import { TypeShape } from "../chrome/icons";
import { kindOf } from "../status";
import { count, percent, range } from "../text/format";
import * as store from "./store";
import { type Column, SortedTable } from "./sorted-table";

export function Table() {
  const [kind, setKind] = useState<"relations" | "entities">("relations");
  const { entities, relations } = store.seen.value;
  const { focus, edge } = store.wanted.value;
  const names = store.scene.value.entities;
  const nameOf = (id: string) => names.get(id)?.name ?? id;
  const relationColumns: Column<Relation>[] = [
    { name: "Subject", value: (r) => nameOf(r.subject), cell: (r) => <Named entity={names.get(r.subject)} /> },
    { name: "Relation", value: (r) => kindOf(r.type).words, cell: (r) => <span class={`words f-${kindOf(r.type).family}`}>{kindOf(r.type).words}</span> },
    { name: "Object", value: (r) => nameOf(r.object), cell: (r) => <Named entity={names.get(r.object)} /> },
    { name: "Claims", value: (r) => r.claims, figure: true },
    { name: "When", value: (r) => r.first, cell: (r) => range(r.first, r.last), wide: true, line: true },
    { name: "Confidence", value: (r) => r.confidence, cell: (r) => percent(r.confidence), figure: true, wide: true },
  ];
  const entityColumns: Column<Entity>[] = [
    { name: "Name", value: (e) => e.name, cell: (e) => <Named entity={e} /> },
    { name: "Type", value: (e) => e.type },
    { name: "Claims", value: (e) => e.claims, figure: true },
    { name: "Articles", value: (e) => e.articles, figure: true },
    { name: "Also", value: (e) => (e.aliases ?? []).join(", "), cell: (e) => <bdi class="cell-aliases">{(e.aliases ?? []).join(", ")}</bdi>, wide: true },
  ];
  return (
    <div class="table-twin" data-testid="table">
      <div class="segmented small" role="group" aria-label="Rows">
        <button type="button" aria-pressed={kind === "relations"} onClick={() => setKind("relations")}>{count(relations.length, "relation")}</button>
        <button type="button" aria-pressed={kind === "entities"} onClick={() => setKind("entities")} data-testid="table-entities">{count(entities.length, "entity", "entities")}</button>
      </div>
      {kind === "relations"
        ? <SortedTable key="r" label="Relations" rows={relations} columns={relationColumns} by="Claims" current={edge} onOpen={store.openRelation} testid="edge-row" />
        : <SortedTable key="e" label="Entities" rows={entities} columns={entityColumns} by="Claims" current={edge ? "" : focus} onOpen={store.openEntity} testid="entity-row" />}
    </div>
  );
}

function Named({ entity }: { entity?: Entity }) {
  return entity ? <span class="entity-name"><TypeShape type={entity.type} /><bdi>{entity.name}</bdi></span> : null;
}
