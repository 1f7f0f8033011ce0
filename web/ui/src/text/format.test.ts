import { expect, it } from "vitest";
import { count, date, host, isWebAddress, percent, range, shortened } from "./format";

it("writes dates of every precision", () => {
  expect(["2022-09-07", "2022-05", "1979", "", "soon"].map(date)).toEqual(["7 Sep 2022", "May 2022", "1979", "", "soon"]);
});

it("writes ranges", () => {
  expect(range("1979", "2024-04-06")).toBe("1979-2024");
  expect(range("2022-09-07", "2022-09-07")).toBe("7 Sep 2022");
  expect(range("2022-05-01", "2022-09-07")).toBe("1 May 2022 - 7 Sep 2022");
  expect(range("", "1979")).toBe("1979");
  expect([range("2017-06", "2017-06-05"), range("2019", "2019-11-12"), range("2017-06-05", "2017-06")]).toEqual(["Jun 2017", "2019", "Jun 2017"]);
});

it("cuts long texts between characters", () => {
  expect([shortened("abc", 3), shortened("abcd", 3), shortened("🙂🙂🙂🙂", 3), shortened("ab cd", 4)]).toEqual(["abc", "ab…", "🙂🙂…", "ab…"]);
});

it("counts in words", () => {
  expect([count(1, "entity", "entities"), count(12000, "entity", "entities"), count(0, "claim")]).toEqual(["1 entity", "12,000 entities", "0 claims"]);
  expect(percent(0.934)).toBe("93 %");
  expect(percent(0.999)).toBe("99 %");
});

it("links to the web only", () => {
  expect(["https://example.org/a", "javascript:alert(1)", "data:text/html,x", " https://x", "http://"].map(isWebAddress)).toEqual([true, false, false, false, false]);
  expect([host("https://www.example.org/a"), host("nothing")]).toEqual(["example.org", ""]);
});
