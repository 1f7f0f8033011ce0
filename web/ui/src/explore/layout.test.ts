import { describe, expect, it } from "vitest";
import { layout, type LayoutEdge, type LayoutNode } from "./layout";

const nodes: LayoutNode[] = Array.from({ length: 40 }, (_, i) => ({ id: `n${i}`, radius: 10 + (i % 3) * 5, label: `Entity ${i}` }));
const edges: LayoutEdge[] = Array.from({ length: 60 }, (_, i) => ({ source: `n${(i * 7) % 40}`, target: `n${(i * 11 + 3) % 40}`, weight: 1 + (i % 4) }));

describe("layout", () => {
  it("gives the same graph the same picture, whatever the order", () => {
    const first = layout(nodes, edges);
    const second = layout([...nodes].reverse(), [...edges].reverse());
    expect([...second].sort()).toEqual([...first].sort());
  });

  it("moves nothing that has its place", () => {
    const before = layout(nodes.slice(0, 30), edges.filter((e) => Number(e.source.slice(1)) < 30 && Number(e.target.slice(1)) < 30));
    const after = layout(nodes, edges, { fixed: before, origin: before.get("n3") });
    for (const [id, place] of before) expect(after.get(id)).toEqual(place);
    expect(after.size).toBe(40);
  });

  it("keeps nodes apart, and all within finite bounds", () => {
    const places = [...layout(nodes, edges).values()];
    for (const [i, a] of places.entries()) {
      expect(Number.isFinite(a.x) && Number.isFinite(a.y)).toBe(true);
      for (const b of places.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(18);
    }
  });

  it("copes with nothing, with loops and with unknown ends", () => {
    expect(layout([], []).size).toBe(0);
    expect(layout(nodes.slice(0, 1), [{ source: "n0", target: "n0", weight: 1 }, { source: "n0", target: "gone", weight: 1 }]).size).toBe(1);
  });
});
