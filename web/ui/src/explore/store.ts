// The state of Explore and what can be done to it. It outlives the screen, so
// that coming back shows the same picture.
import { computed, signal } from "@preact/signals";
import { api, type EntityType, type Family } from "../api";
import { announce } from "../chrome/live";
import { address, navigate, route } from "../router";
import { kindOf } from "../status";
import { count } from "../text/format";
import { readExplore, writeExplore, type ExploreAddress } from "./address";
import type { Point } from "./layout";
import * as scenes from "./scene";
import { amend, back, begin, forth, step } from "./undo";

const history = signal(begin(scenes.emptyScene));

export const scene = computed(() => history.value.present);
export const canUndo = computed(() => history.value.past.length > 0);
export const canRedo = computed(() => history.value.future.length > 0);
export const loading = signal(true);
export const failure = signal("");

/** Grows by one when most places changed at once, so that the view fits again. */
export const placedAnew = signal(0);

/** Width over height of the canvas, for the first layout. */
export const aspect = signal(1.2);

/** What the address asks for, while Explore is on the screen. */
export const wanted = computed<ExploreAddress>((): ExploreAddress =>
  route.value.screen === "explore" ? readExplore(address.value.search) : readExplore(""),
);

export const seen = computed(() => scenes.visible(scene.value, wanted.value.hidden, (type) => kindOf(type).family));

/** Changes some of the address and keeps the rest. */
export function go(change: Partial<ExploreAddress>, options: { replace?: boolean } = {}): void {
  navigate(writeExplore({ ...wanted.value, ...change }), options);
}

export const openEntity = (id: string): void => go({ focus: id, edge: "" });
export const openRelation = (id: string): void => go({ edge: id });
export const closePanel = (): void => go({ focus: "", edge: "" });

export function toggle(name: EntityType | Family): void {
  const hidden = new Set(wanted.value.hidden);
  if (!hidden.delete(name)) hidden.add(name);
  go({ hidden }, { replace: true });
}

let loadedVersion = -1;

/** Loads the graph unless this version of it is loaded; then sees to what the address asks for. */
export async function load(version: number): Promise<void> {
  if (version !== loadedVersion) {
    try {
      const graph = await api.graph();
      const before = scene.value;
      history.value = amend(history.value, scenes.replace(before, graph, aspect.value));
      if (moved(before, scene.value)) placedAnew.value++;
      loadedVersion = version;
      failure.value = "";
    } catch (error) {
      failure.value = (error as Error).message;
      loading.value = false;
      return;
    }
  }
  loading.value = false;
  await bring(wanted.value.focus, wanted.value.edge);
}

const moved = (before: scenes.Scene, after: scenes.Scene): boolean =>
  [...before.positions].some(([id, { x, y }]) => after.positions.has(id) && (after.positions.get(id)!.x !== x || after.positions.get(id)!.y !== y));

/** Brings an entity, or the two ends of a relation, into the scene. */
export async function bring(focus: string, edge: string): Promise<void> {
  if (loading.value) return;
  const missing = edge && !scene.value.relations.has(edge) ? edge.split("|").filter((_, i) => i !== 1) : [];
  if (focus && !scene.value.entities.has(focus)) missing.push(focus);
  for (const id of missing) {
    try {
      const page = await api.neighbours(id, 25, 0);
      history.value = step(history.value, scenes.expand(scene.value, id, page, 0));
    } catch {
      announce("That entity is not in the graph.");
    }
  }
  if (focus && scene.value.hidden.has(focus)) history.value = step(history.value, scenes.reveal(scene.value, focus));
}

/** Adds the next 25 ranked neighbours of an entity. */
export async function expand(id: string): Promise<void> {
  const known = scene.value.expanded.get(id);
  const offset = known && known.shown < known.total ? known.shown : 0;
  try {
    const page = await api.neighbours(id, 25, offset);
    const before = scene.value.entities.size;
    history.value = step(history.value, scenes.expand(scene.value, id, page, offset));
    const state = scene.value.expanded.get(id)!;
    const added = scene.value.entities.size - before;
    announce(`${state.shown} of ${count(state.total, "neighbour")} shown, ${added} new.`);
  } catch (error) {
    announce((error as Error).message);
  }
}

const act = (next: scenes.Scene, said: string): void => {
  history.value = step(history.value, next);
  announce(said);
};
const nameOf = (id: string): string => scene.value.entities.get(id)?.name ?? "Entity";

export function hide(id: string): void {
  act(scenes.hide(scene.value, id), `${nameOf(id)} hidden.`);
  if (wanted.value.focus === id) closePanel();
}
export const togglePin = (id: string): void =>
  act(scenes.togglePin(scene.value, id), `${nameOf(id)} ${scene.value.pinned.has(id) ? "released" : "pinned"}.`);
export const focusOn = (id: string): void =>
  act(scenes.focusOn(scene.value, id), scene.value.only === id ? "All shown." : `Only ${nameOf(id)} and its neighbours shown.`);
export const showAll = (): void => act(scenes.showAll(scene.value), "All shown.");
export function arrange(): void {
  act(scenes.arrange(scene.value, aspect.value), "Arranged anew.");
  placedAnew.value++;
}
export const moveTo = (id: string, to: Point): void => act(scenes.move(scene.value, id, to), "");

export function undo(): void {
  if (!canUndo.value) return;
  history.value = back(history.value);
  announce("Undone.");
}
export function redo(): void {
  if (!canRedo.value) return;
  history.value = forth(history.value);
  announce("Redone.");
}
