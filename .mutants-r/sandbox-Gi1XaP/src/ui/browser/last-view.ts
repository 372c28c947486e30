/** `data-keeps="address"` and `data-keeps-scope="/part"`: this page may keep its last view on this device, by the worker at that address. Without `data-keeps`, what was kept is erased. */
export const keepLastView = (): void => {
  const asked = document.querySelector<HTMLElement>("[data-keeps-scope]");
  const scope = asked?.dataset["keepsScope"];
  if (!asked || !scope || !("serviceWorker" in navigator)) return;
  const worker = asked.dataset["keeps"];
  if (worker) void navigator.serviceWorker.register(worker, { scope }).then(async () => {
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: location.pathname });
  });
  else void erase(scope);
};

const erase = async (scope: string): Promise<void> => {
  for (const registration of await navigator.serviceWorker.getRegistrations()) if (new URL(registration.scope).pathname === scope) await registration.unregister();
  await caches.delete(`last-view:${scope}`);
};
