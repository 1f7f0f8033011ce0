// What stands out, while nothing is chosen: the relations with the most claims, as sentences.
import { useState } from "preact/hooks";
import { Skeleton } from "../chrome/notices";
import { kindOf } from "../status";
import { count, range } from "../text/format";
import { exploreRelation } from "./address";
import * as store from "./store";

export function Overview() {
  const [shown, setShown] = useState(14);
  const { relations } = store.seen.value;
  const { entities } = store.scene.value;
  if (store.loading.value) return <Skeleton lines={10} />;
  const told = relations
    .filter((relation) => kindOf(relation.type).family !== "structural")
    .sort((a, b) => b.claims - a.claims || b.articles - a.articles || (a.last > b.last ? -1 : a.last < b.last ? 1 : a.id < b.id ? -1 : 1));
  return (
    <div class="panel-body">
      <h2 class="panel-kicker">What stands out</h2>
      <ol class="headlines">
        {told.slice(0, shown).map((relation) => {
          const subject = entities.get(relation.subject)!;
          const object = entities.get(relation.object)!;
          const kind = kindOf(relation.type);
          return (
            <li key={relation.id}>
              <a href={exploreRelation(relation.id)} class="headline">
                <span class="headline-text">
                  <bdi>{subject.name}</bdi> <span class={`words f-${kind.family}`}>{kind.words}</span> <bdi>{object.name}</bdi>
                </span>
                <span class="headline-line">{count(relation.claims, "claim")}{relation.first && ` · ${range(relation.first, relation.last)}`}</span>
              </a>
            </li>
          );
        })}
      </ol>
      {told.length > shown && <button type="button" class="button" onClick={() => setShown(shown + 30)}>{shown} of {told.length} shown, show more</button>}
      <p class="quiet hint">Choose a line to read the sentences behind it. Double-click an entity to see more of its neighbours.</p>
    </div>
  );
}

