// Rows and columns of an answer.
import { useState } from "preact/hooks";
import type { EntityType } from "../api";
import { EntityLink } from "../evidence/entity-name";
import { plain } from "./csv";
import { type GraphEdge, type GraphNode, isEdge, isNode, nodeKind, nodeName } from "./result";

const page = 200;

export function ResultTable({ fields, values }: { fields: readonly string[]; values: readonly (readonly unknown[])[] }) {
  const [shown, setShown] = useState(page);
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label="Result">
      <table class="sorted result" data-testid="result-table">
        <thead><tr>{fields.map((field, i) => <th key={i} scope="col"><span class="column-name">{field}</span></th>)}</tr></thead>
        <tbody>
          {values.slice(0, shown).map((row, i) => (
            <tr key={i} data-testid="result-row">{fields.map((_, j) => <td key={j} class={typeof row[j] === "number" ? "figure" : ""}><Cell value={row[j]} /></td>)}</tr>
          ))}
        </tbody>
      </table>
      {!values.length && <p class="quiet">No row matches.</p>}
      {values.length > shown && <button type="button" class="button" onClick={() => setShown(shown + 1000)}>{shown} of {values.length} shown, show more</button>}
    </div>
  );
}

function Cell({ value }: { value: unknown }) {
  if (value === null || value === undefined) return <span class="null">null</span>;
  if (isNode(value)) return <NodeCell node={value} />;
  if (isEdge(value)) return <EdgeCell edge={value} />;
  if (Array.isArray(value) && value.length && value.every((item) => isNode(item) || isEdge(item))) {
    return <span class="path">{value.map((item, i) => <Cell key={i} value={item} />)}</span>;
  }
  return <bdi class="cell">{plain(value)}</bdi>;
}

function NodeCell({ node }: { node: GraphNode }) {
  const kind = nodeKind(node);
  const { id } = node.properties;
  const name = nodeName(node);
  if (typeof id === "string" && (kind === "Person" || kind === "Country" || kind === "Organization")) {
    return <EntityLink entity={{ id, name, type: kind as EntityType }} />;
  }
  if (typeof id === "string" && kind === "Article") return <a href={`/articles/${encodeURIComponent(id)}`}><bdi>{name}</bdi></a>;
  return <span class="node-cell"><code>:{kind}</code> <bdi>{name}</bdi></span>;
}

function EdgeCell({ edge }: { edge: GraphEdge }) {
  return <code class="edge-cell" title={plain(edge.properties)}>{edge.type}</code>;
}
