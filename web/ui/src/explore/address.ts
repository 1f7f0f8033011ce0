// What the address of Explore says: /explore?focus=country:AL&edge=...&hide=hostile.
import type { EntityType, Family } from "../api";

export interface ExploreAddress {
  focus: string; // an entity's id, or ""
  edge: string; // a relation's id, or ""
  hidden: ReadonlySet<EntityType | Family>; // switched off in the legend
  view: "picture" | "table";
}

const switches: readonly (EntityType | Family)[] = [
  "Person", "Country", "Organization", "hostile", "friendly", "contact", "structural",
];

/** Reads the search part of an address; what it does not know it leaves out. */
export function readExplore(search: string): ExploreAddress {
  const params = new URLSearchParams(search);
  const hide = (params.get("hide") ?? "").split(",");
  return {
    focus: params.get("focus") ?? "",
    edge: params.get("edge") ?? "",
    hidden: new Set(switches.filter((name) => hide.includes(name))),
    view: params.get("view") === "table" ? "table" : "picture",
  };
}

/** Writes the address, the same for the same state. */
export function writeExplore(state: ExploreAddress): string {
  const params: string[] = [];
  if (state.focus) params.push(`focus=${readable(state.focus)}`);
  if (state.edge) params.push(`edge=${readable(state.edge)}`);
  const hide = switches.filter((name) => state.hidden.has(name));
  if (hide.length) params.push(`hide=${hide.join(",")}`);
  if (state.view === "table") params.push("view=table");
  return params.length ? `/explore?${params.join("&")}` : "/";
}

/** The address that opens an entity, or a relation, in Explore. */
export const exploreEntity = (id: string): string => `/explore?focus=${readable(id)}`;
export const exploreRelation = (id: string): string => `/explore?edge=${readable(id)}`;

// Colons may stand in a query, so an entity's id stays readable.
function readable(id: string): string {
  return encodeURIComponent(id).replace(/%3A/g, ":");
}
