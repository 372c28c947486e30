import { dropDraft, keepHere } from "./drafts.ts";
import { readPage, swapRegions } from "./regions.ts";
import { announce } from "./voice.ts";

/** A form with data-enhance is sent without leaving the page; its value lists the regions to take from the answer. */
export const enhanceForms = (): void => {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-enhance") || event.defaultPrevented) return;
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    void send(form, event.submitter);
  });
};

const send = async (form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> => {
  const button = submitter instanceof HTMLButtonElement ? submitter : null;
  const address = new URL(button?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", location.href);
  const data = new FormData(form, button);
  const get = form.method === "get";
  if (get) address.search = new URLSearchParams(data as unknown as Record<string, string>).toString();
  form.setAttribute("aria-busy", "true");
  let response: Response;
  try {
    response = await fetch(address, { method: get ? "GET" : "POST", body: get ? undefined : bodyOf(form, data), headers: { accept: "text/html" } });
  } catch {
    form.removeAttribute("aria-busy");
    fallBack(form, button);
    return;
  }
  form.removeAttribute("aria-busy");
  await take(form, response);
};

const bodyOf = (form: HTMLFormElement, data: FormData): FormData | URLSearchParams => (form.enctype === "multipart/form-data" ? data : new URLSearchParams(data as unknown as Record<string, string>));

/** Nothing answered. Without a network the text is kept here; otherwise the browser tries by itself. */
const fallBack = (form: HTMLFormElement, button: HTMLButtonElement | null): void => {
  if (!navigator.onLine) {
    keepHere(form);
    announce("Pas de réseau : rien n’est envoyé. Votre texte reste ici, réessayez plus tard.");
    return;
  }
  if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  if (button?.hasAttribute("formaction")) form.action = button.formAction;
  form.submit();
};

// Once the server has answered, the form is never sent a second time: at worst its answer takes the whole page.
const take = async (form: HTMLFormElement, response: Response): Promise<void> => {
  const dialog = form.closest("dialog");
  const here = new URL(response.url).pathname === location.pathname;
  if (response.ok) dropDraft(form);
  if (response.redirected && !here) return location.assign(response.url);
  const page = await readPage(response);
  const ids = (form.dataset["enhance"] ?? "").split(/\s+/).filter(Boolean);
  if (dialog && response.ok && here) dialog.close();
  if (swapRegions(ids, page)) return;
  if (response.redirected) return location.assign(response.url);
  dialog?.close();
  swapRegions(["contenu"], page);
  document.title = page.title;
  document.getElementById("contenu")?.focus();
};
