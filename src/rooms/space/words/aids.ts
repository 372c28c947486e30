/** What her requests to the network say to her, in each language. */
const fr = {
  aidSharePhone: "votre téléphone", aidShareMail: "votre courriel", aidShareLanguages: "vos langues", aidShareYear: "votre année de naissance",
  aidsTitle: "Mes demandes d'aide",
  aidsWhy: "Votre équipe peut demander de l'aide pour vous. Rien ne part sans votre accord.",
  aidsAll: "Voir mes demandes d'aide",
  aidsNone: "Il n'y a pas de demande.",
  aidAsks: "Votre équipe vous demande si vous êtes d'accord.",
  aidSent: "La demande est partie.",
  aidReminded: "Nous avons relancé le {date}.", aidTo: "À qui : {place}.",
  aidToNetwork: "À qui : votre équipe cherche le bon endroit.",
  aidReads: "Ils lisent : votre nom, ce texte{more}.",
  aidYes: "Je suis d'accord", aidNo: "Je ne veux pas", aidStop: "J'arrête cette demande", aidTakeBack: "Je reprends mon accord", aidResume: "Je veux reprendre maintenant", aidConfirm: "Je viendrai au rendez-vous", aidWait: "Pas maintenant",
  aidWaitDay: "En parler de nouveau le",
  aidStart: "Je demande de l'aide", aidAbout: "Pour quoi ?", aidWords: "Ce que je voudrais", aidSend: "Envoyer à mon équipe", aidStarted: "Votre équipe a votre demande.",
  aidDone: "C'est noté.", aidMoved: "Cette demande a changé. Regardez où elle en est.", aidDay: "Écrivez un jour qui vient.", aidNoWords: "Écrivez ce que vous voudriez, puis envoyez.", aidTooLong: "C'est trop long. Écrivez moins.", aidNoTeam: "Vous n'avez pas d'équipe ici. Parlez à votre référent.",
  "aid-draft": "Pas encore partie.", "aid-waiting-moment": "On attend le bon moment.", "aid-sent": "Partie. On attend une réponse.", "aid-seen": "Ils l'ont reçue.", "aid-complement": "Ils demandent quelque chose à votre équipe.", "aid-accepted": "Ils ont dit oui.",
  "aid-waitlisted": "Vous êtes sur une liste d'attente.", "aid-appointment-offered": "Ils proposent un rendez-vous.", "aid-appointment-set": "Vous avez un rendez-vous.", "aid-in-progress": "C'est commencé.", "aid-suspended": "C'est arrêté pour le moment.", "aid-done": "C'est fait.",
  "aid-failed": "Cela n'a pas marché.", "aid-declined": "Ils ont dit non. Votre équipe cherche ailleurs.", "aid-reoriented": "Un autre endroit est demandé.", "aid-cancelled": "La demande est arrêtée.", "aid-expired": "Ils n'ont pas répondu. Votre équipe cherche ailleurs.", "aid-entered-in-error": "C'était une erreur.",
} as const;
type Words = Record<keyof typeof fr, string>;

const en: Words = {
  aidSharePhone: "your phone", aidShareMail: "your mail", aidShareLanguages: "your languages", aidShareYear: "your year of birth",
  aidsTitle: "My requests for help", aidsWhy: "Your team can ask for help for you. Nothing leaves without your agreement.", aidsAll: "See my requests for help", aidsNone: "There is no request.", aidAsks: "Your team asks if you agree.", aidSent: "The request has left.",
  aidReminded: "We sent a reminder on {date}.", aidTo: "To: {place}.", aidToNetwork: "To: your team is looking for the right place.", aidReads: "They read: your name, this text{more}.",
  aidYes: "I agree", aidNo: "I do not want this", aidStop: "I stop this request", aidTakeBack: "I take back my agreement", aidResume: "I want to go on now", aidConfirm: "I will come to the appointment", aidWait: "Not now", aidWaitDay: "Talk about it again on",
  aidStart: "I ask for help", aidAbout: "What for?", aidWords: "What I would like", aidSend: "Send to my team", aidStarted: "Your team has your request.", aidDone: "It is noted.", aidMoved: "This request has changed. See where it is.", aidDay: "Write a day to come.",
  aidNoWords: "Write what you would like, then send.", aidTooLong: "It is too long. Write less.", aidNoTeam: "You have no team here. Talk to your referent.",
  "aid-draft": "Not sent yet.", "aid-waiting-moment": "Waiting for the right moment.", "aid-sent": "Sent. Waiting for an answer.", "aid-seen": "They have received it.", "aid-complement": "They ask your team for something.", "aid-accepted": "They said yes.", "aid-waitlisted": "You are on a waiting list.",
  "aid-appointment-offered": "They offer an appointment.", "aid-appointment-set": "You have an appointment.", "aid-in-progress": "It has started.", "aid-suspended": "It has stopped for now.", "aid-done": "It is done.", "aid-failed": "It did not work.", "aid-declined": "They said no. Your team looks elsewhere.",
  "aid-reoriented": "Another place is asked.", "aid-cancelled": "The request is stopped.", "aid-expired": "They did not answer. Your team looks elsewhere.", "aid-entered-in-error": "It was a mistake.",
};

const ar: Words = {
  aidSharePhone: "هاتفك", aidShareMail: "بريدك الإلكتروني", aidShareLanguages: "لغاتك", aidShareYear: "سنة ميلادك",
  aidsTitle: "طلباتي للمساعدة", aidsWhy: "يمكن لفريقك أن يطلب المساعدة من أجلك. لا يُرسَل شيء بدون موافقتك.", aidsAll: "رؤية طلباتي للمساعدة", aidsNone: "لا يوجد طلب.", aidAsks: "فريقك يسألك إن كنت موافقًا.", aidSent: "تم إرسال الطلب.",
  aidReminded: "ذكّرناهم بالطلب يوم {date}.", aidTo: "إلى: {place}.", aidToNetwork: "إلى: فريقك يبحث عن المكان المناسب.", aidReads: "يقرؤون: اسمك وهذا النص{more}.",
  aidYes: "أنا موافق", aidNo: "لا أريد", aidStop: "أوقف هذا الطلب", aidTakeBack: "أسحب موافقتي", aidResume: "أريد المتابعة الآن", aidConfirm: "سأحضر الموعد", aidWait: "ليس الآن", aidWaitDay: "نتحدث عنه من جديد يوم",
  aidStart: "أطلب المساعدة", aidAbout: "من أجل ماذا؟", aidWords: "ما أريده", aidSend: "إرسال إلى فريقي", aidStarted: "وصل طلبك إلى فريقك.", aidDone: "تم التسجيل.", aidMoved: "تغيّر هذا الطلب. انظر أين وصل.", aidDay: "اكتب يومًا قادمًا.",
  aidNoWords: "اكتب ما تريده ثم أرسل.", aidTooLong: "النص طويل جدًا. اكتب أقل.", aidNoTeam: "ليس لديك فريق هنا. تحدث مع مرجعك.",
  "aid-draft": "لم يُرسَل بعد.", "aid-waiting-moment": "ننتظر الوقت المناسب.", "aid-sent": "أُرسِل. ننتظر الجواب.", "aid-seen": "لقد استلموه.", "aid-complement": "يطلبون شيئًا من فريقك.", "aid-accepted": "قالوا نعم.", "aid-waitlisted": "أنت على قائمة انتظار.",
  "aid-appointment-offered": "يقترحون موعدًا.", "aid-appointment-set": "لديك موعد.", "aid-in-progress": "لقد بدأ.", "aid-suspended": "متوقف الآن.", "aid-done": "انتهى.", "aid-failed": "لم ينجح.", "aid-declined": "قالوا لا. فريقك يبحث في مكان آخر.",
  "aid-reoriented": "يُطلَب من مكان آخر.", "aid-cancelled": "توقف الطلب.", "aid-expired": "لم يجيبوا. فريقك يبحث في مكان آخر.", "aid-entered-in-error": "كان خطأ.",
};

const fa: Words = {
  aidSharePhone: "تلفن شما", aidShareMail: "ایمیل شما", aidShareLanguages: "زبان‌های شما", aidShareYear: "سال تولد شما",
  aidsTitle: "درخواست‌های کمک من", aidsWhy: "تیم شما می‌تواند برای شما کمک بخواهد. بدون موافقت شما چیزی فرستاده نمی‌شود.", aidsAll: "دیدن درخواست‌های کمک من", aidsNone: "درخواستی نیست.", aidAsks: "تیم شما می‌پرسد آیا موافق هستید.", aidSent: "درخواست فرستاده شد.",
  aidReminded: "در {date} دوباره یادآوری کردیم.", aidTo: "به: {place}.", aidToNetwork: "به: تیم شما جای مناسب را پیدا می‌کند.", aidReads: "آن‌ها می‌خوانند: نام شما، این متن{more}.",
  aidYes: "موافقم", aidNo: "نمی‌خواهم", aidStop: "این درخواست را متوقف می‌کنم", aidTakeBack: "موافقتم را پس می‌گیرم", aidResume: "می‌خواهم اکنون ادامه دهم", aidConfirm: "به قرار می‌آیم", aidWait: "حالا نه", aidWaitDay: "دوباره درباره‌اش حرف بزنیم در",
  aidStart: "کمک می‌خواهم", aidAbout: "برای چه؟", aidWords: "آنچه می‌خواهم", aidSend: "فرستادن به تیم من", aidStarted: "تیم شما درخواست شما را دارد.", aidDone: "ثبت شد.", aidMoved: "این درخواست تغییر کرده است. ببینید کجاست.", aidDay: "یک روز آینده بنویسید.",
  aidNoWords: "بنویسید چه می‌خواهید، بعد بفرستید.", aidTooLong: "خیلی طولانی است. کمتر بنویسید.", aidNoTeam: "اینجا تیمی ندارید. با مسئول خود صحبت کنید.",
  "aid-draft": "هنوز فرستاده نشده.", "aid-waiting-moment": "منتظر زمان مناسب هستیم.", "aid-sent": "فرستاده شد. منتظر پاسخ هستیم.", "aid-seen": "آن را دریافت کرده‌اند.", "aid-complement": "از تیم شما چیزی می‌خواهند.", "aid-accepted": "گفتند بله.", "aid-waitlisted": "شما در فهرست انتظار هستید.",
  "aid-appointment-offered": "یک قرار پیشنهاد می‌کنند.", "aid-appointment-set": "شما یک قرار دارید.", "aid-in-progress": "شروع شده است.", "aid-suspended": "فعلاً متوقف است.", "aid-done": "انجام شد.", "aid-failed": "نشد.", "aid-declined": "گفتند نه. تیم شما جای دیگری می‌گردد.",
  "aid-reoriented": "از جای دیگری خواسته می‌شود.", "aid-cancelled": "درخواست متوقف شد.", "aid-expired": "پاسخ ندادند. تیم شما جای دیگری می‌گردد.", "aid-entered-in-error": "اشتباه بود.",
};

const ro: Words = {
  aidSharePhone: "telefonul dumneavoastră", aidShareMail: "adresa de e-mail", aidShareLanguages: "limbile dumneavoastră", aidShareYear: "anul nașterii",
  aidsTitle: "Cererile mele de ajutor", aidsWhy: "Echipa dumneavoastră poate cere ajutor pentru dumneavoastră. Nimic nu pleacă fără acordul dumneavoastră.", aidsAll: "Văd cererile mele de ajutor", aidsNone: "Nu există nicio cerere.", aidAsks: "Echipa vă întreabă dacă sunteți de acord.", aidSent: "Cererea a plecat.",
  aidReminded: "Le-am amintit pe {date}.", aidTo: "Către: {place}.", aidToNetwork: "Către: echipa caută locul potrivit.", aidReads: "Ei citesc: numele dumneavoastră, acest text{more}.",
  aidYes: "Sunt de acord", aidNo: "Nu vreau", aidStop: "Opresc această cerere", aidTakeBack: "Îmi retrag acordul", aidResume: "Vreau să continui acum", aidConfirm: "Voi veni la întâlnire", aidWait: "Nu acum", aidWaitDay: "Vorbim din nou pe",
  aidStart: "Cer ajutor", aidAbout: "Pentru ce?", aidWords: "Ce aș vrea", aidSend: "Trimit echipei mele", aidStarted: "Echipa are cererea dumneavoastră.", aidDone: "Este notat.", aidMoved: "Această cerere s-a schimbat. Vedeți unde este.", aidDay: "Scrieți o zi care vine.",
  aidNoWords: "Scrieți ce ați vrea, apoi trimiteți.", aidTooLong: "Este prea lung. Scrieți mai puțin.", aidNoTeam: "Nu aveți o echipă aici. Vorbiți cu referentul.",
  "aid-draft": "Nu a plecat încă.", "aid-waiting-moment": "Așteptăm momentul potrivit.", "aid-sent": "A plecat. Așteptăm un răspuns.", "aid-seen": "Au primit-o.", "aid-complement": "Cer ceva echipei.", "aid-accepted": "Au spus da.", "aid-waitlisted": "Sunteți pe o listă de așteptare.",
  "aid-appointment-offered": "Propun o întâlnire.", "aid-appointment-set": "Aveți o întâlnire.", "aid-in-progress": "A început.", "aid-suspended": "S-a oprit pentru moment.", "aid-done": "Este făcut.", "aid-failed": "Nu a mers.", "aid-declined": "Au spus nu. Echipa caută în altă parte.",
  "aid-reoriented": "Se cere în alt loc.", "aid-cancelled": "Cererea este oprită.", "aid-expired": "Nu au răspuns. Echipa caută în altă parte.", "aid-entered-in-error": "A fost o greșeală.",
};

const uk: Words = {
  aidSharePhone: "ваш телефон", aidShareMail: "вашу пошту", aidShareLanguages: "ваші мови", aidShareYear: "ваш рік народження",
  aidsTitle: "Мої прохання про допомогу", aidsWhy: "Ваша команда може просити допомогу для вас. Нічого не надсилається без вашої згоди.", aidsAll: "Бачити мої прохання", aidsNone: "Прохань немає.", aidAsks: "Команда питає, чи ви згодні.", aidSent: "Прохання надіслано.",
  aidReminded: "Ми нагадали їм {date}.", aidTo: "Кому: {place}.", aidToNetwork: "Кому: ваша команда шукає потрібне місце.", aidReads: "Вони читають: ваше ім'я, цей текст{more}.",
  aidYes: "Я згодна / згоден", aidNo: "Я не хочу", aidStop: "Я зупиняю це прохання", aidTakeBack: "Я забираю свою згоду", aidResume: "Я хочу продовжити зараз", aidConfirm: "Я прийду на зустріч", aidWait: "Не зараз", aidWaitDay: "Поговорити про це знову",
  aidStart: "Я прошу допомоги", aidAbout: "Для чого?", aidWords: "Чого я хочу", aidSend: "Надіслати моїй команді", aidStarted: "Команда має ваше прохання.", aidDone: "Записано.", aidMoved: "Це прохання змінилося. Подивіться, де воно.", aidDay: "Напишіть день, який буде.",
  aidNoWords: "Напишіть, чого ви хочете, потім надішліть.", aidTooLong: "Це задовго. Напишіть менше.", aidNoTeam: "У вас тут немає команди. Поговоріть зі своїм референтом.",
  "aid-draft": "Ще не надіслано.", "aid-waiting-moment": "Чекаємо на слушний час.", "aid-sent": "Надіслано. Чекаємо на відповідь.", "aid-seen": "Вони отримали.", "aid-complement": "Вони щось питають у команди.", "aid-accepted": "Вони сказали так.", "aid-waitlisted": "Ви у списку очікування.",
  "aid-appointment-offered": "Вони пропонують зустріч.", "aid-appointment-set": "У вас є зустріч.", "aid-in-progress": "Почалося.", "aid-suspended": "Поки що зупинено.", "aid-done": "Зроблено.", "aid-failed": "Не вийшло.", "aid-declined": "Вони сказали ні. Команда шукає в іншому місці.",
  "aid-reoriented": "Питаємо в іншому місці.", "aid-cancelled": "Прохання зупинено.", "aid-expired": "Вони не відповіли. Команда шукає в іншому місці.", "aid-entered-in-error": "Це була помилка.",
};

export const aidWords = { fr, en, ar, fa, ro, uk };
