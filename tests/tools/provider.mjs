// A company's OpenID provider for the tests: node provider.mjs SETTINGS.json. It prints "ready" when it answers, and ends with its standard input.
// SETTINGS: {port, client_id, client_secret, redirect_uris, jwks, users}; `users` names a file {login: claims} that is read at each sign-in.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import Provider from "oidc-provider";

const settings = JSON.parse(readFileSync(process.argv[2]));
const users = () => JSON.parse(readFileSync(settings.users));
const bySubject = (subject) => Object.values(users()).find((user) => user.sub === subject);

const provider = new Provider(`http://127.0.0.1:${settings.port}`, {
  clients: [{ client_id: settings.client_id, client_secret: settings.client_secret, redirect_uris: settings.redirect_uris }],
  jwks: settings.jwks,
  cookies: { keys: ["a key for tests alone"] },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["given_name", "family_name"], groups: ["groups"] },
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  interactions: { url: (_ctx, { uid }) => `/login/${uid}` },
  findAccount: (_ctx, subject) => {
    const found = bySubject(subject);
    return found && { accountId: subject, claims: () => found };
  },
  // Whoever works here has agreed already.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope("openid email profile groups");
    await grant.save();
    return grant;
  },
});

const PAGE = `<!doctype html><html lang="en"><title>The company</title><link rel="icon" href="data:,">
<form method="post"><label>Login <input name="login"></label><button>Go on</button></form></html>`;

const bodyOf = async (request) => {
  let text = "";
  for await (const part of request) text += part;
  return new URLSearchParams(text);
};

// It ends with the tests that started it, whatever becomes of them.
process.stdin.resume().on("end", () => process.exit());

const serve = provider.callback();
createServer(async (request, response) => {
  if (!request.url.startsWith("/login/")) return serve(request, response);
  if (request.method !== "POST") return response.setHeader("Content-Type", "text/html").end(PAGE);
  const user = users()[(await bodyOf(request)).get("login")];
  const result = user ? { login: { accountId: user.sub } } : { error: "access_denied" };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}).listen(settings.port, "127.0.0.1", () => console.log("ready"));
