import { describe, expect, it } from "vitest";
import { base64, refusal } from "../articles/files";
import { csv, plain } from "./csv";
import { withStatement } from "./past";
import { graphOf, nodeKind, nodeName, placeOf, queryAddress, readParameters } from "./result";

describe("csv", () => {
  it("quotes what needs quotes", () => {
    expect(csv(["a", 'b "x"'], [["1,2", null], [3, "l\nm"], [true, { k: [1] }]])).toBe('a,"b ""x"""\r\n"1,2",\r\n3,"l\nm"\r\ntrue,"{""k"":[1]}"\r\n');
  });
  it("disarms formulas in text, not numbers", () => {
    expect(csv(["x"], [["=1+1"], [-5], ["@a"]])).toBe("x\r\n'=1+1\r\n-5\r\n'@a\r\n");
    expect(plain(undefined)).toBe("");
  });
});

describe("graphOf", () => {
  const node = (id: string) => ({ elementId: id, labels: ["Entity", "Country"], properties: { name: id } });
  const edge = (id: string, from: string, to: string) => ({ elementId: id, startNodeElementId: from, endNodeElementId: to, type: "HOSTS", properties: {} });
  it("finds nodes and relationships in paths, lists and maps, each once", () => {
    const graph = graphOf([[[node("a"), edge("r", "a", "b"), node("b")]], [{ x: [node("a")] }], [edge("s", "a", "gone")], ["text"], [null]]);
    expect([graph.nodes.map((n) => n.elementId), graph.edges.map((e) => e.elementId)]).toEqual([["a", "b"], ["r"]]);
  });
  it("names nodes", () => {
    expect([nodeName(node("a")), nodeKind(node("a"))]).toEqual(["a", "Country"]);
    expect(nodeName({ elementId: "7", labels: ["Claim"], properties: { sentence: "S." } })).toBe("S.");
  });
});

it("reads the place from an error message", () => {
  expect(placeOf({ code: "", message: "Invalid input 'x' (line 2, column 14 (offset: 30))" })).toEqual({ line: 2, column: 14 });
  expect(placeOf({ code: "", message: "Unexpected", line: 3, column: 5 })).toEqual({ line: 3, column: 5 });
  expect(placeOf({ code: "", message: "No place" })).toBeNull();
});

it("puts a statement and its parameters into the address", () => {
  expect(queryAddress("RETURN 1", " ")).toBe("/query?statement=RETURN%201");
  const search = new URL(queryAddress('RETURN $a + "&é"', ' {"a": "#"} '), "http://x").searchParams;
  expect([search.get("statement"), search.get("parameters")]).toEqual(['RETURN $a + "&é"', '{"a": "#"}']);
});

it("reads parameters", () => {
  expect(readParameters("  ")).toEqual({ value: {} });
  expect(readParameters('{"a":1}')).toEqual({ value: { a: 1 } });
  expect(readParameters("[1]")).toHaveProperty("wrong");
  expect(readParameters("{")).toHaveProperty("wrong");
});

it("keeps a statement once, newest first", () => {
  expect(withStatement(["a", "b"], "b")).toEqual(["b", "a"]);
});

it("sends bytes as they are", () => {
  const bytes = Uint8Array.from({ length: 70000 }, (_, i) => i % 256);
  expect([...Buffer.from(base64(bytes), "base64")]).toEqual([...bytes]);
  expect([refusal({ name: "a.TXT", size: 3 }), refusal({ name: "a.exe", size: 3 }) !== "", refusal({ name: "a.txt", size: 0 }) !== ""]).toEqual(["", true, true]);
});
