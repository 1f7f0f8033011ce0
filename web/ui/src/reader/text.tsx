// The words of the article, as they are.
import { exploreEntity } from "../explore/address";
import type { Piece } from "../text/marks";
import type { Note, Passage } from "./passages";

export function Text({ passages, at }: { passages: readonly Passage[]; at: number }) {
  let last = -1; // a mention cut in two pieces is one link to the keyboard
  return (
    <div class="reader-body" dir="auto">
      {passages.map((passage) => (
        <p key={passage.pieces[0]!.start} class={passage.heading ? "cross-head" : ""} dir="auto">
          {passage.pieces.map((piece) => {
            const mention = innermost(piece);
            const again = mention !== null && mention.index === last;
            last = mention?.index ?? last;
            return <Words key={piece.start} piece={piece} at={at} again={again} />;
          })}
        </p>
      ))}
    </div>
  );
}

type MentionNote = Extract<Note, { kind: "mention" }>;

// Of mentions that overlap, the shortest.
function innermost(piece: Piece<Note>): MentionNote | null {
  let best: MentionNote | null = null;
  for (const note of piece.marks) {
    if (note.kind === "mention" && (!best || note.mention.end - note.mention.start < best.mention.end - best.mention.start)) best = note;
  }
  return best;
}

function Words({ piece, at, again }: { piece: Piece<Note>; at: number; again: boolean }) {
  const mention = innermost(piece);
  const inSentence = piece.marks.some((note) => note.kind === "sentence");
  const inCue = piece.marks.some((note) => note.kind === "cue");
  if (!mention && !inSentence) return <>{piece.text}</>;
  const classes = [inSentence && "in-sentence", inCue && "cue"].filter(Boolean).join(" ");
  if (!mention) return <span class={classes}>{piece.text}</span>;
  const { entity, form } = mention.mention;
  return (
    <a
      class={`mention u-${entity.type.toLowerCase()} ${classes}${mention.index === at ? " at" : ""}`} href={exploreEntity(entity.id)}
      title={`${entity.name} (${form})`} data-mention={again ? undefined : mention.index} tabIndex={again ? -1 : undefined} data-testid="mention"
    >{piece.text}</a>
  );
}
