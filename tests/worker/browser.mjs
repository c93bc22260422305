// A browser as far as the worker of the site can see it: caches, a network, pages, and the life of workers as the
// specification of service workers has it. Each step that can fail is counted, and one of them can be made to fail or
// to be the last thing that a worker does.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const SOURCES = new URL("../../src/site/offline/", import.meta.url);
const WORKER = readFileSync(new URL("sw.js", SOURCES), "utf8");
export const REMOVING = readFileSync(new URL("removing.js", SOURCES), "utf8");
export const SCOPE = "https://example.org/site/";

const hashOf = (bytes) => createHash("sha256").update(bytes).digest("base64");
const quota = () => Object.assign(new Error("no room"), { name: "QuotaExceededError" });
const never = () => new Promise(() => {});

/** As much of the browser's own as the worker uses: thousands of browsers are made, and Node's weighs too much. */
class Response {
  constructor(body, { status = 200, headers = {} } = {}) {
    this.body = typeof body === "string" ? Buffer.from(body) : Buffer.from(body ?? "");
    this.status = status;
    this.headers = headers;
  }
  static error = () => Object.assign(new Response(""), { status: 0 });
  clone = () => new Response(this.body, this);
  arrayBuffer = async () => this.body;
  text = async () => this.body.toString();
  json = async () => JSON.parse(this.body);
}
const crypto = { subtle: { digest: async (_, bytes) => createHash("sha256").update(bytes).digest() } };

const scripts = new Map();
const compiled = (source) => {
  if (!scripts.has(source)) scripts.set(source, new Function("self", "caches", "fetch", "crypto", "Response", source));
  return scripts.get(source);
};

/** What one build publishes: files by path, the list of them, and the worker. */
export const build = (name, { core, rest = {} }) => {
  const version = createHash("sha256").update(name).digest("hex").slice(0, 16);
  const files = { ...core, ...rest };
  for (const [path, text] of Object.entries(files)) files[path] = text.replaceAll("@", version);
  const entry = (path) => [path, Buffer.byteLength(files[path]), hashOf(files[path])];
  const list = JSON.stringify({ core: Object.keys(core).map(entry), rest: Object.keys(rest).map(entry) });
  const path = `offline-${version}.json`;
  const worker = WORKER.replace("@VERSION@", version)
    .replace("@LIST@", path)
    .replace("@SIZE@", Buffer.byteLength(list))
    .replace("@HASH@", hashOf(list));
  return { name, version, files, core: Object.keys(core), served: { ...files, [path]: list, "sw.js": worker } };
};

/** The file that a cut, a deployment or a mistake puts in the place of another. */
export const FAULTS = {
  // The network breaks off.
  offline: { fetch: () => Promise.reject(new TypeError("failed to fetch")) },
  // Another file under the right address, with status 200.
  wrong: { fetch: () => new Response("<title>Sign in</title>") },
  missing: { fetch: () => new Response("not found", { status: 404 }) },
  cut: { fetch: (response) => response.then(async (r) => new Response((await r.text()).slice(0, -1))) },
  // The disk is full from here on, or this once.
  full: { put: () => Promise.reject(quota()) },
  // Clearing up fails too.
  stuck: { delete: () => Promise.reject(new Error("busy")) },
  // The worker is killed: before the step, or when it has been done.
  killed: { fetch: "before", put: "before", delete: "before", match: "before" },
  killedAfter: { put: "after", delete: "after" },
};

export class Browser {
  caches = new Map();
  pages = new Map();
  registration = { active: null, waiting: null, installing: null };
  server = {};
  online = true;
  steps = [];
  fault = null;
  #ids = 0;

  deploy(version) {
    this.server = version ? { ...version.served } : {};
  }

  /** From the step with this number on, one fault; `lasts` makes it happen to all steps of its kind that follow. */
  fail(number, name, lasts = false) {
    this.fault = { number, kinds: FAULTS[name], lasts };
    this.steps = [];
  }

  /** A step of a worker, which may fail. */
  async #step(worker, kind, what, run) {
    if (worker.dead) return never();
    const number = this.steps.push(`${kind} ${what}`) - 1;
    this.onStep?.(number, kind);
    const { fault } = this;
    const hit = fault && fault.kinds[kind] && (number === fault.number || (fault.lasts && number > fault.number));
    if (!hit) return run();
    fault.hits = (fault.hits ?? 0) + 1;
    const how = fault.kinds[kind];
    if (how === "before" || how === "after") {
      if (how === "after") await run();
      this.#kill(worker);
      return never();
    }
    return how(run());
  }

  /** A worker ends in the middle of what it does; the browser starts it again when it is needed. */
  #kill(worker) {
    worker.dead = true;
    worker.die();
    if (this.registration.installing?.source === worker.source) this.registration.installing = null;
  }

  #answer(url) {
    if (!this.online) return Promise.reject(new TypeError("failed to fetch"));
    const path = decodeURIComponent(new URL(url).pathname.slice(new URL(SCOPE).pathname.length));
    const text = this.server[path];
    if (text === undefined) return Promise.resolve(new Response(this.server["404.html"] ?? "gone", { status: 404 }));
    return Promise.resolve(new Response(text));
  }

  /** The script in a life of its own. */
  #start(source) {
    const worker = { source, listeners: {}, dead: false };
    worker.death = new Promise((resolve) => (worker.die = resolve));
    const step = (kind, what, run) => this.#step(worker, kind, what, run);
    const copy = async (kept) => kept?.clone();
    const open = (name) => {
      if (!this.caches.has(name)) this.caches.set(name, new Map());
      const entries = this.caches.get(name);
      return {
        match: (key) => step("match", key, () => copy(entries.get(key))),
        put: (key, response) => step("put", key, async () => void entries.set(key, response)),
        delete: (key) => step("delete", key, async () => entries.delete(key)),
        keys: async () => [...entries.keys()],
      };
    };
    const caches = {
      open: async (name) => (worker.dead ? never() : open(name)),
      keys: async () => (worker.dead ? never() : [...this.caches.keys()]),
      match: (key, { cacheName }) => step("match", key, () => copy(this.caches.get(cacheName)?.get(key))),
      delete: (name) => step("delete", name, async () => this.caches.delete(name)),
    };
    const self = {
      registration: {
        scope: SCOPE,
        get installing() { return worker.browser.registration.installing; },
        get waiting() { return worker.browser.registration.waiting; },
        unregister: async () => void (this.registration = { active: null, waiting: null, installing: null }),
      },
      location: { href: SCOPE + "sw.js" },
      clients: {
        matchAll: async ({ includeUncontrolled } = {}) =>
          [...this.pages.values()].filter((page) => includeUncontrolled || page.isControlled),
        claim: async () => this.pages.forEach((page) => (page.isControlled = true)),
      },
      skipWaiting: async () => {
        worker.skips = true;
        if (this.registration.waiting === worker) this.activation = this.activate();
      },
      addEventListener: (type, listener) => (worker.listeners[type] = listener),
    };
    worker.browser = this;
    const fetch = (request) => {
      const url = typeof request === "string" ? request : request.url;
      return step("fetch", url, () => this.#answer(url));
    };
    compiled(source)(self, caches, fetch, crypto, Response);
    return worker;
  }

  /** The worker that has this role, started again when it was killed. */
  #alive(role) {
    const worker = this.registration[role];
    if (!worker?.dead) return worker;
    return (this.registration[role] = this.#start(worker.source));
  }

  /** An event to a worker; false when it failed or the worker died of it. */
  async #dispatch(worker, type, event = {}) {
    const waits = [];
    const done = (async () => {
      worker.listeners[type]?.({ ...event, waitUntil: (promise) => waits.push(promise) });
      await Promise.all(waits);
      return true;
    })().catch(() => false);
    return Promise.race([done, worker.death]);
  }

  /** Looks for another worker on the server and installs it. */
  async update() {
    const source = this.online ? this.server["sw.js"] : undefined;
    const { active, waiting } = this.registration;
    if (!source || source === (waiting ?? active)?.source) return;
    const worker = (this.registration.installing = this.#start(source));
    const installed = await this.#dispatch(worker, "install");
    this.registration.installing = null;
    if (!installed) return;
    if (worker.dead) return;
    this.registration.waiting = worker;
    if (!this.registration.active || worker.skips || ![...this.pages.values()].some((page) => page.isControlled)) {
      await this.activate();
    }
  }

  async activate() {
    const worker = this.#alive("waiting");
    this.registration.waiting = null;
    this.registration.active = worker;
    if (!(await this.#dispatch(worker, "activate")) && worker.dead) this.#alive("active");
  }

  async #request(request, clientId, resultingClientId) {
    const worker = this.#alive("active");
    if (!worker?.listeners.fetch) return this.#answer(request.url);
    return this.#respond(worker, { request, clientId, resultingClientId });
  }

  async #respond(worker, event) {
    let answer;
    const died = worker.death.then(() => Promise.reject(new TypeError("the worker died")));
    died.catch(() => {});
    worker.listeners.fetch({ ...event, respondWith: (promise) => (answer = promise) });
    return answer ? Promise.race([answer, died]) : this.#answer(event.request.url);
  }

  /** Opens a page; it is of the version that its text says. */
  async open(path = "", { past = false } = {}) {
    const id = `page-${++this.#ids}`;
    const request = { url: SCOPE + path, method: "GET", mode: "navigate" };
    const isControlled = !past && Boolean(this.registration.active);
    const response = isControlled ? await this.#request(request, "", id) : await this.#answer(request.url);
    const text = await response.text();
    const version = /version (\w+)/.exec(text)?.[1];
    const page = { id, text, status: response.status, version, isControlled, isPast: !isControlled };
    this.pages.set(id, page);
    return page;
  }

  close(page) {
    this.pages.delete(page.id);
  }

  /** What a page gets for a file: text, or `undefined` where there is none. */
  async load(page, path, method = "GET") {
    const request = { url: SCOPE + path, method, mode: "cors" };
    try {
      const sent = page.isControlled ? this.#request(request, page.id) : this.#answer(request.url);
      const response = await sent;
      return response.status === 200 ? await response.text() : undefined;
    } catch {
      return undefined;
    }
  }

  /** What a page says to a worker, and the answer. */
  async say(page, data, role = "active") {
    const worker = this.#alive(role);
    if (!worker) return undefined;
    let said;
    const ports = [{ postMessage: (answer) => (said = answer) }];
    await this.#dispatch(worker, "message", { data, source: page, ports });
    await this.activation;
    return said;
  }

  /** What the script of every page does when it has loaded. */
  async visit(path, options) {
    const page = await this.open(path, options);
    await this.update();
    await this.say(page, { hello: page.version });
    return page;
  }
}
