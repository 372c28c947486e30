import { ensureBuilt, ensureInstalled } from "./ready.mjs";

ensureInstalled({ withDev: false });
ensureBuilt({ always: true });
