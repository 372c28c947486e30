/** What her space says of those who opened her file in an emergency. */
const fr = {
  emergencyLine: "{who} a ouvert votre dossier en urgence, le {date}.",
  emergencyWhat: "Cette personne a pu lire : {topics}.",
  emergencyWhy: "Pourquoi :",
  emergencyOpen: "C'est encore ouvert. Cela se ferme tout seul.",
  emergencyClosed: "C'est fermé.",
} as const;
type Words = Record<keyof typeof fr, string>;

const en: Words = { emergencyLine: "{who} opened your file in an emergency, on {date}.", emergencyWhat: "This person could read: {topics}.", emergencyWhy: "Why:", emergencyOpen: "It is still open. It closes by itself.", emergencyClosed: "It is closed." };
const ar: Words = { emergencyLine: "{who}: فُتح ملفك في حالة طارئة يوم {date}.", emergencyWhat: "أمكن لهذا الشخص أن يقرأ: {topics}.", emergencyWhy: "لماذا:", emergencyOpen: "ما زال مفتوحا. سيُغلق وحده.", emergencyClosed: "أُغلق." };
const fa: Words = { emergencyLine: "{who} دوسیهٔ شما را در حالت عاجل باز کرد، در {date}.", emergencyWhat: "این شخص توانست بخواند: {topics}.", emergencyWhy: "چرا:", emergencyOpen: "هنوز باز است. خودش بسته می‌شود.", emergencyClosed: "بسته شده است." };
const ro: Words = { emergencyLine: "{who} v-a deschis dosarul de urgență, pe {date}.", emergencyWhat: "Această persoană a putut citi: {topics}.", emergencyWhy: "De ce:", emergencyOpen: "Este încă deschis. Se închide singur.", emergencyClosed: "Este închis." };
const uk: Words = { emergencyLine: "{who}: вашу справу терміново відкрито {date}.", emergencyWhat: "Ця людина могла прочитати: {topics}.", emergencyWhy: "Чому:", emergencyOpen: "Ще відкрито. Закриється само.", emergencyClosed: "Закрито." };

export const emergencyWords = { fr, en, ar, fa, ro, uk };
