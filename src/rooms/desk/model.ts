import type { Domain } from "#rooms/access/index";
import type { AppointmentTopic } from "#rooms/agenda/index";
import type { DocumentKind } from "#rooms/vault/index";
import type { Deadline } from "#rooms/contracts/index";
import type { CivilDate } from "#ground/civil-date";

export type About = { personId: string; name: string };

/** One thing to do, or to look at, with the day it is due. */
export type TodoItem =
  | (About & { kind: "reminder"; on: CivilDate; reminderId: string; words: string })
  | (About & { kind: "silence"; on: CivilDate; lastContactOn: CivilDate | null; lead: string })
  | (About & { kind: "due"; on: CivilDate; code: string; lead: string })
  | (About & { kind: "moment"; on: CivilDate; code: Deadline["code"]; lead: string })
  | (About & { kind: "pass-end"; on: CivilDate; lead: string })
  | (About & { kind: "domiciliation-end"; on: CivilDate; lead: string })
  | (About & { kind: "document-end"; document: DocumentKind; on: CivilDate; lead: string })
  | (About & { kind: "handed-over"; on: CivilDate; from: string | null })
  | (About & { kind: "emergency"; on: CivilDate; by: string })
  | (About & { kind: "message"; on: CivilDate; waiting: number })
  | (About & { kind: "request"; on: CivilDate; right: string })
  | (About & { kind: "agreement-asked"; on: CivilDate; by: string })
  | (About & { kind: "appointment" | "appointment-untold" | "appointment-off"; on: CivilDate; hour: string; topic: AppointmentTopic; appointmentId: string; goesWith: boolean })
  | (About & { kind: "draft"; on: CivilDate; form: string });

/** What comes next for one person, for a line of a list: `words` are a reminder's own, or the code of what ends. */
export type NextDate = { kind: "reminder" | "due" | "domiciliation-end" | "pass-end"; on: CivilDate; words: string };

export type When = "late" | "today" | "this-week" | "later";

/** Whose list: the people I lead, or everybody whose file opens to me. */
export type Whose = "mine" | "all";

/** A request to the network, or a passage from a door to a chantier, that waits for the visitor; `queue`, `received` and `handover-received` are one line for all, with how many and the oldest day. */
export type NetworkTodo = {
  kind: "complement" | "word-waited" | "word-given" | "word-refused" | "moment-come" | "appointment-offered" | "declined" | "expired" | "queue" | "escalation" | "received" | "handover-received" | "handover-unanswered";
  id: string | null; domain: Domain | null; on: CivilDate; count: number; name: string;
};

/** What a renewal board waits for: a file to prepare or a decision to tell (`id` is the person), an opinion (`id` is its own), files to read before a sitting (`id` is the sitting). */
export type BoardTodo = { kind: "prepare" | "tell" | "opinion" | "read"; id: string; on: CivilDate; count: number; name: string };
