import { flushDrafts } from "./drafts.ts";
import { readPage, wake } from "./regions.ts";

/** A link with data-dialog="id" shows that part of its page in a native dialog; without script it is a link. */
export const openInDialogs = (): void => {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link) return;
    if (link.dataset["dialog"]) {
      event.preventDefault();
      void open(link, link.dataset["dialog"]);
    } else closeOnWayBack(link, event);
  });
};

// « Back to the file » from a dialog over that file: it is already there.
const closeOnWayBack = (link: HTMLAnchorElement, event: Event): void => {
  const dialog = link.closest<HTMLDialogElement>("dialog[data-live]");
  if (!dialog || link.pathname !== location.pathname || link.search) return;
  event.preventDefault();
  dialog.close();
};

const open = async (link: HTMLAnchorElement, id: string): Promise<void> => {
  const response = await fetch(link.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!response?.ok || response.redirected) return location.assign(link.href);
  const page = await readPage(response);
  const part = page.getElementById(id);
  if (!part || document.getElementById(id)) return location.assign(link.href);
  const dialog = dialogAround(document.importNode(part, true), page.querySelector("h1")?.textContent.trim() ?? link.textContent.trim());
  dialog.addEventListener("close", () => {
    flushDrafts();
    dialog.remove();
    // Some browsers never gave the focus to a link that was clicked, so they cannot give it back.
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  wake(dialog);
  dialog.querySelector<HTMLElement>("[autofocus], [data-dialog-content] :is(textarea, input:not([type=hidden]), select)")?.focus();
};

const dialogAround = (part: HTMLElement, title: string): HTMLDialogElement => {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("data-live", "");
  dialog.setAttribute("aria-label", title);
  const head = Object.assign(document.createElement("div"), { className: "dialog-head" });
  const heading = Object.assign(document.createElement("h2"), { textContent: title });
  const close = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-small", textContent: "Fermer" });
  close.addEventListener("click", () => dialog.close());
  head.append(heading, close);
  const content = document.createElement("div");
  content.setAttribute("data-dialog-content", "");
  content.append(part);
  dialog.append(head, content);
  return dialog;
};
