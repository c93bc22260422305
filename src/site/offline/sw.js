// Keeps one whole version of the site on the device and answers from it, with and without a network.
//
// - A version is the files that one build has written. Its list says their sizes and SHA-256; nothing is kept that is
//   not as the list says, whatever its status was and wherever it came from.
// - A version is kept in a cache of its own. The list goes in last: a cache without one is not a version, answers
//   nothing and is removed.
// - A version is taken whole or not at all: when anything goes wrong, the worker that was to bring it is discarded by
//   the browser, with its cache, and the one before goes on.
// - A page is answered from the version that it came from itself for as long as it is open.
"use strict";

// Filled in when a site is made.
const VERSION = "@VERSION@";
const LIST = { path: "@LIST@", size: Number("@SIZE@"), hash: "@HASH@" };

const SCOPE = self.registration.scope;
const FOLDER = new URL(SCOPE).pathname;
// Other sites on the same host have caches beside ours. A path has no spaces.
const OURS = `dossier ${FOLDER} `;
// What is remembered between two lives of the worker.
const MEMORY = OURS + "memory";
// Where in its cache a version has its list, and where it is noted that what is kept on request is there too.
const INDEX = SCOPE + "?list";
const ALL = SCOPE + "?all";
// So many files are on their way at once.
const LANES = 6;

const TYPES = {
  bib: "text/plain; charset=utf-8",
  css: "text/css; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  html: "text/html; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  ris: "text/plain; charset=utf-8",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  xml: "application/xml",
};

const cacheOf = (version) => OURS + version;
const addressOf = (path) => new URL(path, SCOPE).href;
const kept = (version, address) => caches.match(address, { cacheName: cacheOf(version) });

// ── Files

// Hosts label files in many ways, and some redirect a page's file to its folder. What is kept has our label and no
// redirection, which browsers refuse as an answer for a page.
const labelled = (bytes, path) => {
  const type = TYPES[path === "" || path.endsWith("/") ? "html" : path.split(".").pop()];
  const headers = {
    "Content-Type": type ?? "application/octet-stream",
    "X-Content-Type-Options": "nosniff",
    // As `_headers` has them: a page that came from the host with them shows no frame that has none.
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",
  };
  return new Response(bytes, { headers });
};

const isRight = async (bytes, { size, hash }) => {
  if (bytes.byteLength !== size) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest)) === hash;
};

// A file from the network, if it is the right one. What the browser still has from the visit will do, else it is asked
// to load again. The status says nothing: hosts send the page for missing addresses with various ones.
const fetched = async (file) => {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(addressOf(file.path), { cache });
    const bytes = await response.arrayBuffer();
    if (await isRight(bytes, file)) return labelled(bytes, file.path);
  }
  throw new Error(`${file.path} is not as it was published`);
};

// The same file from another version that is kept.
const copied = async (file, others) => {
  for (const { version, list } of others) {
    const same = list.get(file.path)?.hash === file.hash && (await kept(version, addressOf(file.path)));
    const bytes = same && (await same.arrayBuffer());
    if (bytes && (await isRight(bytes, file))) return labelled(bytes, file.path);
  }
};

// ── Versions

const index = ({ core, rest }) => {
  const entry = (isCore) => ([path, size, hash]) => [path, { path, size, hash, isCore }];
  return new Map([...core.map(entry(true)), ...rest.map(entry(false))]);
};

const lists = new Map();
// The list of a version by path; nothing when the version is not kept whole.
const listOf = async (version) => {
  if (!lists.has(version)) {
    const list = await kept(version, INDEX);
    if (!list) return undefined;
    lists.set(version, index(await list.json()));
  }
  return lists.get(version);
};

const isWhole = async (version) => Boolean(await kept(version, INDEX));

const versionsKept = async () => {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(OURS) && name !== MEMORY).map((name) => name.slice(OURS.length));
};

const othersKept = async () => {
  const others = [];
  for (const version of await versionsKept()) {
    const list = version !== VERSION && (await listOf(version));
    if (list) others.push({ version, list });
  }
  return others;
};

// Puts files into the cache of this version; those that are there already were right when they were put.
const fill = async (files) => {
  const others = await othersKept();
  const cache = await caches.open(cacheOf(VERSION));
  const left = [...files];
  let failure;
  const work = async () => {
    while (left.length && !failure) {
      const file = left.shift();
      const address = addressOf(file.path);
      try {
        if (await cache.match(address)) continue;
        await cache.put(address, (await copied(file, others)) ?? (await fetched(file)));
      } catch (error) {
        failure = error;
      }
    }
  };
  // All of them have ended before anybody clears up.
  await Promise.all(Array.from({ length: LANES }, work));
  if (failure) throw failure;
};

const filesOf = (list, part) => [...list.values()].filter(({ isCore }) => isCore === (part === "core"));

// Takes this version whole, or leaves no trace of it.
const install = async () => {
  if (await isWhole(VERSION)) return;
  try {
    const text = await (await fetched(LIST)).text();
    const list = index(JSON.parse(text));
    const { all } = await recall();
    await fill(filesOf(list, "core"));
    const cache = await caches.open(cacheOf(VERSION));
    if (all) {
      await fill(filesOf(list, "rest"));
      await cache.put(ALL, new Response(""));
    }
    await cache.put(INDEX, labelled(text, LIST.path));
    // The worker in use clears up as well. It never does while another one is being installed, as far as it can tell.
    const there = await (await caches.open(cacheOf(VERSION))).keys();
    if (there.length < (all ? list.size + 2 : filesOf(list, "core").length + 1)) throw new Error("a file was lost");
  } catch (error) {
    await caches.delete(cacheOf(VERSION));
    throw error;
  }
};

// Keeps the files that are only kept on request.
const keepAll = async () => {
  const list = await listOf(VERSION);
  const rest = filesOf(list, "rest");
  const cache = await caches.open(cacheOf(VERSION));
  try {
    await fill(rest);
    await cache.put(ALL, new Response(""));
    await remember({ ...(await recall()), all: true });
  } catch (error) {
    for (const { path } of rest) await cache.delete(addressOf(path));
    await cache.delete(ALL);
    throw error;
  }
};

// Removes what is neither in use nor on its way.
const clearUp = async () => {
  if (self.registration.installing || self.registration.waiting) return;
  const { pages } = await recall();
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  const used = new Set([VERSION]);
  for (const [id, version] of Object.entries(pages)) if (open.has(id)) used.add(version);
  for (const version of await versionsKept()) {
    if (used.has(version) && (await isWhole(version))) continue;
    if (self.registration.installing || self.registration.waiting) return;
    lists.delete(version);
    await caches.delete(cacheOf(version));
  }
};

// ── Pages
//
// A page that this worker has sent is of this version. Those of which something else is known are remembered by the
// id that the browser gives them. What is remembered: `version`, the one in use; `pages`, the version of each such
// page, `null` for one that came past the worker; `all`, whether everything is to be kept.

const recall = async () => {
  const found = await caches.match(SCOPE, { cacheName: MEMORY });
  return found ? found.json() : { version: null, pages: {}, all: false };
};

// The pages as this worker last knew them, also where there was no room to write it down.
let known;
const remember = async (memory) => {
  known = memory.pages;
  const cache = await caches.open(MEMORY);
  await cache.put(SCOPE, new Response(JSON.stringify(memory)));
};

const versionOf = async (page) => {
  known ??= (await recall()).pages;
  return page in known ? known[page] : VERSION;
};

const assign = async (page, version) => {
  if (!page || (await versionOf(page)) === version) return;
  const memory = await recall();
  await remember({ ...memory, pages: { ...memory.pages, ...known, [page]: version } });
};

// The pages that are open when this version comes into use are of the one in use before, if nothing else is known.
const pagesBefore = async ({ version, pages }) => {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  return Object.fromEntries(open.map(({ id }) => [id, id in pages ? pages[id] : version]));
};

// Somebody has chosen the new version. First it is written down which pages are of the old one: without that they would
// be mixed.
const take = async () => {
  const memory = await recall();
  await remember({ ...memory, pages: await pagesBefore(memory) });
  await self.skipWaiting();
};

const activate = async () => {
  const memory = await recall();
  try {
    await remember({ ...memory, version: VERSION, pages: await pagesBefore(memory) });
    // The page of a first visit came before the worker. Until it has said that it is of this version, it is left alone.
    if (!memory.version) await self.clients.claim();
  } catch {
    // No room. Pages of the version before were written down when this one was chosen; `greet` tries again.
  }
  await clearUp();
};

// A page says of which version it is.
const greet = async (page, version) => {
  if (version === VERSION) await install();
  await assign(page, (await isWhole(version)) ? version : null);
  const memory = await recall();
  if (memory.version !== VERSION) await remember({ ...memory, version: VERSION });
};

// ── Answers

// Addresses work with and without their last slash, with `index.html`, and whatever is asked for behind `?`.
const find = (list, { pathname }) => {
  const path = pathname.slice(FOLDER.length);
  const names = [path, path + "/", path.replace(/(^|\/)index\.html$/, "$1")];
  for (const name of names) {
    for (const form of [name, unescaped(name)]) if (list.has(form)) return list.get(form);
  }
};

const unescaped = (name) => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

const missing = async (version, status) => {
  const page = await kept(version, addressOf("404.html"));
  return page ? new Response(page.body, { status, headers: page.headers }) : Response.error();
};

const answer = async ({ request, clientId, resultingClientId }, url) => {
  const isPage = request.mode === "navigate";
  const version = isPage ? VERSION : await versionOf(clientId);
  const list = version && (await listOf(version));
  // A page that came past this worker, or nothing is kept any more: as if there was no worker.
  if (!list) {
    if (isPage) await assign(resultingClientId, null).catch(() => {});
    return fetch(request);
  }
  const file = find(list, url);
  if (file) {
    const found = await kept(version, addressOf(file.path));
    if (found) return request.method === "HEAD" ? new Response(null, found) : found;
    try {
      const right = await fetched(file);
      // The browser has lost it.
      if (file.isCore) {
        const cache = await caches.open(cacheOf(version));
        await cache.put(addressOf(file.path), right.clone()).catch(() => {});
      }
      return right;
    } catch (error) {
      // For a page of this version a file of another one is worse than none.
      if (!isPage) throw error;
    }
  }
  if (!isPage) return fetch(request);
  // A page that this version does not have may be one of a newer version, and is left to itself.
  try {
    const response = await fetch(request);
    await assign(resultingClientId, null).catch(() => {});
    return response;
  } catch {
    return missing(version, file ? 503 : 404);
  }
};

// What a page wants to know: the version in use, whether all of it is kept, and the sizes of what is and what could be.
const describe = async () => {
  const list = await listOf(VERSION);
  const sum = (part) => filesOf(list, part).reduce((sum, { size }) => sum + size, 0);
  if (!list) return { version: VERSION };
  const hasAll = !sum("rest") || Boolean(await kept(VERSION, ALL));
  return { version: VERSION, hasAll, core: sum("core"), rest: sum("rest") };
};

const hear = async ({ data, source, ports }) => {
  const reply = (said) => ports[0]?.postMessage(said);
  try {
    if (data.take) await take();
    // What the browser has lost comes again or does not; the page is answered either way.
    if (data.hello) await greet(source.id, data.hello).catch(() => {});
    if (data.keep) await keepAll();
    reply(await describe());
    if (data.hello) await clearUp();
  } catch (error) {
    reply({ failure: error.name });
  }
};

self.addEventListener("install", (event) => {
  const installed = async () => {
    await install();
    // The version in use has been published again: there is nothing to choose.
    if ((await recall()).version === VERSION) await self.skipWaiting();
  };
  event.waitUntil(installed());
});
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(hear(event)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.href.startsWith(SCOPE) && url.pathname !== new URL(self.location.href).pathname;
  if (isOurs && (request.method === "GET" || request.method === "HEAD")) event.respondWith(answer(event, url));
});
