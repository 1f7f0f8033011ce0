// A history of immutable values: step back, step forward, exactly.

export interface Undo<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
}

const depth = 200;

export const begin = <T>(present: T): Undo<T> => ({ past: [], present, future: [] });

/** A new step; what had been undone is forgotten. A step to the same value is none. */
export function step<T>(undo: Undo<T>, next: T): Undo<T> {
  if (next === undo.present) return undo;
  return { past: [...undo.past.slice(1 - depth), undo.present], present: next, future: [] };
}

/** Changes the present without a step, for what the reader did not do. */
export function amend<T>(undo: Undo<T>, next: T): Undo<T> {
  return { ...undo, present: next };
}

export function back<T>(undo: Undo<T>): Undo<T> {
  const previous = undo.past.at(-1);
  if (previous === undefined) return undo;
  return { past: undo.past.slice(0, -1), present: previous, future: [undo.present, ...undo.future] };
}

export function forth<T>(undo: Undo<T>): Undo<T> {
  const [next, ...rest] = undo.future;
  if (next === undefined) return undo;
  return { past: [...undo.past, undo.present], present: next, future: rest };
}
