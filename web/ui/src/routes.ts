// Which screen an address names.

export type Route =
  | { screen: "explore" }
  | { screen: "articles" }
  | { screen: "reader"; id: string }
  | { screen: "query" }
  | { screen: "missing" };

/** The screen that a path names. */
export function routeOf(path: string): Route {
  const parts = path.split("/").filter(Boolean);
  const [first, second] = parts;
  if (parts.length === 0) return { screen: "explore" };
  if (parts.length === 1 && first === "explore") return { screen: "explore" };
  if (parts.length === 1 && first === "articles") return { screen: "articles" };
  if (parts.length === 1 && first === "query") return { screen: "query" };
  if (parts.length === 2 && first === "articles" && second) {
    try {
      return { screen: "reader", id: decodeURIComponent(second) };
    } catch {
      return { screen: "missing" };
    }
  }
  return { screen: "missing" };
}
