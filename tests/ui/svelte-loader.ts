/** Lets a test import a Svelte component and draw it without a bundler: the compiler's server output, nothing else. */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { compile } from "svelte/compiler";

const isUrlImport = (specifier: string): boolean => specifier.endsWith("?url");

registerHooks({
  resolve(specifier, context, next) {
    if (!isUrlImport(specifier)) return next(specifier, context);
    const found = next(specifier.slice(0, -"?url".length), context);
    return { url: `${found.url}?url`, format: "module", shortCircuit: true };
  },
  load(url, context, next) {
    if (isUrlImport(url)) return { format: "module", source: `export default ${JSON.stringify(`/police/${url.split("/").at(-1)?.replace("?url", "")}`)};`, shortCircuit: true };
    if (!url.endsWith(".svelte")) return next(url, context);
    const filename = fileURLToPath(url);
    const { js } = compile(readFileSync(filename, "utf8"), { filename, generate: "server", dev: false });
    return { format: "module", source: js.code, shortCircuit: true };
  },
});
