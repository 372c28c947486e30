// Every address of the house says who it opens to. One that is not here opens to nobody, and a test fails.

import { mayAdministerAccounts, mayTransferCaseloads } from "#rooms/access/index";
import type { Actor } from "#ground/visit";

export type DoorRule = "public" | "simulated" | "signed-in" | ((actor: Actor) => boolean);

export const doors: Record<string, DoorRule> = {
  "/": "signed-in",
  "/entrer": "public",
  "/personas": "simulated",
  "/sortir": "signed-in",
  "/(atelier)/atelier": "simulated",
  "/personnes": "signed-in",
  "/personnes/recherche": "signed-in",
  "/personnes/nouvelle": "signed-in",
  "/personnes/[id]": "signed-in",
  "/personnes/[id]/ecrire": "signed-in",
  "/personnes/[id]/parole": "signed-in",
  "/personnes/[id]/impression": "signed-in",
  "/personnes/[id]/fil": "signed-in",
  "/personnes/[id]/brouillon": "signed-in",
  "/personnes/[id]/notes/[note]": "signed-in",
  "/personnes/[id]/situations": "signed-in",
  "/personnes/[id]/situations/[situation]": "signed-in",
  "/personnes/[id]/freins": "signed-in",
  "/personnes/[id]/freins/[frein]": "signed-in",
  "/personnes/[id]/identite": "signed-in",
  "/personnes/[id]/reunir": "signed-in",
  "/personnes/[id]/parcours": "signed-in",
  "/personnes/[id]/equipe": "signed-in",
  "/personnes/[id]/journal": "signed-in",
  "/rappels/[id]": "signed-in",
  "/relais": mayTransferCaseloads,
  "/comptes": mayAdministerAccounts,
};
