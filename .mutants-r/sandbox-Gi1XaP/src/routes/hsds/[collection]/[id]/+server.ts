import { openAnswer } from "../../../../open-data.ts";
import { hsdsEntry } from "#rooms/exchange/server";
import type { RequestHandler } from "./$types";

export const GET: RequestHandler = (event) => openAnswer(event, () => event.locals.atTheDoor((door) => hsdsEntry(door, event.params.collection, event.params.id)));
