/** What her appointments say to her, in each language. */
const fr = {
  appointmentsTitle: "Mes rendez-vous",
  appointmentOne: "Rendez-vous",
  appointmentsNone: "Aucun rendez-vous à venir.",
  appointmentsAll: "Voir mes rendez-vous et répondre",
  appointmentWhen: "Le {date} à {hour}",
  appointmentWith: "Avec : {who}",
  appointmentWhere: "Où : {place}",
  appointmentBring: "À apporter : {what}",
  appointmentCompanion: "{who} vient avec vous.",
  appointmentProposed: "Cette date est proposée. Pouvez-vous venir ?",
  appointmentYes: "Oui, je viens",
  appointmentNo: "Je ne pourrai pas venir",
  appointmentSaid: "C'est dit. Votre équipe le sait.",
  appointmentOver: "Ce rendez-vous a changé. Regardez la nouvelle date, ou appelez votre référent.",
  appointmentCancelled: "Ce rendez-vous est annulé. Votre référent va chercher une autre date.",
  appointmentKeep: "Garder dans mon téléphone",
} as const;
type Words = Record<keyof typeof fr, string>;

const en: Words = {
  appointmentsTitle: "My appointments", appointmentOne: "Appointment", appointmentsNone: "No appointment coming.", appointmentsAll: "See my appointments and answer", appointmentWhen: "On {date} at {hour}", appointmentWith: "With: {who}", appointmentWhere: "Where: {place}",
  appointmentBring: "To bring: {what}", appointmentCompanion: "{who} is coming with you.", appointmentProposed: "This date is proposed. Can you come?", appointmentYes: "Yes, I am coming", appointmentNo: "I will not be able to come", appointmentSaid: "Done. Your team knows.",
  appointmentOver: "This appointment has changed. Look at the new date, or call your lead worker.", appointmentCancelled: "This appointment is cancelled. Your lead worker will look for another date.", appointmentKeep: "Keep it in my phone",
};
const ar: Words = {
  appointmentsTitle: "مواعيدي", appointmentOne: "موعد", appointmentsNone: "لا يوجد أي موعد قادم.", appointmentsAll: "رؤية مواعيدي والرد عليها", appointmentWhen: "يوم {date} على الساعة {hour}", appointmentWith: "مع: {who}", appointmentWhere: "أين: {place}",
  appointmentBring: "ما يجب إحضاره: {what}", appointmentCompanion: "{who} يأتي معك.", appointmentProposed: "هذا التاريخ مقترح. هل يمكنك أن تأتي؟", appointmentYes: "نعم، سآتي", appointmentNo: "لن أستطيع أن آتي", appointmentSaid: "تم. فريقك يعرف ذلك.",
  appointmentOver: "تغيّر هذا الموعد. انظر إلى التاريخ الجديد أو اتصل بمرافقك.", appointmentCancelled: "أُلغي هذا الموعد. مرافقك سيبحث عن تاريخ آخر.", appointmentKeep: "حفظه في هاتفي",
};
const fa: Words = {
  appointmentsTitle: "ملاقات‌های من", appointmentOne: "ملاقات", appointmentsNone: "هیچ ملاقاتی در پیش نیست.", appointmentsAll: "دیدن ملاقات‌هایم و جواب دادن", appointmentWhen: "در {date} ساعت {hour}", appointmentWith: "با: {who}", appointmentWhere: "کجا: {place}",
  appointmentBring: "با خود بیاورید: {what}", appointmentCompanion: "{who} با شما می‌آید.", appointmentProposed: "این تاریخ پیشنهاد شده است. می‌توانید بیایید؟", appointmentYes: "بله، می‌آیم", appointmentNo: "نمی‌توانم بیایم", appointmentSaid: "انجام شد. تیم شما خبر دارد.",
  appointmentOver: "این ملاقات تغییر کرده است. تاریخ نو را ببینید یا به همراه خود زنگ بزنید.", appointmentCancelled: "این ملاقات لغو شد. همراه شما تاریخ دیگری می‌یابد.", appointmentKeep: "نگه داشتن در تلفونم",
};
const ro: Words = {
  appointmentsTitle: "Întâlnirile mele", appointmentOne: "Întâlnire", appointmentsNone: "Nicio întâlnire în curând.", appointmentsAll: "Văd întâlnirile mele și răspund", appointmentWhen: "Pe {date} la {hour}", appointmentWith: "Cu: {who}", appointmentWhere: "Unde: {place}",
  appointmentBring: "De adus: {what}", appointmentCompanion: "{who} vine cu dumneavoastră.", appointmentProposed: "Această dată este propusă. Puteți veni?", appointmentYes: "Da, vin", appointmentNo: "Nu voi putea veni", appointmentSaid: "Gata. Echipa dumneavoastră știe.",
  appointmentOver: "Această întâlnire s-a schimbat. Vedeți data nouă sau sunați referentul.", appointmentCancelled: "Această întâlnire este anulată. Referentul va căuta altă dată.", appointmentKeep: "Păstrez în telefonul meu",
};
const uk: Words = {
  appointmentsTitle: "Мої зустрічі", appointmentOne: "Зустріч", appointmentsNone: "Зустрічей попереду немає.", appointmentsAll: "Побачити мої зустрічі й відповісти", appointmentWhen: "{date} о {hour}", appointmentWith: "З ким: {who}", appointmentWhere: "Де: {place}",
  appointmentBring: "Взяти з собою: {what}", appointmentCompanion: "{who} йде з вами.", appointmentProposed: "Цю дату запропоновано. Чи можете прийти?", appointmentYes: "Так, я прийду", appointmentNo: "Я не зможу прийти", appointmentSaid: "Готово. Ваша команда знає.",
  appointmentOver: "Ця зустріч змінилася. Подивіться нову дату або зателефонуйте куратору.", appointmentCancelled: "Цю зустріч скасовано. Ваш куратор шукатиме іншу дату.", appointmentKeep: "Зберегти в моєму телефоні",
};

export const appointmentWords = { fr, en, ar, fa, ro, uk };
