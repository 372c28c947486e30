import { onAppear } from "./regions.ts";
import { clockNow } from "./voice.ts";

/** A form with data-draft keeps what is typed: on the server as one types, on this device when the server does not answer. */
const wait = 800;
const timers = new WeakMap<HTMLFormElement, number>();
const dirty = new Set<HTMLFormElement>();

type Kept = { at: string; fields: [string, string][] };

export const keepDrafts = (): void => {
  document.addEventListener("input", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-draft]");
    if (!form) return;
    dirty.add(form);
    clearTimeout(timers.get(form));
    timers.set(form, window.setTimeout(() => void keep(form), wait));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset["draft"] && !form.hasAttribute("data-enhance")) dropDraft(form);
  });
  addEventListener("pagehide", flushDrafts);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) flushDrafts();
  });
  onAppear((root) => root.querySelectorAll<HTMLFormElement>("form[data-draft]").forEach(offer));
};

const fieldsOf = (form: HTMLFormElement): [string, string][] => {
  const secret = new Set([...form.querySelectorAll<HTMLInputElement>("input[type=password]")].map((input) => input.name));
  return [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === "string" && !secret.has(pair[0]));
};

// The person who types is part of the key: a shared computer must not show one's words to another.
const keyOf = (form: HTMLFormElement): string => `brouillon ${document.querySelector<HTMLElement>("[data-me]")?.dataset["me"] ?? ""} ${form.dataset["draft"]} ${new FormData(form).get("form") ?? ""}`;

const keep = async (form: HTMLFormElement): Promise<void> => {
  if (!dirty.delete(form)) return;
  try {
    const response = await fetch(form.dataset["draft"] ?? "", { method: "POST", body: new URLSearchParams(fieldsOf(form)), redirect: "error" });
    if (!response.ok) throw new Error(String(response.status));
    localStorage.removeItem(keyOf(form));
    say(form, `brouillon gardé à ${clockNow()}`);
  } catch {
    keepHere(form);
  }
};

/** Everything still unsent goes now, and is waited for a little: what follows may close the door on it. */
export const keepAll = (): Promise<unknown> => Promise.race([Promise.all([...dirty].map(keep)), new Promise((done) => { setTimeout(done, 2000); })]);

/** The second net. It may itself be missing (full, forbidden): then the form says so. */
export const keepHere = (form: HTMLFormElement): void => {
  if (!form.dataset["draft"]) return;
  const kept: Kept = { at: clockNow(), fields: fieldsOf(form) };
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(kept));
    say(form, `le serveur ne répond pas : brouillon gardé sur cet appareil à ${kept.at}`);
  } catch {
    say(form, "le serveur ne répond pas, et ce navigateur ne peut rien garder : ne fermez pas cette page");
  }
};

export const dropDraft = (form: HTMLFormElement): void => {
  clearTimeout(timers.get(form));
  dirty.delete(form);
  if (form.dataset["draft"]) localStorage.removeItem(keyOf(form));
};

export const flushDrafts = (): void => {
  for (const form of dirty) {
    clearTimeout(timers.get(form));
    if (!form.isConnected) continue;
    const sent = navigator.onLine && navigator.sendBeacon(form.dataset["draft"] ?? "", new URLSearchParams(fieldsOf(form)));
    if (!sent) keepHere(form);
  }
  dirty.clear();
};

const say = (form: HTMLFormElement, words: string): void => {
  let line = form.querySelector("[data-draft-line]");
  if (!line) {
    line = document.createElement("p");
    line.setAttribute("data-draft-line", "");
    line.className = "draft-line";
    form.append(line);
  }
  line.textContent = words;
};

/** Words left on this device by a failure are offered, never poured in without asking. */
const offer = (form: HTMLFormElement): void => {
  const stored = localStorage.getItem(keyOf(form));
  if (!stored || form.querySelector("[data-found]")) return;
  const kept = JSON.parse(stored) as Kept;
  const box = document.createElement("div");
  box.className = "notice notice-wait";
  box.setAttribute("data-found", "");
  box.setAttribute("role", "status");
  const words = document.createElement("div");
  words.textContent = `Un texte non envoyé est resté sur cet appareil (${kept.at}). `;
  box.append(words);
  for (const [label, act] of [["Le reprendre", () => fill(form, kept.fields)], ["L’effacer", () => dropDraft(form)]] as const) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-small", textContent: label });
    button.addEventListener("click", () => {
      act();
      box.remove();
      form.querySelector<HTMLElement>("textarea, input:not([type=hidden])")?.focus();
    });
    words.append(button, " ");
  }
  form.prepend(box);
};

const fill = (form: HTMLFormElement, fields: [string, string][]): void => {
  const wanted = new Set(fields.map(([name, value]) => `${name}=${value}`));
  for (const [name, value] of fields) {
    for (const field of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = wanted.has(`${name}=${field.value}`);
      else if (field.type !== "hidden") field.value = value;
    }
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
};
