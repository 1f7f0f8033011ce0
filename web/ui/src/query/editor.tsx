// The editor: CodeMirror, in the page's own type and hues.
import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { useEffect, useRef } from "preact/hooks";
import { cypher } from "./cypher";

const look = EditorView.theme({
  "&": { fontSize: "14px", backgroundColor: "var(--surface)", color: "var(--ink)", maxHeight: "40vh" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--ink)", padding: "12px 0", minHeight: "92px" },
  ".cm-line": { padding: "0 16px 0 4px" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--muted)", border: "none", paddingLeft: "8px" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--selection)" },
  ".cm-matchingBracket": { backgroundColor: "var(--selection)", outline: "none" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line-strong)", borderRadius: "6px", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "240px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 12px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--focus)", color: "var(--on-focus)" },
  ".cm-diagnostic": { fontFamily: "var(--sans)", padding: "6px 10px" },
});

export interface EditorProps {
  given: { text: string }; // what the page puts into the editor; a new object puts it there again
  mistake: { line: number; column: number; message: string } | null;
  onChange: (text: string) => void;
  onRun: () => void;
}

export function Editor({ given, mistake, onChange, onRun }: EditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ onChange, onRun });
  latest.current = { onChange, onRun };

  useEffect(() => {
    const editor = new EditorView({
      parent: box.current!,
      state: EditorState.create({
        doc: given.text,
        extensions: [
          Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (latest.current.onRun(), true) }])),
          lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), ...cypher(),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.lineWrapping, look, placeholder("MATCH (a)-[r]->(b) RETURN a, r, b LIMIT 25"),
          EditorView.contentAttributes.of({ "aria-label": "Cypher statement", "data-testid": "query-editor", spellcheck: "false" }),
          EditorView.updateListener.of((update) => update.docChanged && latest.current.onChange(update.state.doc.toString())),
        ],
      }),
    });
    view.current = editor;
    editor.focus();
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current!;
    if (editor.state.doc.toString() === given.text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: given.text } });
  }, [given]);

  useEffect(() => {
    const editor = view.current!;
    editor.dispatch(setDiagnostics(editor.state, mistake ? [diagnostic(editor.state, mistake)] : []));
    if (mistake) editor.focus();
  }, [mistake]);

  return <div class="editor" ref={box} />;
}

function diagnostic(state: EditorState, { line, column, message }: { line: number; column: number; message: string }): Diagnostic {
  const at = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  const characters = [...at.text].slice(0, column - 1).join("").length; // columns count characters, not UTF-16 units
  const from = Math.min(at.to, at.from + characters);
  const word = /^[\p{L}\p{N}_]+/u.exec(state.sliceDoc(from, at.to))?.[0].length ?? 1;
  const to = Math.min(at.to, from + word);
  return { from: to > from ? from : Math.max(at.from, from - 1), to: Math.max(to, from), severity: "error", message };
}
