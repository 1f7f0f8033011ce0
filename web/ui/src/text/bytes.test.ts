import { describe, expect, it } from "vitest";
import { byteLength, utf16Offsets } from "./bytes";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const texts = [
  "", "plain", "naïve café", "e\u0301 combining", "إيران وألبانيا", "🙂 Zoë 👩‍👩‍👧 x", "日本語", "\u202eright\u202c", "a\u0000b", "\ufefftext", "𝒳𝒴 mixed ü",
];

describe("utf16Offsets", () => {
  it.each(texts)("cuts %j where the bytes say", (text) => {
    const bytes = encoder.encode(text);
    const borders: number[] = [];
    for (let i = 0; i <= bytes.length; i++) if (i === bytes.length || (bytes[i]! & 0xc0) !== 0x80) borders.push(i);
    const units = utf16Offsets(text, borders);
    for (let i = 0; i + 1 < borders.length; i++) {
      const want = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.slice(borders[i], borders[i + 1]));
      expect(text.slice(units[i], units[i + 1])).toBe(want);
    }
    expect(units.at(-1)).toBe(text.length);
    expect(byteLength(text)).toBe(bytes.length);
  });

  it("keeps the order in which it was asked", () => {
    expect(utf16Offsets("é🙂x", [6, 0, 2])).toEqual([3, 0, 1]);
  });

  it("moves an offset inside a character to its start, and one past the end to the end", () => {
    expect(utf16Offsets("é🙂x", [1, 3, 5, 99])).toEqual([0, 1, 1, 4]);
  });

  it("counts a lone surrogate as three bytes, as an encoder does", () => {
    expect(byteLength("\ud800")).toBe(encoder.encode("\ud800").length);
    expect(decoder.decode(encoder.encode("\ud800"))).toBe("\ufffd");
  });
});
