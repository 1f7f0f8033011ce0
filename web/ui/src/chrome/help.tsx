// The list of keys, and the keys that work on every screen.
import { useEffect, useRef } from "preact/hooks";
import { closePanel, wanted } from "../explore/store";
import { navigate, route } from "../router";
import { Icon } from "./icons";

const keys: [string, [string, string][]][] = [
  ["Everywhere", [["/  or  Ctrl K", "Find an entity"], ["?", "This list"], ["Esc", "Close"], ["G then E, A, Q", "Explore, Articles, Query"]]],
  ["Picture", [
    ["← ↑ → ↓", "Go to the next entity that way"], ["Enter", "Expand: 25 more neighbours"], ["E", "Next relation of the entity"],
    ["F", "Only this and its neighbours"], ["P", "Pin"], ["H", "Hide"], ["A", "Show all"], ["+  -  0", "Zoom in, out, fit"],
    ["Ctrl Z", "Undo"], ["Ctrl Shift Z", "Redo"],
  ]],
  ["Reader", [["N", "Next mention"], ["P", "Previous mention"]]],
  ["Query", [["Ctrl Enter", "Run"], ["Ctrl Space", "Complete"], ["Esc, Tab", "Leave the editor"]]],
];

let dialog: HTMLDialogElement | null = null;
export const openHelp = (): void => dialog?.showModal();

export function HelpDialog() {
  const own = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog = own.current;
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <dialog ref={own} class="dialog help" aria-labelledby="help-title" data-testid="help" onClick={(event) => event.target === own.current && own.current?.close()}>
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id="help-title">Keys</h2>
          <button type="button" class="tool" aria-label="Close" onClick={() => own.current?.close()}><Icon name="close" /></button>
        </div>
        <div class="help-columns">
          {keys.map(([where, list]) => (
            <section key={where}>
              <h3>{where}</h3>
              <dl>{list.map(([key, words]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div>)}</dl>
            </section>
          ))}
        </div>
      </div>
    </dialog>
  );
}

let pending = 0; // when G was pressed

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const target = event.target as HTMLElement;
  const typing = Boolean(target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable=true]"));
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return search(event);
  if (event.ctrlKey || event.metaKey || event.altKey || typing || document.querySelector("dialog[open]")) return;
  if (event.key === "/") return search(event);
  if (event.key === "?") return openHelp();
  if (event.key === "Escape" && route.value.screen === "explore" && (wanted.value.focus || wanted.value.edge)) return closePanel();
  if (event.key === "g") {
    pending = event.timeStamp;
    return;
  }
  const place = { e: "/", a: "/articles", q: "/query" }[event.key];
  if (place && pending && event.timeStamp - pending < 1200) {
    event.preventDefault();
    event.stopPropagation();
    navigate(place);
  }
  pending = 0;
}

function search(event: KeyboardEvent): void {
  event.preventDefault();
  if (route.value.screen !== "explore") navigate("/");
  let tries = 0;
  const focus = () => {
    const input = document.getElementById("search") as HTMLInputElement | null;
    if (input) input.focus();
    else if (tries++ < 60) requestAnimationFrame(focus);
  };
  focus();
}
