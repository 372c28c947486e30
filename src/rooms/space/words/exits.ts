/** What her space says once a contract with a chantier is over, in each language. What is stated of it is read with her lead referent, or in her whole file. */
const fr = { exitEnded: "Votre contrat avec {place} a fini le {date}.", exitWritten: "Votre référent a écrit ce qui est venu après. C'était le {date}.", exitRead: "Vous pouvez le lire : prenez tout votre dossier, ou demandez à votre référent. Vous pouvez le faire corriger." } as const;
type Words = Record<keyof typeof fr, string>;

const en: Words = { exitEnded: "Your contract with {place} ended on {date}.", exitWritten: "Your lead worker wrote what came after. It was on {date}.", exitRead: "You can read it: take your whole file, or ask your lead worker. You can have it corrected." };
const ar: Words = { exitEnded: "انتهى عقدك مع {place} في {date}.", exitWritten: "كتب مرافقك ما جاء بعد ذلك. كان ذلك في {date}.", exitRead: "يمكنك قراءته: خذ ملفك كاملا، أو اطلب ذلك من مرافقك. يمكنك طلب تصحيحه." };
const fa: Words = { exitEnded: "قرارداد شما با {place} در {date} تمام شد.", exitWritten: "رهنمای شما نوشته است که بعد از آن چه شد. این در {date} بود.", exitRead: "می‌توانید آن را بخوانید: تمام دوسیه خود را بگیرید، یا از رهنمای خود بپرسید. می‌توانید بخواهید اصلاح شود." };
const ro: Words = { exitEnded: "Contractul dumneavoastră cu {place} s-a terminat pe {date}.", exitWritten: "Referentul a scris ce a urmat. Era pe {date}.", exitRead: "Puteți citi: luați tot dosarul dumneavoastră sau întrebați referentul. Puteți cere să fie corectat." };
const uk: Words = { exitEnded: "Ваш договір із {place} закінчився {date}.", exitWritten: "Куратор записав, що було потім. Це було {date}.", exitRead: "Ви можете це прочитати: візьміть усю свою справу або запитайте куратора. Ви можете попросити виправити." };

export const exitWords = { fr, en, ar, fa, ro, uk };
