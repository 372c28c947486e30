/** What only her printed booklet says. */
const fr = {
  bookletName: "Mon livret",
  bookletOn: "Écrit le {date}. Des dates peuvent changer après.",
  bookletAsk: "Pour l'imprimer, demandez à votre référent.",
  bookletKeep: "Ce livret parle de vous. Gardez-le avec vous.",
  bookletQuestions: "Mes questions",
} as const;
type Words = Record<keyof typeof fr, string>;

const en: Words = { bookletName: "My booklet", bookletOn: "Written on {date}. Dates may change later.", bookletAsk: "To print it, ask your referent.", bookletKeep: "This booklet is about you. Keep it with you.", bookletQuestions: "My questions" };
const ar: Words = { bookletName: "كتيبي", bookletOn: "كُتب يوم {date}. قد تتغير التواريخ بعد ذلك.", bookletAsk: "لطباعته، اطلب ذلك من مرافقك.", bookletKeep: "هذا الكتيب يتحدث عنك. احتفظ به معك.", bookletQuestions: "أسئلتي" };
const fa: Words = { bookletName: "کتابچهٔ من", bookletOn: "نوشته شده در {date}. تاریخ‌ها شاید بعداً تغییر کنند.", bookletAsk: "برای چاپ، از همراه خود بخواهید.", bookletKeep: "این کتابچه دربارهٔ شماست. آن را با خود نگه دارید.", bookletQuestions: "پرسش‌های من" };
const ro: Words = { bookletName: "Broșura mea", bookletOn: "Scrisă pe {date}. Datele se pot schimba după aceea.", bookletAsk: "Ca să o tipăriți, cereți referentului.", bookletKeep: "Această broșură este despre dumneavoastră. Păstrați-o.", bookletQuestions: "Întrebările mele" };
const uk: Words = { bookletName: "Мій буклет", bookletOn: "Написано {date}. Потім дати можуть змінитися.", bookletAsk: "Щоб надрукувати, попросіть куратора.", bookletKeep: "Цей буклет — про вас. Тримайте його при собі.", bookletQuestions: "Мої запитання" };

export const bookletWords = { fr, en, ar, fa, ro, uk };
