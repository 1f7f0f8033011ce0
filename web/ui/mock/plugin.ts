import type { Plugin } from "vite";

/** Answers /api and /db in `npm run dev` from the data in this folder. */
export function mockApi(): Plugin {
  return { name: "entente-mock", apply: "serve" };
}
