// What a test seals is opened by the same process, with keys of its own that end with it.
import { randomBytes } from "node:crypto";
import { Keystore } from "#ground/keystore";
import { holdPersonKeys } from "#ground/person-keys";
import { heldKeys, holdKeys, keyOf, ringOf } from "#ground/sealing";

holdKeys(ringOf([keyOf(randomBytes(32))]));
holdPersonKeys(new Keystore(":memory:", heldKeys));
