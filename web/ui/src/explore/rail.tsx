// The narrow column: search, the legend that is also the filter, and what is seen in one sentence.
import { useState } from "preact/hooks";
import type { EntityType, Family } from "../api";
import { Icon, TypeShape } from "../chrome/icons";
import { schema, status } from "../status";
import { count, range } from "../text/format";
import { Search } from "./search";
import * as store from "./store";

const types: { name: EntityType; words: string }[] = [
  { name: "Person", words: "People" },
  { name: "Country", words: "Countries" },
  { name: "Organization", words: "Organizations" },
];

const families: { name: Family; words: string; hint: string }[] = [
  { name: "hostile", words: "Hostile", hint: "cut ties with, condemned" },
  { name: "friendly", words: "Friendly", hint: "hosts, supported, aided" },
  { name: "contact", words: "Contact", hint: "met with, visited" },
  { name: "structural", words: "Structural", hint: "leads, is a member of" },
];

export function Rail() {
  const [open, setOpen] = useState(false);
  return (
    <section class={`rail${open ? " open" : ""}`} aria-label="Search and filters">
      <div class="rail-top">
        <Search />
        <button type="button" class="button rail-more" aria-expanded={open} onClick={() => setOpen(!open)}>Filter</button>
      </div>
      <div class="rail-body">
        <Totals />
        <Legend />
        <Away />
      </div>
    </section>
  );
}

function Totals() {
  const totals = status.value?.totals;
  const { entities, relations } = store.seen.value;
  if (!totals) return null;
  const years = range(totals.first.slice(0, 4), totals.last.slice(0, 4));
  const all = entities.length >= totals.entities && relations.length >= totals.relations;
  return (
    <p class="totals" data-testid="totals">
      <b>{count(totals.entities, "entity", "entities")}, {count(totals.relations, "relation")}</b> from {count(totals.articles, "article")}{years && `, ${years}`}.
      {!all && <span class="totals-part" data-testid="shown"> Shown: {relations.length >= totals.relations ? count(entities.length, "entity", "entities") : `${count(entities.length, "entity", "entities")}, ${count(relations.length, "relation")}`}.</span>}
    </p>
  );
}

function Legend() {
  const off = store.wanted.value.hidden;
  const { entities, relations } = store.scene.value;
  const familyOf = new Map((schema.value?.relations ?? []).map((kind) => [kind.type, kind.family]));
  const ofType = (name: EntityType) => [...entities.values()].filter((entity) => entity.type === name).length;
  const ofFamily = (name: Family) => [...relations.values()].filter((r) => (familyOf.get(r.type) ?? "structural") === name).length;
  return (
    <>
      <fieldset class="legend">
        <legend>Entities</legend>
        {types.map(({ name, words }) => (
          <Switch key={name} name={name} on={!off.has(name)} words={words} figure={ofType(name)} sign={<TypeShape type={name} />} />
        ))}
      </fieldset>
      <fieldset class="legend">
        <legend>Relations</legend>
        {families.map(({ name, words, hint }) => (
          <Switch key={name} name={name} on={!off.has(name)} words={words} hint={hint} figure={ofFamily(name)} sign={<span class={`stroke b-${name}`} />} />
        ))}
      </fieldset>
    </>
  );
}

interface SwitchProps {
  name: EntityType | Family;
  on: boolean;
  words: string;
  hint?: string;
  figure: number;
  sign: preact.JSX.Element;
}

function Switch({ name, on, words, hint, figure, sign }: SwitchProps) {
  return (
    <label class={`switch${on ? "" : " off"}`}>
      <input type="checkbox" checked={on} onChange={() => store.toggle(name)} data-testid={`filter-${name.toLowerCase()}`} />
      <span class="switch-sign">{sign}</span>
      <span class="switch-words">{words}{hint && <span class="switch-hint">{hint}</span>}</span>
      <span class="figure">{figure}</span>
    </label>
  );
}

// What the reader took away, and the way back.
function Away() {
  const { hidden, only, entities } = store.scene.value;
  if (!hidden.size && !only) return null;
  return (
    <div class="away">
      {only && <p>Only <b><bdi>{entities.get(only)?.name}</bdi></b> and its neighbours.</p>}
      {hidden.size > 0 && <p>{count(hidden.size, "entity", "entities")} hidden.</p>}
      <button type="button" class="button" onClick={store.showAll}><Icon name="undo" /> Show all</button>
    </div>
  );
}
