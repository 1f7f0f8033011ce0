// The typed client of the HTTP API; docs/api.md describes it. Offsets are
// UTF-8 byte offsets, half open; dates are ISO 8601 of any precision or "".

export type EntityType = "Person" | "Country" | "Organization";
export type Family = "hostile" | "friendly" | "contact" | "structural";
export type Modality = "actual" | "planned" | "possible";

export interface EntityRef {
  id: string;
  type: EntityType;
  name: string;
}

export interface Entity extends EntityRef {
  aliases: string[];
  claims: number;
  articles: number;
}

export interface Hit extends Entity {
  matched: string;
}

export interface Relation {
  id: string;
  subject: string;
  type: string;
  object: string;
  claims: number;
  articles: number;
  independent: number; // articles that are no copies of one text; 0 where it is not known
  first: string;
  last: string;
  confidence: number;
}

export interface ByteSpan {
  start: number;
  end: number;
}

export interface ArticleRef {
  id: string;
  title: string;
  url: string;
  source: string;
  published: string;
}

export interface Claim {
  id: string;
  type: string;
  subject: EntityRef;
  object: EntityRef;
  article: ArticleRef;
  sentence: string;
  sentenceSpan: ByteSpan;
  cue: string;
  cueSpan: ByteSpan;
  subjectSpan: ByteSpan;
  objectSpan: ByteSpan;
  negated: boolean;
  modality: Modality;
  attributedTo: string;
  attributedId: string;
  quoted: boolean;
  date: string;
  confidence: number;
  rule: string;
}

export interface Totals {
  entities: number;
  relations: number;
  claims: number;
  articles: number;
  first: string;
  last: string;
}

export interface Graph {
  entities: Entity[];
  relations: Relation[];
  total: { entities: number; relations: number };
}

export interface JobItem {
  name: string;
  articleId: string;
  state: "waiting" | "added" | "changed" | "unchanged" | "failed";
  reason: string;
  claims: number;
}

export interface Job {
  id: string;
  kind: "add" | "again";
  state: "running" | "done" | "failed" | "canceled";
  startedAt: string;
  endedAt: string | null;
  total: number;
  done: number;
  added: number;
  changed: number;
  unchanged: number;
  failed: number;
  items?: JobItem[] | null;
  error: string;
}

export interface Status {
  version: string;
  engine: string;
  ready: boolean;
  cause: string;
  totals: Totals;
  job: Job | null;
}

export interface RelationKind {
  type: string;
  words: string;
  family: Family;
  symmetric: boolean;
}

export interface Schema {
  labels: string[];
  relationshipTypes: string[];
  propertyKeys: string[];
  relations: RelationKind[];
  examples: { title: string; statement: string }[];
}

export interface ArticleSummary extends ArticleRef {
  addedAt: string;
  mentions: number;
  claims: number;
}

export interface MentionSpan extends ByteSpan {
  form: string;
  entity: EntityRef;
}

export interface ArticleView extends Omit<ArticleSummary, "mentions"> {
  text: string;
  mentions: MentionSpan[];
  claimList: Claim[];
}

export interface ExplainedToken extends ByteSpan {
  text: string;
  tag: string; // part of speech, Penn Treebank
  lemma: string;
  head: number; // index of the token that it depends on, -1 for the root
  label: string;
}

export interface ExplainedFrame extends ByteSpan {
  rule: string; // "" where no frame was tried
  type: string;
  outcome: string; // "fired" or why not
  detail: string;
  reason: string; // why not, in words
}

export interface ExplainedSentence extends ByteSpan {
  text: string;
  silent: string; // why such a sentence never makes a claim
  tokens: ExplainedToken[];
  frames: ExplainedFrame[]; // those that fired first, then the nearest to a claim
}

export interface Explanation {
  extractor: string;
  sentences: ExplainedSentence[];
  mentions: MentionSpan[];
  claims: Claim[];
}

export interface ArticleInput {
  name?: string;
  id?: string;
  title?: string;
  url?: string;
  published?: string;
  text?: string;
  data?: string;
}

export interface ClaimFilter {
  subject?: string;
  type?: string;
  object?: string;
  article?: string;
  entity?: string;
  limit?: number;
  offset?: number;
}

export interface QueryAnswer {
  data?: { fields: string[]; values: unknown[][] };
  truncated?: boolean;
  queryPlan?: PlanOperator; // of EXPLAIN
  profiledQueryPlan?: PlanOperator; // of PROFILE
  errors?: QueryMistake[];
}

/** An operator of a plan with what it takes its rows from. */
export interface PlanOperator {
  operatorType: string; // "Expand(All)@neo4j"
  arguments: { Details?: unknown; EstimatedRows?: unknown };
  identifiers: string[];
  children: PlanOperator[];
  records?: number; // rows that it gave, if it ran
  dbHits?: number;
}

export interface QueryMistake {
  code: string;
  message: string;
  line?: number; // from 1
  column?: number; // in characters, from 1
}

/** What went wrong with a request, in words for people. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number, // 0 when there was no answer at all
    readonly code: string,
  ) {
    super(message);
  }
}

// Neo4j's Query API says what is wrong with a statement in a body of its own, with status 400.
const isRefusal = (body: unknown): boolean => {
  const first = (body as QueryAnswer | null)?.errors?.[0];
  return typeof first?.code === "string" && typeof first.message === "string";
};

async function request<T>(path: string, init: RequestInit = {}, accept: (body: unknown) => boolean = () => false): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError("The server does not answer. Is it still running?", 0, "unreachable");
  }
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => null);
  if (body !== null && (response.ok || accept(body))) return body as T;
  const problem = (body ?? {}) as { title?: string; detail?: string; code?: string; errors?: { message?: string; location?: string }[] };
  const details = (problem.errors ?? []).map((e) => [e.location, e.message].filter(Boolean).join(": ")).join("; ");
  const said = problem.detail || problem.title || `The server answered ${response.status}.`;
  throw new ApiError(details ? `${said} (${details})` : said, response.status, problem.code ?? "");
}

function query(params: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}

function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return request<T>(path, {
    method,
    signal,
    headers: { "Content-Type": "application/json", Accept: "application/json, application/problem+json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

const id = encodeURIComponent;

export const api = {
  status: (signal?: AbortSignal) => request<Status>("/api/status", { signal }),
  schema: () => request<Schema>("/api/schema"),
  search: (q: string, limit: number, signal?: AbortSignal) =>
    request<{ items: Hit[]; total: number }>(`/api/search${query({ q, limit })}`, { signal }),
  graph: (limit = 150) => request<Graph>(`/api/graph${query({ limit })}`),
  entity: (entityId: string) => request<Entity>(`/api/entities/${id(entityId)}`),
  neighbours: (entityId: string, limit = 25, offset = 0) =>
    request<Graph>(`/api/entities/${id(entityId)}/neighbours${query({ limit, offset })}`),
  claims: (filter: ClaimFilter, signal?: AbortSignal) =>
    request<{ items: Claim[]; total: number }>(`/api/claims${query(filter)}`, { signal }),
  articles: (q: string, limit: number, offset: number, signal?: AbortSignal) =>
    request<{ items: ArticleSummary[]; total: number }>(`/api/articles${query({ q, limit, offset })}`, { signal }),
  article: (articleId: string) => request<ArticleView>(`/api/articles/${id(articleId)}`),
  addArticles: (articles: ArticleInput[]) => send<Job>("POST", "/api/articles", { articles }),
  deleteArticle: (articleId: string) => send<void>("DELETE", `/api/articles/${id(articleId)}`),
  extractAgain: (articles?: string[]) => send<Job>("POST", "/api/extractions", articles ? { articles } : {}),
  explain: (article: string, span: ByteSpan, signal?: AbortSignal) =>
    send<Explanation>("POST", "/api/explain", { article, start: span.start, end: span.end }, signal),
  job: (jobId: string) => request<Job>(`/api/jobs/${id(jobId)}`),
  cancelJob: (jobId: string) => send<unknown>("DELETE", `/api/jobs/${id(jobId)}`),
  run: (statement: string, parameters: Record<string, unknown>, signal: AbortSignal) =>
    request<QueryAnswer>("/db/neo4j/query/v2", {
      method: "POST", signal, headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify({ statement, parameters }),
    }, isRefusal),
};

/** The address of a job's event stream. */
export const jobEvents = (jobId: string): string => `/api/jobs/${id(jobId)}/events`;
