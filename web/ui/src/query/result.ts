// What a query answered: its graph, and where its error stands.
import type { QueryMistake } from "../api";

export interface GraphNode {
  elementId: string;
  labels: string[];
  properties: Record<string, unknown>;
}

export interface GraphEdge {
  elementId: string;
  startNodeElementId: string;
  endNodeElementId: string;
  type: string;
  properties: Record<string, unknown>;
}

const record = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

export const isNode = (value: unknown): value is GraphNode =>
  record(value) && typeof value.elementId === "string" && Array.isArray(value.labels) && record(value.properties);

export const isEdge = (value: unknown): value is GraphEdge =>
  record(value) && typeof value.elementId === "string" && typeof value.startNodeElementId === "string" && typeof value.endNodeElementId === "string" && typeof value.type === "string";

/** All nodes and relationships in the values, paths and lists and maps included, each once, in the order they are met. */
export function graphOf(values: readonly (readonly unknown[])[]): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value)) nodes.set(value.elementId, value);
    else if (isEdge(value)) edges.set(value.elementId, value);
    else if (record(value)) Object.values(value).forEach(visit);
  };
  visit(values);
  const whole = [...edges.values()].filter((edge) => nodes.has(edge.startNodeElementId) && nodes.has(edge.endNodeElementId));
  return { nodes: [...nodes.values()], edges: whole };
}

/** What a node is called: its name, title, or whatever it has. */
export function nodeName(node: GraphNode): string {
  const { name, title, sentence, id } = node.properties;
  for (const value of [name, title, sentence, id]) if (typeof value === "string" && value) return value;
  return node.labels[0] ?? node.elementId;
}

/** Which of the labels decides a node's shape. */
export function nodeKind(node: GraphNode): string {
  return ["Person", "Country", "Organization", "Article", "Claim"].find((kind) => node.labels.includes(kind)) ?? node.labels[0] ?? "";
}

/** The place that a mistake names, in its fields or as Neo4j does in its message; line and column from 1, or null. */
export function placeOf({ message, line, column }: QueryMistake): { line: number; column: number } | null {
  if (line) return { line, column: column || 1 };
  const match = /\bline (\d+),? column (\d+)/i.exec(message);
  return match ? { line: Number(match[1]), column: Number(match[2]) } : null;
}

/** The address of a statement with its parameters, as typed. */
export function queryAddress(statement: string, parameters: string): string {
  return `/query?statement=${encodeURIComponent(statement)}${parameters.trim() ? `&parameters=${encodeURIComponent(parameters.trim())}` : ""}`;
}

/** Parameters as typed: a JSON object, or why not. */
export function readParameters(text: string): { value: Record<string, unknown> } | { wrong: string } {
  if (!text.trim()) return { value: {} };
  try {
    const value: unknown = JSON.parse(text);
    return record(value) ? { value } : { wrong: 'Parameters must be a JSON object: {"name": "Iran"}' };
  } catch (error) {
    return { wrong: `Parameters are not JSON: ${(error as Error).message}` };
  }
}
