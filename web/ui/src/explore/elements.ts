// Entities and relations as the canvas wants them.
import type { ElementDefinition } from "cytoscape";
import type { Entity, Relation } from "../api";
import { kindOf } from "../status";
import type { Point } from "./layout";
import { radius, type Visible } from "./scene";

const steps = new Map([[10, "small"], [15, "medium"], [21, "large"]]);

/** A name that may hold bidirectional controls, kept from turning its neighbours around. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

export function entityElement(entity: Entity, at: Point): ElementDefinition {
  const r = radius(entity.claims);
  return {
    group: "nodes",
    data: { id: entity.id, label: isolate(shorten(entity.name)), name: entity.name, kind: entity.type, size: 2 * r, step: steps.get(r) ?? "small" },
    position: { ...at },
  };
}

export function relationElement(relation: Relation): ElementDefinition {
  const kind = kindOf(relation.type);
  return {
    group: "edges",
    data: {
      id: relation.id, source: relation.subject, target: relation.object, label: kind.words, family: kind.family,
      symmetric: kind.symmetric, type: relation.type, width: Math.min(6, 1.6 + 1.05 * Math.log2(Math.max(1, relation.claims))),
    },
  };
}

/** All elements of what is seen. */
export function elements(seen: Visible, positions: ReadonlyMap<string, Point>): ElementDefinition[] {
  return [
    ...seen.entities.map((entity) => entityElement(entity, positions.get(entity.id) ?? { x: 0, y: 0 })),
    ...seen.relations.map(relationElement),
  ];
}

function shorten(name: string): string {
  const characters = [...name];
  return characters.length > 44 ? `${characters.slice(0, 43).join("")}…` : name;
}
