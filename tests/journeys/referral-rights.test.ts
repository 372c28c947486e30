// Every role × every move of a request, from each state, played on the database: what the rules say is what happens, and whoever stands on no side finds nothing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Actor } from "#ground/visit";
import { findAccess } from "#rooms/people/server";
import { admits, moveOf, referralStates, sidesOf } from "#rooms/referrals/index";
import { findReferral, moveReferral, plainMoves } from "#rooms/referrals/server";
import { setNetwork } from "./network-scene.ts";

describe("Chaque rôle, chaque pas, d'où qu'on parte", async () => {
  const s = await setNetwork();
  const id = await s.sent({ network: true });
  const actors: [string, Actor][] = [
    ["cisp", s.cisp], ["colleague", s.colleague], ["educator", s.educator], ["supervisor", s.supervisor], ["director", s.director], ["coordinator", s.coordinator], ["neighbour", s.neighbour], ["stranger", s.stranger], ["housing", s.housing], ["administrator", s.administrator], ["officer", s.officer], ["farOfficer", s.farOfficer],
  ];
  /** Put in a state by the owner, whatever led there. */
  const put = async (state: string): Promise<void> => {
    const ended = ["done", "failed", "declined", "reoriented", "cancelled", "expired", "entered-in-error"].includes(state);
    await s.base.owner.query("alter table app.referrals disable trigger user");
    await s.base.owner.query(`update app.referrals set state = $2, state_since = '2026-11-20T10:00:00Z', waits_for = $3, look_again_on = $4, accepted_at = '2026-11-20', ended_at = $5, ended_side = $6, ended_reason = $7 where id = $1`,
      [id, state, ended ? null : "partner", state === "waiting-moment" ? "2027-01-01" : null, ended ? "2026-11-20" : null, ended ? "partner" : null, ended ? "no-place" : null]);
    await s.base.owner.query("alter table app.referrals enable trigger user");
  };

  for (const [name, actor] of actors) {
    it(`${name} : permis ou refusé comme la règle le dit, sur tous les états`, async () => {
      let allowed = 0;
      let standing = "";
      for (const state of referralStates) for (const move of plainMoves) {
        // A refusal moves nothing: the request is put back only when it moved.
        if (standing !== state) await put(state);
        standing = state;
        const expected = await s.as(actor, async (visit) => {
          const referral = await findReferral(visit, id);
          return referral ? { referral, sides: sidesOf(actor, referral, await findAccess(visit, referral.personId)) } : null;
        });
        const answer = await s.as(actor, (visit) => moveReferral(visit, { referralId: id, move, reason: { decline: "partner:no-place", cancel: "asker:gave-up", fail: "partner:no-means", suspend: "partner:closed", strike: "asker:wrong-request" }[move as string] ?? "", words: "un mot", day: "2027-02-01" }));
        const may = expected !== null && expected.sides.some((side) => admits(expected.referral, move, side));
        assert.equal(answer.ok, may, `${name} ${state} ${move} : ${JSON.stringify(answer)}`);
        if (!answer.ok) assert.equal(answer.reason === "not-found", expected === null, `${name} ${state} ${move}`);
        else assert.equal(await s.stateOf(id), (standing = moveOf(move).to));
        if (may) allowed += 1;
      }
      const nobody = ["supervisor", "director", "neighbour", "stranger", "administrator", "farOfficer"].includes(name);
      assert.equal(allowed > 0, !nobody && name !== "coordinator", `${name} : ${allowed}`);
    });
  }
});
