// Addresses: every screen has one, and the history of the browser is ours.
import { computed, signal } from "@preact/signals";

export interface Address {
  path: string;
  search: string;
  hash: string;
}

const here = (): Address => ({ path: location.pathname, search: location.search, hash: location.hash });

export const address = signal<Address>(here());

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

export const route = computed<Route>(() => routeOf(address.value.path));

/** Goes to an address of ours, as a new entry of the history or in place. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const next = new URL(to, location.href);
  if (next.href === location.href) return;
  if (options.replace) history.replaceState(null, "", next);
  else history.pushState(null, "", next);
  address.value = here();
}

/** Makes links within the page change the address without loading it again. */
export function listen(): void {
  addEventListener("popstate", () => (address.value = here()));
  addEventListener("hashchange", () => (address.value = here()));
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.("a");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    const path = link.pathname;
    if (path.startsWith("/api/") || path.startsWith("/db/") || path.startsWith("/openapi")) return;
    event.preventDefault();
    navigate(link.href);
  });
}
