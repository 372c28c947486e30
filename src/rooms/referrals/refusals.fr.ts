import type { LinkVerdict } from "./model.ts";

export type ReferralRefusal =
  | "not-found" | "not-allowed" | "need-missing" | "need-too-long" | "service-unknown" | "witness-missing" | "no-structure" | "already-answered" | "not-now" | "reason-missing" | "words-missing" | "words-too-long" | "day-missing" | "not-agreed" | "agreed-to-one-alone"
  | "goals-unscored" | "nobody-chosen" | "too-many" | "no-place" | "day-passed" | "appointment-missing";

/** What to do, for each refusal of this room. */
export const referralRefusalWords: Record<ReferralRefusal, string> = {
  "not-found": "Cette demande n'existe pas pour vous.",
  "not-allowed": "Ce pas appartient à l'autre côté : celui qui demande tient la demande, celui qui répond tient l'avancement.",
  "need-missing": "Dites ce qui est demandé, en une phrase ou deux : c'est ce que le partenaire lira.",
  "need-too-long": "C'est trop long pour une demande : 4 000 signes au plus.",
  "service-unknown": "Ce service n'est plus à l'annuaire, ou c'est celui qui était déjà demandé. Choisissez-en un autre.",
  "witness-missing": "Un accord dit de vive voix a un témoin : écrivez son nom.",
  "no-structure": "Vous n'accompagnez personne dans une structure aujourd'hui : une demande part d'une structure.",
  "already-answered": "Elle ou il a déjà répondu pour cette demande.",
  "not-now": "La demande a bougé entre-temps, ou ce pas n'est plus possible d'où elle en est. La page montre où elle en est maintenant.",
  "reason-missing": "Choisissez une raison : c'est ce qui permet de comprendre, et de faire mieux.",
  "words-missing": "Écrivez un mot : l'autre côté le lira.",
  "words-too-long": "C'est trop long : 2 000 signes au plus. Ce que vous avez écrit est encore là, raccourcissez-le.",
  "day-missing": "Dites quel jour y revenir, à partir de demain.",
  "not-agreed": "Rien ne part sans l'accord de la personne. Notez sa réponse, ou demandez-la lui dans son espace.",
  "agreed-to-one-alone": "Elle ou il a donné son accord pour ce partenaire-là, et pas pour un autre. Demandez-lui d'abord.",
  "goals-unscored": "Dites pour chaque résultat souhaité s'il est atteint, en partie, ou pas.",
  "nobody-chosen": "Cochez au moins un partenaire.",
  "too-many": "Huit partenaires à la fois au plus : au-delà, chacun croit qu'un autre répondra.",
  "no-place": "Ce partenaire n'a pas dit qu'il avait une place, ou elle a été rendue.",
  "day-passed": "Ce jour est passé : choisissez un jour à venir.",
  "appointment-missing": "Dites le jour et l'heure du rendez-vous.",
};

/** What somebody reads behind a link that does not open: one sentence, and nothing of the request. */
export const linkVerdictWords: Record<Exclude<LinkVerdict, "open">, string> = {
  unknown: "Ce lien ne mène nulle part. Vérifiez qu'il est copié en entier, ou demandez-en un autre à qui vous l'a envoyé.",
  expired: "Ce lien n'est plus valable : le délai est passé. Appelez la structure qui vous avait écrit, elle peut en envoyer un autre.",
  withdrawn: "La personne a repris son accord : la demande ne se lit plus. Vous n'avez rien à faire.",
  cancelled: "La demande a été annulée. Vous n'avez rien à faire.",
  answered: "Une réponse a déjà été donnée à cette demande, et elle est close. Merci.",
  replaced: "Un lien plus récent a remplacé celui-ci : servez-vous du dernier reçu.",
  released: "La question ne se pose plus : une place a été trouvée ailleurs. Merci d'avoir regardé.",
};
