import { fail, redirect } from "@sveltejs/kit";
import { house } from "#ground/house";
import { isId, newId } from "#ground/ids";
import { BrokenForm, partsOf, textOf } from "#ground/serving/multipart";
import { structuresWhere } from "#rooms/access/index";
import { fileRefusalWords, type FileRefusal } from "#rooms/imports/index";
import { lookAt, type Received, receiveFile, receiveList, removeFile } from "#rooms/imports/server";

type Brought = { structureId: string; fileName: string; received: Received | null };

const refused = (message: string, name = "liste") => fail(400, { errors: [{ name, message }] });
const sentenceOf = ({ code, detail }: FileRefusal): string => fileRefusalWords[code](detail);

/** The form as it arrives: the chantier's field stands before the file, which goes to disk as it comes. */
const readForm = async (request: Request, id: string): Promise<Brought> => {
  const brought: Brought = { structureId: "", fileName: "", received: null };
  for await (const part of partsOf(request.headers.get("content-type"), request.body)) {
    if (part.name === "chantier") brought.structureId = await textOf(part);
    if (part.name !== "liste" || part.fileName === null || brought.received) continue;
    brought.fileName = part.fileName.normalize("NFC");
    brought.received = await receiveFile(house().dataFolder, id, part.chunks);
  }
  return brought;
};

/** A list is brought: kept if it can be read, refused with what to do if it cannot. Never half-kept. */
export const receive = async (locals: App.Locals, request: Request) => {
  const [id, { dataFolder }] = [newId(), house()];
  let brought: Brought;
  try {
    brought = await readForm(request, id);
  } catch (error) {
    await removeFile(dataFolder, id);
    if (error instanceof BrokenForm) return refused("L'envoi s'est interrompu avant la fin. Choisissez le fichier et envoyez-le de nouveau.");
    throw error;
  }
  const { structureId, fileName, received } = brought;
  if (!received || (!received.ok && fileName === "")) return refused("Choisissez le fichier de votre liste.");
  if (!received.ok) return refused(sentenceOf(received.refusal));
  const looked = await lookAt(dataFolder, id, {});
  if (!looked.ok) {
    await removeFile(dataFolder, id);
    return refused(looked.refusal ? sentenceOf(looked.refusal) : "Le fichier n'est pas arrivé. Envoyez-le de nouveau.");
  }
  const { header, notes, origin } = looked.look;
  const answer = await locals.enter((visit) => {
    const mine = structuresWhere(visit.actor, "cisp", "social-educator");
    const chantier = isId(structureId) ? structureId : (mine[0] ?? "");
    return receiveList(visit, { id, structureId: chantier, fileName, fileBytes: received.bytes, sha256: received.sha256, kind: origin.kind, header, notes });
  });
  if (answer.ok) redirect(303, `/reprises/${id}/colonnes`);
  await removeFile(dataFolder, id);
  return refused("Ce chantier n'est pas le vôtre : choisissez-en un où vous accompagnez.", "chantier");
};
