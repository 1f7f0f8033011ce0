// Cuts a text into pieces, each with the marks that cover it.
import type { ByteSpan } from "../api";
import { utf16Offsets } from "./bytes";

export interface Mark<T> extends ByteSpan {
  value: T;
}

export interface Piece<T> {
  text: string;
  start: number; // UTF-16 offset into the text
  marks: T[]; // in the order they were given
}

/**
 * Cuts text at the borders of the marks. Spans are byte offsets, of which base
 * is the text's own beginning; what lies outside the text is cut off. The
 * pieces joined are the text again, unchanged.
 */
export function pieces<T>(text: string, marks: readonly Mark<T>[], base = 0): Piece<T>[] {
  const offsets = utf16Offsets(text, marks.flatMap((m) => [Math.max(0, m.start - base), Math.max(0, m.end - base)]));
  const spans = marks
    .map((mark, i) => ({ start: offsets[2 * i]!, end: offsets[2 * i + 1]!, value: mark.value, rank: i }))
    .filter((span) => span.end > span.start);
  const borders = [...new Set([0, text.length, ...spans.flatMap((s) => [s.start, s.end])])].sort((a, b) => a - b);
  const byStart = [...spans].sort((a, b) => a.start - b.start);
  const result: Piece<T>[] = [];
  let open: typeof spans = [];
  let next = 0;
  for (let i = 0; i + 1 < borders.length; i++) {
    const start = borders[i]!;
    const end = borders[i + 1]!;
    open = open.filter((span) => span.end > start);
    while (next < byStart.length && byStart[next]!.start <= start) open.push(byStart[next++]!);
    const covering = open.filter((span) => span.end >= end).sort((a, b) => a.rank - b.rank);
    result.push({ text: text.slice(start, end), start, marks: covering.map((span) => span.value) });
  }
  return result;
}
