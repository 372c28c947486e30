import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig, type Plugin } from "vite";
import { islands } from "./scripts/islands.ts";

// The islands' manifest is imported by the pages and read by the type checker: it must exist before either.
await islands();

const islandsAgain = (): Plugin => ({
  name: "islands",
  configureServer(server) {
    server.watcher.on("change", (file) => {
      if (file.includes("/src/ui/browser/")) islands().catch((error: unknown) => server.config.logger.error(String(error)));
    });
  },
});

export default defineConfig({
  plugins: [
    islandsAgain(),
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
