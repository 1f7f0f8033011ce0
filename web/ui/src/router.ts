// Addresses: every screen has one, and the history of the browser is ours.
import { computed, signal } from "@preact/signals";
import { type Route, routeOf } from "./routes";

export interface Address {
  path: string;
  search: string;
  hash: string;
}

const here = (): Address => ({ path: location.pathname, search: location.search, hash: location.hash });

export const address = signal<Address>(here());

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
