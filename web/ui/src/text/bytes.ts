// The API counts UTF-8 bytes, the browser counts UTF-16 units. This turns one into the other.

/**
 * Converts byte offsets into a text to UTF-16 offsets, in one pass. An offset
 * inside a character is moved back to its start; one past the end, to the end.
 */
export function utf16Offsets(text: string, byteOffsets: readonly number[]): number[] {
  const order = byteOffsets.map((_, i) => i).sort((a, b) => byteOffsets[a]! - byteOffsets[b]!);
  const result = new Array<number>(byteOffsets.length).fill(text.length);
  let byte = 0;
  let unit = 0;
  let next = 0;
  while (next < order.length && unit < text.length) {
    const code = text.codePointAt(unit)!;
    const bytes = utf8Length(code);
    while (next < order.length && byteOffsets[order[next]!]! < byte + bytes) {
      result[order[next]!] = unit;
      next++;
    }
    byte += bytes;
    unit += code > 0xffff ? 2 : 1;
  }
  return result;
}

/** The length of a text in UTF-8 bytes. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8Length(character.codePointAt(0)!);
  return bytes;
}

function utf8Length(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4; // a lone surrogate counts as the three bytes of U+FFFD
}
