import { announce } from "./voice.ts";

type Waking = (root: ParentNode) => void;
const wakers: Waking[] = [];

/** What must run on each part of a page as it appears. */
export const onAppear = (waking: Waking): void => {
  wakers.push(waking);
};
export const wake = (root: ParentNode): void => wakers.forEach((waking) => waking(root));

export const readPage = async (response: Response): Promise<Document> => new DOMParser().parseFromString(await response.text(), "text/html");

/** Replaces the named parts of this page by those of another one; what had the focus keeps it. */
export const swapRegions = (ids: string[], page: Document, quiet = false): boolean => {
  const held = document.activeElement;
  const name = held?.getAttribute("name");
  const parts: HTMLElement[] = [];
  let lost = false;
  for (const id of ids) {
    const next = page.getElementById(id);
    const here = document.getElementById(id);
    if (!next || !here) continue;
    lost ||= here.contains(held);
    const part = document.importNode(next, true);
    keepOpen(here, part);
    here.replaceWith(part);
    if (!quiet) part.classList.add("just-changed");
    wake(part);
    parts.push(part);
  }
  const summary = find(parts, "[data-error-summary]");
  if (summary) summary.focus();
  else if (lost) (find(parts, held?.id ? `#${CSS.escape(held.id)}` : name ? `[name="${CSS.escape(name)}"]` : ":scope > [autofocus]") ?? focusable(parts[0]))?.focus({ preventScroll: true });
  if (!quiet) announce(parts.flatMap((part) => [...part.querySelectorAll("[data-announce]")].map((one) => one.textContent.trim())).join(". "));
  return parts.length > 0;
};

const find = (parts: HTMLElement[], selector: string): HTMLElement | undefined => {
  for (const part of parts) {
    const found = part.matches(selector) ? part : part.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return undefined;
};

const focusable = (part?: HTMLElement): HTMLElement | undefined => {
  if (part && !part.hasAttribute("tabindex")) part.tabIndex = -1;
  return part;
};

// What a person had unfolded stays unfolded.
const keepOpen = (here: HTMLElement, part: HTMLElement): void => {
  for (const details of here.querySelectorAll<HTMLDetailsElement>("details[open][id]")) part.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
};
