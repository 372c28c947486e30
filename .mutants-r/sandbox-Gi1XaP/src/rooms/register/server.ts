export { dataClasses, readRegister } from "./reads.server.ts";
