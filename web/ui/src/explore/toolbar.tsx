// Above the canvas: picture or table, back and forth, zoom.
import { Icon, type IconName } from "../chrome/icons";
import { drawing, fit, zoomBy } from "./picture";
import * as store from "./store";

export function Toolbar() {
  const { view } = store.wanted.value;
  const cy = drawing.value;
  const picture = view === "picture";
  return (
    <div class="toolbar" role="toolbar" aria-label="View">
      <div class="segmented" role="group" aria-label="Show as">
        <button type="button" aria-pressed={picture} onClick={() => store.go({ view: "picture" })} data-testid="view-picture">Picture</button>
        <button type="button" aria-pressed={!picture} onClick={() => store.go({ view: "table" })} data-testid="view-table">Table</button>
      </div>
      <div class="tool-group">
        <Tool icon="undo" name="Undo" keys="Ctrl+Z" off={!store.canUndo.value} onClick={store.undo} />
        <Tool icon="redo" name="Redo" keys="Ctrl+Shift+Z" off={!store.canRedo.value} onClick={store.redo} />
      </div>
      {picture && (
        <div class="tool-group tools-end">
          <Tool icon="arrange" name="Arrange anew" onClick={store.arrange} />
          <Tool icon="minus" name="Zoom out" keys="-" onClick={() => cy && zoomBy(cy, 0.8)} />
          <Tool icon="plus" name="Zoom in" keys="+" onClick={() => cy && zoomBy(cy, 1.25)} />
          <Tool icon="fit" name="Fit all" keys="0" onClick={() => cy && fit(cy)} />
        </div>
      )}
    </div>
  );
}

interface ToolProps {
  icon: IconName;
  name: string;
  keys?: string;
  off?: boolean;
  pressed?: boolean;
  onClick: () => void;
}

export function Tool({ icon, name, keys, off, pressed, onClick }: ToolProps) {
  return (
    <button type="button" class="tool" aria-label={name} title={keys ? `${name} (${keys})` : name} aria-pressed={pressed} disabled={off} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
