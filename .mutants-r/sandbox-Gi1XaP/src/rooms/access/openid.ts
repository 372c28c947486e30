import * as client from "openid-client";

// ProConnect's profile of OpenID Connect: PKCE, state and nonce, userinfo as a signed token, closing the session there too.
export type OpenidSettings = { issuer: string; clientId: string; clientSecret: string; name: string };

export const openidSettings = (env: NodeJS.ProcessEnv = process.env): OpenidSettings | null => {
  const [issuer, clientId, clientSecret] = [env["FIL_ROUGE_OIDC_ISSUER"], env["FIL_ROUGE_OIDC_CLIENT_ID"], env["FIL_ROUGE_OIDC_CLIENT_SECRET"]];
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name: env["FIL_ROUGE_OIDC_NAME"] || "ProConnect" } : null;
};

let known: { issuer: string; configuration: client.Configuration } | undefined;

/** What the provider says of itself, asked once; plain http only on this machine. */
const discover = async ({ issuer, clientId, clientSecret }: OpenidSettings): Promise<client.Configuration> => {
  if (known?.issuer === issuer) return known.configuration;
  const url = new URL(issuer);
  const isLocal = url.protocol === "http:" && ["localhost", "127.0.0.1"].includes(url.hostname);
  const configuration = await client.discovery(url, clientId, clientSecret, client.ClientSecretPost(clientSecret), { execute: isLocal ? [client.allowInsecureRequests] : [], timeout: 10 });
  client.enableNonRepudiationChecks(configuration);
  known = { issuer, configuration };
  return configuration;
};

export type OpenidMemory = { state: string; nonce: string; verifier: string };

/** Where to send somebody, and what to remember until she comes back. */
export const beginOpenid = async (settings: OpenidSettings, redirectUri: string): Promise<{ url: URL; memory: OpenidMemory }> => {
  const configuration = await discover(settings);
  const memory = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri, scope: "openid given_name usual_name email siret uid", acr_values: "eidas1", state: memory.state, nonce: memory.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(memory.verifier), code_challenge_method: "S256",
  });
  return { url, memory };
};

export type OpenidClaims = { issuer: string; subject: string; email: string; idToken: string };

/** Who the provider says has come back; throws when anything in the answer is not exactly as agreed. */
export const finishOpenid = async (settings: OpenidSettings, cameBackTo: URL, memory: OpenidMemory): Promise<OpenidClaims> => {
  const configuration = await discover(settings);
  const tokens = await client.authorizationCodeGrant(configuration, cameBackTo, { pkceCodeVerifier: memory.verifier, expectedState: memory.state, expectedNonce: memory.nonce, idTokenExpected: true });
  const claims = tokens.claims();
  if (!claims || !tokens.id_token) throw new Error("The identity provider gave no identity");
  const told = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return { issuer: claims.iss, subject: claims.sub, email: String(told.email ?? ""), idToken: tokens.id_token };
};

/** Where to close the session of the provider too. */
export const endOpenid = async (settings: OpenidSettings, idToken: string, backTo: string): Promise<URL | null> => {
  const configuration = await discover(settings);
  return configuration.serverMetadata().end_session_endpoint ? client.buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: backTo }) : null;
};
