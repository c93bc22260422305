// The page's side of keeping the site on the device: it brings the worker, says once when the site is ready for offline
// use, says that it is offline, and lets people choose a new version. What it says stands in the header, where room is
// kept for it. It comes when the page is awake and idle. It does not need the program: where a broken one was published,
// this is the way to the next.
"use strict";

// Filled in when a site is made.
const WORDS = "@WORDS@";

// So long a line stays that asks for nothing, in milliseconds.
const READ = 8000;
// As often it is asked for a new version while a page stays open.
const HOUR = 3600000;

const element = (name, text, properties = {}) =>
  Object.assign(document.createElement(name), { textContent: text, ...properties });

const button = (text, press) => {
  const made = element("button", text, { type: "button" });
  made.addEventListener("click", press);
  return made;
};

const withSize = (text, bytes) => {
  const size = (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  return text.replace("{size}", size);
};

// An answer of a worker; nothing from one that answers nothing.
const ask = (worker, data, patience) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => done(event.data);
    if (patience) setTimeout(() => done({}), patience);
    worker.postMessage(data, [port2]);
  });

export const start = async ({ base, version, awake }) => {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  try {
    // Where storage is forbidden workers are too, and Firefox complains of the question.
    localStorage.length;
  } catch {
    return;
  }
  const script = new URL("sw.js", base).href;
  const folder = new URL(base).pathname;
  const choice = `dossier.offline ${folder}`;
  const chosen = (value) => {
    try {
      if (value === undefined) return localStorage.getItem(choice);
      return value ? localStorage.setItem(choice, value) : localStorage.removeItem(choice);
    } catch {
      // No storage, nothing chosen.
    }
  };

  const line = element("div", "", { id: "offline" });
  line.setAttribute("role", "status");
  // A program that has stopped leaves a copy of its page, in which nothing answers.
  const place = () => {
    document.getElementById("offline")?.remove();
    (document.querySelector(".masthead .title") ?? document.body).append(line);
  };
  place();
  addEventListener("dossier:stopped", place);
  let shown = "";
  let before;
  line.addEventListener("focusin", ({ relatedTarget }) => (before = relatedTarget ?? before));
  const say = (text, choices = []) => {
    if (text === shown) return;
    const hadFocus = line.contains(document.activeElement);
    shown = text;
    line.replaceChildren();
    if (text) line.append(element("p", text), ...choices);
    if (hadFocus) (before?.isConnected ? before : document.querySelector("a, button"))?.focus();
  };

  let isOffline = false;
  let offer;
  let timer;
  const settle = () => {
    clearTimeout(timer);
    if (offer) say(WORDS.update, [button(WORDS.reload, () => offer?.()), away]);
    else say(isOffline ? WORDS.offline : "");
  };
  const away = button("×", () => {
    offer = undefined;
    settle();
  });
  away.className = "quiet";
  away.setAttribute("aria-label", WORDS.close);
  const tell = (text) => {
    if (offer) return;
    clearTimeout(timer);
    say(text);
    timer = setTimeout(settle, READ);
  };
  const setOffline = (now) => {
    if (now === isOffline) return;
    isOffline = now;
    settle();
  };

  let trouble = "";
  const fail = (failure) => {
    trouble = failure === "QuotaExceededError" ? WORDS.full : WORDS.failed;
    tell(trouble);
  };

  let registration;
  let kept = {};
  // What stands on the page about this site; the program leaves it empty.
  const paint = (place) => {
    const parts = [element("h3", WORDS.title, { tabIndex: -1 })];
    if (!registration) {
      parts.push(element("p", WORDS.off), button(WORDS.again, () => bring(true)));
    } else {
      if (kept.core) parts.push(element("p", withSize(WORDS.kept, kept.core)));
      if (kept.rest && !kept.hasAll) {
        parts.push(element("p", withSize(WORDS.more, kept.rest)), button(WORDS.keep, keep));
      }
      if (kept.rest && kept.hasAll) parts.push(element("p", withSize(WORDS.all, kept.rest)));
      if (trouble) parts.push(element("p", `${trouble}. ${WORDS.still_there}`));
      parts.push(button(WORDS.remove, remove));
    }
    const hadFocus = place.contains(document.activeElement);
    place.replaceChildren(...parts);
    if (hadFocus) parts[0].focus();
  };
  const paintAll = () => document.querySelectorAll("dossier-offline").forEach(paint);

  let isBusy = false;
  const keep = async () => {
    // A button that is switched off would lose the focus.
    if (isBusy) return;
    isBusy = true;
    const said = await ask(registration.active, { keep: true });
    isBusy = false;
    if (said.failure) fail(said.failure);
    else {
      kept = said;
      trouble = "";
      tell(WORDS.kept_all);
    }
    paintAll();
  };
  const remove = async () => {
    chosen("no");
    const old = registration;
    registration = undefined;
    offer = undefined;
    await old.unregister();
    for (const name of await caches.keys()) if (name.startsWith(`dossier ${folder} `)) await caches.delete(name);
    tell(WORDS.removed);
    paintAll();
  };

  const greet = async () => {
    const said = await ask(registration.active, { hello: version }, READ);
    if (said.version) kept = said;
    paintAll();
  };
  const isReloaded = () => {
    const held = [...document.querySelectorAll("textarea, dialog[open]")];
    if (!document.hidden || held.some(({ localName, value }) => localName === "dialog" || value)) return false;
    location.reload();
    return true;
  };
  // The new version is there and waits for somebody to choose it.
  const offerWaiting = () => {
    offer = async () => {
      if (!registration?.waiting) return location.reload();
      isChosen = true;
      const said = await ask(registration.waiting, { take: true }, READ);
      if (said.failure) {
        isChosen = false;
        offer = undefined;
        fail(said.failure);
      }
      // Taking it sets off `controllerchange`; a page that no worker answers hears nothing.
      else if (!workers.controller) location.reload();
    };
    settle();
  };
  let isChosen = false;
  const watch = (worker) => {
    const isFirst = !registration.active;
    worker?.addEventListener("statechange", async () => {
      if (worker.state === "installed" && registration.active) offerWaiting();
      if (worker.state === "activated" && isFirst) {
        await greet();
        tell(WORDS.ready);
      }
    });
  };

  // Another version came into use: this page chose it, or one in another tab.
  let isControlled = Boolean(workers.controller);
  workers.addEventListener("controllerchange", async () => {
    if (!isControlled) return (isControlled = true);
    if (isChosen) return location.reload();
    const said = await ask(workers.controller, { hello: version }, READ);
    if (said.version === version || !registration || isReloaded()) return;
    // Who is reading goes on in the version that they read, until they choose or look elsewhere.
    offer = () => location.reload();
    settle();
    document.addEventListener("visibilitychange", isReloaded);
  });

  let checked = 0;
  const check = async () => {
    checked = Date.now();
    if (!navigator.onLine) return setOffline(true);
    try {
      await fetch(script, { method: "HEAD", cache: "no-store" });
    } catch {
      return setOffline(true);
    }
    setOffline(false);
    await registration?.update().catch(() => {});
  };
  const bring = async (isAsked) => {
    let found;
    try {
      found = await workers.getRegistration(base);
      // That of a folder above is not ours.
      if (found?.scope !== base) found = undefined;
      if (found) registration = found;
      else if (isAsked || (awake && !chosen() && !navigator.connection?.saveData)) {
        chosen("");
        registration = await workers.register(script, { scope: base, updateViaCache: "none" });
      }
    } catch {
      // Forbidden: in some private windows, by choice, by the host.
      return;
    }
    customElements.get("dossier-offline") ??
      customElements.define(
        "dossier-offline",
        class extends HTMLElement {
          connectedCallback() {
            paint(this);
          }
        },
      );
    paintAll();
    if (!registration) return;
    registration.addEventListener("updatefound", () => watch(registration?.installing));
    // Another tab may have found one before this page listened.
    watch(registration.installing);
    if (registration.waiting && registration.active) offerWaiting();
    if (registration.active) await greet();
    addEventListener("online", check);
    // What has happened while the browser had put the page away, nobody has told it.
    addEventListener("pageshow", ({ persisted }) => persisted && registration?.active && greet());
    addEventListener("offline", () => setOffline(true));
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && Date.now() - checked > HOUR) check();
    });
    if (found) await check();
  };
  await bring(false);
};
