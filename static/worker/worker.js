// The service worker: without a connection, pages give way to a shell that holds nothing of anybody. It never touches a form,
// and never keeps a page that somebody is signed in on.
const SHELL = "/offline", CACHE = `upward ${VERSION}`, PATIENCE = 8000;

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  // Without cookies: whoever is signed in, the shell is the same.
  const fresh = [SHELL, ...FILES].map((path) => new Request(path, { credentials: "omit", cache: path === SHELL ? "reload" : "default" }));
  await cache.addAll(fresh);
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

const shell = async () => (await caches.match(SHELL, { ignoreVary: true })) ?? Response.error();

const page = async (request) => {
  const late = new Promise((_done, failed) => setTimeout(failed, PATIENCE));
  try { return await Promise.race([fetch(request), late]); } catch { return shell(); }
};

const file = async (request) => {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
};

self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/static/")) event.respondWith(file(request));
});

// Where the browser wakes the worker once there is a connection, what waits goes even with every page closed.
self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(keeping.flush().then(({ left, state }) => {
    if (left && state !== "ended") throw new Error("some of it still waits");
  }));
});
