// Keeps the page and its files on the device. Written above this: KNOWN = { files, version, home }.
const OURS = `files of ${KNOWN.home}`;
const NAME = `${OURS} ${KNOWN.version}`;
const MEDIA = `media of ${KNOWN.home}`;

self.addEventListener("install", (event) => {
  event.waitUntil(takeAll().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOlder().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate" && pathname !== KNOWN.home) return;
  if (pathname.startsWith(KNOWN.home) && pathname !== KNOWN.home) return;
  event.respondWith(kept(request));
});

async function takeAll() {
  const cache = await caches.open(NAME);
  // Past the browser's own store: an older file there may not fit the others.
  await cache.addAll(KNOWN.files.map((file) => new Request(file, { cache: "reload" })));
}

async function dropOlder() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${OURS} `) && name !== NAME) await caches.delete(name);
  }
}

async function kept(request) {
  const options = { ignoreSearch: request.mode === "navigate", ignoreVary: true };
  const here = await (await caches.open(NAME)).match(request, options);
  const found = here ?? (await (await caches.open(MEDIA)).match(request, options));
  if (!found) return fetch(request);
  return request.headers.has("range") ? partOf(found, request.headers.get("range")) : found;
}

// Sound is asked for in pieces.
async function partOf(reply, range) {
  const whole = await reply.blob();
  const [, from, to] = /bytes=(\d+)-(\d*)/.exec(range) ?? [];
  if (from === undefined) return new Response(whole, { headers: reply.headers });
  const end = Math.min(to ? Number(to) : whole.size - 1, whole.size - 1);
  return new Response(whole.slice(Number(from), end + 1), {
    status: 206,
    headers: {
      "Content-Type": reply.headers.get("Content-Type") ?? "",
      "Content-Range": `bytes ${from}-${end}/${whole.size}`,
    },
  });
}
