import { expect, it } from "vitest";
import { amend, back, begin, forth, step } from "./undo";

it("goes back and forth exactly, and forgets what was undone at a new step", () => {
  const [a, b, c] = [{ n: 1 }, { n: 2 }, { n: 3 }];
  let undo = step(step(begin(a), b), c);
  undo = back(undo);
  expect(undo.present).toBe(b);
  undo = back(back(undo));
  expect(undo.present).toBe(a);
  undo = forth(forth(forth(undo)));
  expect(undo.present).toBe(c);
  undo = step(back(undo), a);
  expect([undo.present, undo.future.length]).toEqual([a, 0]);
});

it("takes no step to the same value, and none to amend", () => {
  const undo = begin("x");
  expect(step(undo, "x")).toBe(undo);
  expect(amend(undo, "y")).toEqual({ past: [], present: "y", future: [] });
});

it("keeps a bounded past", () => {
  let undo = begin(0);
  for (let i = 1; i <= 500; i++) undo = step(undo, i);
  expect(undo.past.length).toBe(200);
});
