// Results as CSV and as text in a cell.

/** A value as one line of text: text as it is, the rest as JSON, null as nothing. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * RFC 4180: a header row, CRLF line ends, fields quoted where they must be. A
 * text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csv(fields: readonly string[], values: readonly (readonly unknown[])[]): string {
  return [fields, ...values].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

function field(value: unknown): string {
  let text = plain(value);
  if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands a text to the browser as a file. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
