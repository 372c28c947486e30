// The readable form of what leaves with her: one file that needs nothing else, on a screen or on paper.
import { sayDate } from "#ground/civil-date";
import { sayColumn, sayRow } from "./export-words.fr.ts";
import type { PersonExport } from "./model.ts";
import { sayTable, tableWords } from "./words.fr.ts";

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The person's own words first, the machinery last. */
const order = Object.keys(tableWords);
const place = (table: string): number => (order.includes(table) ? order.indexOf(table) : order.length);

const style = `:root{color-scheme:light}body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;color:#1b1b1b;background:#fff}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:2px solid}
ol{padding-left:1.4rem}li{margin:.6rem 0;break-inside:avoid}dl{margin:0;display:grid;grid-template-columns:minmax(6rem,11rem) 1fr;gap:.1rem .8rem}dt{color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}a{color:inherit}
@media(max-width:30rem){dl{display:block}dt{margin-top:.3rem}}@media print{body{max-width:none;font-size:10pt}h2{break-after:avoid}nav{display:none}}`;

/** Her files travel inside: nothing has to be asked of anybody to open them. */
const files = (rows: PersonExport["tables"][number]["rows"], documents: PersonExport["tables"][number]["rows"]): string => {
  const items = rows.flatMap(({ document_id: id, base64 }) => {
    const about = documents.find((one) => one["id"] === id);
    const type = String(about?.["media_type"] ?? "");
    // Only the types the vault takes: an address of data must not become a page.
    return typeof base64 === "string" && about && /^(application\/pdf|image\/(jpeg|png|webp|heic))$/.test(type)
      ? [`<li><a download="${safe(String(about["title"]))}" href="data:${type};base64,${base64}">${safe(String(about["title"]))}</a></li>`] : [];
  });
  return items.length === 0 ? "" : `<section id="document_contents"><h2>${safe(sayTable("document_contents"))} (${items.length})</h2><ol>${items.join("\n")}</ol></section>`;
};

const section = ({ table, rows }: PersonExport["tables"][number]): string => {
  const told = rows.map((row) => sayRow(table, row)).filter((lines) => lines.length > 0);
  const items = told.map((lines) => `<li><dl>${lines.map(({ label, words }) => `<dt>${safe(label)}</dt><dd dir="auto">${safe(words)}</dd>`).join("")}</dl></li>`).join("\n");
  return told.length === 0 ? "" : `<section id="${safe(table)}"><h2>${safe(sayTable(table))} (${told.length})</h2><ol>${items}</ol></section>`;
};

export const exportPage = (told: PersonExport): string => {
  const me = told.tables.find(({ table }) => table === "people")?.rows.find((row) => row["id"] === told.personId);
  const name = me ? [me["usual_name"] || me["given_name"], me["family_name"]].filter(Boolean).join(" ") : "";
  const tables = [...told.tables].sort((one, other) => place(one.table) - place(other.table));
  const sections = tables.map((one) => ({ one, html: one.table === "document_contents" ? files(one.rows, tables.find(({ table }) => table === "documents")?.rows ?? []) : section(one) })).filter(({ html }) => html !== "");
  const reasons = [...new Set(told.leftOut.filter(({ column }) => column !== "followed_by" && column !== "version").map(({ table, column, because }) => `${sayTable(table)}, ${sayColumn(column).toLowerCase()} : ${because}.`))];
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(`Tout mon dossier, ${name}`)}</title><style>${style}</style></head>
<body><main><h1>${safe(name)}</h1>
<p>Tout ce que Fil rouge garde de vous, le ${safe(sayDate(told.writtenOn))}. Ce fichier est à vous. Il contient des choses personnelles : gardez-le en lieu sûr.</p>
<p>Quelque chose est faux ? Dites-le à votre référent, ou écrivez-le depuis votre espace.</p>
<nav aria-label="Ce qu'il y a"><ul>${sections.map(({ one }) => `<li><a href="#${safe(one.table)}">${safe(sayTable(one.table))}</a></li>`).join("")}</ul></nav>
${sections.map(({ html }) => html).join("\n")}
<section><h2>Ce qui n'est pas dans ce fichier</h2><p>Les professionnels sont dits par leur rôle et leur équipe, sans leur nom.</p><ul>${reasons.map((one) => `<li>${safe(one)}</li>`).join("")}</ul></section>
</main></body></html>
`;
};

/** The same answer for both doors: a file to keep, never kept by the browser. */
export const exportFileAnswer = (told: PersonExport, form: "html" | "json"): { body: string; headers: Record<string, string> } => ({
  body: form === "json" ? `${JSON.stringify(told, null, 1)}\n` : exportPage(told),
  headers: {
    "content-type": `${form === "json" ? "application/json" : "text/html"}; charset=utf-8`, "content-disposition": `attachment; filename="mon-dossier-${told.writtenOn}.${form}"`,
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'", "cache-control": "no-store",
  },
});
