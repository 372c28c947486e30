/** What the pages gain when scripts run. Each thing works without it: this only saves a page load, a key, a lost word. */
import { keepDrafts } from "./drafts.ts";
import { openInDialogs } from "./dialogs.ts";
import { findAsOneTypes } from "./finder.ts";
import { enhanceForms } from "./forms.ts";
import { listenToKeys } from "./keys.ts";
import { lockWhenLeft } from "./lock.ts";
import { followLongWork } from "./refresh.ts";
import { wake } from "./regions.ts";

enhanceForms();
keepDrafts();
findAsOneTypes();
listenToKeys();
lockWhenLeft();
followLongWork();
openInDialogs();
wake(document);
document.querySelector<HTMLElement>("[data-error-summary]")?.focus();
