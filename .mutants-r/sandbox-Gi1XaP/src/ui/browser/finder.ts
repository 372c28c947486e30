import { announce } from "./voice.ts";

/** Search as one types: a combobox over the addresses that the server answers (`<li role="option"><a href>`). */
type Finder = { input: HTMLInputElement; list: HTMLElement; at: number; abort: AbortController; timer: number };

const finders = new WeakMap<HTMLInputElement, Finder>();
const wait = 120;
const atLeast = 2;

export const findAsOneTypes = (): void => {
  document.addEventListener("input", (event) => {
    const input = searchInput(event.target);
    if (input) ask(finderOf(input));
  });
  document.addEventListener("keydown", (event) => {
    const input = searchInput(event.target);
    const finder = input && finders.get(input);
    if (finder && !finder.list.hidden) onKey(finder, event);
  });
  document.addEventListener("focusout", (event) => {
    const input = searchInput(event.target);
    const finder = input && finders.get(input);
    if (finder) setTimeout(() => close(finder), 150);
  });
};

const searchInput = (target: EventTarget | null): HTMLInputElement | null =>
  target instanceof HTMLInputElement && target.form?.dataset["liveSearch"] && target.type === "search" ? target : null;

const finderOf = (input: HTMLInputElement): Finder => {
  const known = finders.get(input);
  if (known) return known;
  const list = Object.assign(document.createElement("ul"), { id: `${input.name}-reponses`, className: "finder-list", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Réponses");
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
  const finder: Finder = { input, list, at: -1, abort: new AbortController(), timer: 0 };
  // Before the focus leaves the box, or the list would close under the finger.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    go((event.target as Element).closest("[role=option]"));
  });
  finders.set(input, finder);
  return finder;
};

const ask = (finder: Finder): void => {
  clearTimeout(finder.timer);
  finder.abort.abort();
  const words = finder.input.value.trim();
  if (words.length < atLeast) return close(finder);
  finder.timer = window.setTimeout(() => void answer(finder, words), wait);
};

const answer = async (finder: Finder, words: string): Promise<void> => {
  finder.abort = new AbortController();
  const { input } = finder;
  const address = new URL(input.form?.dataset["liveSearch"] ?? "", location.href);
  address.searchParams.set(input.name, words);
  try {
    const response = await fetch(address, { signal: finder.abort.signal, headers: { accept: "text/html" } });
    if (!response.ok || response.redirected) return close(finder);
    show(finder, new DOMParser().parseFromString(await response.text(), "text/html"));
  } catch (error) {
    // Letters typed since then, or no network: the plain search remains.
    if ((error as Error).name !== "AbortError") close(finder);
  }
};

const show = (finder: Finder, page: Document): void => {
  const options = [...page.querySelectorAll<HTMLElement>("[role=option]")].map(optionFrom);
  finder.at = -1;
  finder.input.removeAttribute("aria-activedescendant");
  finder.list.replaceChildren(...(options.length ? options : [noOption()]));
  options.forEach((option, at) => { option.id = `${finder.list.id}-${at}`; });
  finder.list.hidden = false;
  finder.input.setAttribute("aria-expanded", "true");
  announce(options.length ? `${options.length} réponse${options.length > 1 ? "s" : ""}` : "aucune réponse");
};

// An option may not hold a link: its address moves to the option itself.
const optionFrom = (given: HTMLElement): HTMLElement => {
  const option = document.importNode(given, true);
  const link = option.querySelector("a");
  option.setAttribute("aria-selected", "false");
  if (link) {
    option.dataset["href"] = link.getAttribute("href") ?? "";
    const words = document.createElement("span");
    words.append(...link.childNodes);
    link.replaceWith(words);
  }
  return option;
};

const noOption = (): HTMLElement => {
  const option = Object.assign(document.createElement("li"), { className: "finder-none", textContent: "Rien qui ressemble à cela. Entrée cherche partout." });
  option.setAttribute("role", "option");
  option.setAttribute("aria-disabled", "true");
  option.setAttribute("aria-selected", "false");
  return option;
};

const onKey = (finder: Finder, event: KeyboardEvent): void => {
  const options = [...finder.list.querySelectorAll<HTMLElement>("[data-href]")];
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (event.key === "Escape") {
    event.preventDefault();
    close(finder);
  } else if (event.key === "Enter" && finder.at >= 0) {
    event.preventDefault();
    go(options[finder.at]);
  } else if (step && options.length) {
    event.preventDefault();
    finder.at = (finder.at + step + options.length + (finder.at < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((option, at) => { option.setAttribute("aria-selected", String(at === finder.at)); });
    finder.input.setAttribute("aria-activedescendant", options[finder.at]?.id ?? "");
    options[finder.at]?.scrollIntoView({ block: "nearest" });
  }
};

const go = (option?: Element | null): void => {
  const href = option instanceof HTMLElement ? option.dataset["href"] : undefined;
  if (href) location.assign(href);
};

const close = (finder: Finder): void => {
  finder.abort.abort();
  finder.list.hidden = true;
  finder.at = -1;
  finder.input.setAttribute("aria-expanded", "false");
  finder.input.removeAttribute("aria-activedescendant");
};
