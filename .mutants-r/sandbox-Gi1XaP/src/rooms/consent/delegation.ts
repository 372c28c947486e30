import type { CivilDate } from "#ground/civil-date";
import type { Topic } from "#rooms/access/index";
import type { Delegate, DelegateKind } from "./model.ts";

/** Does this ground let somebody answer in her place, with her only, or just stand beside her? */
export type Standpoint = "for-her" | "with-her" | "beside-her";

/** The text each ground rests on. None was read in its source here: the page says « à vérifier ». */
export const delegateGrounds: Record<DelegateKind, { standpoint: Standpoint; article: string; source: string; verified: boolean }> = {
  guardian: { standpoint: "for-her", article: "Code civil, art. 459 et 473", source: "legifrance.gouv.fr", verified: false },
  curator: { standpoint: "with-her", article: "Code civil, art. 459 et 467", source: "legifrance.gouv.fr", verified: false },
  "family-authorisation": { standpoint: "for-her", article: "Code civil, art. 494-1 et 494-6", source: "legifrance.gouv.fr", verified: false },
  mandate: { standpoint: "for-her", article: "Code civil, art. 477 et 479", source: "legifrance.gouv.fr", verified: false },
  "trusted-person": { standpoint: "beside-her", article: "Code de l'action sociale et des familles, art. L311-5-1", source: "legifrance.gouv.fr", verified: false },
};

/** Is the delegation open on this day? Its last day counts. */
export const isOpen = ({ startsOn, endsOn }: Pick<Delegate, "startsOn" | "endsOn">, day: CivilDate): boolean => startsOn <= day && (endsOn === null || endsOn >= day);

/** Whether an answer on these topics may be given through this delegate that day. Somebody who stands beside answers nothing. */
export const answersFor = (delegate: Pick<Delegate, "kind" | "topics" | "startsOn" | "endsOn">, topics: readonly Topic[], day: CivilDate): boolean =>
  delegateGrounds[delegate.kind].standpoint !== "beside-her" && isOpen(delegate, day) && (delegate.topics === null || topics.every((topic) => delegate.topics!.includes(topic)));
