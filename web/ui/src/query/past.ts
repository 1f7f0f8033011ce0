// The statements that were run before, newest first, kept in this browser.

const key = "entente.queries";
const most = 50;

export function pastStatements(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter((item): item is string => typeof item === "string") : [];
  } catch {
    return [];
  }
}

/** Puts a statement first; it stands there once. */
export function withStatement(past: readonly string[], statement: string): string[] {
  return [statement, ...past.filter((other) => other !== statement)].slice(0, most);
}

export function remember(statement: string): string[] {
  const next = withStatement(pastStatements(), statement);
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // Storage is blocked or full: the history lasts until the page is closed.
  }
  return next;
}

export function forget(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
