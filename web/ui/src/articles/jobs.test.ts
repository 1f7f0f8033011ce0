import { expect, it } from "vitest";
import type { Job, JobItem } from "../api";
import { heading, itemState, lost, summary, told } from "./jobs";

const item = (name: string, state: JobItem["state"]): JobItem => ({ name, articleId: name, state, reason: "", claims: 0 });
const job = (state: Job["state"], items: JobItem[], total = items.length): Job => ({
  id: "j", kind: "add", state, startedAt: "", endedAt: null, total, done: items.filter((i) => i.state !== "waiting").length,
  added: items.filter((i) => i.state === "added").length, changed: 0, unchanged: items.filter((i) => i.state === "unchanged").length,
  failed: items.filter((i) => i.state === "failed").length, items, error: "",
});
const names = (of: { items: JobItem[] }): string => of.items.map((i) => i.name).join("");

it("puts failures first and says how much is left out", () => {
  const items = [item("a", "added"), item("b", "unchanged"), item("c", "added"), item("d", "failed")];
  expect(names(told(job("running", items), 4))).toBe("abcd");
  expect([names(told(job("running", items), 2)), told(job("running", items), 2).more]).toEqual(["da", 2]);
  expect([names(told(job("done", items), 2)), told(job("done", items), 2).more]).toEqual(["da", 1]);
});

it("ends a job that a new server does not know", () => {
  const ended = lost(job("running", [item("a", "added"), item("b", "waiting")], 500));
  expect([ended.state, heading(ended), ended.items!.map((i) => itemState(ended, i))]).toEqual(["failed", "Adding articles was stopped", ["added", "not done"]]);
  expect(summary(ended)).toBe("The server was started anew after 1 of 500 articles. What is done is kept; add the same files again to go on.");
});
