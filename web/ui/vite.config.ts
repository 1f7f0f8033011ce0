import { defineConfig } from "vitest/config";
import { mockApi } from "./mock/plugin";

// The page is built into dist, which the program embeds. `npm run dev` serves
// it against the mock in mock/, or against a real server named by ENTENTE_API.
const api = process.env.ENTENTE_API;

export default defineConfig({
  plugins: api ? [] : [mockApi()],
  server: {
    proxy: api ? { "/api": api, "/db": api } : undefined,
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1400,
    reportCompressedSize: true,
  },
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
  },
});
