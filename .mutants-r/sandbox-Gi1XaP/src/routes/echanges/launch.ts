import { fail, redirect } from "@sveltejs/kit";
import { house } from "#ground/house";
import { newId } from "#ground/ids";
import { BrokenForm, partsOf, textOf } from "#ground/serving/multipart";
import { mayRunExchange, type OfferFileName, type RunScope, runScopes } from "#rooms/exchange/index";
import { keepFile, launchRun, readOfferAddress, removeOffer } from "#rooms/exchange/server";

const mostFiles = 4;
type Brought = { values: Record<string, string>; files: OfferFileName[]; wrong: string | null };

const refused = (message: string, name: string, values: Record<string, string> = {}, status = 400) => fail(status, { errors: [{ name, message }], values });

/** The form as it arrives: files go to disk as they come. */
const readLaunch = async (request: Request, id: string): Promise<Brought> => {
  const brought: Brought = { values: {}, files: [], wrong: null };
  for await (const part of partsOf(request.headers.get("content-type"), request.body)) {
    if (part.fileName === null) {
      brought.values[part.name] = await textOf(part);
      continue;
    }
    if (part.name !== "fichiers" || brought.files.length >= mostFiles || brought.wrong) {
      for await (const chunk of part.chunks) if (chunk.length === 0) continue;
      continue;
    }
    const kept = await keepFile(house().dataFolder, id, brought.files.length, part.fileName, part.chunks);
    if (kept.ok) brought.files.push(kept.file);
    else if (part.fileName !== "" || kept.reason === "too-big") brought.wrong = kept.reason === "too-big" ? `« ${part.fileName} » est trop gros : 400 Mo au plus. Envoyez-le compressé (.zip ou .gz).` : `« ${part.fileName} » est vide.`;
  }
  return brought;
};

const codesIn = (text: string | undefined): string[] => [...new Set((text ?? "").split(/[\s,;]+/).map((one) => one.trim()).filter((one) => one !== ""))];

/** An offer is brought, or asked of the source: kept and launched, or refused with what to do. */
export const launch = async (locals: App.Locals, request: Request) => {
  const [id, { dataFolder }] = [newId(), house()];
  const leave = async (message: string, name: string, values: Record<string, string> = {}, status = 400) => {
    await removeOffer(dataFolder, id);
    return refused(message, name, values, status);
  };
  if (!locals.actor || !mayRunExchange(locals.actor)) return leave("Seules l'administration et l'équipe nationale lancent un échange.", "fichiers", {}, 403);
  let brought: Brought;
  try {
    brought = await readLaunch(request, id);
  } catch (error) {
    if (error instanceof BrokenForm) return leave("L'envoi s'est interrompu avant la fin. Choisissez les fichiers et envoyez-les de nouveau.", "fichiers");
    await removeOffer(dataFolder, id);
    throw error;
  }
  const { values, files, wrong } = brought;
  const origin = values["origine"] === "api" ? "api" : "files";
  if (wrong) return leave(wrong, "fichiers", values);
  if (origin === "files" && files.length === 0) return leave("Choisissez le fichier des structures et celui des services, ou un seul classeur.", "fichiers", values);
  if (origin === "api" && !readOfferAddress()) return leave("Aucune adresse de source n'est réglée. Apportez des fichiers, ou demandez à qui tient l'instance de régler FIL_ROUGE_OFFER_URL.", "origine", values);
  const scope = runScopes.find((one) => one === values["portee"]) ?? null;
  if (!scope) return leave("Dites ce que cette offre couvre.", "portee", values);
  const departments = codesIn(values["departements"]).map((code) => code.toUpperCase());
  const sources = codesIn(values["sources"]);
  const strange = departments.find((code) => !/^(\d{2}|2[AB]|97\d)$/.test(code)) ?? sources.find((code) => !/^[a-z0-9-]{2,60}$/.test(code));
  if (scope === "part" && strange) return leave(`« ${strange} » n'est ni un département (75, 2A, 974), ni une source (dora, reseau-alpha).`, departments.includes(strange) ? "departements" : "sources", values);
  const named = scope === "part" ? { sources, departments } : { sources: [], departments: [] };
  const answer = await locals.enter((visit) => launchRun(visit, { id, origin, files, scope: scope as RunScope, ...named }));
  if (answer.ok) redirect(303, `/echanges/${id}`);
  if (answer.reason === "one-at-a-time") return leave("Un échange est déjà en cours. Attendez qu'il finisse, ou arrêtez-le.", "fichiers", values, 409);
  return leave(answer.reason === "part-without-name" ? "Nommez au moins une source ou un département." : "Seules l'administration et l'équipe nationale lancent un échange.", answer.reason === "part-without-name" ? "departements" : "fichiers", values);
};
