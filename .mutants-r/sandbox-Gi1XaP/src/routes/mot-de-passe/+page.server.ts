import { setTimeout as wait } from "node:timers/promises";
import { fail } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { tooManyWords } from "#rooms/access/index";
import { askNewPassword, knock } from "#rooms/access/server";
import { addressOf } from "../../door-visitor.ts";
import { linkTo } from "../../link-address.ts";
import type { Actions } from "./$types";

/** Writing a mail takes longer than writing none: every answer comes after the same while. */
const sameWhile = 400;

export const actions: Actions = {
  default: async (event) => {
    const email = readForm(await event.request.formData()).text("email");
    if (!email) return fail(400, { asked: false, errors: [{ name: "email", message: "Écrivez votre adresse électronique." }], email });
    const address = linkTo(event.url);
    const [answer] = await Promise.all([
      knock(event.locals.atTheDoor, [{ of: "mail", key: email }, addressOf(event)], (door) => askNewPassword(door, { email, linkTo: address })),
      wait(sameWhile),
    ]);
    if (!answer.ok) return fail(429, { asked: false, errors: [{ name: "email", message: tooManyWords(answer.detail?.["back"] as Date) }], email });
    return { asked: true, errors: [], email };
  },
};
