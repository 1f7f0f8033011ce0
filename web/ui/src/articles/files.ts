// Files that a reader drops or chooses, made ready to be sent.
import type { ArticleInput } from "../api";

const known = /\.(txt|md|markdown|html?|json|jsonl|ndjson)$/i;
export const accepted = ".txt,.md,.markdown,.html,.htm,.json,.jsonl";
export const largest = 11_500_000; // bytes in one request: base64 grows by a third, the server takes 16 MB

/** Why a file cannot be sent, or "". */
export function refusal(file: { name: string; size: number }): string {
  if (!known.test(file.name)) return "Not a text, Markdown, HTML, JSON or JSONL file.";
  if (file.size > largest) return "Larger than 11 MB. Use the command line: entente extract.";
  if (file.size === 0) return "The file is empty.";
  return "";
}

/** Reads a file's bytes, as they are: the server decodes them. */
export async function readFile(file: File): Promise<ArticleInput> {
  return { name: file.name, data: base64(new Uint8Array(await file.arrayBuffer())) };
}

/** Base64 of any number of bytes. */
export function base64(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let i = 0; i < bytes.length; i += 0x2000) chunks.push(String.fromCharCode(...bytes.subarray(i, i + 0x2000)));
  return btoa(chunks.join(""));
}
