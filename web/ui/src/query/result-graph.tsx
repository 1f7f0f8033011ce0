// The nodes and relationships of an answer, drawn like the rest.
import cytoscape, { type ElementDefinition } from "cytoscape";
import { useEffect, useRef, useState } from "preact/hooks";
import { isolate } from "../explore/elements";
import { layout } from "../explore/layout";
import { letterCanvas } from "../explore/lettering";
import { pictureStyle } from "../explore/picture-style";
import { kindOf } from "../status";
import { dark } from "../theme";
import { count, shortened } from "../text/format";
import { plain } from "./csv";
import { type GraphEdge, type GraphNode, nodeKind, nodeName } from "./result";

const most = 500; // more than this is no picture

export interface ResultGraphProps {
  graph: { nodes: GraphNode[]; edges: GraphEdge[] };
}

export function ResultGraph({ graph }: ResultGraphProps) {
  const box = useRef<HTMLDivElement>(null);
  const relabel = useRef<() => void>(() => undefined);
  const [chosen, setChosen] = useState<GraphNode | GraphEdge | null>(null);
  const nodes = graph.nodes.slice(0, most);
  const isDark = dark.value;

  useEffect(() => {
    const element = box.current!;
    const cy = cytoscape({ container: element, elements: drawn(nodes, graph.edges, element.clientWidth / Math.max(1, element.clientHeight)), style: pictureStyle(), layout: { name: "preset" }, minZoom: 0.1, maxZoom: 3, autounselectify: true });
    window.entente = { cy };
    cy.fit(undefined, 32);
    if (cy.zoom() > 1.4) {
      cy.zoom(1.4);
      cy.center();
    }
    cy.on("tap", (event) => {
      cy.elements().removeClass("chosen");
      if (event.target === cy) return setChosen(null);
      event.target.addClass("chosen");
      setChosen([...graph.nodes, ...graph.edges].find((item) => item.elementId === event.target.data("element")) ?? null);
    });
    const letters = letterCanvas(cy);
    letters.again();
    relabel.current = letters.again;
    setChosen(null);
    return () => {
      letters.stop();
      cy.destroy();
      window.entente = { cy: null };
    };
  }, [graph]);
  useEffect(() => relabel.current(), [isDark]);

  return (
    <div class="result-graph">
      <div class="result-picture" ref={box} role="img" aria-label={`${count(graph.nodes.length, "node")} and ${count(graph.edges.length, "relationship")}; the Table tab lists them.`} data-testid="result-graph" />
      {graph.nodes.length > most && <p class="truncated">The first {most} of {count(graph.nodes.length, "node")} are drawn; the table has all.</p>}
      {chosen && <Properties of={chosen} />}
    </div>
  );
}

function Properties({ of }: { of: GraphNode | GraphEdge }) {
  const title = "labels" in of ? nodeName(of) : of.type;
  return (
    <div class="properties" data-testid="properties">
      <h3><bdi>{title}</bdi></h3>
      <dl>{Object.entries(of.properties).map(([key, value]) => <div key={key}><dt>{key}</dt><dd><bdi>{plain(value)}</bdi></dd></div>)}</dl>
    </div>
  );
}

function drawn(nodes: GraphNode[], edges: GraphEdge[], aspect: number): ElementDefinition[] {
  const ids = new Set(nodes.map((node) => node.elementId));
  const own = edges.filter((edge) => ids.has(edge.startNodeElementId) && ids.has(edge.endNodeElementId));
  const places = layout(
    nodes.map((node) => ({ id: node.elementId, radius: 14, label: nodeName(node) })),
    own.map((edge) => ({ source: edge.startNodeElementId, target: edge.endNodeElementId, weight: 1 })),
    { aspect },
  );
  return [
    ...nodes.map((node): ElementDefinition => ({
      group: "nodes", position: places.get(node.elementId),
      data: { id: `n:${node.elementId}`, element: node.elementId, label: isolate(shortened(nodeName(node), 40)), kind: nodeKind(node), size: 26, step: "medium" },
    })),
    ...own.map((edge): ElementDefinition => {
      const kind = kindOf(edge.type);
      return {
        group: "edges",
        data: {
          id: `e:${edge.elementId}`, element: edge.elementId, source: `n:${edge.startNodeElementId}`, target: `n:${edge.endNodeElementId}`,
          label: kind.words, family: kind.family, symmetric: kind.symmetric, width: 2,
        },
      };
    }),
  ];
}
