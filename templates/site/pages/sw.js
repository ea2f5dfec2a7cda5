// Offline reading: what was visited is kept and shown again where there is no network.
const CACHE = "catalog-1";
const MOST = 400;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(networkFirst(event, request));
});

// What a page read before this worker was there; most of it is in the browser's cache.
self.addEventListener("message", (event) => event.waitUntil(Promise.allSettled(event.data.map(fetchAndKeep))));

async function fetchAndKeep(url) {
  if (new URL(url).origin !== location.origin) return;
  const cache = await caches.open(CACHE);
  const request = new Request(url, { cache: "force-cache" });
  const answer = await fetch(request);
  if (answer.ok) await keep(cache, request, answer);
}

async function networkFirst(event, request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.status !== 206) event.waitUntil(keep(cache, request, answer.clone()));
    return answer;
  } catch (error) {
    // A page's address may carry a query that only its script reads.
    const kept = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
    if (kept) return kept;
    if (request.mode === "navigate") return notKept();
    throw error;
  }
}

function notKept() {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Not kept</title><body style="font: 1rem/1.6 sans-serif; margin: 3rem auto; max-width: 34rem; padding: 0 1rem">
<h1>Not kept</h1><p>There is no network, and this page was not read before. <a href="${self.registration.scope}papers/">The papers</a> are here if they were.</p>`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function keep(cache, request, answer) {
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(kept.length - MOST, 0)).map((old) => cache.delete(old)));
}
