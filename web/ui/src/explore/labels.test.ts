import { expect, it } from "vitest";
import { type LabelBox, place } from "./labels";

const box = (id: string, x: number, weight = 1, more: Partial<LabelBox> = {}): LabelBox => ({ id, x, y: 0, width: 50, height: 10, angle: 0, weight, ...more });

it("writes the weightier of two labels that would cover each other", () => {
  expect([...place([box("light", 20), box("heavy", 0, 5), box("far", 200)]).keys()]).toEqual(["heavy", "far"]);
});

it("takes the first spot that fits, and covers no obstacle", () => {
  const spots = [box("a", 0, 1, { spot: "below", y: 10 }), box("a", 0, 1, { spot: "above", y: -10 })];
  expect(place(spots, [box("node", 0, 1, { y: 10, width: 10 })]).get("a")?.spot).toBe("above");
});

it("leaves out a label longer than its edge, and turns boxes with the edge", () => {
  expect(place([box("long", 0, 1, { room: 40 })]).size).toBe(0);
  const upright = box("up", 0, 1, { angle: Math.PI / 2 });
  expect(place([upright, box("beside", 32)]).size).toBe(2);
});
