export { listPerimeters, readActions, readDelays, readReasons, readScorecards, readTotals, readWaits } from "./reads.server.ts";
