// An entity: names, what can be done with it, its relations, its claims.
import { useEffect, useState } from "preact/hooks";
import { api, type Entity, type Graph, type Relation } from "../api";
import { Icon, TypeShape } from "../chrome/icons";
import { Skeleton, Trouble } from "../chrome/notices";
import { ClaimList } from "../evidence/claim-list";
import { graphVersion, kindOf } from "../status";
import { count } from "../text/format";
import { exploreRelation } from "./address";
import * as store from "./store";

export function EntityPanel({ id }: { id: string }) {
  const [near, setNear] = useState<Graph | null>(null);
  const [trouble, setTrouble] = useState("");
  const version = graphVersion.value;
  useEffect(() => {
    let gone = false;
    api.neighbours(id, 100, 0)
      .then((graph) => gone || setNear(graph))
      .catch((error: Error) => gone || setTrouble(error.message));
    return () => void (gone = true);
  }, [id, version]);

  const entity = store.scene.value.entities.get(id) ?? near?.entities.find((e) => e.id === id);
  if (!entity) return trouble ? <div class="panel-body"><Trouble said={trouble} /></div> : <div class="panel-body"><Skeleton /></div>;
  return (
    <div class="panel-body" data-testid="entity-panel">
      <p class="panel-kicker"><TypeShape type={entity.type} />{entity.type}</p>
      <h2 class="entity-title" tabIndex={-1} data-entity-title={entity.id}><bdi>{entity.name}</bdi></h2>
      <Aliases entity={entity} />
      <p class="quiet">{count(entity.claims, "claim")} · mentioned in {count(entity.articles, "article")}</p>
      <Actions id={id} total={near?.total.entities} />
      {near ? <Relations id={id} near={near} /> : <Skeleton />}
      <h3 class="panel-heading">Claims</h3>
      <ClaimList filter={{ entity: id }} relation />
    </div>
  );
}

function Aliases({ entity }: { entity: Entity }) {
  const [all, setAll] = useState(false);
  const aliases = entity.aliases ?? [];
  if (!aliases.length) return null;
  const shown = all ? aliases : aliases.slice(0, 6);
  return (
    <p class="aliases">
      also {shown.map((alias, i) => <span key={alias}>{i > 0 && ", "}<bdi>{alias}</bdi></span>)}
      {aliases.length > shown.length && <>{" "}<button type="button" class="link" onClick={() => setAll(true)}>and {aliases.length - shown.length} more</button></>}
    </p>
  );
}

function Actions({ id, total }: { id: string; total?: number }) {
  const { expanded, pinned, only, entities, relations } = store.scene.value;
  const shown = new Set<string>();
  for (const r of relations.values()) {
    if (r.subject === id && r.object !== id) shown.add(r.object);
    if (r.object === id && r.subject !== id) shown.add(r.subject);
  }
  const all = expanded.get(id)?.total ?? total ?? shown.size;
  const complete = shown.size >= all;
  if (!entities.has(id)) return null;
  return (
    <div class="actions">
      <button type="button" class="button" onClick={() => void store.expand(id)} disabled={complete} data-testid="expand" title="Enter, or double-click">
        <Icon name="grow" /> {complete ? `All ${all} shown` : `${shown.size} of ${all} shown, expand`}
      </button>
      <button type="button" class="button" aria-pressed={only === id} onClick={() => store.focusOn(id)} title="F"><Icon name="focus" /> Focus</button>
      <button type="button" class="button" aria-pressed={pinned.has(id)} onClick={() => store.togglePin(id)} title="P"><Icon name="pin" /> Pin</button>
      <button type="button" class="button" onClick={() => store.hide(id)} title="H"><Icon name="hide" /> Hide</button>
    </div>
  );
}

function Relations({ id, near }: { id: string; near: Graph }) {
  const names = new Map(near.entities.map((entity) => [entity.id, entity]));
  const own = near.relations.filter((r) => (r.subject === id || r.object === id) && names.has(r.subject) && names.has(r.object));
  const groups = new Map<string, Relation[]>();
  for (const relation of own.sort((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1))) {
    groups.set(relation.type, [...(groups.get(relation.type) ?? []), relation]);
  }
  if (!own.length) return <p class="quiet">No relation is known.</p>;
  return (
    <>
      <h3 class="panel-heading">Relations</h3>
      <dl class="relations">
        {[...groups].map(([type, relations]) => {
          const kind = kindOf(type);
          return (
            <div key={type} class="relation-group">
              <dt class={`words f-${kind.family}`}>{kind.words}</dt>
              <dd>
                <ul>
                  {relations.map((relation) => <RelationLine key={relation.id} id={id} relation={relation} names={names} symmetric={kind.symmetric} />)}
                </ul>
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

interface RelationLineProps {
  id: string;
  relation: Relation;
  names: ReadonlyMap<string, Entity>;
  symmetric: boolean;
}

function RelationLine({ id, relation, names, symmetric }: RelationLineProps) {
  const outward = relation.subject === id;
  const other = names.get(outward ? relation.object : relation.subject)!;
  return (
    <li>
      <a href={exploreRelation(relation.id)} class="relation-line">
        <span class="direction" title={symmetric ? "both ways" : outward ? "did this to" : "did this"}>{symmetric ? "↔" : outward ? "→" : "←"}</span>
        <span class="unseen">{symmetric ? "with" : outward ? "to" : "by"}</span>
        <TypeShape type={other.type} />
        <bdi>{other.name}</bdi>
        <span class="figure">{relation.claims}</span>
      </a>
    </li>
  );
}
