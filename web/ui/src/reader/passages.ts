// An article's text cut into paragraphs and marked pieces. Joined, they are the text again, to the byte.
import type { ArticleView, Claim, MentionSpan } from "../api";
import { type Mark, type Piece, pieces } from "../text/marks";

export type Note =
  | { kind: "mention"; mention: MentionSpan; index: number }
  | { kind: "sentence"; claim: Claim }
  | { kind: "cue"; claim: Claim };

export interface Passage {
  pieces: Piece<Note>[];
  heading: boolean; // a short line of its own without a full stop: a cross-head
}

/** Cuts the text at blank lines. The blank lines themselves stay at the end of the passage before them. */
export function passages(article: ArticleView, current: Claim | null): Passage[] {
  const marks: Mark<Note>[] = article.mentions.map((mention, index) => ({ start: mention.start, end: mention.end, value: { kind: "mention", mention, index } }));
  if (current) {
    marks.push({ ...current.sentenceSpan, value: { kind: "sentence", claim: current } });
    marks.push({ ...current.cueSpan, value: { kind: "cue", claim: current } });
  }
  const cut = splitAtBlankLines(pieces(article.text, marks));
  return cut.map((list) => ({ pieces: list, heading: isHeading(list.map((piece) => piece.text).join("").trim()) }));
}

function splitAtBlankLines(list: readonly Piece<Note>[]): Piece<Note>[][] {
  const result: Piece<Note>[][] = [[]];
  for (const piece of list) {
    let rest = piece.text;
    let start = piece.start;
    for (;;) {
      const blank = /\n[ \t\r]*\n\s*/.exec(rest);
      if (!blank) break;
      const end = blank.index + blank[0].length;
      result.at(-1)!.push({ ...piece, text: rest.slice(0, end), start });
      result.push([]);
      start += end;
      rest = rest.slice(end);
    }
    if (rest) result.at(-1)!.push({ ...piece, text: rest, start });
  }
  return result.filter((passage) => passage.length > 0);
}

function isHeading(line: string): boolean {
  return line.length > 0 && line.length < 80 && !line.includes("\n") && !/[.!?:;,"'”’)\]]$/.test(line);
}
