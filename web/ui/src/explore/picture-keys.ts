// The canvas by keyboard.
import { drawing, fit, zoomBy } from "./picture";
import * as store from "./store";

const directions: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

/** Handles a key that was pressed while the canvas has the focus. */
export function pictureKeys(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { focus } = store.wanted.value;
  const direction = directions[event.key];
  const cy = drawing.value;
  if (direction) toNearest(focus, direction);
  else if (event.key === "Enter" && focus) void store.expand(focus);
  else if (event.key.toLowerCase() === "e" && focus) nextRelation(focus, event.shiftKey ? -1 : 1);
  else if (event.key === "h" && focus) store.hide(focus);
  else if (event.key === "p" && focus) store.togglePin(focus);
  else if (event.key === "f" && focus) store.focusOn(focus);
  else if (event.key === "a") store.showAll();
  else if ((event.key === "+" || event.key === "=") && cy) zoomBy(cy, 1.25);
  else if (event.key === "-" && cy) zoomBy(cy, 0.8);
  else if (event.key === "0" && cy) fit(cy);
  else return;
  event.preventDefault();
}

// The nearest entity in a direction; without one to start from, the best connected.
function toNearest(from: string, [dx, dy]: [number, number]): void {
  const { positions } = store.scene.value;
  const { entities } = store.seen.value;
  const here = positions.get(from);
  if (!here || !entities.some((entity) => entity.id === from)) {
    if (entities[0]) store.go({ focus: entities[0].id, edge: "" }, { replace: true });
    return;
  }
  let best = "";
  let bestCost = Infinity;
  for (const { id } of entities) {
    const there = positions.get(id);
    if (id === from || !there) continue;
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy - (there.y - here.y) * dx);
    if (along <= 0 || aside > along * 1.6) continue;
    const cost = along + 2 * aside;
    if (cost < bestCost) [best, bestCost] = [id, cost];
  }
  if (best) store.go({ focus: best, edge: "" }, { replace: true });
}

function nextRelation(focus: string, by: number): void {
  const { edge } = store.wanted.value;
  const own = store.seen.value.relations.filter((r) => r.subject === focus || r.object === focus);
  if (!own.length) return;
  const at = own.findIndex((relation) => relation.id === edge);
  const next = own[at < 0 ? (by > 0 ? 0 : own.length - 1) : (at + by + own.length) % own.length]!;
  store.go({ edge: next.id }, { replace: true });
}
