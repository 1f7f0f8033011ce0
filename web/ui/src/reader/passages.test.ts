import { expect, it } from "vitest";
import type { ArticleView } from "../api";
import { passages } from "./passages";

const article = (text: string, mentions: [number, number][]): ArticleView => ({
  id: "a", title: "", url: "", source: "", published: "", addedAt: "", claims: 0, claimList: [], text,
  mentions: mentions.map(([start, end]) => ({ start, end, form: "name", entity: { id: "country:AL", type: "Country", name: "Albania" } })),
});

it.each(["", "One line.", "A.\n\nHead\n\nB 🙂.\n", "\n\nA\r\n\r\nB", "a\n \t\nb\n\n\n\nc"])("never alters the text %j", (text) => {
  const joined = passages(article(text, [[0, 1], [3, 8]]), null).flatMap((p) => p.pieces.map((piece) => piece.text)).join("");
  expect(joined).toBe(text);
});

it("marks mentions by bytes and knows a cross-head", () => {
  const cut = passages(article("É🙂 Albania.\n\nA camp\n\nMore.", [[7, 14]]), null);
  expect(cut.map((p) => p.heading)).toEqual([false, true, false]);
  expect(cut[0]!.pieces.find((piece) => piece.marks.length)?.text).toBe("Albania");
});
