// The canvas. It draws what the store says is seen, and reports what the reader does to it.
import { effect, signal } from "@preact/signals";
import cytoscape, { type Core, type EdgeSingular, type EventObject, type NodeCollection, type NodeSingular } from "cytoscape";
import { useEffect, useRef } from "preact/hooks";
import { dark, lessMotion } from "../theme";
import { count } from "../text/format";
import { elements } from "./elements";
import { letterCanvas } from "./lettering";
import { pictureKeys } from "./picture-keys";
import { pictureStyle } from "./picture-style";
import * as store from "./store";

/** The drawing, while it is on the screen. */
export const drawing = signal<Core | null>(null);

declare global {
  interface Window {
    entente?: { cy: Core | null };
  }
}

export function Picture({ shown }: { shown: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current!;
    store.aspect.value = Math.max(0.5, element.clientWidth / Math.max(1, element.clientHeight));
    const cy = cytoscape({
      container: element, style: pictureStyle(), minZoom: 0.12, maxZoom: 3.5,
      boxSelectionEnabled: false, autounselectify: true, selectionType: "single",
    });
    drawing.value = cy;
    window.entente = { cy };
    const letters = letterCanvas(cy);
    const shown = { key: "" };
    const stop = effect(() => {
      draw(cy);
      choose(cy, shown);
      void dark.value;
      letters.now();
      letters.again();
    });
    listen(cy, letters.now);
    const watcher = new ResizeObserver(() => {
      if (!element.clientWidth) return;
      cy.resize();
      if (!touched.get(cy)) fit(cy);
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      stop();
      letters.stop();
      cy.destroy();
      drawing.value = null;
      window.entente = { cy: null };
    };
  }, []);
  const { entities, relations } = store.seen.value;
  return (
    <div
      class="picture" hidden={!shown} tabIndex={0} role="application" data-testid="canvas" onKeyDown={pictureKeys}
      aria-label={`Picture of ${count(entities.length, "entity", "entities")} and ${count(relations.length, "relation")}. Arrow keys move between entities, Enter expands, E steps through relations. The same is in the table.`}
    >
      <div class="picture-box" ref={box} aria-hidden="true" />
    </div>
  );
}

// Whether the reader has moved the view: until then it keeps fitting the whole graph.
const touched = new WeakMap<Core, boolean>();
const fitted = new WeakMap<Core, number>(); // the placing that the view was fitted to

const inset = { top: 56, side: 28, bottom: 28 }; // pixels left free; the toolbar is on top

/** Shows all that is drawn, never much larger than life. */
export function fit(cy: Core): void {
  if (cy.elements().empty() || !cy.width()) return;
  const box = cy.elements().boundingBox({});
  const [width, height] = [cy.width() - 2 * inset.side, cy.height() - inset.top - inset.bottom];
  const zoom = Math.min(1.4, width / Math.max(1, box.w), height / Math.max(1, box.h));
  cy.viewport({
    zoom,
    pan: {
      x: inset.side + width / 2 - (zoom * (box.x1 + box.x2)) / 2,
      y: inset.top + height / 2 - (zoom * (box.y1 + box.y2)) / 2,
    },
  });
}

/** Zooms about the middle of the canvas. */
export function zoomBy(cy: Core, factor: number): void {
  touched.set(cy, true);
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

// The elements drawn are always those seen; what stays keeps its place, what is new grows out of a neighbour.
function draw(cy: Core): void {
  const seen = store.seen.value;
  const { positions, pinned } = store.scene.value;
  const first = cy.nodes().empty();
  const wanted = elements(seen, positions);
  const ids = new Set(wanted.map((element) => element.data.id));
  cy.batch(() => {
    cy.elements().filter((element) => !ids.has(element.id())).remove();
    for (const element of wanted) {
      const drawn = cy.getElementById(element.data.id!);
      if (drawn.empty()) continue;
      drawn.data(element.data);
      if (element.group === "nodes") (drawn as NodeSingular).position(element.position!);
    }
    const fresh = wanted.filter((element) => cy.getElementById(element.data.id!).empty());
    const added = cy.add(fresh);
    if (!first && !lessMotion() && added.nodes().length <= 60) grow(added.nodes().toArray() as NodeSingular[]);
    cy.nodes().forEach((node) => void node.toggleClass("pinned", pinned.has(node.id())));
  });
  const version = store.placedAnew.value;
  if (first || fitted.get(cy) !== version) fit(cy);
  fitted.set(cy, version);
}

function grow(nodes: NodeSingular[]): void {
  for (const node of nodes) {
    const parent = node.neighborhood("node").filter((other) => !nodes.includes(other as NodeSingular))[0] as NodeSingular | undefined;
    if (!parent) continue;
    const end = { ...node.position() };
    node.position({ ...parent.position() });
    node.animate({ position: end }, { duration: 200, easing: "ease-out" });
  }
}

// What the address names is marked, brought into view when it is not, and set off from the rest.
function choose(cy: Core, shown: { key: string }): void {
  const { focus, edge } = store.wanted.value;
  const chosen = named(cy, focus, edge);
  cy.batch(() => {
    cy.elements().removeClass("chosen");
    chosen?.addClass("chosen");
  });
  const key = chosen?.id() ?? "";
  if (chosen && key !== shown.key) bringIntoView(cy, chosen.isEdge() ? chosen.connectedNodes() : cy.collection().union(chosen).nodes());
  shown.key = key;
  setOff(cy, chosen);
}

function named(cy: Core, focus: string, edge: string): NodeSingular | EdgeSingular | null {
  const element = cy.getElementById(edge || focus);
  return element.nonempty() ? (element as NodeSingular | EdgeSingular) : null;
}

// On a narrow screen the chosen fills it; on a wide one the view moves only if it must.
function bringIntoView(cy: Core, elements: NodeCollection): void {
  if (cy.width() < 600) {
    touched.set(cy, true);
    const view = { fit: { eles: elements.length > 1 ? elements : elements.closedNeighborhood(), padding: 64 } };
    if (lessMotion()) cy.fit(view.fit.eles, view.fit.padding);
    else cy.animate(view, { duration: 200 });
    return;
  }
  const box = elements.renderedBoundingBox({});
  const margin = 24;
  if (box.x1 >= margin && box.y1 >= margin && box.x2 <= cy.width() - margin && box.y2 <= cy.height() - margin) return;
  touched.set(cy, true);
  if (box.w > cy.width() - 2 * margin || box.h > cy.height() - 2 * margin) cy.fit(elements, 80);
  else if (lessMotion()) cy.center(elements);
  else cy.animate({ center: { eles: elements } }, { duration: 200 });
}

// The neighbourhood of an element stands out, the rest steps back. null: nothing does.
function setOff(cy: Core, element: NodeSingular | EdgeSingular | null): void {
  cy.batch(() => {
    cy.elements().removeClass("faded lit");
    if (!element || element.removed()) return;
    const near = element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
    cy.elements().difference(near).addClass("faded");
    near.addClass("lit");
  });
}

function listen(cy: Core, letter: () => void): void {
  const chosen = () => named(cy, store.wanted.peek().focus, store.wanted.peek().edge);
  cy.on("mouseover", "node, edge", (event: EventObject) => {
    setOff(cy, event.target as NodeSingular | EdgeSingular);
    letter();
    cy.container()!.style.cursor = "pointer";
  });
  cy.on("mouseout", "node, edge", () => {
    setOff(cy, chosen());
    letter();
    cy.container()!.style.cursor = "";
  });
  cy.on("tap", "node", (event: EventObject) => store.openEntity((event.target as NodeSingular).id()));
  cy.on("tap", "edge", (event: EventObject) => store.openRelation((event.target as EdgeSingular).id()));
  cy.on("tap", (event: EventObject) => {
    if (event.target === cy) store.closePanel();
  });
  cy.on("dbltap", "node", (event: EventObject) => void store.expand((event.target as NodeSingular).id()));
  cy.on("dragfree", "node", (event: EventObject) => {
    const node = event.target as NodeSingular;
    touched.set(cy, true);
    store.moveTo(node.id(), { ...node.position() });
  });
  cy.on("scrollzoom dragpan pinchzoom", () => touched.set(cy, true));
}
