import { theInstance } from "../instance.ts";
import { keptPage } from "../kept-writing.ts";
import { isHerSpace } from "../space-visitor.ts";
import { holds, mayAdministerAccounts, maySeeProgramme, mayTransferCaseloads, type Role, roleWords } from "#rooms/access/index";
import { seesAgenda } from "#rooms/agenda/index";
import { readsOffers } from "#rooms/partnerships/index";
import { maySeeExchange } from "#rooms/exchange/index";
import type { Actor } from "#ground/visit";
import { keepsADoor, maySeeReferrals } from "#rooms/referrals/index";
import type { LayoutServerLoad } from "./$types";

const seesFiles: Role[] = ["cisp", "social-educator", "technical-supervisor", "director", "coordinator", "partnership-officer", "outside-referent"];

/** What the bar offers comes from rights alone. */
const navFor = (actor: Actor): { href: string; label: string }[] => [
  { href: "/", label: "Aujourd'hui" },
  ...(holds(actor, ...seesFiles) ? [{ href: "/personnes", label: "Personnes" }] : []),
  ...(maySeeReferrals(actor) ? [{ href: "/mobilisations", label: "Mobilisations" }] : []),
  ...(keepsADoor(actor) ? [{ href: "/guichet", label: "Guichet" }] : []),
  ...(seesAgenda(actor) ? [{ href: "/agenda", label: "Agenda" }] : []),
  ...(readsOffers(actor) ? [{ href: "/partenaires", label: "Partenaires" }] : []),
  { href: "/annuaire", label: "Annuaire" },
  ...(holds(actor, "cisp", "social-educator") ? [{ href: "/reprises", label: "Reprises" }] : []),
  ...(holds(actor, "cisp", "social-educator", "coordinator") ? [{ href: "/demandes", label: "Demandes" }] : []),
  ...(mayTransferCaseloads(actor) ? [{ href: "/relais", label: "Relais" }] : []),
  ...(maySeeProgramme(actor) ? [{ href: "/programme", label: "Programme" }] : []),
  ...(maySeeExchange(actor) ? [{ href: "/echanges", label: "Échanges" }] : []),
  ...(mayAdministerAccounts(actor) ? [{ href: "/comptes", label: "Comptes" }, { href: "/structures", label: "Structures" }, { href: "/boite-denvoi", label: "Envois" }] : []),
];

const roleLine = (actor: Actor): string => {
  const [first, ...others] = actor.roles;
  if (!first) return "";
  return `${roleWords[first.role as Role]}, ${first.structure}${others.length > 0 ? ` et ${others.length} autre${others.length > 1 ? "s" : ""}` : ""}`;
};

export const load: LayoutServerLoad = async ({ locals, url, route }) => {
  const instance = await theInstance();
  const actor = locals.locked || locals.session?.needsFactor ? null : locals.actor;
  return {
    path: url.pathname,
    hers: isHerSpace(route.id),
    simulated: instance?.simulated ?? false,
    me: actor && { id: actor.id, name: `${actor.givenName} ${actor.familyName}`, role: roleLine(actor) },
    keptAt: actor && locals.session?.keepsAForm && url.pathname !== keptPage ? keptPage : null,
    nav: actor ? navFor(actor) : [],
    searches: actor !== null && holds(actor, ...seesFiles),
  };
};
