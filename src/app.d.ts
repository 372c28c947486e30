import type { Actor, Door, Visit } from "#ground/visit";

declare global {
  namespace App {
    interface Locals {
      actor: Actor | null;
      /** The session is there but its screen is locked. */
      locked: boolean;
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
