import { expect, test } from "vitest";
import type { ExplainedSentence, MentionSpan } from "../api";
import { cue, named, words } from "./explanation";

const token = (text: string, start: number) => ({ text, start, end: start + text.length, tag: "NN", lemma: text, head: -1, label: "root" });
const sentence: ExplainedSentence = {
  start: 10, end: 34, text: "Edi Rama cut ties here.", silent: "",
  tokens: [token("Edi", 10), token("Rama", 14), token("cut", 19), token("ties", 23), token("here", 28)],
  frames: [{ start: 19, end: 27, rule: "cut-ties/verb", type: "CUT_TIES_WITH", outcome: "no-object", detail: "", reason: "nobody known is its object" }],
};
const rama: MentionSpan = { start: 10, end: 18, form: "name", entity: { id: "person:edi-rama", type: "Person", name: "Edi Rama" } };
const far: MentionSpan = { ...rama, start: 90, end: 98 };

test("a word belongs to the mention around it", () => {
  expect(words(sentence, [rama, far]).map((w) => w.mention?.entity.id ?? "")).toEqual(["person:edi-rama", "person:edi-rama", "", "", ""]);
});

test("mentions of other sentences are left out", () => {
  expect(named(sentence, [rama, far]).map((n) => n.text)).toEqual(["Edi Rama"]);
});

test("a frame's cue is the sentence's words", () => {
  expect(cue(sentence.frames[0]!, sentence)).toBe("cut ties");
});
