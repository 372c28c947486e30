import type { Actor, Door, Visit } from "#ground/visit";
import type { OpenSession } from "#rooms/access/server";

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
      /** What happens at the door, before anybody is known. */
      atTheDoor: <Answer>(work: (door: Door) => Promise<Answer>) => Promise<Answer>;
    }
    interface Error {
      message: string;
    }
  }
}
