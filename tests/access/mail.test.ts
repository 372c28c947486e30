import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { after, describe, it } from "node:test";
import { SMTPServer } from "smtp-server";
import { startWorker } from "#ground/jobs/worker";
import { listMails, postMail } from "#ground/mail/post";
import { sendMail } from "#ground/mail/send";
import { atTheDoor } from "#ground/visit";
import { freshDatabase } from "../harness/database.ts";

const mail = { kind: "invitation", toName: "Maud Artefact", toAddress: "maud@simulation.invalid", subject: "Votre accès à Fil rouge", text: "Bonjour Maud,\n\nVoici le lien : é à ç\n" };

describe("Le courriel", async () => {
  const base = await freshDatabase();
  const received: string[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ["STARTTLS"], logger: false,
    onData: (stream, _session, callback) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part)).on("end", () => {
        if (refusals > 0) {
          refusals -= 1;
          return callback(Object.assign(new Error("plus tard"), { responseCode: 451 }));
        }
        received.push(Buffer.concat(parts).toString("utf8"));
        callback();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const smtp = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  after(async () => {
    delete process.env["FIL_ROUGE_SMTP"];
    await new Promise<void>((done) => server.close(done));
    await base.drop();
  });
  const post = () => atTheDoor(base.app, (door) => postMail(door, mail));
  const kept = async () => (await atTheDoor(base.app, (door) => listMails(door)))[0]!;

  it("sans serveur configuré, reste dans la boîte d'envoi, avec ses mots", async () => {
    await post();
    assert.equal(await sendMail(base.app, (await kept()).id, { smtp: undefined, from: "x@y.invalid" }), "kept");
    assert.deepEqual([(await kept()).text, (await kept()).sentAt], [mail.text, null]);
    assert.deepEqual((await base.owner.query("select from app.jobs")).rowCount, 0);
  });

  it("avec un serveur, part une fois, puis ses mots sont oubliés", async () => {
    const { id } = await kept();
    const settings = { smtp, from: "Fil rouge <fil@rouge.invalid>" };
    assert.equal(await sendMail(base.app, id, settings), "sent");
    assert.equal(await sendMail(base.app, id, settings), "kept");
    assert.equal(received.length, 1);
    assert.match(received[0]!, /From: Fil rouge <fil@rouge\.invalid>/);
    assert.match(received[0]!, /To: Maud Artefact <maud@simulation\.invalid>/);
    assert.deepEqual([(await kept()).text, (await kept()).sentAt !== null], ["", true]);
  });

  it("un serveur qui refuse d'abord est essayé de nouveau, par la liste des tâches", async () => {
    process.env["FIL_ROUGE_SMTP"] = smtp;
    refusals = 1;
    await post();
    const worker = await startWorker(base.appUrl, { "mail.send": async (job) => void (await sendMail(base.app, String(job.payload["mail"]))) });
    try {
      for (let tries = 0; received.length < 2 && tries < 200; tries += 1) await new Promise((next) => setTimeout(next, 100));
    } finally {
      await worker.stop();
    }
    assert.equal(received.length, 2);
    assert.equal((await base.owner.query("select attempts from app.jobs where kind = 'mail.send'")).rows[0].attempts, 2);
  });

  it("un mail d'un geste annulé ne part pas", async () => {
    const before = (await base.owner.query("select from app.mails")).rowCount;
    await atTheDoor(base.app, async (door) => {
      await postMail(door, mail);
      return { ok: false, reason: "changed-my-mind" };
    });
    assert.equal((await base.owner.query("select from app.mails")).rowCount, before);
  });
});
