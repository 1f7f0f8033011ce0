import { expect, it } from "vitest";
import type { Entity, Graph, Relation } from "../api";
import { arrange, emptyScene, expand, focusOn, hide, merge, replace, showAll, togglePin, visible } from "./scene";

const entity = (id: string, claims = 1): Entity => ({ id, type: id.startsWith("p") ? "Person" : "Country", name: id, aliases: [], claims, articles: 1 });
const relation = (subject: string, type: string, object: string): Relation =>
  ({ id: `${subject}|${type}|${object}`, subject, type, object, claims: 1, articles: 1, independent: 1, first: "", last: "", confidence: 1 });
const graph = (entities: Entity[], relations: Relation[], total = entities.length): Graph => ({ entities, relations, total: { entities: total, relations: relations.length } });
const family = (type: string) => (type === "HOSTS" ? "friendly" as const : "hostile" as const);
const none = new Set<never>();

const whole = graph([entity("a", 9), entity("b", 3), entity("c"), entity("p1")], [relation("a", "ATTACKED", "b"), relation("b", "HOSTS", "c"), relation("p1", "HOSTS", "a")]);
const scene = merge(emptyScene, whole, { whole: true });

it("sees what is neither hidden nor switched off, the same in picture and table", () => {
  expect(visible(scene, none, family).entities.map((e) => e.id)).toEqual(["a", "b", "c", "p1"]);
  const off = visible(scene, new Set(["Person", "friendly"] as const), family);
  expect([off.entities.map((e) => e.id), off.relations.map((r) => r.id)]).toEqual([["a", "b", "c"], ["a|ATTACKED|b"]]);
  expect(visible(hide(scene, "b"), none, family).relations.map((r) => r.id)).toEqual(["p1|HOSTS|a"]);
  expect(visible(focusOn(scene, "c"), none, family).entities.map((e) => e.id)).toEqual(["b", "c"]);
  expect(visible(showAll(focusOn(hide(scene, "a"), "c")), none, family).entities.length).toBe(4);
});

it("expands by pages, says how many of how many, and moves nothing", () => {
  const page = graph([entity("a", 9), ...Array.from({ length: 25 }, (_, i) => entity(`d${i}`))], [relation("a", "HOSTS", "d0")], 140);
  const next = expand(scene, "a", page, 0);
  expect(next.expanded.get("a")).toEqual({ shown: 25, total: 140 });
  for (const [id, place] of scene.positions) expect(next.positions.get(id)).toEqual(place);
  expect(next.positions.size).toBe(29);
});

it("drops what is gone when the graph changed, and keeps the rest in place", () => {
  const next = replace(hide(scene, "c"), graph([entity("a", 9), entity("b"), entity("z")], [relation("a", "ATTACKED", "z")]));
  expect([...next.entities.keys()]).toEqual(["a", "b", "z"]);
  expect([...next.relations.keys()]).toEqual(["a|ATTACKED|z"]);
  expect(next.positions.get("a")).toEqual(scene.positions.get("a"));
});

it("leaves pinned entities where they are when it arranges anew", () => {
  const moved = { ...togglePin(scene, "b"), positions: new Map(scene.positions).set("b", { x: 777, y: -777 }) };
  expect(arrange(moved).positions.get("b")).toEqual({ x: 777, y: -777 });
});
