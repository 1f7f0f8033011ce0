// What the canvas and the table show: an immutable value, and the steps that lead from one to the next.
import type { Entity, EntityType, Family, Graph, Relation } from "../api";
import { layout, type LayoutEdge, type LayoutNode, type Point } from "./layout";

export interface Scene {
  entities: ReadonlyMap<string, Entity>;
  relations: ReadonlyMap<string, Relation>;
  positions: ReadonlyMap<string, Point>;
  hidden: ReadonlySet<string>; // entities that the reader took away
  pinned: ReadonlySet<string>; // entities that Arrange leaves where they are
  expanded: ReadonlyMap<string, { shown: number; total: number }>; // neighbours fetched, and all there are
  only: string; // show this entity and its neighbours alone; "" shows all
  total: { entities: number; relations: number };
}

export const emptyScene: Scene = {
  entities: new Map(), relations: new Map(), positions: new Map(), hidden: new Set(), pinned: new Set(),
  expanded: new Map(), only: "", total: { entities: 0, relations: 0 },
};

/** The shape's radius in canvas units: three steps, by claims. */
export function radius(claims: number): number {
  return claims >= 12 ? 21 : claims >= 5 ? 15 : 10;
}

/** Adds what a graph holds. What was there keeps its place; the rest is laid out around it, or around origin. */
export function merge(scene: Scene, graph: Graph, options: { origin?: string; aspect?: number; whole?: boolean } = {}): Scene {
  const entities = new Map(scene.entities);
  for (const entity of graph.entities) entities.set(entity.id, entity);
  const relations = new Map(scene.relations);
  for (const relation of graph.relations) {
    if (entities.has(relation.subject) && entities.has(relation.object)) relations.set(relation.id, relation);
  }
  const positions = place(entities, relations, scene.positions, options);
  return { ...scene, entities, relations, positions, total: options.whole ? graph.total : scene.total };
}

/**
 * Replaces the whole graph after it changed: what is gone goes, what stays
 * keeps its place. Where most of it is new, only what is pinned keeps its place.
 */
export function replace(scene: Scene, graph: Graph, aspect?: number): Scene {
  const known = graph.entities.filter((entity) => scene.positions.has(entity.id));
  const anew = known.length * 2 < graph.entities.length;
  const kept = new Map(known.filter(({ id }) => !anew || scene.pinned.has(id)).map(({ id }) => [id, scene.positions.get(id)!]));
  const next = merge({ ...emptyScene, positions: kept, hidden: scene.hidden, pinned: scene.pinned }, graph, { aspect, whole: true });
  return { ...next, only: next.entities.has(scene.only) ? scene.only : "" };
}

/** Adds a page of an entity's neighbours, which grow out of it. */
export function expand(scene: Scene, id: string, page: Graph, offset: number): Scene {
  const next = merge(scene, page, { origin: id });
  const got = page.entities.filter((entity) => entity.id !== id);
  const expanded = new Map(scene.expanded).set(id, { shown: Math.min(page.total.entities, offset + got.length), total: page.total.entities });
  const hidden = new Set(scene.hidden);
  for (const entity of page.entities) hidden.delete(entity.id);
  return { ...next, expanded, hidden };
}

export function hide(scene: Scene, id: string): Scene {
  return { ...scene, hidden: new Set(scene.hidden).add(id), only: scene.only === id ? "" : scene.only };
}

export function reveal(scene: Scene, id: string): Scene {
  const hidden = new Set(scene.hidden);
  hidden.delete(id);
  return { ...scene, hidden };
}

export function showAll(scene: Scene): Scene {
  return { ...scene, hidden: new Set(), only: "" };
}

export function togglePin(scene: Scene, id: string): Scene {
  const pinned = new Set(scene.pinned);
  if (!pinned.delete(id)) pinned.add(id);
  return { ...scene, pinned };
}

export function focusOn(scene: Scene, id: string): Scene {
  return { ...scene, only: scene.only === id ? "" : id };
}

export function move(scene: Scene, id: string, to: Point): Scene {
  return { ...scene, positions: new Map(scene.positions).set(id, to) };
}

/** Lays everything out anew, except what is pinned. */
export function arrange(scene: Scene, aspect?: number): Scene {
  const kept = new Map([...scene.positions].filter(([id]) => scene.pinned.has(id)));
  return { ...scene, positions: place(scene.entities, scene.relations, kept, { aspect }) };
}

export interface Visible {
  entities: Entity[];
  relations: Relation[];
}

/** What of a scene is seen when the legend's switches in off are off. Entities by claims, relations by claims, ties by id. */
export function visible(scene: Scene, off: ReadonlySet<EntityType | Family>, familyOf: (type: string) => Family): Visible {
  const near = scene.only ? neighbourhood(scene, scene.only) : null;
  const entities = [...scene.entities.values()].filter((e) => !scene.hidden.has(e.id) && !off.has(e.type) && (!near || near.has(e.id)));
  const seen = new Set(entities.map((entity) => entity.id));
  const relations = [...scene.relations.values()].filter((r) => seen.has(r.subject) && seen.has(r.object) && !off.has(familyOf(r.type)));
  const byClaims = <T extends { id: string; claims: number }>(a: T, b: T) => b.claims - a.claims || (a.id < b.id ? -1 : 1);
  return { entities: entities.sort(byClaims), relations: relations.sort(byClaims) };
}

/** An entity and all that shares a relation with it. */
export function neighbourhood(scene: Scene, id: string): Set<string> {
  const near = new Set([id]);
  for (const relation of scene.relations.values()) {
    if (relation.subject === id) near.add(relation.object);
    if (relation.object === id) near.add(relation.subject);
  }
  return near;
}

function place(
  entities: ReadonlyMap<string, Entity>, relations: ReadonlyMap<string, Relation>, fixed: ReadonlyMap<string, Point>,
  options: { origin?: string; aspect?: number },
): Map<string, Point> {
  const nodes: LayoutNode[] = [...entities.values()].map((e) => ({ id: e.id, radius: radius(e.claims), label: e.name }));
  const edges: LayoutEdge[] = [...relations.values()].map((r) => ({ source: r.subject, target: r.object, weight: r.claims }));
  return layout(nodes, edges, { fixed, origin: options.origin ? fixed.get(options.origin) : undefined, aspect: options.aspect });
}
