export { sessionHours, touchSession, whoIsThere, type OpenSession } from "./sessions.server.ts";
export { findInstance, type Instance } from "./instance.server.ts";
export { listPersonas, type Persona } from "./personas.server.ts";
export * from "./verbs/enter-as-persona.ts";
export * from "./verbs/leave.ts";
