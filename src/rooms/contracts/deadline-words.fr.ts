import { contractMomentWords } from "./chain-words.fr.ts";
import type { Deadline } from "./deadlines.ts";
import { passMomentWords } from "./pass-words.fr.ts";

/** What opens or ends that day, the same words on « Aujourd'hui » and on the thread. */
export const sayDeadline = (code: Deadline["code"]): string => ({ ...contractMomentWords, ...passMomentWords })[code];
