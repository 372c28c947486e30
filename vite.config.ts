import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";
import { islands } from "./scripts/islands.ts";

export default defineConfig({
  plugins: [
    // The islands' manifest is imported by the pages, so it must exist before the first module is read.
    { name: "islands", enforce: "pre", buildStart: async () => void (await islands()) },
    sveltekit({
      adapter: adapter({ out: "build", precompress: true }),
      // Styles stay in files the browser keeps: `style-src 'self'` then needs no exception.
      inlineStyleThreshold: 0,
      csp: {
        mode: "nonce",
        directives: {
          "default-src": ["none"],
          "script-src": ["self"],
          "style-src": ["self"],
          "font-src": ["self"],
          "img-src": ["self", "data:"],
          "connect-src": ["self"],
          "manifest-src": ["self"],
          "worker-src": ["self"],
          "form-action": ["self"],
          "base-uri": ["none"],
          "frame-ancestors": ["none"],
          "object-src": ["none"],
        },
      },
      csrf: { trustedOrigins: [] },
      paths: { relative: false },
    }),
  ],
  build: { target: "es2022", assetsInlineLimit: 0 },
});
