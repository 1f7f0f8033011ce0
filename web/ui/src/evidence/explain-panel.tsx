// How the sentence of a claim was read: its words, who is named, which frames fired and why others did not.
import { useEffect, useState } from "preact/hooks";
import { api, type Claim, type ExplainedFrame, type ExplainedSentence, type Explanation, type MentionSpan } from "../api";
import { announce } from "../chrome/live";
import { Skeleton, Trouble } from "../chrome/notices";
import { kindOf } from "../status";
import { count } from "../text/format";
import { EntityName } from "./entity-name";
import { cue, named, words } from "./explanation";

const shownAtFirst = 6; // frames that did not fire

export function ExplainButton({ claim }: { claim: Claim }) {
  const [open, setOpen] = useState(false);
  const id = `explain-${claim.id}`;
  return (
    <div class="explain">
      <button type="button" class="explain-button" aria-expanded={open} aria-controls={id} data-testid="explain" onClick={() => setOpen(!open)}>Explain</button>
      <div id={id} class="explain-panel" hidden={!open} data-testid="explanation">{open && <Panel claim={claim} />}</div>
    </div>
  );
}

function Panel({ claim }: { claim: Claim }) {
  const [found, setFound] = useState<Explanation | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    const abort = new AbortController();
    api.explain(claim.article.id, claim.sentenceSpan, abort.signal).then((answer) => {
      setFound(answer);
      announce("How the sentence was read is shown.");
    }).catch((error: Error) => abort.signal.aborted || setTrouble(error.message));
    return () => abort.abort();
  }, [claim.id]);
  if (trouble) return <Trouble said={trouble} />;
  if (!found) return <Skeleton lines={4} />;
  return <>{found.sentences.map((sentence) => <Reading key={sentence.start} sentence={sentence} mentions={found.mentions} />)}</>;
}

function Reading({ sentence, mentions }: { sentence: ExplainedSentence; mentions: MentionSpan[] }) {
  const [all, setAll] = useState(false);
  const who = named(sentence, mentions);
  const fired = sentence.frames.filter((f) => f.outcome === "fired");
  const others = sentence.frames.filter((f) => f.outcome !== "fired");
  return (
    <section class="reading" aria-label="How the sentence was read">
      <p class="reading-title">Words</p>
      <ol class="tokens" dir="auto">
        {words(sentence, mentions).map((word) => (
          <li key={word.start}>
            <span class={word.mention ? `actor u-${word.mention.entity.type.toLowerCase()}` : undefined}>{word.text}</span>
            <span class="tag"><span class="unseen">, </span>{word.tag}</span>
          </li>
        ))}
      </ol>
      <p class="reading-title">Named</p>
      {who.length === 0 && <p class="quiet">Nobody that the program knows.</p>}
      <ul>
        {who.map(({ mention, text }) => (
          <li key={mention.start}><EntityName entity={mention.entity} /> <span class="quiet">{mention.form}{text !== mention.entity.name && <>: <bdi>{text}</bdi></>}</span></li>
        ))}
      </ul>
      <p class="reading-title">Frames that fired</p>
      {fired.length === 0 && <p class="quiet">None in this sentence.</p>}
      <ul>{fired.map((frame, i) => <Frame key={i} frame={frame} sentence={sentence} />)}</ul>
      {others.length > 0 && <p class="reading-title">Frames that did not</p>}
      <ul>{(all ? others : others.slice(0, shownAtFirst)).map((frame, i) => <Frame key={i} frame={frame} sentence={sentence} />)}</ul>
      {!all && others.length > shownAtFirst && (
        <button type="button" class="button" onClick={() => setAll(true)}>Show {count(others.length - shownAtFirst, "more frame")}</button>
      )}
    </section>
  );
}

function Frame({ frame, sentence }: { frame: ExplainedFrame; sentence: ExplainedSentence }) {
  if (!frame.rule) return <li>{frame.reason}</li>;
  return (
    <li class="frame">
      <bdi class="frame-cue">{cue(frame, sentence)}</bdi>{" "}
      <span class={`words f-${kindOf(frame.type).family}`}>{kindOf(frame.type).words}</span>{" "}
      <code>{frame.rule}</code>
      {frame.reason && <span class="quiet"> {frame.reason}</span>}
    </li>
  );
}
