import type { Actor, Door, OwnVisit, Visit } from "#ground/visit";
import type { OpenSession } from "#rooms/access/server";
import type { Guested, GuestVisit } from "#rooms/referrals/server";
import type { Language } from "#rooms/space/index";
import type { OpenSpace } from "#rooms/space/server";

declare global {
  namespace App {
    interface Locals {
      actor: Actor | null;
      /** The session is there but its screen is locked. */
      locked: boolean;
      /** How and when they came in; null for nobody. */
      session: OpenSession | null;
      /** A visit as whoever came in; 404 for nobody. */
      enter: <Answer>(work: (visit: Visit) => Promise<Answer>) => Promise<Answer>;
      /** A person who came in by her card; null on every other page. */
      space: OpenSpace | null;
      language: Language;
      /** A visit of hers, in her own space; 404 for anybody else. */
      inHerSpace: <Answer>(work: (visit: OwnVisit) => Promise<Answer>) => Promise<Answer>;
      /** What somebody would read in her own space, for a professional whose right to it was asked first (her lead, who prints it for her). */
      asSheReads: <Answer>(personId: string, work: (visit: OwnVisit) => Promise<Answer>) => Promise<Answer>;
      /** A partner without account, behind the link of one request. */
      byLink: <Answer>(token: string, work: (visit: GuestVisit) => Promise<Answer>) => Promise<Guested<Answer>>;
      /** What happens at the door, before anybody is known. */
      atTheDoor: <Answer>(work: (door: Door) => Promise<Answer>) => Promise<Answer>;
    }
    interface Error {
      message: string;
    }
  }
}
