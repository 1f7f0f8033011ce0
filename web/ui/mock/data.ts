// Turns the mock's articles into what the API answers, offsets in bytes.
import type { ArticleSummary, ArticleView, Claim, Entity, EntityRef, EntityType, Graph, MentionSpan, Modality, Relation } from "../src/api";
import { byteLength } from "../src/text/bytes";
import { articles as sources, type MockArticle, names } from "./articles";

const kinds: Record<string, EntityType> = { p: "Person", o: "Organization" };

function refOf(key: string): EntityRef {
  const [prefix, rest] = key.includes(":") ? key.split(":") : ["", key];
  const type = kinds[prefix!] ?? "Country";
  return { id: `${type.toLowerCase()}:${rest}`, type, name: names[key]![0] };
}

interface Parsed extends ArticleView {
  summary: ArticleSummary;
}

function parse(source: MockArticle): Parsed {
  let text = "";
  const mentions: MentionSpan[] = [];
  const claimList: Claim[] = [];
  const { id, title, url, published } = source;
  const article = { id, title, url, source: source.source, published };
  for (const line of source.sentences) {
    if (!line) {
      text = `${text.trimEnd()}\n\n`;
      continue;
    }
    const [markup = "", statement = ""] = line.split("|");
    const start = byteLength(text);
    const own: MentionSpan[] = [];
    let cueSpan = { start: 0, end: 0 };
    let cue = "";
    let plain = "";
    for (const part of markup.split(/(\[[^\]]*\]|<[^>]*>)/)) {
      const at = start + byteLength(plain);
      const mention = /^\[([^=]*)=(.*)\]$/.exec(part);
      const marked = /^<(.*)>$/.exec(part);
      const words = mention?.[2] ?? marked?.[1] ?? part;
      if (mention) own.push({ start: at, end: at + byteLength(words), form: "name", entity: refOf(mention[1]!) });
      if (marked) [cue, cueSpan] = [words, { start: at, end: at + byteLength(words) }];
      plain += words;
    }
    text += plain + (statement || plain.endsWith(".") ? " " : "");
    mentions.push(...own);
    if (!statement) continue;
    const [s = "", type = "", o = "", ...flags] = statement.split(" ");
    const [subject, object] = [refOf(s), refOf(o)];
    const spanOf = (ref: EntityRef) => own.find((m) => m.entity.id === ref.id) ?? own[0]!;
    const speaker = flags.find((flag) => flag.startsWith("@"))?.slice(1);
    claimList.push({
      id: `${id}-${claimList.length}`, type, subject, object, article, sentence: plain, sentenceSpan: { start, end: start + byteLength(plain) }, cue, cueSpan,
      subjectSpan: { start: spanOf(subject).start, end: spanOf(subject).end }, objectSpan: { start: spanOf(object).start, end: spanOf(object).end },
      negated: flags.includes("denied"), modality: (flags.find((flag) => flag === "possible" || flag === "planned") ?? "actual") as Modality,
      attributedTo: speaker ? refOf(speaker).name : "", attributedId: speaker ? refOf(speaker).id : "", quoted: plain.includes("“"),
      date: flags.find((flag) => /^\d/.test(flag)) ?? published, confidence: 0.7 + (plain.length % 28) / 100, rule: `${type.toLowerCase().replaceAll("_", "-")}/verb`,
    });
  }
  const summary = { ...article, addedAt: "2024-05-01T08:00:00Z", mentions: mentions.length, claims: claimList.length };
  return { ...summary, text: text.trimEnd(), mentions, claimList, summary };
}

/** The mock's whole world; articles come and go. */
export class World {
  articles = new Map(sources.map((source) => [source.id, parse(source)]));

  get claims(): Claim[] {
    return [...this.articles.values()].flatMap((article) => article.claimList);
  }

  entities(): Map<string, Entity> {
    const result = new Map<string, Entity>();
    for (const article of this.articles.values()) {
      const seen = new Set<string>();
      for (const { entity } of article.mentions) {
        const key = Object.keys(names).find((name) => refOf(name).id === entity.id)!;
        const known = result.get(entity.id) ?? { ...entity, aliases: names[key]!.slice(1), claims: 0, articles: 0 };
        if (!seen.has(entity.id)) known.articles++;
        seen.add(entity.id);
        result.set(entity.id, known);
      }
    }
    for (const claim of this.claims) for (const ref of [claim.subject, claim.object]) result.get(ref.id)!.claims++;
    return result;
  }

  relations(): Relation[] {
    const result = new Map<string, Relation & { sources: Set<string> }>();
    for (const claim of this.claims) {
      if (claim.negated || claim.modality !== "actual") continue;
      const id = `${claim.subject.id}|${claim.type}|${claim.object.id}`;
      const known = result.get(id) ?? { id, subject: claim.subject.id, type: claim.type, object: claim.object.id, claims: 0, articles: 0, independent: 0, first: claim.date, last: claim.date, confidence: 0.9, sources: new Set() };
      known.claims++;
      known.sources.add(claim.article.id);
      known.articles = known.independent = known.sources.size;
      if (claim.date < known.first) known.first = claim.date;
      if (claim.date > known.last) known.last = claim.date;
      result.set(id, known);
    }
    return [...result.values()].map(({ sources: _, ...relation }) => relation);
  }

  graph(): Graph {
    const entities = [...this.entities().values()].sort((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1));
    const relations = this.relations();
    return { entities, relations, total: { entities: entities.length, relations: relations.length } };
  }

  neighbours(id: string, limit: number, offset: number): Graph | null {
    const all = this.graph();
    const self = all.entities.find((entity) => entity.id === id);
    if (!self) return null;
    const near = new Set(all.relations.filter((r) => r.subject === id || r.object === id).flatMap((r) => [r.subject, r.object]));
    near.delete(id);
    const page = all.entities.filter((entity) => near.has(entity.id)).slice(offset, offset + limit);
    const ids = new Set([id, ...page.map((entity) => entity.id)]);
    const relations = all.relations.filter((r) => ids.has(r.subject) && ids.has(r.object));
    return { entities: [self, ...page], relations, total: { entities: near.size, relations: relations.length } };
  }
}
