// Every address of the house says who it opens to. One that is not here opens to nobody, and a test fails.

import { doorsOf, type FileAccess, holds, mayAdministerAccounts, mayCarry, mayRead, maySeeProgramme, mayTransferCaseloads, mayWrite, type Topic, welcomes } from "#rooms/access/index";
import type { Actor } from "#ground/visit";
import { maySeeExchange } from "#rooms/exchange/index";
import { mayOpenVault } from "#rooms/vault/index";
import { mayExport, maySeeErasure, maySeeKeeping } from "#rooms/keeping/index";
import { mayProtect, mayWatch, seesEmergencies } from "#rooms/walls/index";
import { mayKeepContracts, mayReadContracts, seesEndings, seesExits } from "#rooms/contracts/index"; import { mayPrepareCase, mayReadCase, seesBoards } from "#rooms/boards/index";
import { mayOpenAppointments, mayOpenDesks, seesAgenda } from "#rooms/agenda/index";
import { keepsPartnerships, opensAPartner, readsOffers, readsPartnerships } from "#rooms/partnerships/index";
import { mayAddEntries } from "#rooms/network/index";
import { mayAnswerRequests } from "#rooms/rights/index";
import { keepsADoor, mayAskSomething, maySeeNetworkFigures, maySeeReferrals } from "#rooms/referrals/index";
import { mayAnswerHer, mayHoldCards } from "#rooms/space/index";

/** Whoever comes; nobody (the page that says so answers by itself); a simulated instance only; a person in her own space; whoever signed in; a right of the actor; a right on the file of the address. */
export type DoorRule = "public" | "nobody" | "simulated" | "in-her-space" | "signed-in" | ((actor: Actor) => boolean) | { file: (access: FileAccess) => boolean };

const reads = (...topics: Topic[]): DoorRule => ({ file: (access) => topics.some((topic) => mayRead(access, topic)) });
const lanes = ["housing", "work", "rights", "life", "health", "justice", "debts"] as const;
const noteTopics = ["notes", "health", "debts", "justice"] as const;
/** Cards are the lead referent's to give. */
const holdsCards: DoorRule = { file: mayHoldCards };
const answersRequests: DoorRule = { file: mayAnswerRequests };
const answersHer: DoorRule = { file: mayAnswerHer };
/** Who follows a domain from elsewhere asks the person for what she would read. */
const followsFromElsewhere: DoorRule = { file: (access) => access.reasons.some(({ as }) => as === "referent") };
const opensVault: DoorRule = { file: mayOpenVault };
const carries: DoorRule = { file: mayCarry };
/** Who answers a request, and who watches over the delays. */
const seesRequests: DoorRule = (actor) => holds(actor, "cisp", "social-educator", "coordinator");
/** New files, one by one or from a list, belong to the social work of a chantier. */
const opensNewFiles: DoorRule = (actor) => actor.roles.some(({ role }) => role === "cisp" || role === "social-educator");

export const doors: Record<string, DoorRule> = {
  "/": "signed-in",
  "/introuvable": "nobody",
  "/entrer": "public",
  "/entrer/code": "public",
  "/entrer/proconnect": "public",
  "/entrer/proconnect/retour": "public",
  "/verrou": "signed-in",
  "/mot-de-passe": "public",
  "/invitations/[jeton]": "public",
  "/invitations/accepter": "public",
  "/moi/compte": "signed-in",
  "/moi/compte/second-facteur": "signed-in",
  "/moi/compte/preuve": "signed-in",
  "/moi/compte/mot-de-passe": "signed-in",
  "/moi/ecrits": "signed-in",
  "/(moi)/moi": "in-her-space",
  "/(moi)/moi/ecrire": "in-her-space",
  "/(moi)/moi/export": "in-her-space",
  "/(moi)/moi/livret": "in-her-space",
  "/(moi)/moi/demandes": "in-her-space",
  "/(moi)/moi/accords": "in-her-space",
  "/(moi)/moi/aides": "in-her-space",
  "/(moi)/moi/documents": "in-her-space", "/(moi)/moi/commission": "in-her-space",
  "/(moi)/moi/documents/[document]": "in-her-space",
  "/(moi)/moi/telephone": "in-her-space",
  "/(moi)/moi/derniere-vue.js": "public",
  "/(moi)/moi/mes-donnees": "public",
  "/vos-donnees": "public",
  "/donnees-gardees": "public",
  "/(moi)/moi/code": "public",
  "/(moi)/moi/lien/[jeton]": "public",
  "/(moi)/moi/entree": "public",
  "/(moi)/moi/carte/[numero]": "public",
  "/(moi)/moi/sortie": "public",
  // Agenda: appointments, shared desks, the private calendar (whose address is its own secret).
  "/agenda": seesAgenda,
  "/agenda/flux/[jeton]": "public",
  "/personnes/[id]/rendez-vous": { file: mayOpenAppointments },
  "/rendez-vous/[rendezvous]": seesAgenda,
  "/rendez-vous/[rendezvous]/calendrier": seesAgenda,
  "/permanences": seesAgenda,
  "/permanences/nouvelle": mayOpenDesks,
  "/permanences/[permanence]": seesAgenda,
  "/(moi)/moi/rendez-vous": "in-her-space",
  "/(moi)/moi/rendez-vous/[rendezvous]": "in-her-space",
  // Partnerships: portfolio, conventions, companies, offers. The database decides which partner a visitor sees.
  "/partenaires": opensAPartner,
  "/partenaires/nouveau": keepsPartnerships,
  "/partenaires/remplacements": keepsPartnerships,
  "/partenaires/rencontres": keepsPartnerships,
  "/partenaires/offres": readsOffers,
  "/partenaires/questions": readsOffers,
  "/partenaires/[partenaire]": opensAPartner,
  "/partenaires/[partenaire]/conventions": opensAPartner,
  "/entreprises": readsPartnerships,
  "/offres": readsOffers,
  "/boite-denvoi": "signed-in",
  "/personas": "simulated",
  "/sortir": "signed-in",
  "/(atelier)/atelier": "simulated",
  "/personnes": "signed-in",
  "/personnes/recherche": "signed-in",
  "/personnes/nouvelle": opensNewFiles,
  "/personnes/[id]": reads("presence"),
  "/personnes/[id]/ecrire": { file: (access) => noteTopics.some((topic) => mayWrite(access, topic)) },
  "/personnes/[id]/brouillon": { file: (access) => access.topics.some((topic) => mayWrite(access, topic)) },
  "/personnes/[id]/parole": reads("voice"),
  "/personnes/[id]/impression": reads(...lanes, "limits"),
  "/personnes/[id]/fil": reads(...lanes),
  "/personnes/[id]/notes/[note]": reads(...noteTopics),
  "/personnes/[id]/situations": reads(...lanes),
  "/personnes/[id]/situations/[situation]": reads(...lanes),
  "/personnes/[id]/freins": reads(...lanes),
  "/personnes/[id]/freins/[frein]": reads(...lanes),
  "/personnes/[id]/identite": reads("identity"),
  "/personnes/[id]/reunir": carries,
  "/personnes/[id]/parcours": carries,
  "/personnes/[id]/equipe": carries,
  "/personnes/[id]/accords": carries,
  "/personnes/[id]/accords/copie": carries,
  "/personnes/[id]/accords/copie/fichier": carries,
  "/personnes/[id]/mobilisations": { file: mayAskSomething },
  "/personnes/[id]/documents": opensVault,
  "/personnes/[id]/documents/[document]": opensVault,
  "/personnes/[id]/documents/[document]/fichier": opensVault,
  "/personnes/[id]/representants": carries,
  "/personnes/[id]/demander": followsFromElsewhere,
  "/personnes/[id]/limites": reads("limits"),
  "/contrats": seesEndings, "/personnes/[id]/contrats": { file: mayReadContracts }, "/personnes/[id]/contrats/et-si": { file: mayReadContracts }, "/personnes/[id]/contrats/[geste]": { file: mayKeepContracts }, "/personnes/[id]/commission": { file: mayReadCase }, "/personnes/[id]/commission/preparer": { file: mayPrepareCase }, "/personnes/[id]/commission/documents/[piece]": { file: mayReadCase }, "/commissions": seesBoards, "/commissions/reglages": seesBoards, "/commissions/[seance]": seesBoards, "/commissions/[seance]/[dossier]": seesBoards, "/commissions/[seance]/documents/[piece]": seesBoards, "/commissions/avis/[avis]": seesBoards, "/personnes/[id]/contrats/sortie": { file: mayReadContracts }, "/contrats/sorties": seesExits,
  "/personnes/[id]/protection": { file: mayProtect },
  "/personnes/[id]/urgence": { file: seesEmergencies },
  "/personnes/[id]/carte": holdsCards,
  "/personnes/[id]/livret": holdsCards,
  "/personnes/[id]/mots": answersHer,
  "/personnes/[id]/demandes": answersRequests,
  "/demandes": seesRequests,
  "/personnes/[id]/journal": reads("notes"),
  "/personnes/[id]/journal/acces": reads("notes"),
  "/personnes/[id]/effacement": { file: maySeeErasure },
  "/personnes/[id]/passage": { file: welcomes },
  "/personnes/[id]/export": { file: mayExport },
  "/conservation": maySeeKeeping,
  // Mobilisations: a request exists for whoever stands on one of its sides; the page of each says so itself.
  "/mobilisations": maySeeReferrals,
  "/mobilisations/nouvelle": maySeeReferrals,
  "/mobilisations/chiffres": maySeeNetworkFigures,
  "/mobilisations/[demande]": maySeeReferrals,
  "/mobilisations/[demande]/[geste]": maySeeReferrals,
  "/mobilisations/[demande]/places": maySeeReferrals,
  // Guichet: any door of the network; the small files are opened at a partner's.
  "/guichet": keepsADoor,
  "/guichet/nouveau": (actor) => doorsOf(actor).length > 0,
  "/repondre/[jeton]": "public",
  "/repondre/places/[jeton]": "public",
  "/reprises": opensNewFiles,
  "/reprises/[import]": opensNewFiles,
  "/reprises/[import]/colonnes": opensNewFiles,
  "/reprises/[import]/refus": opensNewFiles,
  "/rappels/[id]": "signed-in",
  "/accords-repris": "signed-in",
  "/registre": "signed-in",
  "/registre/aipd": "signed-in",
  "/cles-publiques": "public",
  "/relais": mayTransferCaseloads,
  "/vigilance": mayWatch,
  "/programme": maySeeProgramme,
  "/comptes": mayAdministerAccounts,
  "/comptes/invitation": mayAdministerAccounts,
  "/comptes/professionnel": mayAdministerAccounts,
  "/structures": mayAdministerAccounts,
  "/structures/modifier": mayAdministerAccounts,
  // network: the directory; who keeps an entry is asked of the entry itself.
  "/annuaire": "signed-in",
  "/annuaire/fraicheur": "signed-in",
  "/annuaire/livret": "signed-in",
  "/annuaire/confirmer/[jeton]": "public",
  "/annuaire/structures/nouvelle": mayAddEntries,
  "/annuaire/structures/[structure]": "signed-in",
  "/annuaire/structures/[structure]/modifier": "signed-in",
  "/annuaire/structures/[structure]/visage": "signed-in",
  "/annuaire/structures/[structure]/correction": "signed-in",
  "/annuaire/services/nouveau": "signed-in",
  "/annuaire/services/[service]": "signed-in",
  "/annuaire/services/[service]/modifier": "signed-in",
  "/reseau": "public",
  "/reseau/[service]": "public",
  "/structures/territoire": mayAdministerAccounts,
  // exchange: the offer in and out; open data for whoever asks
  "/echanges": maySeeExchange,
  "/echanges/[passage]": maySeeExchange,
  "/echanges/[passage]/explications": maySeeExchange,
  "/echanges/fichiers/[fichier]": maySeeExchange,
  "/api/v1/[collection]": "public",
  "/api/v1/[collection]/[id]": "public",
  "/hsds": "public",
  "/hsds/[collection]": "public",
  "/hsds/[collection]/[id]": "public",
};

/** Does this address open on this file? An address whose rule is not about a file opens on none. */
export const opensFile = (route: string, access: FileAccess): boolean => {
  const rule = doors[route];
  return typeof rule === "object" && rule.file(access);
};
