// Icons drawn for this page: 16 units square, one stroke.
import type { EntityType } from "../api";

const paths = {
  undo: "M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7",
  redo: "m10 3 3.5 3.5L10 10m3.5-3.5H6a3.5 3.5 0 0 0 0 7h3",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  close: "m3.5 3.5 9 9m0-9-9 9",
  search: "M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10Zm3.7-1.3L14 14",
  hide: "M2 2l12 12M6.5 4.2A6 6 0 0 1 8 4c3.5 0 5.5 2.6 6.2 4a9 9 0 0 1-1.7 2.2M4 5.2A9 9 0 0 0 1.8 8c.7 1.4 2.7 4 6.2 4a6 6 0 0 0 2.6-.6",
  pin: "M8 10v4M5 2.5h6M6 2.5v3.5L4 9.5h8L10 6V2.5",
  focus: "M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8 1v2.5M8 12.5V15M1 8h2.5M12.5 8H15",
  grow: "M8 8 3 3m5 5 5-5M8 8v6M3 5.5V3h2.5M10.5 3H13v2.5",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M13 3l-1.1 1.1M4.1 11.9 3 13",
  moon: "M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7Z",
  arrange: "M3 3h3v3H3zM10 3h3v3h-3zM3 10h3v3H3zM10 10h3v3h-3z",
  sort: "M8 3v10M4.5 9.5 8 13l3.5-3.5",
  out: "M3 13 13 3M6 3h7v7",
  again: "M13 3v3.5H9.5M13 6.5A5.5 5.5 0 1 0 13.5 9",
  trash: "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9",
  up: "m3.5 10 4.5-4.5 4.5 4.5",
  down: "m3.5 6 4.5 4.5L12.5 6",
  play: "M5 3v10l8-5z",
  stop: "M4 4h8v8H4z",
  save: "M8 2.5v8M4.5 7 8 10.5 11.5 7M3 13.5h10",
  file: "M4 1.5h5l3 3v10H4zM9 1.5v3h3",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** The shape of an entity type: disc, rounded square, hexagon. */
export function TypeShape({ type, off = false }: { type: EntityType; off?: boolean }) {
  return (
    <svg class={`shape t-${type.toLowerCase()}${off ? " off" : ""}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {type === "Person" && <circle cx="6" cy="6" r="5" />}
      {type === "Country" && <rect x="1.2" y="1.2" width="9.6" height="9.6" rx="2.6" />}
      {type === "Organization" && <path d="M3.3 1.2h5.4L11.6 6 8.7 10.8H3.3L.4 6z" />}
    </svg>
  );
}
