/** `/`, `n`, `?`, and moving in lists. Never while someone types, never with a dialog open, never when switched off. */
const offKey = "touches";

export const listenToKeys = (): void => {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") || localStorage.getItem(offKey) === "non") return;
    if (event.key === "?" ? showHelp() : act(event.key) || move(event)) event.preventDefault();
  });
  const off = document.querySelector<HTMLInputElement>("[data-keys-off]");
  if (!off) return;
  off.checked = localStorage.getItem(offKey) === "non";
  off.addEventListener("change", () => (off.checked ? localStorage.setItem(offKey, "non") : localStorage.removeItem(offKey)));
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])"));

const showHelp = (): boolean => {
  const help = document.querySelector<HTMLDialogElement>("#touches");
  help?.showModal();
  return help !== null;
};

const act = (key: string): boolean => {
  if (key !== "/" && !/^[a-z]$/.test(key)) return false;
  const target = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (!target) return false;
  target.focus();
  if (target instanceof HTMLInputElement) target.select();
  else target.click();
  return true;
};

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Letters start anywhere; arrows only move once inside a list, where the page would otherwise scroll. */
const move = (event: KeyboardEvent): boolean => {
  const step = steps[event.key];
  if (!step) return false;
  const list = document.activeElement?.closest("[data-rows]") ?? (event.key.length === 1 ? document.querySelector("[data-rows]") : null);
  if (!list) return false;
  const rows = [...list.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  const target = row?.querySelector<HTMLElement>("a[href], button, input");
  target?.focus();
  return target !== undefined;
};
