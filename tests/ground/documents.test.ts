import assert from "node:assert/strict";
import { createServer, type Server } from "node:net";
import { after, describe, it } from "node:test";
import { PDFDocument } from "mupdf";
import { askClamd, readClamdAddress } from "#ground/documents/clamd";
import { inspectDocument } from "#ground/documents/inspect";
import { mostDocumentBytes } from "#ground/documents/kinds";

const inspection = { thread: new URL("../../src/ground/documents/pdf.thread.ts", import.meta.url), clamd: null };
const look = async (bytes: Uint8Array) => {
  const seen = await inspectDocument(bytes, inspection);
  return seen.ok ? seen.type : seen.reason;
};

/** A PDF of one page, with what is put into its catalogue; packed: its objects are compressed inside streams. */
const pdf = (put: (document: PDFDocument, catalogue: ReturnType<PDFDocument["getTrailer"]>) => void = () => undefined, options = ""): Uint8Array => {
  const document = new PDFDocument();
  document.insertPage(-1, document.addPage([0, 0, 200, 200], 0, document.newDictionary(), "0 0 m 10 10 l S"));
  put(document, document.getTrailer().get("Root"));
  return document.saveToBuffer(options).asUint8Array().slice();
};
const action = (document: PDFDocument, kind: string) => {
  const made = document.newDictionary();
  made.put("S", document.newName(kind));
  return made;
};
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const jpeg = Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"), Buffer.alloc(64), Buffer.from("ffd9", "hex")]);
const heic = Buffer.concat([Buffer.from("0000001c", "hex"), Buffer.from("ftypheic"), Buffer.alloc(4), Buffer.from("mif1heic"), Buffer.alloc(64)]);

describe("Ce qu'un document est vraiment", () => {
  it("un PDF ordinaire, une photo JPEG, PNG ou HEIC entrent, quel que soit leur nom", async () => {
    assert.deepEqual(await Promise.all([pdf(), pdf(undefined, "compress"), png, jpeg, heic].map(look)), ["application/pdf", "application/pdf", "image/png", "image/jpeg", "image/heic"]);
  });

  it("une page web, un texte, un dessin SVG, une archive, un programme n'entrent pas, même nommés .pdf", async () => {
    const others = ["<!doctype html><script>1</script>", "Bonjour", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "PK\u0003\u0004 docx", "MZ\u0090\u0000 exe"].map((text) => Buffer.from(text, "latin1"));
    assert.deepEqual(await Promise.all(others.map(look)), others.map(() => "type-refused"));
    assert.equal(await look(new Uint8Array()), "empty");
    assert.equal(await look(Buffer.concat([png, Buffer.alloc(mostDocumentBytes)])), "too-large");
  });

  it("un PDF qui agit est refusé : programme, lancement, envoi de formulaire, fichier joint, XFA ; même rangé dans un flux compressé", async () => {
    for (const options of ["", "compress,objstms=yes"]) {
      const found = [
        pdf((document, root) => { const run = action(document, "JavaScript"); run.put("JS", document.newString("app.alert(1)")); root.put("OpenAction", document.addObject(run)); }, options),
        pdf((document, root) => root.put("OpenAction", document.addObject(action(document, "Launch"))), options),
        pdf((document, root) => { const more = document.newDictionary(); more.put("O", action(document, "SubmitForm")); root.put("AA", more); }, options),
        pdf((document, root) => { const names = document.newDictionary(); names.put("EmbeddedFiles", document.newDictionary()); root.put("Names", document.addObject(names)); }, options),
        pdf((document, root) => { const form = document.newDictionary(); form.put("XFA", document.newString("x")); root.put("AcroForm", form); }, options),
      ];
      assert.deepEqual(await Promise.all(found.map(look)), found.map(() => "active-content"), options);
    }
    assert.equal(await look(pdf((document) => { const orphan = action(document, "JavaScript"); orphan.put("JS", document.newString("x")); document.addObject(orphan); })), "active-content", "même là où nulle page ne mène");
  });

  it("aller à une page ou suivre une adresse n'est pas agir", async () => {
    assert.equal(await look(pdf((document, root) => root.put("OpenAction", document.addObject(action(document, "GoTo"))))), "application/pdf");
    assert.equal(await look(pdf((document, root) => root.put("OpenAction", document.addObject(action(document, "URI"))))), "application/pdf");
  });

  it("un PDF fermé par un mot de passe, ou abîmé, est refusé avec sa raison", async () => {
    assert.equal(await look(pdf(undefined, "encrypt=aes-256,user-password=secret,owner-password=autre")), "locked");
    assert.equal(await look(Buffer.from("%PDF-1.7\nrien de plus")), "broken");
  });
});

describe("L'antivirus", () => {
  const servers: Server[] = [];
  after(() => servers.forEach((server) => server.close()));
  /** Speaks the protocol of clamd: listens to the whole stream, answers as it is told. */
  const clamd = (answer: (heard: Buffer) => string | null): Promise<number> =>
    new Promise((resolve) => {
      const server = createServer((socket) => {
        let heard = Buffer.alloc(0);
        socket.on("data", (piece: Buffer) => {
          heard = Buffer.concat([heard, piece]);
          if (!heard.subarray(-4).equals(Buffer.alloc(4))) return;
          const said = answer(heard);
          if (said === null) socket.destroy();
          else socket.end(said);
        });
      }).listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
      servers.push(server);
    });
  const ask = async (answer: (heard: Buffer) => string | null, bytes: Uint8Array = png) => askClamd({ host: "127.0.0.1", port: await clamd(answer) }, bytes);

  it("reçoit le fichier entier par morceaux, et ce qu'il dit décide", async () => {
    const big = Buffer.alloc(200_000, 7);
    let heard: Buffer = Buffer.alloc(0);
    assert.equal(await ask((all) => { heard = all; return "stream: OK\0"; }, big), "clean");
    assert.equal(heard.subarray(0, 10).toString(), "zINSTREAM\0");
    let [at, count] = [10, 0];
    for (let length = heard.readUInt32BE(at); length > 0; length = heard.readUInt32BE(at)) [at, count] = [at + 4 + length, count + length];
    assert.equal(count, big.length);
    assert.equal(await ask(() => "stream: Eicar-Test-Signature FOUND\0"), "infected");
  });

  it("qui se tait, coupe, se trompe ou n'est pas là refuse : rien n'entre sans lui", async () => {
    assert.deepEqual([await ask(() => ""), await ask(() => null), await ask(() => "INSTREAM size limit exceeded. ERROR\0")], ["antivirus-silent", "antivirus-silent", "antivirus-silent"]);
    assert.equal(await askClamd({ host: "127.0.0.1", port: 1 }, png), "antivirus-silent");
    const port = await clamd(() => "stream: X FOUND\0");
    assert.deepEqual(await inspectDocument(png, { ...inspection, clamd: { host: "127.0.0.1", port } }), { ok: false, reason: "infected" });
    const good = await clamd(() => "stream: OK\0");
    assert.deepEqual(await inspectDocument(png, { ...inspection, clamd: { host: "127.0.0.1", port: good } }), { ok: true, type: "image/png", scan: "clean" });
  });

  it("son adresse se lit, ou se refuse", () => {
    assert.deepEqual(["127.0.0.1:3310", "tcp://clamav:3310", "/run/clamd.ctl", "clamav", "host:99999", ""].map(readClamdAddress),
      [{ host: "127.0.0.1", port: 3310 }, { host: "clamav", port: 3310 }, { path: "/run/clamd.ctl" }, null, null, null]);
  });
});
