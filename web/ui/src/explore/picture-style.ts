// How the canvas draws: shapes and hues of entity types, hues of families, three sizes, strengths.
import type { StylesheetJson } from "cytoscape";
import { tokenColour } from "../theme";

const sans = '"Inter Variable", system-ui, sans-serif';

/** The stylesheet in the colours of the current theme; letters are scale times as large. */
export function pictureStyle(scale = 1): StylesheetJson {
  const c = (name: string) => tokenColour(`--${name}`);
  const canvas = c("canvas");
  const ink = c("ink");
  const styles: unknown[] = [
    {
      selector: "node",
      style: {
        width: "data(size)", height: "data(size)",
        "background-color": c("structural"), "border-width": 1.5, "border-color": canvas,
        label: "data(label)", color: ink, "font-family": sans, "font-size": 11.5 * scale, 
        "text-valign": "bottom", "text-halign": "center", "text-margin-y": 4 * scale,
        "text-wrap": "wrap", "text-max-width": `${128 * scale}px`, "line-height": 1.1,
        "text-outline-color": canvas, "text-outline-width": 2.5 * scale, "text-outline-opacity": 0.95, "overlay-opacity": 0, "z-index": 10,
        "transition-property": "opacity", "transition-duration": 120,
      },
    },
    { selector: 'node[step="large"]', style: { "font-size": 14 * scale, "font-weight": 700 } },
    { selector: 'node[step="medium"]', style: { "font-size": 12.5 * scale, "font-weight": 600 } },
    { selector: 'node[kind="Person"]', style: { shape: "ellipse", "background-color": c("person") } },
    { selector: 'node[kind="Country"]', style: { shape: "round-rectangle", "corner-radius": "5px", "background-color": c("country") } },
    { selector: 'node[kind="Organization"]', style: { shape: "hexagon", "background-color": c("organization") } },
    { selector: 'node[kind="Article"]', style: { shape: "rectangle", "background-color": c("muted") } },
    { selector: 'node[kind="Claim"]', style: { shape: "diamond", "background-color": c("faint") } },
    { selector: "node.pinned", style: { "border-width": 3, "border-style": "double", "border-color": ink } },
    {
      selector: "edge",
      style: {
        width: "data(width)", "line-color": c("structural-line"), "target-arrow-color": c("structural-line"),
        "curve-style": "bezier", "control-point-step-size": 46, "target-arrow-shape": "triangle", "arrow-scale": 0.85,
        "target-distance-from-node": 2, "source-distance-from-node": 2, "line-opacity": 0.72,
        "loop-direction": "-45deg", "loop-sweep": "50deg",
        label: "data(label)", "font-family": sans, "font-size": 10.5 * scale, color: c("structural-ink"),
        "text-rotation": "autorotate", "text-background-color": canvas, "text-background-opacity": 0.88,
        "text-background-padding": `${1.5 * scale}px`, "text-background-shape": "roundrectangle", "overlay-opacity": 0, "z-index": 1,
        "transition-property": "opacity", "transition-duration": 120,
      },
    },
    { selector: "edge[?symmetric]", style: { "target-arrow-shape": "none" } },
    ...["hostile", "friendly", "contact"].map((family) => ({
      selector: `edge[family="${family}"]`,
      style: { "line-color": c(family), "target-arrow-color": c(family), color: c(`${family}-ink`) },
    })),
    { selector: "node.above", style: { "text-valign": "top", "text-margin-y": -4 * scale } },
    { selector: "node.right", style: { "text-valign": "center", "text-halign": "right", "text-margin-y": 0, "text-margin-x": 4 * scale } },
    { selector: "node.left", style: { "text-valign": "center", "text-halign": "left", "text-margin-y": 0, "text-margin-x": -4 * scale } },
    { selector: ".mute", style: { "text-opacity": 0 } },
    { selector: "node.faded", style: { opacity: 0.24, "z-index": 2 } },
    { selector: "edge.faded", style: { opacity: 0.13, "z-index": 0 } },
    { selector: "node.faded", style: { "text-opacity": 0 } },
    { selector: "edge.faded", style: { "text-opacity": 0 } },
    { selector: "edge.lit", style: { "line-opacity": 1, "z-index": 5 } },
    { selector: "node.chosen", style: { "underlay-color": c("focus"), "underlay-opacity": 0.28, "underlay-padding": 7, "underlay-shape": "ellipse" } },
    {
      selector: "edge.chosen",
      style: {
        "line-opacity": 1, "font-size": 12 * scale, "font-weight": 700, "z-index": 9, "text-background-opacity": 1,
        "underlay-color": c("focus"), "underlay-opacity": 0.24, "underlay-padding": 5,
      },
    },
  ];
  return styles as StylesheetJson;
}
