/** The furniture alone, without database or framework: draws components, gathers the sheet, serves pages to a browser. */
import "./svelte-loader.ts";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRawSnippet, type Component } from "svelte";
import { render } from "svelte/server";
import { islands } from "../../scripts/islands.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fonts = join(root, "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files");

// The manifest must exist before a component imports it.
export const islandFiles = await islands();

/** What the pages send: the same policy as the product's. */
export const strictPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'";

export const drawComponent = async (path: string, props: Record<string, unknown> = {}): Promise<{ head: string; body: string }> => {
  const { default: component } = (await import(join(root, path))) as { default: Component<Record<string, unknown>> };
  return render(component, { props });
};

export const htmlSnippet = (html: string) => createRawSnippet(() => ({ render: () => html }));

/** A whole page: the shell of the product around this. */
export const drawPage = async (content: string, bar?: string): Promise<string> => {
  const drawn = await drawComponent("src/ui/Shell.svelte", { children: htmlSnippet(`<div>${content}</div>`), bar: bar && htmlSnippet(bar) });
  return documentOf(drawn.head, drawn.body);
};

export const documentOf = (head: string, body: string): string => {
  const title = head.includes("<title>") ? "" : "<title>Essai</title>";
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/style.css">${title}${head}</head><body>${body}</body></html>`;
};

/** Follows @import and @layer as the bundler does. */
export const sheet = (file = join(root, "src/ui/styles/main.css")): string =>
  readFileSync(file, "utf8")
    .replace(/@import "(.+?)"(?: layer\((\w+)\))?;/g, (_, path: string, layer?: string) => {
      const inner = sheet(join(dirname(file), path));
      return layer ? `@layer ${layer} {\n${inner}\n}` : inner;
    })
    .replaceAll(/url\("@fontsource-variable[^"]*\/([^/"]+)"\)/g, 'url("/police/$1")');

type Given = { status?: number; html?: string; headers?: Record<string, string> } | undefined;
export type Answer = (request: IncomingMessage, body: string) => Given | Promise<Given>;
export type Site = { url: string; close: () => Promise<void> };

const assets = (path: string): { type: string; body: string | Buffer } | undefined => {
  if (path === "/style.css") return { type: "text/css", body: sheet() };
  if (path.startsWith("/police/")) return { type: "font/woff2", body: readFileSync(join(fonts, path.slice("/police/".length).replaceAll("/", ""))) };
  if (Object.values(islandFiles).includes(path)) return { type: "text/javascript", body: readFileSync(join(root, "static", path)) };
  if (path === "/favicon.ico") return { type: "image/svg+xml", body: readFileSync(join(root, "static/fil.svg")) };
  return undefined;
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
};

const respond = async (request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> => {
  const asset = assets(new URL(request.url ?? "/", "http://localhost").pathname);
  if (asset) {
    response.writeHead(200, { "content-type": asset.type }).end(asset.body);
    return;
  }
  const given = await answer(request, await bodyOf(request));
  response.writeHead(given?.status ?? (given ? 200 : 404), { "content-type": "text/html; charset=utf-8", "content-security-policy": strictPolicy, ...given?.headers });
  response.end(given?.html ?? "");
};

export const serve = async (answer: Answer): Promise<Site> => {
  const server = createServer((request, response) => {
    respond(request, response, answer).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((ready) => { server.listen(0, "127.0.0.1", ready); });
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); }) };
};

/** The living page of all furniture, as the product shows it. */
export const drawAtelier = async (): Promise<string> => {
  const page = await drawComponent("src/routes/(atelier)/atelier/+page.svelte");
  const bar = await drawComponent("src/ui/TopBar.svelte", {
    nav: [{ href: "/", label: "Aujourd’hui" }, { href: "/personnes", label: "Personnes" }, { href: "/annuaire", label: "Annuaire" }],
    path: "/personnes",
    search: { action: "/personnes", label: "Chercher une personne", live: "/recherche" },
    me: { id: "octave", name: "Octave Fictif", role: "CISP, Atelier Fictif du Canal", href: "/moi" },
    lock: { action: "/verrou" },
  });
  const shell = await drawComponent("src/ui/Shell.svelte", { environment: "Instance simulée : personne ici n’existe.", bar: htmlSnippet(`<div>${bar.body}</div>`), children: htmlSnippet(`<div>${page.body}</div>`) });
  return documentOf(`${page.head}${shell.head}`, shell.body);
};
