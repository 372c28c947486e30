import { onAppear, readPage, swapRegions } from "./regions.ts";
import { announce } from "./voice.ts";

/** A region with data-refresh-every="seconds" is asked again until the server sends it without that attribute. */
export const followLongWork = (): void =>
  onAppear((root) => {
    const found = [...root.querySelectorAll<HTMLElement>("[data-refresh-every][id]")];
    if (root instanceof HTMLElement && root.matches("[data-refresh-every][id]")) found.push(root);
    found.forEach((region) => later(region.id, Number(region.dataset["refreshEvery"])));
  });

const later = (id: string, seconds: number): void => {
  setTimeout(() => void (document.hidden ? later(id, seconds) : look(id, seconds)), Math.max(seconds, 0.5) * 1000);
};

const look = async (id: string, seconds: number): Promise<void> => {
  try {
    const response = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!response.ok || response.redirected) return location.reload();
    swapRegions([id], await readPage(response), true);
    const region = document.getElementById(id);
    if (region && !region.dataset["refreshEvery"]) announce(region.textContent.replace(/\s+/g, " ").trim());
  } catch {
    // The server is away for a moment: ask again later, the page still shows what was known.
    later(id, seconds * 2);
  }
};
