/** What only the pages of somebody in her own space gain from scripts. */
import { keepLastView } from "./last-view.ts";
import { listenToSections } from "./listen.ts";

keepLastView();
listenToSections();
