/** Reads a section aloud with a voice of the device. A voice that lives elsewhere would send what is read to somebody else: it is not used. */
const voiceFor = (language: string): SpeechSynthesisVoice | undefined =>
  speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().replace("_", "-").split("-")[0] === language.split("-")[0]);

const languageOf = (element: Element): string => element.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;

/** One utterance a line, each in its own language: a browser cuts what is long, and a voice spells what it does not speak. */
const linesOf = (section: HTMLElement): { words: string; language: string }[] =>
  [...section.querySelectorAll<HTMLElement>("h2, h3, p, li, blockquote, label, legend, dt, dd")]
    .filter((element) => !element.closest("button, [hidden], details:not([open]) > form") && element.querySelector("p, li, h3, blockquote") === null)
    .map((element) => ({ words: element.innerText.replace(/\s+/g, " ").trim(), language: languageOf(element) }))
    .filter(({ words }) => words !== "");

let reading: HTMLButtonElement | undefined;
const stop = (words: string): void => {
  speechSynthesis.cancel();
  reading?.setAttribute("aria-pressed", "false");
  const label = reading?.querySelector("[data-label]");
  if (label) label.textContent = words;
  reading = undefined;
};

const read = (button: HTMLButtonElement, section: HTMLElement, words: { listen: string; stop: string }): void => {
  const again = reading !== button;
  stop(words.listen);
  if (!again) return;
  const spoken = linesOf(section).flatMap((line) => {
    const voice = voiceFor(line.language) ?? voiceFor(document.documentElement.lang);
    return voice ? [Object.assign(new SpeechSynthesisUtterance(line.words), { voice, lang: voice.lang, rate: 0.9 })] : [];
  });
  const last = spoken.at(-1);
  if (!last) return;
  reading = button;
  button.setAttribute("aria-pressed", "true");
  button.querySelector("[data-label]")!.textContent = words.stop;
  last.addEventListener("end", () => { if (reading === button) stop(words.listen); });
  for (const one of spoken) speechSynthesis.speak(one);
};

const offer = (words: { listen: string; stop: string }): void => {
  if (!voiceFor(document.documentElement.lang)) return;
  for (const section of document.querySelectorAll<HTMLElement>("main section.card")) {
    const title = section.querySelector("h2");
    if (!title || section.querySelector("[data-listens]")) continue;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn btn-quiet own-listen" });
    button.dataset["listens"] = "";
    button.setAttribute("aria-pressed", "false");
    const [label, about] = [document.createElement("span"), document.createElement("span")];
    label.dataset["label"] = "";
    label.textContent = words.listen;
    about.className = "sr-only";
    about.textContent = ` : ${title.innerText}`;
    button.append(label, about);
    button.addEventListener("click", () => read(button, section, words));
    title.after(button);
  }
};

/** `data-listen="Écouter"` and `data-listen-stop="Arrêter"` on any element of the page: each section gains a button, when the device has a voice for its language. */
export const listenToSections = (): void => {
  const asked = document.querySelector<HTMLElement>("[data-listen]");
  if (!asked || !("speechSynthesis" in globalThis)) return;
  const words = { listen: asked.dataset["listen"] ?? "", stop: asked.dataset["listenStop"] ?? "" };
  offer(words);
  // Voices come late in some browsers, after the page.
  speechSynthesis.addEventListener?.("voiceschanged", () => offer(words));
  addEventListener("pagehide", () => speechSynthesis.cancel());
};
