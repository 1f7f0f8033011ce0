import { expect, it } from "vitest";
import type { PlanOperator } from "../api";
import { guess, openLines, planLines, planOf, share } from "./plan";

const op = (operatorType: string, children: PlanOperator[] = [], more: Partial<PlanOperator> = {}): PlanOperator =>
  ({ operatorType, arguments: { Details: operatorType.toLowerCase(), EstimatedRows: 2 }, identifiers: ["n"], children, ...more });

const join = op("ProduceResults@neo4j", [op("CartesianProduct", [op("A", [op("B")]), op("C")])], { records: 3, dbHits: 4 });

it("lists operators from the result down, branches above the line that goes on", () => {
  expect(planLines(join).map((line) => [line.operator, line.level, line.indent, line.parent, `${line.position}/${line.siblings}`])).toEqual([
    ["ProduceResults", 1, 0, "", "1/1"],
    ["CartesianProduct", 2, 0, "0", "1/1"],
    ["C", 3, 1, "0.0", "1/2"],
    ["A", 3, 0, "0.0", "2/2"],
    ["B", 4, 0, "0.0.0", "1/1"],
  ]);
  const [first, second] = planLines(join);
  expect([first!.rows, first!.hits, first!.estimated, first!.details, second!.rows]).toEqual([3, 4, 2, "produceresults@neo4j", undefined]);
});

it("hides what stands below a folded operator, at any depth", () => {
  expect(openLines(planLines(join), new Set(["0.0"])).map((line) => line.operator)).toEqual(["ProduceResults", "CartesianProduct"]);
  expect(openLines(planLines(join), new Set(["0.0.0"])).map((line) => line.operator)).toEqual(["ProduceResults", "CartesianProduct", "C", "A"]);
  expect(openLines(planLines(join), new Set())).toHaveLength(5);
});

it("finds the plan of an answer, the measured one first", () => {
  expect([planOf({ queryPlan: join }), planOf({ profiledQueryPlan: join }), planOf({}), planOf(undefined)]).toEqual([join, join, null, null]);
});

it("draws bars that can be seen, and rounds what is guessed", () => {
  expect([share(0, 5), share(5, 5), share(1, 1e6), share(1, 0)]).toEqual([0, 1, 0.01, 0]);
  expect([guess(0), guess(0.25), guess(3), guess(12.4), guess(123456.7)]).toEqual(["0", "0.3", "3", "12", "123,457"]);
});

it("takes a plan without details or estimates", () => {
  expect(planLines({ operatorType: "Argument", arguments: {}, identifiers: [], children: [] })[0]).toMatchObject({ details: "", estimated: 0, branches: false });
});
