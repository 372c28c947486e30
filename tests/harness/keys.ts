// What a test seals is opened by the same process, with keys of its own that end with it.
import { randomBytes } from "node:crypto";
import { Keystore } from "#ground/keystore";
import { holdPersonKeys } from "#ground/person-keys";
import { holdKeys, keyOf, ringOf } from "#ground/sealing";

const ring = ringOf([keyOf(randomBytes(32))]);
holdKeys(ring);
// Its own ring: a test that turns the instance's key meanwhile changes nothing for the others of its process.
holdPersonKeys(new Keystore(":memory:", () => ring));
