import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import type { ArticleInput, Job, PlanOperator, RelationKind } from "../src/api";
import { World } from "./data";
import { relationKinds } from "./kinds";

/** Answers /api and /db in `npm run dev` as docs/api.md says, from the data in this folder. */
export function mockApi(): Plugin {
  const state: State = { world: new World(), jobs: new Map() };
  return {
    name: "entente-mock",
    apply: "serve",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? "/", "http://localhost");
        if (!/^\/(api|db)\//.test(url.pathname)) return next();
        answer(state, request, response, url).catch((error: Error) => problem(response, 500, error.message));
      });
    },
  };
}

interface State {
  world: World;
  jobs: Map<string, Job>;
}

const send = (response: ServerResponse, status: number, body?: unknown): void => {
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json");
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

const problem = (response: ServerResponse, status: number, detail: string): void =>
  send(response, status, { title: "Error", status, detail, code: status === 404 ? "not-found" : "internal" });

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text ? JSON.parse(text) : {};
}

// An explanation as far as the mock knows: words at spaces, each claim's frame, and one that did not fire.
function explain(world: World, { article, start, end }: { article: string; start: number; end: number }, response: ServerResponse): void {
  const found = world.articles.get(article);
  if (!found) return problem(response, 404, "There is no such article.");
  const text = Buffer.from(found.text).subarray(start, end).toString("utf8");
  const place = (from: number) => start + Buffer.byteLength(text.slice(0, from));
  const tokens = [...text.matchAll(/[\p{L}\p{N}'-]+|[^\s\p{L}\p{N}]/gu)].map((word) => ({
    start: place(word.index), end: place(word.index + word[0].length), text: word[0], tag: /^\p{Lu}/u.test(word[0]) ? "NNP" : "NN", lemma: word[0].toLowerCase(), head: -1, label: "root",
  }));
  const claims = found.claimList.filter((claim) => start <= claim.cueSpan.start && claim.cueSpan.end <= end);
  const frames = claims.flatMap((claim) => ["fired", "no-object"].map((outcome) => ({
    ...claim.cueSpan, rule: outcome === "fired" ? claim.rule : "condemned/noun", type: claim.type, outcome, detail: "", reason: outcome === "fired" ? "" : "nobody known is its object",
  })));
  const mentions = found.mentions.filter((mention) => start <= mention.start && mention.end <= end);
  send(response, 200, { extractor: "mock", sentences: [{ start, end, text, silent: "", tokens, frames }], mentions, claims });
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const { world, jobs } = state;
  const [, , name, id = "", last = ""] = url.pathname.split("/").map(decodeURIComponent);
  const params = url.searchParams;
  const number = (key: string, fallback: number) => Number(params.get(key) ?? fallback);
  const route = `${request.method} ${name}${id ? "/id" : ""}${last ? `/${last}` : ""}`;
  if (url.pathname.startsWith("/db/")) return query(world, (await read(request)) as { statement: string }, response);
  switch (route) {
    case "GET status": {
      const dates = world.claims.map((claim) => claim.date).sort();
      const graph = world.graph();
      const job = [...jobs.values()].at(-1) ?? null;
      return send(response, 200, {
        version: "mock", engine: "embedded", ready: !process.env.MOCK_DOWN, cause: process.env.MOCK_DOWN ?? "", job,
        totals: { ...graph.total, claims: world.claims.length, articles: world.articles.size, first: dates[0] ?? "", last: dates.at(-1) ?? "" },
      });
    }
    case "GET schema":
      return send(response, 200, {
        labels: ["Article", "Claim", "Country", "Entity", "Organization", "Person"], relationshipTypes: relationKinds.map((kind: RelationKind) => kind.type),
        propertyKeys: ["aliases", "id", "name", "published", "sentence", "title"], relations: relationKinds,
        examples: [
          { title: "Who cut ties with Iran?", statement: "MATCH (c:Country)-[r:CUT_TIES_WITH]->(i:Country {name: 'Iran'})\nRETURN c, r, i" },
          { title: "The ten most named entities", statement: "MATCH (e:Entity)\nRETURN e.name, e.claims ORDER BY e.claims DESC LIMIT 10" },
          { title: "A mistake", statement: "MATCH (e:Entity)\nRETRUN e" },
        ],
      });
    case "GET search": {
      const q = (params.get("q") ?? "").toLowerCase();
      const hits = world.graph().entities.flatMap((entity) => {
        const matched = [entity.name, ...entity.aliases].find((word) => word.toLowerCase().startsWith(q)) ?? [entity.name, ...entity.aliases].find((word) => word.toLowerCase().includes(q));
        return matched ? [{ ...entity, matched }] : [];
      });
      return send(response, 200, { items: hits.slice(0, number("limit", 10)), total: hits.length });
    }
    case "GET graph":
      return send(response, 200, world.graph());
    case "GET entities/id":
    case "GET entities/id/neighbours": {
      const graph = world.neighbours(id, number("limit", 25), number("offset", 0));
      if (!graph) return problem(response, 404, "There is no such entity.");
      return send(response, 200, last ? graph : graph.entities[0]);
    }
    case "GET claims": {
      const items = world.claims.filter((claim) =>
        (!params.get("subject") || claim.subject.id === params.get("subject")) && (!params.get("object") || claim.object.id === params.get("object")) &&
        (!params.get("type") || claim.type === params.get("type")) && (!params.get("article") || claim.article.id === params.get("article")) &&
        (!params.get("entity") || claim.subject.id === params.get("entity") || claim.object.id === params.get("entity")));
      const offset = number("offset", 0);
      return send(response, 200, { items: items.slice(offset, offset + number("limit", 100)), total: items.length });
    }
    case "GET articles": {
      const q = (params.get("q") ?? "").toLowerCase();
      const items = [...world.articles.values()].map((article) => article.summary)
        .filter((article) => `${article.title} ${article.source}`.toLowerCase().includes(q)).sort((a, b) => (a.published < b.published ? 1 : -1));
      return send(response, 200, { items: items.slice(number("offset", 0)).slice(0, number("limit", 50)), total: items.length });
    }
    case "GET articles/id": {
      const article = world.articles.get(id);
      return article ? send(response, 200, article) : problem(response, 404, "There is no such article.");
    }
    case "DELETE articles/id":
      world.articles.delete(id);
      return send(response, 204);
    case "POST articles": {
      const { articles } = (await read(request)) as { articles: ArticleInput[] };
      return send(response, 202, start(jobs, "add", articles.map((article) => article.name ?? "Article")));
    }
    case "POST explain":
      return explain(world, (await read(request)) as { article: string; start: number; end: number }, response);
    case "POST extractions":
      return send(response, 202, start(jobs, "again", [...world.articles.values()].map((article) => article.title)));
    case "GET jobs/id":
      return jobs.has(id) ? send(response, 200, jobs.get(id)) : problem(response, 404, "There is no such job.");
    case "GET jobs/id/events":
      return events(jobs, id, response);
    case "DELETE jobs/id":
      jobs.get(id)!.state = "canceled";
      return send(response, 202, {});
    default:
      return problem(response, 404, "There is no such address.");
  }
}

function start(jobs: Map<string, Job>, kind: Job["kind"], items: string[]): Job {
  const job: Job = {
    id: `job-${jobs.size + 1}`, kind, state: "running", startedAt: new Date().toISOString(), endedAt: null, total: items.length,
    done: 0, added: 0, changed: 0, unchanged: 0, failed: 0, error: "", items: items.map((name) => ({ name, articleId: "", state: "waiting", reason: "", claims: 0 })),
  };
  jobs.set(job.id, job);
  const tick = setInterval(() => {
    const item = job.items![job.done];
    if (job.state !== "running" || !item) {
      if (job.state === "running") job.state = "done";
      return clearInterval(tick);
    }
    const fate = /bad/.test(item.name) ? "failed" : kind === "add" ? "added" : job.done % 4 === 0 ? "changed" : "unchanged";
    Object.assign(item, { state: fate, claims: 3, articleId: fate === "failed" ? "" : "albania-cuts-ties", reason: fate === "failed" ? "This is not text: it holds NUL bytes." : "" });
    job[fate]++;
    job.done++;
  }, 250);
  return job;
}

function events(jobs: Map<string, Job>, id: string, response: ServerResponse): void {
  response.setHeader("Content-Type", "text/event-stream");
  let n = 0;
  const tick = setInterval(() => {
    const job = jobs.get(id);
    response.write(`id: ${++n}\nevent: job\ndata: ${JSON.stringify(job)}\n\n`);
    if (job?.state === "running") return;
    clearInterval(tick);
    response.end();
  }, 150);
}

// A plan with a branch, as an engine might give it for any statement.
function plan(ran: boolean): PlanOperator {
  const op = (name: string, details: string, rows: number, hits: number, identifiers: string[], ...children: PlanOperator[]): PlanOperator => ({
    operatorType: `${name}@neo4j`, arguments: { Details: details, EstimatedRows: rows * 1.3 }, identifiers, children, ...(ran ? { records: rows, dbHits: hits } : {}),
  });
  const filter = "anon_1.first > '2022-01-01' AND b:Country AND NOT b.name IN ['Iran', 'Russia', 'Belarus', 'North Korea', 'Syria']";
  return op("ProduceResults", "name, partners", 12, 0, ["name", "partners"],
    op("Top", "partners DESC LIMIT 12", 12, 0, ["name", "partners"],
      op("EagerAggregation", "a.name AS name, count(b) AS partners", 41, 318, ["name", "partners"],
        op("Apply", "", 318, 0, ["a", "anon_1", "b", "c"],
          op("Filter", filter, 318, 2310, ["a", "anon_1", "b"], op("Expand(All)", "(a)-[anon_1:CUT_TIES_WITH|CONDEMNED]->(b)", 1155, 1203, ["a", "anon_1", "b"], op("NodeByLabelScan", "a:Country", 48, 49, ["a"]))),
          op("Optional", "", 318, 0, ["a", "anon_1", "b", "c"], op("NodeUniqueIndexSeek", "UNIQUE c:Entity(id) WHERE id = b.capital", 207, 636, ["c"], op("Argument", "a, anon_1, b", 318, 0, ["a", "anon_1", "b"])))))));
}

function query(world: World, { statement }: { statement: string }, response: ServerResponse): void {
  if (/RETRUN/.test(statement)) {
    return send(response, 202, { errors: [{ code: "Neo.ClientError.Statement.SyntaxError", message: "Expected RETURN, WITH or another clause, found 'RETRUN' (line 2, column 1)" }] });
  }
  const { entities, relations } = world.graph();
  const node = (id: string) => {
    const entity = entities.find((e) => e.id === id)!;
    return { elementId: `n-${id}`, labels: ["Entity", entity.type], properties: { id, name: entity.name, aliases: entity.aliases } };
  };
  if (/^EXPLAIN/.test(statement)) return send(response, 202, { data: { fields: ["name", "partners"], values: [] }, queryPlan: plan(false) });
  if (/^PROFILE/.test(statement)) return send(response, 202, { data: { fields: ["name", "partners"], values: entities.slice(0, 12).map((e) => [e.name, e.claims]) }, profiledQueryPlan: plan(true) });
  if (/ORDER BY/.test(statement)) {
    return send(response, 202, { data: { fields: ["e.name", "e.claims"], values: entities.slice(0, 10).map((e) => [e.name, e.claims]) }, truncated: true });
  }
  const values = relations.filter((r) => r.type === "CUT_TIES_WITH").map((r) => [
    node(r.subject), { elementId: `r-${r.id}`, startNodeElementId: `n-${r.subject}`, endNodeElementId: `n-${r.object}`, type: r.type, properties: { claims: r.claims, first: r.first } }, node(r.object),
  ]);
  return send(response, 202, { data: { fields: ["c", "r", "i"], values } });
}
