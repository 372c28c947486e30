import { addressOf } from "#ground/config";
import { addDays, type CivilDate, instantInParis } from "#ground/civil-date";
import { house } from "#ground/house";
import { enqueue } from "#ground/jobs/enqueue";
import type { JobHandlers } from "#ground/jobs/worker";
import { log } from "#ground/log";
import { postMail } from "#ground/mail/post";
import { atTheDoor, type Door } from "#ground/visit";
import { digestMail, newForAccountMail, newRequestMail, placesMail } from "./mails.fr.ts";
import type { NudgeKind } from "./model.ts";
import { listPlacesToAsk, listReaders, listToStir, type Reader, readPatience, renewLink, type Said, setAskLink, stir } from "./stirring.server.ts";

const list = (): string => addressOf("/mobilisations");
const perPage = 500;

/** Writes to whoever is asked: a link to whoever has no account, a word to whoever has one; to the officers when nobody was chosen. */
export const tellOfReferral = async (door: Door, referralId: string): Promise<number> => {
  const partners = await listReaders(door, referralId, "partner");
  const { linkDays } = await readPatience(door);
  if (partners.length === 0) {
    const officers = await listReaders(door, referralId, "officer");
    for (const reader of officers) await postMail(door, newForAccountMail(reader, list()));
    return officers.length;
  }
  for (const reader of partners) await postMail(door, reader.kind === "account" ? newForAccountMail(reader, list()) : newRequestMail(reader, addressOf(`/repondre/${await renewLink(door, referralId, linkDays)}`), linkDays));
  return partners.length;
};

type Digest = { reader: Reader; counts: Partial<Record<NudgeKind, number>>; referrals: Set<string> };

/** All that was said tonight, gathered by contact. */
const postDigests = async (door: Door, said: readonly Said[], linkDays: number): Promise<number> => {
  const digests = new Map<string, Digest>();
  for (const { referralId, kind, to } of said) for (const reader of await listReaders(door, referralId, to)) {
    const digest = digests.get(reader.email) ?? { reader, counts: {}, referrals: new Set<string>() };
    digests.set(reader.email, digest);
    digest.counts[kind] = (digest.counts[kind] ?? 0) + 1;
    digest.referrals.add(referralId);
  }
  for (const { reader, counts, referrals } of digests.values()) {
    const links: string[] = [];
    if (reader.kind === "listed") for (const id of referrals) links.push(addressOf(`/repondre/${await renewLink(door, id, linkDays)}`));
    await postMail(door, digestMail(reader, counts, links, list()));
  }
  return digests.size;
};

/** One night: reminders, escalations, « still active? », expiries; run twice, it says nothing twice. */
export const stirReferrals = async (door: Door): Promise<{ said: Said[]; mails: number }> => {
  const { linkDays, ...patience } = await readPatience(door);
  const said: Said[] = [];
  for (let after: string | null = null; ; ) {
    const page = await listToStir(door, after, perPage);
    for (const one of page) said.push(...(await stir(door, one, patience)));
    if (page.length < perPage) break;
    after = page.at(-1)!.id;
  }
  return { said, mails: await postDigests(door, said, linkDays) };
};

const atSix = (day: CivilDate): Date => instantInParis(day, "06:00");
/** Every morning asks for the next, from the start of the house on. */
export const askForNextStir = (door: Door): Promise<string> => {
  const next = atSix(door.today) > door.now ? door.today : addDays(door.today, 1);
  return enqueue(door, { kind: "referrals.stir", key: `referrals.stir/${next}`, runAt: atSix(next) });
};

export const referralJobs: JobHandlers = {
  "referrals.tell": async (job) => {
    const { db, clock } = house();
    await atTheDoor(db, (door) => tellOfReferral(door, String(job.payload["referral"])), clock());
  },
  "referrals.ask-places": async (job) => {
    const { db, clock } = house();
    await atTheDoor(db, async (door) => {
      for (const asked of await listPlacesToAsk(door, String(job.payload["referral"])))
        await postMail(door, placesMail(asked, asked.kind === "listed" ? addressOf(`/repondre/places/${await setAskLink(door, asked.id)}`) : null, list()));
    }, clock());
  },
  "referrals.stir": async () => {
    const { db, clock } = house();
    await atTheDoor(db, async (door) => {
      const { said, mails } = await stirReferrals(door);
      if (said.length > 0) log.info("referrals.stirred", { count: said.length, mails });
      await askForNextStir(door);
    }, clock());
  },
};
