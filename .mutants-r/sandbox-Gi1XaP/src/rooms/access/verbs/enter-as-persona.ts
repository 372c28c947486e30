import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { listPersonas } from "../personas.server.ts";
import { insertSession } from "../sessions.server.ts";

export type EnterAsPersonaRefusal = "not-found";

/** One click, in a simulated instance only. */
export const enterAsPersona = async (door: Door, input: { personaId: string; device: string | null }): Promise<Outcome<{ token: string }, EnterAsPersonaRefusal>> => {
  const persona = (await listPersonas(door)).find(({ id }) => id === input.personaId);
  if (!persona) return refuse("not-found");

  const token = await insertSession(door, persona.id, "persona", input.device);
  await recordAtTheDoor(door, "session.opened", persona.id, { detail: { means: "persona" } });
  return done({ token });
};
