import { describe, expect, it } from "vitest";
import { routeOf } from "../routes";
import { exploreEntity, type ExploreAddress, readExplore, writeExplore } from "./address";

const state = (part: Partial<ExploreAddress>): ExploreAddress => ({ focus: "", edge: "", hidden: new Set(), view: "picture", ...part });

describe("the address of Explore", () => {
  it.each<[string, ExploreAddress]>([
    ["/", state({})],
    ["/explore?focus=country:AL", state({ focus: "country:AL" })],
    ["/explore?focus=person:a%26b%3Dc%2Fd%20%C3%A9", state({ focus: "person:a&b=c/d é" })],
    ["/explore?edge=country:AL%7CCUT_TIES_WITH%7Ccountry:IR", state({ edge: "country:AL|CUT_TIES_WITH|country:IR" })],
    ["/explore?focus=country:IR&hide=Person,hostile&view=table", state({ focus: "country:IR", hidden: new Set(["hostile", "Person"] as const), view: "table" })],
  ])("%s is read as it was written", (address, want) => {
    expect(writeExplore(want)).toBe(address);
    const search = address.includes("?") ? address.slice(address.indexOf("?")) : "";
    const got = readExplore(search);
    expect({ ...got, hidden: [...got.hidden].sort() }).toEqual({ ...want, hidden: [...want.hidden].sort() });
  });

  it("leaves out what it does not know", () => {
    expect(readExplore("?hide=evil,Person&view=<b>")).toEqual(state({ hidden: new Set(["Person"] as const) }));
  });

  it("links to an entity", () => expect(exploreEntity("person:edi-rama")).toBe("/explore?focus=person:edi-rama"));
});

describe("routeOf", () => {
  it.each([
    ["/", { screen: "explore" }], ["/explore", { screen: "explore" }], ["/articles", { screen: "articles" }], ["/articles/", { screen: "articles" }],
    ["/articles/a%20b%2Fc", { screen: "reader", id: "a b/c" }], ["/articles/%E0%A4%A", { screen: "missing" }], ["/query", { screen: "query" }],
    ["/nothing", { screen: "missing" }], ["/articles/a/b", { screen: "missing" }],
  ])("%s", (path, want) => expect(routeOf(path)).toEqual(want));
});
