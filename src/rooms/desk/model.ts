import type { BoardOutcome } from "#rooms/boards/index";
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

/** What a renewal board waits for from the visitor: a case to prepare, a decision to tell or to write in the contracts, what was decided; of several at once, how many and the first day. */
export type BoardTodo = { kind: "to-prepare" | "contest-to-prepare" | "to-tell" | "to-carry" | `decided-${BoardOutcome}` | "contest" | "without-sitting" | "to-read" | "opinion"; personId: string | null; on: CivilDate; count: number; name: string };
