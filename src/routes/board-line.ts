// What a renewal board waits for from the visitor, in words, and where it is done.
import { outcomeWords } from "#rooms/boards/index";
import type { BoardTodo } from "#rooms/desk/index";

const many = (count: number, one: string, more: string): string => (count === 1 ? one : `${count} ${more}`);

const sentence = ({ kind, count }: BoardTodo): string => {
  switch (kind) {
    case "to-prepare": return "son dossier de commission est à préparer";
    case "contest-to-prepare": return "elle ou il conteste la décision : son dossier est à préparer à nouveau";
    case "to-tell": return "la commission a décidé : dites-le-lui";
    case "to-carry": return "renouvellement décidé : écrivez-le dans ses contrats";
    case "contest": return many(count, "une décision est contestée : un dossier revient devant la commission", "décisions sont contestées : leurs dossiers reviennent devant la commission");
    case "without-sitting": return many(count, "un dossier attend une séance : prévoyez-la", "dossiers attendent une séance : prévoyez-la");
    case "to-read": return many(count, "un dossier à lire avant la séance", "dossiers à lire avant la séance");
    case "opinion": return many(count, "votre avis est demandé", "avis vous sont demandés");
    default: return `la commission a décidé : ${outcomeWords[kind.slice("decided-".length) as keyof typeof outcomeWords]}`;
  }
};

export const boardLine = (one: BoardTodo): { href: string; name: string; sentence: string } => ({ href: one.personId ? `/personnes/${one.personId}/commission` : "/commissions", name: one.name || "La commission", sentence: sentence(one) });
