// Dates, counts and percentages in words.

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An ISO 8601 date of any precision as people write it: "7 Sep 2022", "May 2022", "1979". */
export function date(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (!match) return iso;
  const [, year, month, day] = match;
  const name = month ? months[Number(month) - 1] : undefined;
  if (!name) return year!;
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** From when to when: "1979-2024", or one date where both are the same. */
export function range(first: string, last: string): string {
  if (!first && !last) return "";
  if (!first || !last || first === last) return date(first || last);
  if (last.startsWith(first)) return date(first); // "June 2017" holds 5 June 2017
  if (first.startsWith(last)) return date(last);
  const from = first.slice(0, 4);
  const to = last.slice(0, 4);
  return from === to ? `${date(first)} - ${date(last)}` : `${from}-${to}`;
}

/** A text of at most so many characters, with an ellipsis where it was cut. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("").trimEnd()}…`;
}

/** "1 claim", "3 claims", "12,000 entities". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

/** 0.934 as "93 %". */
export function percent(share: number): string {
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`; // what is not certain is not written as certain
}

/** The host of an address, without "www."; "" where there is none. */
export function host(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}

/** Whether an address may stand in a link: http and https only. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s]/i.test(url);
}
