import type { RequestEvent } from "@sveltejs/kit";

type Asking = Pick<RequestEvent, "cookies" | "url">;
type Memory = { read: () => string | null; keep: (value: string, minutes: number) => void; forget: () => void };

/** A short memory between two pages of the door. Over https its name itself forbids any other host or path to set it; over plain http browsers refuse such a name. */
export const doorMemory = ({ cookies, url }: Asking, of: "attente" | "lien" | "proconnect"): Memory => {
  const secure = url.protocol === "https:";
  const name = `${secure ? "__Host-" : ""}fil-${of}`;
  const options = { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
  return {
    read: () => cookies.get(name) ?? null,
    keep: (value, minutes) => cookies.set(name, value, { ...options, maxAge: minutes * 60 }),
    forget: () => cookies.delete(name, options),
  };
};
