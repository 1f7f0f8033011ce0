// What a screen reader hears.
import { signal } from "@preact/signals";

const said = signal("");

/** Says a sentence to those who listen rather than look. */
export function announce(sentence: string): void {
  if (sentence) said.value = sentence === said.value ? `${sentence}\u00a0` : sentence;
}

export function LiveRegion() {
  return <div class="unseen" role="status" aria-live="polite" data-testid="live">{said.value}</div>;
}
