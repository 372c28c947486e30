/** Says it to those who listen, without moving anything. */
export const announce = (words: string): void => {
  const region = document.querySelector("[data-live-region]");
  if (!region || !words) return;
  // Emptied first: the same words twice must be heard twice.
  region.textContent = "";
  setTimeout(() => { region.textContent = words; }, 60);
};

export const clockNow = (): string => new Date().toLocaleTimeString("fr", { hour: "2-digit", minute: "2-digit" });
