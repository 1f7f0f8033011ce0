import { expect, it } from "vitest";
import { pieces } from "./marks";

it("cuts at the borders of overlapping marks and loses nothing", () => {
  const text = "Zoë 🙂 met Édouard.";
  const cut = pieces(text, [{ start: 0, end: 4, value: "who" }, { start: 0, end: 13, value: "all" }, { start: 14, end: 22, value: "whom" }]);
  expect(cut.map((piece) => piece.text).join("")).toBe(text);
  expect(cut.filter((piece) => piece.marks.includes("who")).map((piece) => piece.text)).toEqual(["Zoë"]);
  expect(cut.filter((piece) => piece.marks.includes("whom")).map((piece) => piece.text).join("")).toBe("Édouard");
  expect(cut[0]!.marks).toEqual(["who", "all"]);
});

it("counts from a base, and cuts off what lies outside", () => {
  const cut = pieces("bcd", [{ start: 8, end: 11, value: "m" }, { start: 100, end: 120, value: "far" }, { start: 0, end: 5, value: "before" }], 10);
  expect(cut).toEqual([{ text: "b", start: 0, marks: ["m"] }, { text: "cd", start: 1, marks: [] }]);
});

it("gives nothing for nothing", () => {
  expect(pieces("", [{ start: 0, end: 3, value: 1 }])).toEqual([]);
});
