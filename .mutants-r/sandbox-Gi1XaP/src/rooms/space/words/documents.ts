/** What her documents, what is asked of her and an emergency say to her, in each language. */
const fr = {
  documentsTitle: "Mes documents",
  documentsWhy: "Vos papiers sont gardés ici. Ils sont fermés avec votre clé.",
  documentsNone: "Aucun document n'est gardé.",
  documentsAll: "Voir et apporter mes documents",
  documentUntil: "Il finit le {date}.",
  documentElsewhere: "Le papier est ailleurs : {place}.",
  documentTake: "Prendre ce document",
  documentShown: "{who} peut voir ce document, jusqu'au {date}.",
  documentHide: "Je ne montre plus ce document",
  documentHidden: "C'est fait. Le document n'est plus montré.",
  documentBring: "J'apporte un document",
  documentWhat: "C'est quel papier ?",
  documentFile: "Le fichier, ou la photo",
  documentFileHint: "Une photo ou un PDF. 10 Mo au plus.",
  documentSend: "Envoyer le document",
  documentSent: "C'est fait. Le document est gardé.",
  documentChoose: "Choisissez un fichier.",
  documentRefused: "Ce fichier ne peut pas être gardé. Prenez une photo du papier. Envoyez la photo.",
  documentTooLarge: "Ce fichier est trop gros. Prenez une photo plus petite.",
  documentScanner: "Le fichier n'a pas pu être vérifié. Essayez plus tard.",
  "document-residence-permit": "Titre de séjour", "document-identity-paper": "Carte d'identité ou passeport", "document-health-card": "Carte Vitale", "document-housing-request": "Demande de logement", "document-resume": "CV", "document-other": "Autre papier",
  askedTitle: "On vous demande un accord",
  askedLine: "{who} voudrait lire :",
  askedFree: "Cochez ce que vous acceptez. Vous pouvez tout refuser. Cela ne change rien pour vous.",
  askedYes: "J'accepte ce que j'ai coché",
  askedNo: "Je refuse tout",
  askedDone: "C'est fait. Votre réponse est gardée.",
} as const;
type Words = Record<keyof typeof fr, string>;

const en: Words = {
  documentsTitle: "My documents", documentsWhy: "Your papers are kept here. They are locked with your own key.", documentsNone: "No document is kept.", documentsAll: "See and bring my documents", documentUntil: "It ends on {date}.", documentElsewhere: "The paper is elsewhere: {place}.",
  documentTake: "Take this document", documentShown: "{who} can see this document, until {date}.", documentHide: "I stop showing this document", documentHidden: "Done. The document is no longer shown.", documentBring: "I bring a document", documentWhat: "Which paper is it?",
  documentFile: "The file, or the photo", documentFileHint: "A photo or a PDF. 10 MB at most.", documentSend: "Send the document", documentSent: "Done. The document is kept.", documentChoose: "Choose a file.", documentRefused: "This file cannot be kept. Take a photo of the paper. Send the photo.",
  documentTooLarge: "This file is too big. Take a smaller photo.", documentScanner: "The file could not be checked. Try later.",
  "document-residence-permit": "Residence permit", "document-identity-paper": "Identity card or passport", "document-health-card": "Health card (Carte Vitale)", "document-housing-request": "Housing request", "document-resume": "CV", "document-other": "Another paper",
  askedTitle: "You are asked for an agreement", askedLine: "{who} would like to read:", askedFree: "Tick what you accept. You can refuse everything. It changes nothing for you.", askedYes: "I accept what I ticked", askedNo: "I refuse everything", askedDone: "Done. Your answer is kept.",
};

const ar: Words = {
  documentsTitle: "وثائقي", documentsWhy: "أوراقك محفوظة هنا. هي مقفلة بمفتاحك الخاص.", documentsNone: "لا توجد أي وثيقة محفوظة.", documentsAll: "رؤية وثائقي وإحضارها", documentUntil: "تنتهي في {date}.", documentElsewhere: "الورقة في مكان آخر: {place}.",
  documentTake: "أخذ هذه الوثيقة", documentShown: "يمكن لـ {who} رؤية هذه الوثيقة حتى {date}.", documentHide: "لم أعد أريد عرض هذه الوثيقة", documentHidden: "تم. لم تعد الوثيقة معروضة.", documentBring: "أحضر وثيقة", documentWhat: "ما هي هذه الورقة؟",
  documentFile: "الملف أو الصورة", documentFileHint: "صورة أو ملف PDF. ‏10 ميغابايت على الأكثر.", documentSend: "إرسال الوثيقة", documentSent: "تم. الوثيقة محفوظة.", documentChoose: "اختر ملفًا.", documentRefused: "لا يمكن حفظ هذا الملف. صوّر الورقة. أرسل الصورة.",
  documentTooLarge: "هذا الملف كبير جدًا. التقط صورة أصغر.", documentScanner: "لم يمكن فحص الملف. حاول لاحقًا.",
  "document-residence-permit": "تصريح الإقامة", "document-identity-paper": "بطاقة الهوية أو جواز السفر", "document-health-card": "بطاقة فيتال (الصحة)", "document-housing-request": "طلب سكن", "document-resume": "سيرة ذاتية", "document-other": "ورقة أخرى",
  askedTitle: "يُطلب منك موافقة", askedLine: "يريد {who} أن يقرأ:", askedFree: "ضع علامة على ما تقبله. يمكنك رفض كل شيء. هذا لا يغيّر شيئًا بالنسبة لك.", askedYes: "أقبل ما وضعت عليه علامة", askedNo: "أرفض كل شيء", askedDone: "تم. جوابك محفوظ.",
};

const fa: Words = {
  documentsTitle: "اسناد من", documentsWhy: "کاغذهای شما این‌جا نگه داشته می‌شود. آن‌ها با کلید خود شما بسته است.", documentsNone: "هیچ سندی نگه داشته نشده است.", documentsAll: "دیدن و آوردن اسناد من", documentUntil: "در {date} تمام می‌شود.", documentElsewhere: "کاغذ جای دیگر است: {place}.",
  documentTake: "گرفتن این سند", documentShown: "{who} می‌تواند این سند را تا {date} ببیند.", documentHide: "دیگر این سند را نشان نمی‌دهم", documentHidden: "انجام شد. سند دیگر نشان داده نمی‌شود.", documentBring: "یک سند می‌آورم", documentWhat: "این کدام کاغذ است؟",
  documentFile: "فایل یا عکس", documentFileHint: "یک عکس یا PDF. حداکثر 10 مگابایت.", documentSend: "فرستادن سند", documentSent: "انجام شد. سند نگه داشته شد.", documentChoose: "یک فایل انتخاب کنید.", documentRefused: "این فایل نگه داشته نمی‌شود. از کاغذ عکس بگیرید. عکس را بفرستید.",
  documentTooLarge: "این فایل بسیار بزرگ است. عکس کوچک‌تر بگیرید.", documentScanner: "فایل بررسی نشد. بعداً دوباره کوشش کنید.",
  "document-residence-permit": "اجازهٔ اقامت", "document-identity-paper": "کارت هویت یا پاسپورت", "document-health-card": "کارت صحی (Carte Vitale)", "document-housing-request": "درخواست خانه", "document-resume": "خلص سوانح (CV)", "document-other": "کاغذ دیگر",
  askedTitle: "از شما موافقت می‌خواهند", askedLine: "{who} می‌خواهد بخواند:", askedFree: "آنچه را قبول دارید نشانی کنید. می‌توانید همه را رد کنید. برای شما چیزی تغییر نمی‌کند.", askedYes: "آنچه نشانی کردم قبول دارم", askedNo: "همه را رد می‌کنم", askedDone: "انجام شد. جواب شما نگه داشته شد.",
};

const ro: Words = {
  documentsTitle: "Documentele mele", documentsWhy: "Actele dumneavoastră sunt păstrate aici. Sunt închise cu cheia dumneavoastră.", documentsNone: "Niciun document nu este păstrat.", documentsAll: "Văd și aduc documentele mele", documentUntil: "Se termină pe {date}.", documentElsewhere: "Actul este în altă parte: {place}.",
  documentTake: "Iau acest document", documentShown: "{who} poate vedea acest document până pe {date}.", documentHide: "Nu mai arăt acest document", documentHidden: "Gata. Documentul nu mai este arătat.", documentBring: "Aduc un document", documentWhat: "Ce act este?",
  documentFile: "Fișierul sau fotografia", documentFileHint: "O fotografie sau un PDF. Cel mult 10 MB.", documentSend: "Trimit documentul", documentSent: "Gata. Documentul este păstrat.", documentChoose: "Alegeți un fișier.", documentRefused: "Acest fișier nu poate fi păstrat. Faceți o fotografie a actului. Trimiteți fotografia.",
  documentTooLarge: "Acest fișier este prea mare. Faceți o fotografie mai mică.", documentScanner: "Fișierul nu a putut fi verificat. Încercați mai târziu.",
  "document-residence-permit": "Permis de ședere", "document-identity-paper": "Carte de identitate sau pașaport", "document-health-card": "Card de sănătate (Carte Vitale)", "document-housing-request": "Cerere de locuință", "document-resume": "CV", "document-other": "Alt act",
  askedTitle: "Vi se cere un acord", askedLine: "{who} ar vrea să citească:", askedFree: "Bifați ce acceptați. Puteți refuza tot. Asta nu schimbă nimic pentru dumneavoastră.", askedYes: "Accept ce am bifat", askedNo: "Refuz tot", askedDone: "Gata. Răspunsul dumneavoastră este păstrat.",
};

const uk: Words = {
  documentsTitle: "Мої документи", documentsWhy: "Ваші папери зберігаються тут. Вони закриті вашим ключем.", documentsNone: "Жодного документа не збережено.", documentsAll: "Побачити й принести мої документи", documentUntil: "Він закінчується {date}.", documentElsewhere: "Папір в іншому місці: {place}.",
  documentTake: "Взяти цей документ", documentShown: "{who} може бачити цей документ до {date}.", documentHide: "Я більше не показую цей документ", documentHidden: "Готово. Документ більше не показується.", documentBring: "Я приношу документ", documentWhat: "Який це папір?",
  documentFile: "Файл або фото", documentFileHint: "Фото або PDF. Не більше 10 МБ.", documentSend: "Надіслати документ", documentSent: "Готово. Документ збережено.", documentChoose: "Виберіть файл.", documentRefused: "Цей файл не можна зберегти. Сфотографуйте папір. Надішліть фото.",
  documentTooLarge: "Цей файл завеликий. Зробіть менше фото.", documentScanner: "Файл не вдалося перевірити. Спробуйте пізніше.",
  "document-residence-permit": "Посвідка на проживання", "document-identity-paper": "Посвідчення особи або паспорт", "document-health-card": "Картка здоров'я (Carte Vitale)", "document-housing-request": "Заява на житло", "document-resume": "Резюме", "document-other": "Інший папір",
  askedTitle: "Вас просять про згоду", askedLine: "{who} хотів би читати:", askedFree: "Позначте, на що ви згодні. Ви можете відмовити в усьому. Для вас нічого не зміниться.", askedYes: "Я згоден із позначеним", askedNo: "Я відмовляю в усьому", askedDone: "Готово. Вашу відповідь збережено.",
};

export const documentWords = { fr, en, ar, fa, ro, uk } as const;
