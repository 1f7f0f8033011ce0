// Cypher for the editor: hues of its words, and completion from the live schema.
import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import { schema } from "../status";

// The words of statements that read, which are all that the server runs.
const keywords = new Set(
  ("MATCH OPTIONAL WHERE RETURN WITH UNWIND AS AND OR XOR NOT IN IS NULL TRUE FALSE DISTINCT ORDER BY ASC DESC ASCENDING DESCENDING SKIP LIMIT " +
    "STARTS ENDS CONTAINS CASE WHEN THEN ELSE END UNION ALL ANY NONE SINGLE EXISTS COUNT COLLECT CALL EXPLAIN PROFILE").split(" "),
);
const functions = ("count collect sum avg min max size length labels type id elementId properties keys nodes relationships startNode endNode head last tail " +
  "reverse range coalesce toString toInteger toFloat toUpper toLower trim split replace substring left right abs round floor ceil sqrt shortestPath").split(" ");
const functionWords = new Set(functions.map((name) => name.toLowerCase()));

const language = StreamLanguage.define<{ comment: boolean; after: string }>({
  name: "cypher",
  startState: () => ({ comment: false, after: "" }),
  token(stream, state) {
    if (state.comment || stream.match("/*")) {
      state.comment = !stream.skipTo("*/");
      if (state.comment) stream.skipToEnd();
      else stream.match("*/");
      return "comment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match("//")) {
      stream.skipToEnd();
      return "comment";
    }
    const before = state.after;
    state.after = "";
    if (stream.match(/^'(?:[^'\\]|\\.)*'?/) || stream.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
    if (stream.match(/^\$(?:\w+|`[^`]*`)/)) return "variableName.special";
    if (stream.match(/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) return "number";
    if (stream.match(/^(?:[\p{L}_][\p{L}\p{N}_]*|`[^`]*`?)/u)) {
      const word = stream.current();
      if (before === ":" || before === "|") return "typeName";
      if (before === ".") return "propertyName";
      if (functionWords.has(word.toLowerCase()) && /^\s*\(/.test(stream.string.slice(stream.pos))) return "function";
      return keywords.has(word.toUpperCase()) ? "keyword" : "variableName";
    }
    state.after = stream.next() ?? "";
    return "punctuation";
  },
  tokenTable: { function: tags.function(tags.variableName) },
  languageData: { commentTokens: { line: "//", block: { open: "/*", close: "*/" } }, closeBrackets: { brackets: ["(", "[", "{", "'", '"', "`"] } },
});

const hues = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
  { tag: tags.typeName, color: "var(--code-type)" },
  { tag: tags.propertyName, color: "var(--code-property)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: tags.number, color: "var(--code-string)" },
  { tag: tags.function(tags.variableName), color: "var(--code-function)" },
  { tag: tags.special(tags.variableName), color: "var(--code-function)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: tags.punctuation, color: "var(--muted)" },
]);

// Kinds of completion in the language server protocol, as the library gives them.
const kinds: Record<number, string> = { 6: "variable", 10: "property", 14: "keyword", 23: "keyword", 25: "type" };

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\p{L}\p{N}_]*/u);
  const from = word?.from ?? context.pos;
  const trigger = context.state.sliceDoc(Math.max(0, from - 1), from);
  if (!context.explicit && from === context.pos && !/[:.]/.test(trigger)) return null;
  const { autocomplete } = await import("@neo4j-cypher/language-support");
  const known = schema.value;
  const names = { labels: known?.labels ?? [], relationshipTypes: known?.relationshipTypes ?? [], propertyKeys: known?.propertyKeys ?? [] };
  let options: Completion[];
  try {
    options = autocomplete(context.state.sliceDoc(0, context.pos), names, { caretPosition: context.pos, manual: true })
      .filter((item) => kinds[item.kind ?? 0] !== "keyword" || item.label.split(" ").every((part) => keywords.has(part)))
      .map((item) => ({ label: item.label, type: kinds[item.kind ?? 0] ?? "text", boost: kinds[item.kind ?? 0] === "keyword" ? 0 : 10 }));
  } catch {
    options = Object.entries(names).flatMap(([, list]) => list.map((label) => ({ label, type: "type" }))); // an old browser
  }
  if (!/[:.]/.test(trigger) && options.some((option) => option.type === "variable" || option.label === "DISTINCT")) {
    options.push(...functions.map((name) => ({ label: name, type: "function", apply: `${name}(`, boost: -5 })));
  }
  return options.length ? { from, options, validFor: /^[\p{L}\p{N}_]*$/u } : null;
}

/** The extensions that make an editor understand Cypher. */
export const cypher = () => [language, syntaxHighlighting(hues), autocompletion({ override: [complete], icons: false })];
