// The file where each person's key is kept, wrapped by the instance's key: outside the database, so that no archive of it brings back a key that was destroyed.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { CannotStart } from "./database/cannot-start.ts";
import { isCurrent, type KeyRing, seal, unsealBytes } from "./sealing.ts";

export type PersonKey = { id: string; bytes: Buffer };
export type Destruction = { personId: string; at: string };

/** Her key was destroyed: nothing is sealed for her any more, and nobody makes her another. */
export class KeyDestroyed extends Error {
  override readonly name = "KeyDestroyed";
}

const tables = `
  create table if not exists store (id text not null, made_at text not null);
  create table if not exists keys (id text primary key, person_id text not null unique, wrapped text not null) without rowid;
  create table if not exists destroyed (person_id text primary key, at text not null) without rowid;
  create table if not exists copies (at text not null);
`;
const idOfKey = /^[0-9a-f]{16}$/;
const place = (id: string): string => `person-keys.wrapped:${id}`;
/** Opened keys kept at hand: a page of a file opens its own again and again, a list those of its people. */
const atHand = 2_000;

/** Those that have looked, in this turn of the thread, at what another process changed. */
const looked = new Set<Keystore>();

const openFile = (file: string): DatabaseSync => {
  if (file !== ":memory:" && process.platform !== "win32" && existsSync(file) && (statSync(file).mode & 0o077) !== 0)
    throw new CannotStart(`D'autres comptes de cette machine peuvent lire les clés des personnes (${file}). Retirez-leur ce droit : chmod 600 ${file}`);
  const db = new DatabaseSync(file, { timeout: 10_000 });
  if (file !== ":memory:") chmodSync(file, 0o600);
  // A destroyed key must not be read again from a page that was freed, nor a written one be lost with the power.
  db.exec("pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;");
  db.exec(tables);
  return db;
};

const inOneWrite = <Answer>(db: DatabaseSync, work: () => Answer): Answer => {
  db.exec("begin immediate");
  try {
    const answer = work();
    db.exec("commit");
    return answer;
  } catch (error) {
    db.exec("rollback");
    throw error;
  }
};

const text = (statement: StatementSync, column: string, ...values: string[]): string | null => {
  const found = statement.get(...values)?.[column];
  return typeof found === "string" ? found : null;
};

/** The keystore in a file (":memory:" for what lasts no longer than its process), made when it is not there. */
export class Keystore {
  readonly id: string;
  readonly file: string;
  readonly #db: DatabaseSync;
  readonly #ring: () => KeyRing;
  readonly #opened = new Map<string, Buffer>();
  readonly #statements: Record<"keyOf" | "wrapped" | "destroyed" | "version" | "add", StatementSync>;
  #version: unknown;

  constructor(file: string, ring: () => KeyRing) {
    this.file = file;
    this.#db = openFile(file);
    this.#ring = ring;
    inOneWrite(this.#db, () => this.#db.prepare("insert into store select ?, ? where not exists (select 1 from store)").run(randomBytes(8).toString("hex"), new Date().toISOString()));
    this.id = text(this.#db.prepare("select id from store"), "id") ?? "";
    this.#statements = {
      keyOf: this.#db.prepare("select id from keys where person_id = ?"),
      wrapped: this.#db.prepare("select wrapped from keys where id = ?"),
      destroyed: this.#db.prepare("select at from destroyed where person_id = ?"),
      version: this.#db.prepare("pragma data_version"),
      add: this.#db.prepare("insert into keys (id, person_id, wrapped) values (?, ?, ?) on conflict (person_id) do nothing"),
    };
  }

  /** The key of a person, made and on disk before this answers. */
  keyOf(personId: string): PersonKey {
    let id = text(this.#statements.keyOf, "id", personId);
    if (id === null) {
      this.prepare([personId]);
      id = text(this.#statements.keyOf, "id", personId);
    }
    const bytes = id === null ? null : this.open(id);
    if (id === null || !bytes) throw new Error("The key of this person is wrapped by an instance key that is not here");
    return { id, bytes };
  }

  /** Makes the missing keys of many people in one write: a list taken whole waits for the disk once. */
  prepare(personIds: readonly string[]): void {
    const missing = personIds.filter((personId) => text(this.#statements.keyOf, "id", personId) === null);
    if (missing.length === 0) return;
    const ring = this.#ring();
    inOneWrite(this.#db, () => {
      for (const personId of missing) {
        if (text(this.#statements.destroyed, "at", personId) !== null) throw new KeyDestroyed(`The key of ${personId} was destroyed`);
        if (text(this.#statements.keyOf, "id", personId) !== null) continue;
        const id = randomBytes(8).toString("hex");
        this.#statements.add.run(id, personId, seal(randomBytes(32), place(id), ring));
      }
    });
  }

  /** Opens a key by its number; null when it was destroyed, or when what wraps it is lost. */
  open(id: string): Buffer | null {
    if (!idOfKey.test(id)) return null;
    this.#forgetWhatAnotherProcessChanged();
    const known = this.#opened.get(id);
    if (known) return known;
    const wrapped = text(this.#statements.wrapped, "wrapped", id);
    const bytes = wrapped === null ? null : unsealBytes(wrapped, place(id), this.#ring());
    if (!bytes) return null;
    if (this.#opened.size >= atHand) this.#opened.clear();
    this.#opened.set(id, bytes);
    return bytes;
  }

  /** Once for all the words a page opens without letting go of the thread: nothing another process does comes between them. */
  #forgetWhatAnotherProcessChanged(): void {
    if (looked.has(this)) return;
    looked.add(this);
    queueMicrotask(() => looked.delete(this));
    const version = this.#statements.version.get()?.["data_version"];
    if (version === this.#version) return;
    this.#version = version;
    this.#opened.clear();
  }

  /** Destroys keys for good, and remembers whose they were so that a restored archive is emptied of them again. */
  destroy(personIds: readonly string[], at: string): void {
    inOneWrite(this.#db, () => {
      const [remove, remember] = [this.#db.prepare("delete from keys where person_id = ?"), this.#db.prepare("insert into destroyed (person_id, at) values (?, ?) on conflict do nothing")];
      for (const personId of personIds) {
        remove.run(personId);
        remember.run(personId, at);
      }
    });
    looked.clear();
    for (const bytes of this.#opened.values()) bytes.fill(0);
    this.#opened.clear();
    this.cleanLog();
  }

  /** The write-ahead log still holds pages from before a destruction: it is emptied. False when a reader held it: asked again at the next start. */
  cleanLog(): boolean {
    return this.#db.prepare("pragma wal_checkpoint(truncate)").get()?.["busy"] === 0;
  }

  destroyed(): Destruction[] {
    return this.#db.prepare("select person_id, at from destroyed order by at, person_id").all().map((row) => ({ personId: String(row["person_id"]), at: String(row["at"]) }));
  }

  /** Wraps again, by today's instance key, the keys wrapped by one before it; those whose wrapping is lost stay as they are. */
  rewrap(): number {
    const ring = this.#ring();
    const all = this.#db.prepare("select id, wrapped from keys where id > ? order by id limit 5000");
    const save = this.#db.prepare("update keys set wrapped = ? where id = ?");
    let [count, after] = [0, ""];
    for (let rows = all.all(after); rows.length > 0; rows = all.all(after)) {
      after = String(rows.at(-1)?.["id"]);
      inOneWrite(this.#db, () => {
        for (const row of rows) {
          const [id, wrapped] = [String(row["id"]), String(row["wrapped"])];
          const bytes = isCurrent(wrapped, ring) ? null : unsealBytes(wrapped, place(id), ring);
          if (bytes) count += Number(save.run(seal(bytes, place(id), ring), id).changes);
        }
      });
    }
    return count;
  }

  /** A copy to be kept apart, in place of the one before; dated here. */
  copyTo(file: string, at: string): void {
    const fresh = `${file}.new-${process.pid}`;
    rmSync(fresh, { force: true });
    this.#db.prepare("insert into copies (at) values (?)").run(at);
    this.#db.prepare("vacuum into ?").run(fresh);
    chmodSync(fresh, 0o600);
    renameSync(fresh, file);
  }

  /** When the last copy was made, when somebody was last erased, how many keys. */
  state(): { lastCopyAt: string | null; lastDestructionAt: string | null; keys: number } {
    return {
      lastCopyAt: text(this.#db.prepare("select max(at) as at from copies"), "at"),
      lastDestructionAt: text(this.#db.prepare("select max(at) as at from destroyed"), "at"),
      keys: Number(this.#db.prepare("select count(*) as n from keys").get()?.["n"]),
    };
  }

  close(): void {
    this.#db.close();
  }
}
