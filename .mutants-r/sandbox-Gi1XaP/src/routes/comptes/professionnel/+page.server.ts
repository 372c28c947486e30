import { error, fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import type { Outcome } from "#ground/outcome";
import type { Actor, Door } from "#ground/visit";
import { administrationRefusalWords, roles, roleWords, stateWords } from "#rooms/access/index";
import { addMembership, closeSessions, disableAccount, endMembership, listStructureChoices, readProfessional, reopenAccount, resendInvitation, resetFactors, revokeInvitation } from "#rooms/access/server";
import { linkTo } from "../../../link-address.ts";
import { placesByTerritory, roleChoices } from "../places.ts";
import type { Actions, PageServerLoad, RequestEvent } from "./$types";

export const load: PageServerLoad = async ({ locals, url }) => {
  const id = url.searchParams.get("qui");
  if (id === null) redirect(303, "/comptes");
  const { who, places, today } = await locals.atTheDoor(async (door) => ({ who: await readProfessional(door, id), places: await listStructureChoices(door), today: door.today }));
  if (!who) error(404, "Page introuvable");
  return {
    ...who, stateSaid: stateWords[who.state], isMe: who.id === locals.actor?.id, done: url.searchParams.get("fait") !== null, places: placesByTerritory(places), roleChoices,
    held: who.held.map((one) => ({ ...one, role: roleWords[one.role], since: sayDate(one.startsOn), until: one.endsOn ? sayDate(one.endsOn) : null, now: one.endsOn === null || one.endsOn >= today })),
  };
};

type Reason = keyof typeof administrationRefusalWords;
type Gesture = (door: Door, actor: Actor, professionalId: string) => Promise<Outcome<unknown, Reason>>;

/** Each button is one verb on the professional of the address. */
const play = async ({ locals, url }: RequestEvent, gesture: Gesture) => {
  const { actor } = locals;
  const id = url.searchParams.get("qui") ?? "";
  if (!actor) error(404, "Page introuvable");
  const answer = await locals.atTheDoor(async (door) => ((await readProfessional(door, id)) ? gesture(door, actor, id) : ({ ok: false, reason: "not-found" } as const)));
  if (answer.ok) redirect(303, `/comptes/professionnel?qui=${id}&fait=1`);
  if (answer.reason === "not-allowed") error(404, "Page introuvable");
  return fail(409, { errors: [{ name: "structure", message: administrationRefusalWords[answer.reason] }] });
};

export const actions: Actions = {
  add: async (event) => {
    const sent = readForm(await event.request.formData());
    const [role, endsOn] = [sent.choice("role", roles), sent.date("ends_on")];
    if (!role) return fail(400, { errors: [{ name: "role", message: "Choisissez un rôle dans la liste." }] });
    if (endsOn === "wrong") return fail(400, { errors: [{ name: "ends_on", message: wrongDate }] });
    return play(event, (door, actor, professionalId) => addMembership(door, actor, { professionalId, structureId: sent.text("structure"), role, endsOn }));
  },
  end: async (event) => {
    const membershipId = readForm(await event.request.formData()).text("membership");
    return play(event, (door, actor) => endMembership(door, actor, { membershipId }));
  },
  resend: (event) => {
    const address = linkTo(event.url);
    return play(event, (door, actor, professionalId) => resendInvitation(door, actor, { professionalId, linkTo: address }));
  },
  revoke: (event) => play(event, (door, actor, professionalId) => revokeInvitation(door, actor, { professionalId })),
  disable: (event) => play(event, (door, actor, professionalId) => disableAccount(door, actor, { professionalId })),
  reopen: (event) => play(event, (door, actor, professionalId) => reopenAccount(door, actor, { professionalId })),
  sessions: (event) => play(event, (door, actor, professionalId) => closeSessions(door, actor, { professionalId })),
  factors: (event) => play(event, (door, actor, professionalId) => resetFactors(door, actor, { professionalId })),
};
