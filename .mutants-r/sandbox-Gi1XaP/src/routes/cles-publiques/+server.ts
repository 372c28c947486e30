import { listSigningKeys } from "#ground/signing-keys.server";
import { house } from "#ground/house";
import type { RequestHandler } from "./$types";

/** The keys that signed copies (RFC 7517), former ones too: nobody needs to come in to check what she was given. */
export const GET: RequestHandler = async () =>
  new Response(JSON.stringify({ keys: (await listSigningKeys(house().db)).map(({ id, x }) => ({ kty: "OKP", crv: "Ed25519", use: "sig", alg: "EdDSA", kid: id, x })) }), { headers: { "content-type": "application/jwk-set+json" } });
