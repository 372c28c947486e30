export { readBoardsToday } from "./board-today.server.ts";
export { askForNextMorning, writeMorningMails } from "./jobs.server.ts";
export { readNetworkToday } from "./network-today.server.ts";
export { leadsSomebody, readToday } from "./today.server.ts";
export { type Found, searchPeople } from "./search.server.ts";
export { type CaseloadPage, type CaseloadRow, readCaseload } from "./caseload.server.ts";
export { type Heads, type Programme, readProgramme, type TerritoryLine } from "./programme.server.ts";
export { type PersonThread, readThreads } from "./threads.server.ts";
export { type PersonFile, readFile, readableLanes } from "./file.server.ts";
