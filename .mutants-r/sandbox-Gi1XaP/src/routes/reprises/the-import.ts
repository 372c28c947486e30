import { error } from "@sveltejs/kit";
import { isId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import { fileRefusalWords } from "#rooms/imports/index";
import { findImport, type ListImport, type StopReason } from "#rooms/imports/server";

export const notFound = (): never => error(404, "Page introuvable");

/** The import of the address, among those of the visitor's chantiers; 404 otherwise. */
export const theImport = async (visit: Visit, id: string): Promise<ListImport> => (isId(id) ? await findImport(visit, id) : null) ?? notFound();

export const stopWords = (reason: StopReason): string => {
  if (reason.code === "file") return fileRefusalWords[reason.refusal.code](reason.refusal.detail);
  return {
    asked: "Quelqu'un l'a arrêtée. Ce qui était pris le reste ; apportez la liste de nouveau pour prendre la suite.",
    "not-allowed": "Qui l'avait lancée n'accompagne plus dans ce chantier. Apportez la liste de nouveau.",
    "file-missing": "Le fichier n'est plus là. Apportez la liste de nouveau : ce qui était pris ne le sera pas deux fois.",
  }[reason.code];
};
