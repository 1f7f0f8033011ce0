// The sentence of a claim: subject and object underlined in their hues, the cue bold.
import type { Claim } from "../api";
import { type Mark, pieces } from "../text/marks";

type Role = "subject" | "object" | "cue";

export function Sentence({ claim }: { claim: Claim }) {
  const marks: Mark<Role>[] = [
    { ...claim.subjectSpan, value: "subject" },
    { ...claim.objectSpan, value: "object" },
    { ...claim.cueSpan, value: "cue" },
  ];
  const hue = { subject: claim.subject.type, object: claim.object.type };
  return (
    <p class="sentence" dir="auto">
      {pieces(claim.sentence, marks, claim.sentenceSpan.start).map((piece) => {
        const actor = piece.marks.includes("subject") ? hue.subject : piece.marks.includes("object") ? hue.object : null;
        const text = piece.text;
        const marked = actor ? <span class={`actor u-${actor.toLowerCase()}`}>{text}</span> : text;
        return piece.marks.includes("cue") ? <b key={piece.start} class="cue">{marked}</b> : <span key={piece.start}>{marked}</span>;
      })}
    </p>
  );
}
