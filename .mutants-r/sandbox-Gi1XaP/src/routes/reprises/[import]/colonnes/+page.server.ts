import { fail, redirect } from "@sveltejs/kit";
import { type FieldError, readForm } from "#ground/form";
import { house } from "#ground/house";
import { centuryWords, checkedAgainst, delimiterWords, encodingWords, fieldLabels, fileRefusalWords, isEmployeeRecords, type LeftOut, type ListImport, lookedContext, type Mapping, nirColumnWords, noteWords, suggestMapping } from "#rooms/imports/index";
import { chooseColumns, findMapping, type Look, lookAt, readAgain } from "#rooms/imports/server";
import type { Visit } from "#ground/visit";
import { notFound, theImport } from "../../the-import.ts";
import { columnsShown, mappingSaid, targetChoices } from "./choosing.ts";
import type { Actions, PageServerLoad } from "./$types";

/** What was chosen here, or for the last list with this header, or what the header and the first rows suggest. */
const mappingFor = async (visit: Visit, one: ListImport, look: Look): Promise<{ mapping: Mapping; leftOut: LeftOut[]; remembered: boolean }> => {
  const suggested = suggestMapping(look.header);
  const known = one.mapping ?? (await findMapping(visit, one.structureId, suggested.signature));
  if (known) return { mapping: known, leftOut: [], remembered: one.mapping === null };
  return { ...checkedAgainst(suggested, look.samples, { ...lookedContext(visit.today, look), nameOrder: suggested.nameOrder }), remembered: false };
};

export const load: PageServerLoad = async ({ locals, params }) => {
  const one = await locals.enter((visit) => theImport(visit, params.import));
  if (!["uploaded", "mapped", "checked"].includes(one.state)) redirect(303, `/reprises/${one.id}`);
  const looked = await lookAt(house().dataFolder, one.id, one.choices);
  const about = { id: one.id, name: one.fileName, areOthers: one.areOthers };
  if (!looked.ok) return { ...about, unreadable: looked.refusal ? fileRefusalWords[looked.refusal.code](looked.refusal.detail) : "Le fichier n'est plus là. Apportez la liste de nouveau.", list: null };
  const { look } = looked;
  return locals.enter(async (visit) => {
    const { mapping, leftOut, remembered } = await mappingFor(visit, one, look);
    const context = { structureId: one.structureId, header: look.header, ...lookedContext(visit.today, look) };
    const { origin } = look;
    return {
      ...about, unreadable: null,
      list: {
        records: isEmployeeRecords(look.header), remembered, choices: targetChoices, nameOrder: mapping.nameOrder, factsAsOf: mapping.factsAsOf,
        columns: columnsShown(mapping, look, context, new Set(leftOut.map(({ target }) => target))),
        notes: [...look.notes.map(({ code, detail }) => noteWords[code](detail)), ...mapping.columns.filter(({ target }) => target === "nir").map(({ header }) => nirColumnWords(header)),
          ...leftOut.map(({ header, target, example }) => `La colonne « ${header} » ne ressemble pas à « ${target === "ignore" || target === "nir" ? header : fieldLabels[target]} » (${example}) : elle est laissée de côté.`), centuryWords("birth", visit.today)],
        encoding: origin.kind === "csv" ? { value: origin.encoding, choices: Object.entries(encodingWords).map(([value, label]) => ({ value, label })) } : null,
        delimiter: origin.kind === "csv" ? { value: origin.delimiter, choices: Object.entries(delimiterWords).map(([value, label]) => ({ value, label })) } : null,
        sheet: origin.kind === "xlsx" ? { value: origin.sheet, choices: origin.sheets.map(({ name }) => ({ value: name, label: name })) } : null,
      },
    };
  });
};

const refused = (errors: FieldError[]) => fail(400, { errors });

export const actions: Actions = {
  lire: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const one = await locals.enter((visit) => theImport(visit, params.import));
    const line = sent.number("header_line");
    const choices = {
      encoding: sent.choice("encoding", ["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"]) ?? undefined, delimiter: sent.choice("delimiter", [";", ",", "\t", "|"]) ?? (sent.values["delimiter"] === "\t" ? "\t" as const : undefined),
      sheet: sent.optional("sheet") ?? undefined, headerLine: line !== null && Number.isInteger(line) && line > 0 ? line : undefined,
    };
    const looked = await lookAt(house().dataFolder, one.id, choices);
    if (!looked.ok) return refused([{ name: "header_line", message: looked.refusal ? fileRefusalWords[looked.refusal.code](looked.refusal.detail) : "Le fichier n'est plus là. Apportez la liste de nouveau." }]);
    const { header, notes, origin } = looked.look;
    const answer = await locals.enter((visit) => readAgain(visit, { id: one.id, choices, kind: origin.kind, header, notes }));
    return answer.ok ? redirect(303, `/reprises/${one.id}/colonnes`) : notFound();
  },
  choisir: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const one = await locals.enter((visit) => theImport(visit, params.import));
    const looked = await lookAt(house().dataFolder, one.id, one.choices);
    if (!looked.ok) return refused([{ name: "col-0", message: "Le fichier ne peut plus être lu. Apportez la liste de nouveau." }]);
    const answer = await locals.enter(async (visit) => {
      const { mapping } = await mappingFor(visit, one, looked.look);
      return chooseColumns(visit, { id: one.id, mapping: mappingSaid(sent, mapping), areOthers: sent.text("are_others") !== "" });
    });
    if (answer.ok) redirect(303, `/reprises/${one.id}`);
    const fields = ((answer.detail?.["fields"] ?? []) as (keyof typeof fieldLabels)[]).map((field) => `« ${fieldLabels[field]} »`).join(" et ");
    if (answer.reason === "fields-missing") return refused([{ name: "col-0", message: `Dites quelle colonne contient ${fields} : sans cela, aucun dossier ne peut s'ouvrir.` }]);
    if (answer.reason === "fields-repeated") return refused([{ name: "col-0", message: `Deux colonnes sont choisies pour ${fields} : gardez-en une.` }]);
    return answer.reason === "not-now" ? redirect(303, `/reprises/${one.id}`) : notFound();
  },
};
