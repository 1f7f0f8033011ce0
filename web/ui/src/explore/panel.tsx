// The column beside the canvas: the evidence of a relation, an entity, or what stands out.
import { Tool } from "./toolbar";
import { EntityPanel } from "./entity-panel";
import { EvidencePanel } from "./evidence-panel";
import { Overview } from "./overview";
import * as store from "./store";

export function Panel() {
  const { focus, edge } = store.wanted.value;
  const open = Boolean(focus || edge);
  return (
    <aside class={`panel${open ? " open" : ""}`} aria-label="Evidence" data-testid="panel">
      {open && <div class="panel-close"><Tool icon="close" name="Close" keys="Esc" onClick={store.closePanel} /></div>}
      {edge ? <EvidencePanel key={edge} id={edge} /> : focus ? <EntityPanel key={focus} id={focus} /> : <Overview />}
    </aside>
  );
}
