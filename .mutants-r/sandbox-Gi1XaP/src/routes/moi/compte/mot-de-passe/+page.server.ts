import { fail, redirect } from "@sveltejs/kit";
import { doorRefusalWords, tooManyWords, weaknessWords } from "#rooms/access/index";
import { changePassword, knock } from "#rooms/access/server";
import { addressOf } from "../../../../door-visitor.ts";
import { mine } from "../mine.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) => {
  if (mine(locals).means === "persona") redirect(303, "/moi/compte");
};

export const actions: Actions = {
  default: async (event) => {
    const { actorId, sessionId } = mine(event.locals);
    const form = await event.request.formData();
    const [present, wanted] = [String(form.get("present") ?? ""), String(form.get("wanted") ?? "")];
    const answer = await knock(event.locals.atTheDoor, [{ of: "factor", key: actorId }, addressOf(event)], (door) => changePassword(door, { actorId, sessionId, present, wanted }));
    const refused = (name: string, message: string, status = 400) => fail(status, { errors: [{ name, message }] });
    if (answer.ok) redirect(303, "/moi/compte?fait=mot-de-passe");
    switch (answer.reason) {
      case "too-many": return refused("present", tooManyWords(answer.detail?.["back"] as Date), 429);
      case "wrong": case "not-found": return refused("present", doorRefusalWords["wrong-password"]);
      default: return refused("wanted", weaknessWords[answer.reason]);
    }
  },
};
