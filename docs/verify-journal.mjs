// Checks the chain of the journal in an unpacked archive of Fil rouge. One file, nothing to install: Node 18 or later.
//
//   node verify-journal.mjs [FOLDER] [--seal NUMBER:HASH]…
//
// --seal gives a seal written down elsewhere (a technical log, a paper): cutting the end of a journal shows in no other way.
// The form is in journal-chain.md, from which this file can be written again in another language. Exit code: 0 whole, 1 not, 2 not read.
import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";

const faults = [];
const fault = (sentence) => faults.push(sentence);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
const field = (value) => (value === null ? "-\n" : `${Buffer.byteLength(value)}:${value}\n`);
const noSeal = "00".repeat(32);

const escapes = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
const valueOf = (cell) => (cell === "\\N" ? null : cell.replace(/\\(.)/gs, (_, letter) => escapes[letter] ?? letter));

/** The lines of a file, whatever its size. */
function* linesOf(file) {
  const [open, chunk] = [openSync(file, "r"), Buffer.alloc(1 << 20)];
  let rest = Buffer.alloc(0);
  for (let read = readSync(open, chunk); read > 0; read = readSync(open, chunk)) {
    const seen = Buffer.concat([rest, chunk.subarray(0, read)]);
    let start = 0;
    for (let end = seen.indexOf(10); end !== -1; end = seen.indexOf(10, start)) {
      yield seen.toString("utf8", start, end);
      start = end + 1;
    }
    rest = seen.subarray(start);
  }
  if (rest.length > 0) yield rest.toString("utf8");
  closeSync(open);
}

function* rowsOf(folder, name) {
  const { tables } = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  const table = tables.find((one) => one.name === name);
  if (!table) throw new Error(`cette archive n'a pas de table ${name}`);
  for (const line of linesOf(`${folder}/${table.file}`)) {
    const cells = line.split("\t").map(valueOf);
    yield Object.fromEntries(table.columns.map((column, at) => [column, cells[at] ?? null]));
  }
}

/** 2026-11-21 22:29:00.5+00 is written 2026-11-21T22:29:00.500000Z. */
const instant = (text) => {
  const [, day, time, digits = ""] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text ?? "") ?? [];
  return day ? `${day}T${time}.${digits.padEnd(6, "0")}Z` : String(text);
};
const bytesOf = (hex) => (hex ?? "").replace(/^\\x/, "");

const hashOfLine = (line) =>
  sha256(`fil-rouge-line-1\n${[line.id, instant(line.at), line.actor_id, line.event, line.person_id, line.followed_by, line.subject_id, line.because, line.detail].map(field).join("")}`);
const hashOfSeal = (seal) =>
  sha256(`fil-rouge-seal-1\n${[seal.number, seal.from_id, seal.to_id, seal.lines, bytesOf(seal.lines_hash), bytesOf(seal.previous_hash), instant(seal.sealed_at)].map(field).join("")}`);

const checkSeals = (seals) => {
  let last = { number: "0", to_id: "0", hash: noSeal };
  for (const seal of seals) {
    if (BigInt(seal.number) !== BigInt(last.number) + 1n) fault(`Sceau ${seal.number} : il vient après le sceau ${last.number}. Il en manque entre les deux.`);
    if (hashOfSeal(seal) !== bytesOf(seal.hash)) fault(`Sceau ${seal.number} : il a été changé depuis qu'il a été posé.`);
    if (bytesOf(seal.previous_hash) !== bytesOf(last.hash) || BigInt(seal.from_id) !== BigInt(last.to_id) + 1n) fault(`Sceau ${seal.number} : il ne suit pas le sceau ${last.number}.`);
    if (BigInt(seal.to_id) < BigInt(seal.from_id) || Number(seal.lines) < 1) fault(`Sceau ${seal.number} : il ne ferme aucune ligne. Il a été ajouté.`);
    last = seal;
  }
};

const closeSeal = (seal, count, hash) => {
  const where = `Sceau ${seal.number}, lignes ${seal.from_id} à ${seal.to_id}`;
  const found = `${seal.lines} scellées, ${count} trouvées`;
  if (count < Number(seal.lines)) fault(`${where} : ${found}. Des lignes ont été retirées.`);
  else if (count > Number(seal.lines)) fault(`${where} : ${found}. Des lignes ont été ajoutées.`);
  else if (hash !== bytesOf(seal.lines_hash)) fault(`${where} : ce ne sont plus les lignes scellées. Une au moins a été remplacée, avec son empreinte, ou changée de place.`);
};

/** Answers how many lines were seen, and how many wait for their seal. */
const checkLines = (lines, seals) => {
  let [total, waiting, at, count, last] = [0, 0, 0, 0, 0n];
  let hash = createHash("sha256");
  const closeUntil = (id) => {
    for (; at < seals.length && BigInt(seals[at].to_id) < id; at += 1) {
      closeSeal(seals[at], count, hash.digest("hex"));
      [count, hash] = [0, createHash("sha256")];
    }
  };
  for (const line of lines) {
    const id = BigInt(line.id);
    if (id <= last) fault(`Ligne ${id} : elle vient après la ligne ${last}. L'ordre a été changé.`);
    if (hashOfLine(line) !== bytesOf(line.hash)) fault(`Ligne ${id} : ce qu'elle dit a été changé (son empreinte ne lui correspond plus).`);
    closeUntil(id);
    [total, last] = [total + 1, id];
    if (at === seals.length) waiting += 1;
    else {
      count += 1;
      hash.update(Buffer.from(bytesOf(line.hash), "hex"));
    }
  }
  for (; at < seals.length; at += 1) {
    closeSeal(seals[at], count, hash.digest("hex"));
    [count, hash] = [0, createHash("sha256")];
  }
  return { total, waiting };
};

const checkKnown = (known, seals) => {
  for (const text of known) {
    const [number, hash] = text.split(":");
    const seal = seals.find((one) => one.number === number);
    if (!seal) fault(`Sceau ${number}, connu ailleurs : il n'est plus là. La fin du journal a été coupée.`);
    else if (bytesOf(seal.hash) !== hash?.toLowerCase()) fault(`Sceau ${number}, connu ailleurs : celui-ci n'est pas le même. Le journal a été réécrit.`);
  }
};

const words = process.argv.slice(2);
const known = words.flatMap((word, at) => (words[at - 1] === "--seal" ? [word] : []));
const folder = words.find((word, at) => word !== "--seal" && words[at - 1] !== "--seal") ?? ".";
try {
  const seals = [...rowsOf(folder, "journal_seals")];
  checkSeals(seals);
  const { total, waiting } = checkLines(rowsOf(folder, "journal"), seals);
  checkKnown(known, seals);
  for (const sentence of faults.slice(0, 50)) console.log(sentence);
  if (faults.length > 50) console.log(`… et ${faults.length - 50} autres.`);
  const last = seals.at(-1);
  console.log(faults.length > 0 ? `Le journal n'est pas entier : ${faults.length} défaut(s).` : `Le journal est entier : ${total} ligne(s), ${seals.length} sceau(x).`);
  if (waiting > 0) console.log(`${waiting} ligne(s) attendent encore leur sceau : leur nombre ne prouve rien.`);
  if (last) console.log(`Dernier sceau : ${last.number}:${bytesOf(last.hash)}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} catch (error) {
  console.log(`Le journal n'a pas pu être lu : ${error.message}. Donnez le dossier d'une archive décompressée.`);
  process.exitCode = 2;
}
