/** What the renewal board says to her, in each language. */
const fr = {
  boardFile: "Ce que la commission lit de vous", boardFileNote: "En français, comme elle le lit. Seulement ce que vous acceptez de montrer.",
  boardTitle: "La commission", boardWhy: "Votre contrat va finir. Une commission se réunit pour parler de la suite avec votre chantier.", boardNone: "La commission n'a rien à vous dire pour le moment.",
  boardWhen: "Elle se réunit le {date}, à {hour}. {place}", boardNoDate: "Le jour n'est pas encore choisi.", boardSees: "Elle voit seulement : {topics}.", boardSeesNothing: "Vous n'avez rien accepté de lui montrer. Elle ne lit ni votre nom, ni votre dossier.",
  boardChange: "Changer ce qu'elle voit", boardWish: "Ce que je souhaite", boardWords: "Ce que je veux lui dire", boardSend: "J'envoie", boardSent: "C'est écrit. La commission le lira si vous acceptez de lui montrer votre dossier.", boardClosed: "Votre dossier est devant la commission. Pour changer vos mots, parlez-en avec votre référent.",
  boardYourWords: "Vos mots", "wish-renew": "continuer mon contrat", "wish-other-siae": "travailler dans une autre structure", "wish-ordinary-job": "un emploi ailleurs", "wish-training": "une formation", "wish-leave": "arrêter",
  boardDecided: "Ce que la commission a décidé", "decided-renew": "Votre contrat continue jusqu'au {date}.", "decided-other-siae": "La commission propose de continuer dans une autre structure d'insertion.", "decided-ordinary-job": "La commission propose de chercher un emploi ordinaire.", "decided-training": "La commission propose une formation.", "decided-leave": "Votre contrat ne sera pas renouvelé.", "decided-postpone": "La commission en parlera une autre fois.",
  "condition-met": "C'est fait.", "condition-under-way": "C'est en cours.", "condition-unmet": "Ce n'est pas encore fait.", "condition-lapsed": "Ce n'est plus demandé.",
  boardHeard: "La commission s'est réunie. Votre référent vous dit ce qu'elle a décidé.", boardReasons: "Pourquoi : {words}", boardConditions: "À ces conditions : {words}", boardContest: "Vous n'êtes pas d'accord ? Dites-le jusqu'au {date}, à votre référent, ou écrivez à : {contact}. La commission vous entendra à nouveau.", boardContestLate: "Vous n'êtes pas d'accord ? Parlez-en avec votre référent.",
} as const;
type Words = Record<keyof typeof fr, string>;

const en: Words = {
  boardFile: "What the board reads about you", boardFileNote: "In French, as it reads it. Only what you agree to show.",
  boardTitle: "The board", boardWhy: "Your contract will end. A board meets to talk about what comes next with your workplace.", boardNone: "The board has nothing to tell you for now.",
  boardWhen: "It meets on {date}, at {hour}. {place}", boardNoDate: "The day is not chosen yet.", boardSees: "It only sees: {topics}.", boardSeesNothing: "You have not agreed to show it anything. It reads neither your name nor your file.",
  boardChange: "Change what it sees", boardWish: "What I want", boardWords: "What I want to tell the board", boardSend: "Send", boardSent: "It is written. The board will read it if you agree to show it your file.", boardClosed: "Your file is before the board. To change your words, talk to your referent.",
  boardYourWords: "Your words", "wish-renew": "continue my contract", "wish-other-siae": "work in another organisation", "wish-ordinary-job": "a job elsewhere", "wish-training": "a training course", "wish-leave": "stop",
  boardDecided: "What the board decided", "decided-renew": "Your contract continues until {date}.", "decided-other-siae": "The board suggests continuing in another work organisation.", "decided-ordinary-job": "The board suggests looking for an ordinary job.", "decided-training": "The board suggests a training course.", "decided-leave": "Your contract will not be renewed.", "decided-postpone": "The board will talk about it another time.",
  "condition-met": "Done.", "condition-under-way": "Under way.", "condition-unmet": "Not done yet.", "condition-lapsed": "No longer asked.",
  boardHeard: "The board has met. Your referent will tell you what it decided.", boardReasons: "Why: {words}", boardConditions: "On these conditions: {words}", boardContest: "You do not agree? Say so by {date}, to your referent, or write to: {contact}. The board will hear you again.", boardContestLate: "You do not agree? Talk to your referent.",
};
const ar: Words = {
  boardFile: "ما تقرأه اللجنة عنك", boardFileNote: "بالفرنسية، كما تقرأه. فقط ما تقبل أن يُعرض عليها.",
  boardTitle: "اللجنة", boardWhy: "عقدك سينتهي. تجتمع لجنة لتتحدث عن المرحلة القادمة مع ورشتك.", boardNone: "ليس لدى اللجنة ما تقوله لك الآن.",
  boardWhen: "تجتمع يوم {date}، الساعة {hour}. {place}", boardNoDate: "لم يُحدَّد اليوم بعد.", boardSees: "ترى فقط: {topics}.", boardSeesNothing: "لم توافق على أن ترى أي شيء. لا تقرأ اسمك ولا ملفك.",
  boardChange: "تغيير ما تراه", boardWish: "ما أريده", boardWords: "ما أريد أن أقوله لها", boardSend: "أرسل", boardSent: "تمت الكتابة. ستقرؤه اللجنة إذا وافقت على أن ترى ملفك.", boardClosed: "ملفك أمام اللجنة. لتغيير كلماتك، تحدث مع مرجعك.",
  boardYourWords: "كلماتك", "wish-renew": "مواصلة عقدي", "wish-other-siae": "العمل في مؤسسة أخرى", "wish-ordinary-job": "عمل في مكان آخر", "wish-training": "تدريب", "wish-leave": "التوقف",
  boardDecided: "ما قررته اللجنة", "decided-renew": "عقدك يستمر حتى {date}.", "decided-other-siae": "تقترح اللجنة المواصلة في مؤسسة إدماج أخرى.", "decided-ordinary-job": "تقترح اللجنة البحث عن عمل عادي.", "decided-training": "تقترح اللجنة تدريباً.", "decided-leave": "لن يُجدَّد عقدك.", "decided-postpone": "ستتحدث اللجنة عن ذلك في مرة أخرى.",
  "condition-met": "تم ذلك.", "condition-under-way": "قيد الإنجاز.", "condition-unmet": "لم يتم بعد.", "condition-lapsed": "لم يعد مطلوبا.",
  boardHeard: "اجتمعت اللجنة. سيقول لك مرجعك ما قررته.", boardReasons: "لماذا: {words}", boardConditions: "بهذه الشروط: {words}", boardContest: "لست موافقاً؟ قل ذلك حتى {date} لمرجعك، أو اكتب إلى: {contact}. ستسمعك اللجنة من جديد.", boardContestLate: "لست موافقاً؟ تحدث مع مرجعك.",
};
const fa: Words = {
  boardFile: "آنچه کمیسیون دربارهٔ شما می‌خواند", boardFileNote: "به فرانسوی، همان‌طور که می‌خواند. فقط آنچه می‌پذیرید نشان داده شود.",
  boardTitle: "کمیسیون", boardWhy: "قرارداد شما تمام می‌شود. یک کمیسیون جمع می‌شود تا با محل کار شما دربارهٔ ادامه گپ بزند.", boardNone: "کمیسیون فعلاً چیزی برای گفتن ندارد.",
  boardWhen: "روز {date}، ساعت {hour} جمع می‌شود. {place}", boardNoDate: "روز هنوز معلوم نیست.", boardSees: "فقط این را می‌بیند: {topics}.", boardSeesNothing: "شما قبول نکرده‌اید چیزی را ببیند. نه نام شما را می‌خواند و نه دوسیهٔ شما را.",
  boardChange: "تغییر چیزی که می‌بیند", boardWish: "چیزی که می‌خواهم", boardWords: "چیزی که می‌خواهم به کمیسیون بگویم", boardSend: "می‌فرستم", boardSent: "نوشته شد. اگر قبول کنید دوسیه‌تان را ببیند، کمیسیون آن را می‌خواند.", boardClosed: "دوسیهٔ شما پیش کمیسیون است. برای تغییر سخنان‌تان با مسئول خود گپ بزنید.",
  boardYourWords: "سخنان شما", "wish-renew": "ادامهٔ قراردادم", "wish-other-siae": "کار در جای دیگر", "wish-ordinary-job": "یک کار عادی", "wish-training": "آموزش", "wish-leave": "توقف",
  boardDecided: "تصمیم کمیسیون", "decided-renew": "قرارداد شما تا {date} ادامه دارد.", "decided-other-siae": "کمیسیون پیشنهاد می‌کند در نهاد دیگری ادامه دهید.", "decided-ordinary-job": "کمیسیون پیشنهاد می‌کند دنبال کار عادی بگردید.", "decided-training": "کمیسیون یک آموزش پیشنهاد می‌کند.", "decided-leave": "قرارداد شما تمدید نمی‌شود.", "decided-postpone": "کمیسیون بار دیگر دربارهٔ آن گپ می‌زند.",
  "condition-met": "انجام شد.", "condition-under-way": "در حال انجام است.", "condition-unmet": "هنوز انجام نشده است.", "condition-lapsed": "دیگر لازم نیست.",
  boardHeard: "کمیسیون جمع شد. مسئول شما تصمیم آن را به شما می‌گوید.", boardReasons: "چرا: {words}", boardConditions: "با این شرط‌ها: {words}", boardContest: "موافق نیستید؟ تا {date} به مسئول خود بگویید، یا بنویسید به: {contact}. کمیسیون دوباره سخن شما را می‌شنود.", boardContestLate: "موافق نیستید؟ با مسئول خود گپ بزنید.",
};
const ro: Words = {
  boardFile: "Ce citește comisia despre dumneavoastră", boardFileNote: "În franceză, așa cum citește ea. Numai ce acceptați să arătați.",
  boardTitle: "Comisia", boardWhy: "Contractul dumneavoastră se va termina. O comisie se întâlnește să vorbească despre ce urmează, împreună cu șantierul.", boardNone: "Comisia nu are nimic să vă spună acum.",
  boardWhen: "Se întâlnește pe {date}, la {hour}. {place}", boardNoDate: "Ziua nu este încă aleasă.", boardSees: "Vede numai: {topics}.", boardSeesNothing: "Nu ați acceptat să-i arătați nimic. Nu vă citește nici numele, nici dosarul.",
  boardChange: "Schimb ce vede", boardWish: "Ce doresc", boardWords: "Ce vreau să-i spun", boardSend: "Trimit", boardSent: "Este scris. Comisia va citi dacă acceptați să-i arătați dosarul.", boardClosed: "Dosarul este în fața comisiei. Ca să schimbați ce ați scris, vorbiți cu referentul.",
  boardYourWords: "Cuvintele dumneavoastră", "wish-renew": "să continui contractul", "wish-other-siae": "să lucrez în altă structură", "wish-ordinary-job": "un loc de muncă în altă parte", "wish-training": "o formare", "wish-leave": "să mă opresc",
  boardDecided: "Ce a hotărât comisia", "decided-renew": "Contractul continuă până la {date}.", "decided-other-siae": "Comisia propune să continuați în altă structură de inserție.", "decided-ordinary-job": "Comisia propune să căutați un loc de muncă obișnuit.", "decided-training": "Comisia propune o formare.", "decided-leave": "Contractul nu va fi reînnoit.", "decided-postpone": "Comisia va vorbi despre asta altă dată.",
  "condition-met": "S-a făcut.", "condition-under-way": "Este în curs.", "condition-unmet": "Încă nu s-a făcut.", "condition-lapsed": "Nu se mai cere.",
  boardHeard: "Comisia s-a întâlnit. Referentul vă spune ce a hotărât.", boardReasons: "De ce: {words}", boardConditions: "Cu aceste condiții: {words}", boardContest: "Nu sunteți de acord? Spuneți până la {date} referentului, sau scrieți la: {contact}. Comisia vă va asculta din nou.", boardContestLate: "Nu sunteți de acord? Vorbiți cu referentul.",
};
const uk: Words = {
  boardFile: "Що комісія читає про вас", boardFileNote: "Французькою, так як вона читає. Лише те, що ви погоджуєтеся показати.",
  boardTitle: "Комісія", boardWhy: "Ваш договір закінчується. Комісія збирається, щоб поговорити з майстернею про те, що далі.", boardNone: "Наразі комісія не має що вам сказати.",
  boardWhen: "Вона збирається {date} о {hour}. {place}", boardNoDate: "День ще не вибрано.", boardSees: "Вона бачить тільки: {topics}.", boardSeesNothing: "Ви не погодилися нічого їй показувати. Вона не читає ні вашого імені, ні вашої справи.",
  boardChange: "Змінити те, що вона бачить", boardWish: "Чого я хочу", boardWords: "Що я хочу їй сказати", boardSend: "Надсилаю", boardSent: "Записано. Комісія прочитає, якщо ви погодитеся показати їй свою справу.", boardClosed: "Ваша справа вже перед комісією. Щоб змінити свої слова, поговоріть зі своїм куратором.",
  boardYourWords: "Ваші слова", "wish-renew": "продовжити договір", "wish-other-siae": "працювати в іншій організації", "wish-ordinary-job": "робота в іншому місці", "wish-training": "навчання", "wish-leave": "зупинитися",
  boardDecided: "Що вирішила комісія", "decided-renew": "Ваш договір триває до {date}.", "decided-other-siae": "Комісія пропонує продовжити в іншій організації.", "decided-ordinary-job": "Комісія пропонує шукати звичайну роботу.", "decided-training": "Комісія пропонує навчання.", "decided-leave": "Ваш договір не буде продовжено.", "decided-postpone": "Комісія поговорить про це іншим разом.",
  "condition-met": "Зроблено.", "condition-under-way": "Виконується.", "condition-unmet": "Ще не зроблено.", "condition-lapsed": "Більше не вимагається.",
  boardHeard: "Комісія зібралася. Ваш куратор скаже вам, що вона вирішила.", boardReasons: "Чому: {words}", boardConditions: "За таких умов: {words}", boardContest: "Ви не згодні? Скажіть до {date} своєму куратору або напишіть: {contact}. Комісія вислухає вас знову.", boardContestLate: "Ви не згодні? Поговоріть зі своїм куратором.",
};

export const boardWords = { fr, en, ar, fa, ro, uk };
