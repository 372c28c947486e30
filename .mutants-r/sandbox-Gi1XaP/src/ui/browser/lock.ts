import { keepAll } from "./drafts.ts";
import { announce } from "./voice.ts";

/** A form with data-lock-after="seconds" is sent when nobody has touched anything for that long, in any tab. */
const seenKey = "vu";
const warning = 60;

export const lockWhenLeft = (): void => {
  const form = document.querySelector<HTMLFormElement>("form[data-lock-after]");
  const after = Number(form?.dataset["lockAfter"]);
  if (!form || !(after > 0)) return;
  let warned = false;
  let locking = false;
  const seen = (): void => {
    warned = false;
    localStorage.setItem(seenKey, String(Date.now()));
  };
  const look = (): void => {
    const idle = (Date.now() - Number(localStorage.getItem(seenKey) ?? Date.now())) / 1000;
    if (idle >= after && !locking) {
      locking = true;
      // Once locked, the server no longer takes a draft.
      void keepAll().then(() => form.submit());
    } else if (!warned && after > warning && idle >= after - warning) {
      warned = true;
      announce(form.dataset["lockWords"] ?? "L’écran se verrouille dans une minute. Touchez une touche pour rester.");
    }
  };
  seen();
  for (const gesture of ["pointerdown", "keydown", "wheel"]) addEventListener(gesture, seen, { passive: true });
  // A computer that wakes up must not show the page of whoever left it.
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
  setInterval(look, Math.min(10_000, (after * 1000) / 4));
};
