// Nothing typed is lost when a session ends: what was sent meanwhile is kept for the same account, and given back once she has proved who she is.
import type { RequestEvent } from "@sveltejs/kit";
import { discardKeptForm, keepForm, releaseKeptForm, takeKeptForm, whoWasThere } from "#rooms/access/server";
import { keptFieldName, keptWords } from "./kept-words.ts";
import { house } from "#ground/house";
import { isId } from "#ground/ids";

/** The page where it waits. */
export const keptPage = "/moi/ecrits";
/** Larger than what may be kept, since letters with accents travel as six signs; anything larger holds a file. */
const mostBytes = 400_000;
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

const isAForm = ({ request }: RequestEvent): boolean => request.method === "POST" && formTypes.test(request.headers.get("content-type") ?? "");
const isShort = ({ request }: RequestEvent): boolean => Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) <= mostBytes;

const textsOf = (form: FormData): [string, string][] => [...form].filter((field): field is [string, string] => typeof field[1] === "string" && field[0] !== keptFieldName);

/** What is cut short or malformed cannot be read: there is nothing to keep, and nothing to give back. */
const readable = (request: Request): Promise<FormData | null> => request.formData().catch(() => null);

/** Somebody was sent back to the door with a form in her hands: true when what it says is kept. A session nobody knows keeps nothing. */
export const keepWhatWasSent = async (event: RequestEvent, token: string | undefined, now: Date): Promise<boolean> => {
  const route = event.route.id ?? "";
  if (!isAForm(event) || !isShort(event) || !keptWords[route] || !token) return false;
  const professionalId = event.locals.actor?.id ?? (await whoWasThere(house().db, token, now));
  if (!professionalId) return false;
  // A form that came out of what is kept is still there: it need not be kept twice.
  const again = event.url.searchParams.get(keptFieldName);
  const address = `${event.url.pathname}${withoutKept(event.url)}`;
  const form = await readable(event.request);
  if (!form) return false;
  const answer = await event.locals.atTheDoor(async (door) => {
    const fields = textsOf(form);
    if (again && isId(again)) await discardKeptForm(door, { actorId: professionalId, id: again, sent: false });
    return keepForm(door, { professionalId, route, address, fields });
  });
  return answer.ok;
};

/** The query as the form had it: the name of its move is written as it came, "?/identite". */
const withoutKept = (url: URL): string => {
  const parts = url.search.slice(1).split("&").filter((part) => part && !part.startsWith(`${keptFieldName}=`));
  return parts.length > 0 ? `?${parts.join("&")}` : "";
};

/** Where a kept form is sent back to: its own address, with the name under which it is kept. */
export const addressOfKept = ({ id, address }: { id: string; address: string }): string => `${address}${address.includes("?") ? "&" : "?"}${keptFieldName}=${id}`;

/**
 * Does the work of a form that is sent back, once: taken before, erased when it was done, offered again when it was not.
 * A form that its page drew again carries the name in its address only: that one is an ordinary form.
 */
export const onceOnly = async (event: RequestEvent, work: () => Promise<Response>): Promise<Response> => {
  const [id, actorId] = [event.url.searchParams.get(keptFieldName), event.locals.actor?.id];
  if (!id || !isId(id) || !actorId || !isAForm(event) || !isShort(event)) return work();
  const sentBack = (await readable(event.request.clone()))?.get(keptFieldName) === id;
  const taken = await event.locals.atTheDoor((door) => takeKeptForm(door, actorId, id));
  if (!taken && sentBack) return new Response(null, { status: 303, headers: { location: `${keptPage}?fait=deja` } });
  if (!taken) return work();
  const response = await work();
  const isDone = response.status < 400;
  await event.locals.atTheDoor<unknown>((door) => (isDone ? discardKeptForm(door, { actorId, id, sent: true }) : releaseKeptForm(door, actorId, id)));
  return response;
};
