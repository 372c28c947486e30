/** What her space says when a door proposes her to a chantier, in each language. */
const fr = {
  handoverTitle: "On vous propose à un chantier",
  handoverProposed: "{door} propose au chantier {chantier} de vous suivre.",
  handoverAgreed: "Vous avez dit oui le {date}.",
  handoverNext: "Le chantier n'a pas encore répondu. Vous pouvez changer d'avis.",
  handoverStop: "Je ne veux plus",
  handoverStopped: "C'est arrêté. Le chantier ne lit plus votre nom.",
  handoverMoved: "Le chantier a déjà répondu, ou c'est déjà arrêté. Parlez-en avec votre référent.",
  "handed-over": "Ce chantier vous suit maintenant : {place}.",
} as const;
type Words = Record<keyof typeof fr, string>;

const en: Words = {
  handoverTitle: "You are proposed to a work site", handoverProposed: "{door} proposes that the work site {chantier} follows you.", handoverAgreed: "You said yes on {date}.", handoverNext: "The work site has not answered yet. You can change your mind.",
  handoverStop: "I do not want this any more", handoverStopped: "It is stopped. The work site no longer reads your name.", handoverMoved: "The work site has already answered, or it is already stopped. Talk to your lead worker.", "handed-over": "This work site follows you now: {place}.",
};
const ar: Words = {
  handoverTitle: "يُقترح عليك موقع عمل", handoverProposed: "يقترح {door} على موقع العمل {chantier} أن يتابعك.", handoverAgreed: "قلت نعم يوم {date}.", handoverNext: "لم يجب موقع العمل بعد. يمكنك أن تغيّر رأيك.",
  handoverStop: "لم أعد أريد", handoverStopped: "توقف الاقتراح. لم يعد موقع العمل يقرأ اسمك.", handoverMoved: "أجاب موقع العمل من قبل، أو توقف الاقتراح من قبل. تحدث مع مرافقك.", "handed-over": "موقع العمل هذا يتابعك الآن: {place}.",
};
const fa: Words = {
  handoverTitle: "شما به یک کارگاه پیشنهاد شده‌اید", handoverProposed: "{door} پیشنهاد می‌کند که کارگاه {chantier} شما را همراهی کند.", handoverAgreed: "شما در {date} بله گفتید.", handoverNext: "کارگاه هنوز جواب نداده است. می‌توانید نظر خود را تغییر دهید.",
  handoverStop: "دیگر نمی‌خواهم", handoverStopped: "متوقف شد. کارگاه دیگر نام شما را نمی‌خواند.", handoverMoved: "کارگاه پیش از این جواب داده، یا متوقف شده است. با همراه خود صحبت کنید.", "handed-over": "این کارگاه اکنون شما را همراهی می‌کند: {place}.",
};
const ro: Words = {
  handoverTitle: "Sunteți propus(ă) unui șantier", handoverProposed: "{door} propune ca șantierul {chantier} să vă urmeze.", handoverAgreed: "Ați spus da pe {date}.", handoverNext: "Șantierul nu a răspuns încă. Vă puteți răzgândi.",
  handoverStop: "Nu mai vreau", handoverStopped: "S-a oprit. Șantierul nu mai citește numele dumneavoastră.", handoverMoved: "Șantierul a răspuns deja sau propunerea este deja oprită. Vorbiți cu referentul.", "handed-over": "Acest șantier vă urmează acum: {place}.",
};
const uk: Words = {
  handoverTitle: "Вас пропонують майстерні", handoverProposed: "{door} пропонує майстерні {chantier} супроводжувати вас.", handoverAgreed: "Ви сказали так {date}.", handoverNext: "Майстерня ще не відповіла. Ви можете передумати.",
  handoverStop: "Я більше не хочу", handoverStopped: "Зупинено. Майстерня більше не читає вашого імені.", handoverMoved: "Майстерня вже відповіла, або це вже зупинено. Поговоріть зі своїм куратором.", "handed-over": "Тепер вас супроводжує ця майстерня: {place}.",
};

export const handoverWords = { fr, en, ar, fa, ro, uk };
