// What holds of the worker wherever it is cut off: every step of every story is made to fail in every way, one at a
// time and from there on. Afterwards the version before is whole, or the new one is, pages are never answered from
// two, and after the next visit nothing is left over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Browser, FAULTS, REMOVING, SCOPE, build } from "./browser.mjs";

const core = (texts) => ({
  "": "version @ explorer",
  "about/": "version @ about",
  "404.html": "version @ missing",
  "documents/a/": "version @ document a",
  "documents/a/text.txt": "text of a in @",
  "icon.png": "the same for ever",
  ...texts,
});
const rest = { "corpus.json": "data of @", "documents/a/cite.bib": "citation in @" };
const first = build("first", { core: core({ "app-1.js": "program 1", "documents/c/": "version @ document c" }), rest });
const second = build("second", { core: core({ "app-2.js": "program 2", "documents/b/": "version @ document b" }), rest });
const all = [first, second];

/** Every file that a page may ask for is of the page's own version, or does not come. */
const isNotMixed = async (browser) => {
  for (const page of browser.pages.values()) {
    const own = all.find(({ version }) => version === page.version);
    // A page of a version that the worker never had is answered by the network, as if there was no worker.
    const isKept = [...browser.caches.keys()].some((name) => name.endsWith(" " + page.version));
    if (!own || !page.isControlled || (page.isPast && !isKept)) continue;
    for (const path of [...Object.keys(first.files), ...Object.keys(second.files)]) {
      const text = await browser.load(page, path);
      const isOwn = text === undefined || text === own.files[path] || !(path in own.files);
      assert.ok(isOwn, `${own.name} was given ${JSON.stringify(text)} for ${path}`);
    }
  }
};

/** Without a network all of one version is there; answers which. */
const isWhole = async (browser) => {
  browser.online = false;
  const page = await browser.open("").catch(() => undefined);
  const version = page && all.find(({ version }) => version === page.version);
  if (version) {
    for (const path of version.core) assert.equal(await browser.load(page, path), version.files[path], path);
    const gone = await browser.open("no/such/page");
    assert.equal(gone.status, 404);
    assert.equal(gone.version, version.version);
    browser.close(gone);
    browser.close(page);
  }
  browser.online = true;
  return version;
};

/** No version is there in part. */
const hasNoParts = (browser) => {
  for (const [name, entries] of browser.caches) {
    if (!name.endsWith(" memory")) assert.ok(entries.has(SCOPE + "?list"), `${name} is left in part`);
  }
};

/** Nothing is kept but versions in use. */
const isTidy = (browser) => {
  const { active, waiting } = browser.registration;
  const used = [...browser.pages.values()].map(({ version }) => version);
  for (const worker of [active, waiting]) used.push(/VERSION = "(\w+)"/.exec(worker?.source ?? "")?.[1]);
  hasNoParts(browser);
  for (const name of browser.caches.keys()) {
    assert.ok(name.endsWith(" memory") || used.includes(name.split(" ").pop()), `${name} is left over`);
  }
};

const begin = async (browser) => {
  browser.deploy(first);
  const page = await browser.visit("");
  assert.equal((await isWhole(browser)).name, "first");
  return page;
};

/** What happens: first what goes well, then what may be cut off. Which versions may be in use afterwards. */
const STORIES = {
  "a first visit": {
    before: async (browser) => browser.deploy(first),
    then: async (browser) => void (await browser.visit("")),
    ends: [undefined, "first"],
  },
  "a new version comes": {
    before: begin,
    then: async (browser) => {
      browser.deploy(second);
      await browser.visit("about/");
    },
    ends: ["first"],
  },
  "a new version comes and is chosen, with two tabs open": {
    before: async (browser) => {
      await begin(browser);
      await browser.visit("documents/a/");
    },
    then: async (browser) => {
      browser.deploy(second);
      const [page, other] = browser.pages.values();
      await browser.update();
      await browser.say(page, { take: true }, "waiting");
      await isNotMixed(browser);
      browser.close(page);
      await browser.visit("");
      await browser.say(other, { hello: other.version });
    },
    ends: ["first", "second"],
  },
  "a new version comes when no tab is open": {
    before: async (browser) => browser.close(await begin(browser)),
    then: async (browser) => {
      browser.deploy(second);
      await browser.update();
      browser.close(await browser.visit(""));
      await browser.visit("");
    },
    ends: ["first", "second"],
  },
  "the version before is published again": {
    before: async (browser) => {
      const page = await begin(browser);
      browser.deploy(second);
      await browser.update();
      await browser.say(page, { take: true }, "waiting");
      browser.close(page);
      await browser.visit("");
      assert.equal((await isWhole(browser)).name, "second");
    },
    then: async (browser) => {
      browser.deploy(first);
      const page = await browser.visit("");
      await browser.say(page, { take: true }, "waiting");
      browser.close(page);
      await browser.visit("");
    },
    ends: ["second", "first"],
  },
  "a version that waits is taken back": {
    before: async (browser) => {
      await begin(browser);
      browser.deploy(second);
      await browser.visit("");
    },
    then: async (browser) => {
      browser.deploy(first);
      await browser.visit("");
    },
    ends: ["first"],
  },
  "everything is kept, and then comes a new version": {
    before: begin,
    then: async (browser) => {
      const [page] = browser.pages.values();
      await browser.say(page, { keep: true });
      browser.deploy(second);
      await browser.visit("");
      await browser.say(page, { take: true }, "waiting");
    },
    ends: ["first", "second"],
  },
};

const play = async ({ before, then }, number, fault, lasts, deploys) => {
  const browser = new Browser();
  await before(browser);
  if (deploys) {
    // Another version is published between two steps.
    browser.steps = [];
    browser.onStep = (at) => at === number && browser.deploy(browser.server["app-1.js"] ? second : first);
  } else {
    browser.fail(number, fault, lasts);
  }
  await then(browser).catch(() => {});
  const hits = deploys ? browser.steps.length > number : browser.fault.hits;
  browser.fault = null;
  browser.onStep = undefined;
  return { browser, hits, steps: [...browser.steps] };
};

let cuts = 0;
for (const [name, story] of Object.entries(STORIES)) {
  test(name, async (context) => {
    const whole = await play(story, -1, "offline", false);
    const steps = whole.steps.length;
    const ends = await isWhole(whole.browser);
    assert.equal(ends?.name, story.ends.at(-1), "without a fault");
    let tried = 0;
    const once = Object.keys(FAULTS).map((fault) => [fault, false]);
    const ways = [...once, ...["offline", "full", "stuck"].map((fault) => [fault, true])];
    for (const [fault, lasts] of [...ways, ["deployed", false]]) {
      for (let number = 0; number < steps; number += 1) {
        const { browser, hits } = await play(story, number, fault, lasts, fault === "deployed");
        if (!hits) continue;
        tried += 1;
        const at = `${fault}${lasts ? " from" : " at"} step ${number}, ${whole.steps[number]}`;
        try {
          // Who was not killed has cleared up.
          if (!/killed|stuck/.test(fault)) hasNoParts(browser);
          await isNotMixed(browser);
          const version = await isWhole(browser);
          const allowed = fault === "deployed" ? [...story.ends, "first", "second"] : story.ends;
          assert.ok(allowed.includes(version?.name), `${version?.name} is in use`);
          // The next visit, when nothing fails any more.
          await browser.visit("");
          // First without a network: with one, what is missing would come again by being asked for.
          assert.ok(await isWhole(browser));
          await isNotMixed(browser);
          isTidy(browser);
          const [page] = browser.pages.values();
          if (browser.registration.waiting) await browser.say(page, { take: true }, "waiting");
          assert.ok(await isWhole(browser));
          await isNotMixed(browser);
          browser.pages.clear();
          const last = await browser.visit("");
          assert.ok(await isWhole(browser));
          await isNotMixed(browser);
          isTidy(browser);
          assert.equal(browser.server["sw.js"], browser.registration.active.source, "the newest is in use at last");
          assert.equal(last.version, all.find(({ served }) => served["sw.js"] === browser.server["sw.js"]).version);
        } catch (error) {
          error.message = `${at}: ${error.message}`;
          throw error;
        }
      }
    }
    cuts += tried;
    context.diagnostic(`${tried} cuts`);
  });
}

test("there are enough cuts", (context) => {
  context.diagnostic(`${cuts} cuts in all`);
  assert.ok(cuts >= 200, `${cuts}`);
});

test("unchanged files are copied and not fetched again", async () => {
  const browser = new Browser();
  const page = await begin(browser);
  browser.deploy(second);
  browser.steps = [];
  await browser.update();
  const fetched = browser.steps.filter((step) => step.startsWith("fetch ")).map((step) => step.slice(6 + SCOPE.length));
  assert.ok(!fetched.includes("icon.png"), fetched.join());
  assert.ok(fetched.includes("app-2.js"));
  browser.close(page);
});

test("an address may have no last slash, an index.html and a query, and may be asked for by its head", async () => {
  const browser = new Browser();
  await begin(browser);
  browser.online = false;
  for (const path of ["about", "about/", "about/index.html", "about?q=x", "index.html?q=a/b"]) {
    const page = await browser.open(path);
    assert.equal(page.version, first.version, path);
    assert.equal(page.status, 200, path);
  }
  const page = await browser.open("");
  assert.equal(await browser.load(page, "app-1.js", "HEAD"), "");
});

test("a page of a newer version is left to itself", async () => {
  const browser = new Browser();
  await begin(browser);
  browser.deploy(second);
  const page = await browser.open("documents/b/");
  assert.equal(page.version, second.version);
  assert.equal(await browser.load(page, "documents/a/text.txt"), second.files["documents/a/text.txt"]);
  assert.equal(await browser.load(page, "app-2.js"), "program 2");
});

test("a first page that is of another version than the worker is left to itself", async () => {
  const browser = new Browser();
  browser.deploy(first);
  const page = await browser.open("");
  browser.deploy(second);
  await browser.update();
  await browser.say(page, { hello: page.version });
  assert.ok(page.isControlled);
  browser.server["documents/a/text.txt"] = first.files["documents/a/text.txt"];
  assert.equal(await browser.load(page, "documents/a/text.txt"), first.files["documents/a/text.txt"]);
});

test("what is kept on request stays kept in the next version", async () => {
  const browser = new Browser();
  const page = await begin(browser);
  assert.deepEqual((await browser.say(page, { keep: true })).hasAll, true);
  browser.deploy(second);
  await browser.update();
  await browser.say(page, { take: true }, "waiting");
  browser.online = false;
  const next = await browser.open("");
  assert.equal(await browser.load(next, "corpus.json"), second.files["corpus.json"]);
  assert.equal(await browser.load(page, "corpus.json"), first.files["corpus.json"]);
});

test("without room nothing of what was asked for is kept, and the rest is as it was", async () => {
  for (let number = 0; number < 20; number += 1) {
    const browser = new Browser();
    const page = await begin(browser);
    browser.fail(number, "full", true);
    const said = await browser.say(page, { keep: true });
    if (!browser.fault.hits) continue;
    browser.fault = null;
    assert.deepEqual(said, { failure: "QuotaExceededError" });
    const entries = browser.caches.get(`dossier /site/ ${first.version}`);
    for (const path of Object.keys(rest)) assert.ok(!entries.has(SCOPE + path), `${path} is left over`);
    assert.equal((await browser.say(page, { hello: page.version })).hasAll, false);
    assert.equal((await isWhole(browser)).name, "first");
  }
});

test("what the browser has lost comes again", async () => {
  const browser = new Browser();
  const page = await begin(browser);
  browser.caches.clear();
  await browser.say(page, { hello: page.version });
  assert.equal((await isWhole(browser)).name, "first");
});

test("a page that came when nothing was kept is left to itself when something is again", async () => {
  const browser = new Browser();
  const page = await begin(browser);
  browser.caches.clear();
  // The worker begins another life and remembers nothing.
  browser.registration.active.dead = true;
  browser.deploy(second);
  const other = await browser.open("");
  assert.equal(other.version, second.version);
  browser.deploy(first);
  await browser.say(page, { hello: page.version });
  browser.server["documents/a/text.txt"] = "from the network";
  assert.equal(await browser.load(page, "documents/a/text.txt"), first.files["documents/a/text.txt"]);
  assert.equal(await browser.load(other, "documents/a/text.txt"), "from the network");
});

test("the removing worker leaves nothing of ours and everything of others", async () => {
  const browser = new Browser();
  await begin(browser);
  for (const other of ["dossier /site/inner/ 12", "dossier / 12", "somebody"]) browser.caches.set(other, new Map());
  browser.server["sw.js"] = REMOVING;
  await browser.update();
  assert.deepEqual([...browser.caches.keys()], ["dossier /site/inner/ 12", "dossier / 12", "somebody"]);
  assert.equal(browser.registration.active, null);
});
