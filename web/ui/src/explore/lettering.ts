// Keeps the canvas legible at every zoom: letters stay the size of print, and only labels that fit are written.
import type { BoundingBox12, Core, EdgeSingular, NodeSingular } from "cytoscape";
import { dark } from "../theme";
import { type LabelBox, place } from "./labels";
import { pictureStyle } from "./picture-style";

const chosenWeight = 1000; // of what the reader chose: before all else
const letter = 0.54; // width of a letter, in heights
const nodeHeights: Record<string, number> = { large: 14, medium: 12.5, small: 11.5 };

export interface Lettering {
  now: () => void; // writes the labels anew for what is set off
  again: () => void; // the same shortly after, sizes included
  stop: () => void;
}

/** Letters the canvas after each change of zoom, and whenever told to. */
export function letterCanvas(cy: Core): Lettering {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let scale = 0;
  let wasDark = dark.peek();
  const run = () => {
    const next = Math.min(2.6, Math.max(0.7, 1 / cy.zoom()));
    if (Math.abs(next - scale) > 0.02 * scale || wasDark !== dark.peek()) {
      scale = next;
      wasDark = dark.peek();
      cy.style(pictureStyle(scale));
    }
    write(cy, scale);
  };
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(run, 60);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(run, 110);
  };
  cy.on("zoom", soon);
  return { now: () => scale > 0 && write(cy, scale), again, stop: () => clearTimeout(timer) };
}

// Where something is set off, only its own labels are written; the chosen one's in any case.
function write(cy: Core, scale: number): void {
  const setOff = cy.elements(".lit").nonempty();
  const nodes = cy.nodes(setOff ? ".lit" : "*").toArray() as NodeSingular[];
  const edges = cy.edges(setOff ? ".lit" : "*").toArray() as EdgeSingular[];
  const nodeLabels = nodes.flatMap((node) => nodeSpots(node, scale, cy.extent()));
  const shapes = nodes.map((node): LabelBox => {
    const { x, y } = node.position();
    const size = node.data("size") as number;
    return { id: node.id(), weight: 0, x, y, width: size, height: size, angle: 0 };
  });
  const edgeLabels = edges.map((edge) => edgeLabel(edge, scale));
  const first = edgeLabels.filter((label) => label.weight === chosenWeight);
  const written = place(nodeLabels, [...shapes, ...first]);
  // An entity of weight is named even where its name covers a lesser one's shape.
  const unnamed = nodeLabels.filter((label) => label.weight >= 15 && !written.has(label.id));
  for (const [id, box] of place(unnamed, [...shapes.filter((shape) => shape.width >= 30), ...first, ...written.values()])) written.set(id, box);
  for (const [id, box] of place(edgeLabels, [...shapes, ...written.values()])) written.set(id, box);
  cy.batch(() => nodes.forEach((node) => {
    const spot = written.get(node.id())?.spot;
    for (const other of ["above", "right", "left"]) node.toggleClass(other, other === spot);
  }));
  cy.batch(() => cy.elements().forEach((element) => void element.toggleClass("mute", !written.has(element.id()) && !element.hasClass("chosen"))));
}

// The places for a node's label: below it, above, beside; those that the canvas would cut off come last.
function nodeSpots(node: NodeSingular, scale: number, view: BoundingBox12): LabelBox[] {
  const { x, y } = node.position();
  const half = (node.data("size") as number) / 2;
  const line = (nodeHeights[node.data("step") as string] ?? 12) * scale;
  const letters = [...(node.data("label") as string)].length - 2; // without the isolates
  const lines = Math.min(3, Math.ceil((letters * letter * line) / (128 * scale)));
  const width = lines > 1 ? 122 * scale : letters * letter * line;
  const height = lines * line * 1.15;
  const weight = node.hasClass("chosen") ? chosenWeight : half;
  const away = half + 4 * scale;
  const box = (spot: string, dx: number, dy: number): LabelBox => ({ id: node.id(), spot, weight, x: x + dx, y: y + dy, width, height, angle: 0 });
  const spots = [
    box("below", 0, away + height / 2), box("above", 0, -away - height / 2),
    box("right", away + width / 2, 0), box("left", -away - width / 2, 0),
  ];
  const cutOff = (spot: LabelBox) => Number(spot.x - width / 2 < view.x1 || spot.x + width / 2 > view.x2);
  return spots.sort((a, b) => cutOff(a) - cutOff(b));
}

function edgeLabel(edge: EdgeSingular, scale: number): LabelBox {
  const middle = edge.midpoint();
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const height = 10.5 * scale * 1.35;
  const width = [...(edge.data("label") as string)].length * letter * 10.5 * scale;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const loop = edge.isLoop();
  return {
    id: edge.id(), weight: edge.hasClass("chosen") ? chosenWeight : (edge.data("width") as number), x: middle.x, y: middle.y, width, height,
    angle: loop ? 0 : Math.atan2(to.y - from.y, to.x - from.x), room: loop ? undefined : length, clear: 1.15,
  };
}
