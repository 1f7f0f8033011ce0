// Why a relation is there: every claim behind it.
import { ClaimList } from "../evidence/claim-list";
import { EntityLink } from "../evidence/entity-name";
import type { EntityRef, EntityType } from "../api";
import { kindOf } from "../status";
import { count, percent, range } from "../text/format";
import * as store from "./store";

export function EvidencePanel({ id }: { id: string }) {
  const [subject = "", type = "", object = ""] = id.split("|");
  const { entities, relations } = store.scene.value;
  const relation = relations.get(id);
  const kind = kindOf(type);
  return (
    <div class="panel-body" data-testid="evidence">
      <h2 class="relation-title">
        <EntityLink entity={entities.get(subject) ?? unknown(subject)} />
        <span class={`words f-${kind.family}`}>{kind.words}</span>
        <EntityLink entity={entities.get(object) ?? unknown(object)} />
      </h2>
      {relation && (
        <p class="quiet">
          {count(relation.claims, "claim")} in {count(relation.articles, "article")}
          {relation.independent > 0 && relation.independent < relation.articles && ` (${relation.independent} independent, the others are copies)`}
          {relation.first && ` · ${range(relation.first, relation.last)}`} · confidence {percent(relation.confidence)}
        </p>
      )}
      <ClaimList filter={{ subject, type, object }} />
    </div>
  );
}

// An entity of which only the id is known: its kind is the id's first part.
function unknown(id: string): EntityRef {
  const [kind = "", ...rest] = id.split(":");
  const types: Record<string, EntityType> = { person: "Person", country: "Country", organization: "Organization" };
  return { id, type: types[kind] ?? "Organization", name: rest.join(":") || id };
}
