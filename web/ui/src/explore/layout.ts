// Positions: a force layout that gives the same picture for the same graph,
// and moves nothing that already has its place.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import type { SimulationLinkDatum, SimulationNodeDatum } from "d3-force";

export interface Point {
  x: number;
  y: number;
}

export interface LayoutNode {
  id: string;
  radius: number; // of the shape, in canvas units
  label: string;
}

export interface LayoutEdge {
  source: string;
  target: string;
  weight: number;
}

export interface LayoutOptions {
  fixed?: ReadonlyMap<string, Point>; // nodes that stay where they are
  origin?: Point; // where new nodes grow from
  aspect?: number; // width over height of the canvas
}

interface Body extends SimulationNodeDatum {
  id: string;
  radius: number;
  halfWidth: number;
  degree: number;
}

/**
 * Places the nodes. Those in options.fixed keep their place exactly; the
 * others settle around them. Same nodes, edges and options, in whatever
 * order: same positions, to a tenth of a unit. A graph that is placed for the
 * first time is settled from several beginnings, and the one with the fewest
 * crossings is taken.
 */
export function layout(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[], options: LayoutOptions = {}): Map<string, Point> {
  const fixed = options.fixed ?? new Map<string, Point>();
  const sorted = [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1));
  const tries = fixed.size === 0 && nodes.length > 4 && nodes.length <= 160 ? 5 : 1;
  let best: Body[] = [];
  let fewest = Infinity;
  for (let attempt = 0; attempt < tries; attempt++) {
    const { bodies, links } = settle(sorted, edges, fixed, options, attempt);
    const cost = tries > 1 ? tangle(bodies, links) : 0;
    if (cost < fewest) [best, fewest] = [bodies, cost];
  }
  return new Map(best.map((b) => [b.id, fixed.get(b.id) ?? { x: Math.round(b.x! * 10) / 10, y: Math.round(b.y! * 10) / 10 }]));
}

function settle(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[], fixed: ReadonlyMap<string, Point>, options: LayoutOptions, attempt: number): { bodies: Body[]; links: Spring[] } {
  const aspect = Math.min(2, Math.max(0.6, options.aspect ?? 1.2));
  const bodies = nodes.map<Body>((node) => ({ id: node.id, radius: node.radius, halfWidth: Math.max(node.radius, Math.min(node.label.length, 18) * 3.7), degree: 0 }));
  const links = springs(edges, new Map(bodies.map((body) => [body.id, body])));
  start(bodies, fixed, options.origin, aspect, attempt);
  if (bodies.every((body) => body.fx !== undefined)) return { bodies, links };
  const spread = 1 + Math.min(1, bodies.length / 150);
  const simulation = forceSimulation(bodies)
    .force("charge", forceManyBody<Body>().strength((b) => -320 - 40 * Math.min(b.degree, 10)).distanceMax(900))
    .force("link", forceLink<Body, Spring>(links).id((b) => b.id).distance((l) => 92 * spread + 6 * Math.min((l.source as Body).degree, (l.target as Body).degree) + l.room).strength((l) => l.strength))
    .force("x", forceX<Body>(0).strength((b) => (b.degree ? 0.05 : 0.11) / aspect))
    .force("y", forceY<Body>(0).strength((b) => (b.degree ? 0.05 : 0.11) * aspect))
    .force("collide", forceCollide<Body>((b) => b.radius + 14).strength(0.8))
    .stop();
  const ticks = bodies.length > 600 ? 160 : 240;
  for (let i = 0; i < ticks; i++) simulation.tick();
  for (let i = 0; i < 160; i++) if (!partLabels(bodies)) break;
  return { bodies, links };
}

// How hard a picture is to read: edges that cross, and edges that run through a node.
function tangle(bodies: readonly Body[], links: readonly Spring[]): number {
  let cost = 0;
  const ends = links.map((link) => [link.source as Body, link.target as Body] as const);
  for (let i = 0; i < ends.length; i++) {
    const [a, b] = ends[i]!;
    for (let j = i + 1; j < ends.length; j++) {
      const [c, d] = ends[j]!;
      if (a === c || a === d || b === c || b === d) continue;
      if (side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)) cost += 1;
    }
    for (const body of bodies) if (body !== a && body !== b && distance(body, a, b) < body.radius + 8) cost += 1.5;
  }
  return cost;
}

const side = (a: Body, b: Body, p: Body): boolean => (b.x! - a.x!) * (p.y! - a.y!) > (b.y! - a.y!) * (p.x! - a.x!);

function distance(p: Body, a: Body, b: Body): number {
  const [dx, dy] = [b.x! - a.x!, b.y! - a.y!];
  const along = Math.max(0, Math.min(1, ((p.x! - a.x!) * dx + (p.y! - a.y!) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x! - a.x! - along * dx, p.y! - a.y! - along * dy);
}

interface Spring extends SimulationLinkDatum<Body> {
  strength: number;
  room: number; // extra length for the labels of parallel edges
}

// Parallel edges are one spring, so that many claims do not pull two nodes into one.
function springs(edges: readonly LayoutEdge[], byId: ReadonlyMap<string, Body>): Spring[] {
  const weights = new Map<string, number>();
  const parallel = new Map<string, number>();
  for (const edge of edges) {
    if (edge.source === edge.target || !byId.has(edge.source) || !byId.has(edge.target)) continue;
    const key = edge.source < edge.target ? `${edge.source}\n${edge.target}` : `${edge.target}\n${edge.source}`;
    weights.set(key, (weights.get(key) ?? 0) + edge.weight);
    parallel.set(key, (parallel.get(key) ?? 0) + 1);
  }
  const pairs = [...weights].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  for (const [key] of pairs) for (const id of key.split("\n")) byId.get(id)!.degree++;
  return pairs.map(([key, weight]) => {
    const [source, target] = key.split("\n") as [string, string];
    const degree = Math.min(byId.get(source)!.degree, byId.get(target)!.degree);
    return { source, target, room: 10 * Math.min(5, parallel.get(key)! - 1), strength: Math.min(0.9, (0.5 + 0.1 * Math.log2(1 + weight)) / Math.max(1, Math.sqrt(degree))) };
  });
}

// New nodes start on a sunflower around the origin, those with the most edges in its middle; each attempt turns it another way.
function start(bodies: Body[], fixed: ReadonlyMap<string, Point>, origin: Point | undefined, aspect: number, attempt: number): void {
  const fresh = bodies.filter((body) => {
    const place = fixed.get(body.id);
    if (place) Object.assign(body, { x: place.x, y: place.y, fx: place.x, fy: place.y });
    return !place;
  });
  fresh.sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  fresh.forEach((body, i) => {
    const radius = (origin ? 60 : 30) * Math.sqrt(i + (origin ? 1 : 0));
    const angle = attempt * 1.1 + (attempt % 2 ? -i : i) * Math.PI * (3 - Math.sqrt(5)) * (1 + attempt * 0.07);
    body.x = (origin?.x ?? 0) + radius * Math.cos(angle) * aspect;
    body.y = (origin?.y ?? 0) + radius * Math.sin(angle);
  });
}

// Pushes apart what would be written over each other: a node's box is its shape with the name below it.
function partLabels(bodies: Body[]): boolean {
  let moved = false;
  const order = [...bodies].sort((a, b) => a.x! - b.x! || (a.id < b.id ? -1 : 1));
  for (let i = 0; i < order.length; i++) {
    const a = order[i]!;
    for (let j = i + 1; j < order.length; j++) {
      const b = order[j]!;
      if (b.x! - a.x! > 180) break;
      const overlapX = a.halfWidth + b.halfWidth + 6 - Math.abs(b.x! - a.x!);
      const overlapY = a.radius + b.radius + 25 - Math.abs(b.y! - a.y!);
      if (overlapX <= 0 || overlapY <= 0) continue;
      moved = true;
      const alongY = overlapY < overlapX;
      const push = (alongY ? overlapY : overlapX) / 2;
      const sign = alongY ? (b.y! >= a.y! ? 1 : -1) : b.x! >= a.x! ? 1 : -1;
      shift(a, alongY, -sign * push);
      shift(b, alongY, sign * push);
    }
  }
  return moved;
}

function shift(body: Body, alongY: boolean, by: number): void {
  if (body.fx !== undefined) return;
  if (alongY) body.y! += by;
  else body.x! += by;
}
