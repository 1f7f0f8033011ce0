// What an explanation says of one sentence, made ready to be shown.
import type { ExplainedFrame, ExplainedSentence, ExplainedToken, MentionSpan } from "../api";

export interface Word extends ExplainedToken {
  mention: MentionSpan | null; // who is named here
}

/** The words of a sentence, each with the mention that it belongs to. */
export function words(sentence: ExplainedSentence, mentions: readonly MentionSpan[]): Word[] {
  return sentence.tokens.map((token) => ({
    ...token,
    mention: mentions.find((m) => m.start <= token.start && token.end <= m.end) ?? null,
  }));
}

/** The mentions inside a sentence, in the order of the text, with their words. */
export function named(sentence: ExplainedSentence, mentions: readonly MentionSpan[]): { mention: MentionSpan; text: string }[] {
  return mentions
    .filter((m) => sentence.start <= m.start && m.end <= sentence.end)
    .map((mention) => ({
      mention,
      text: sentence.tokens.filter((t) => mention.start <= t.start && t.end <= mention.end).map((t) => t.text).join(" "),
    }));
}

/** The words of a frame's cue, as the sentence has them. */
export function cue(frame: ExplainedFrame, sentence: ExplainedSentence): string {
  return sentence.tokens.filter((t) => frame.start <= t.start && t.end <= frame.end).map((t) => t.text).join(" ");
}
