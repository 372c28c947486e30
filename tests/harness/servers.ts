import { existsSync } from "node:fs";

/** The PostgreSQL versions found here: the embedded one, and Debian's 15 where it is installed (or TEST_PG15_BIN). */
export interface Server {
  name: string;
  binaries: string | undefined;
}

const embedded: Server = { name: "PostgreSQL 18 embarqué", binaries: undefined };
const folder15 = process.env["TEST_PG15_BIN"] ?? "/usr/lib/postgresql/15/bin";

/** undefined where PostgreSQL 15 is not installed; scripts/test.mjs then says so. */
export const oldestServer: Server | undefined = existsSync(`${folder15}/postgres`) ? { name: "PostgreSQL 15", binaries: folder15 } : undefined;

export const servers: Server[] = oldestServer ? [embedded, oldestServer] : [embedded];
