import { civilDateOf } from "#ground/civil-date";
import { house } from "#ground/house";
import type { LayoutServerLoad } from "./$types";

export const load: LayoutServerLoad = ({ locals }) => ({ language: locals.language, inside: locals.space !== null, isHers: locals.space?.isHers ?? false, today: civilDateOf(house().clock()) });
