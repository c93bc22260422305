// The inside of an embedded explorer: tells the page around it how high it is and what is selected, and goes where that page
// asks. The protocol stands in `src/app/embed/README.md`; `embed.js` is its other side.
(() => {
  "use strict";
  const VERSION = 1;
  // In characters, as `embed.js` has it: what is longer many servers do not take.
  const LONGEST = 4000;
  // The pages of a site. What a host could take for another folder, with escaped slashes or dots, has none of these forms.
  const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
  const PAGE_PATH = new RegExp(`^(?:(?:about|notes|documents/${ID})(?:/(?:index\\.html)?)?|index\\.html)?$`);
  // Between two steps, in milliseconds. WebKit takes 100 changes of the address in ten seconds, and the program needs some.
  const PAUSE = 200;
  // In one file that is the whole site, addresses stand in the fragment, and count from nowhere.
  const file = window.dossierFile;
  const root = new URL(file ? "https://site.invalid/" : document.currentScript.src.replace(/[^/]*$/, ""));
  const current = () => new URL(file ? location.hash.replace(/^#\/?/, "") : location.href, root);
  // What belongs to this frame and not to what is looked at.
  const own = ["embed", "color-scheme", "lang"];
  let port;
  // An address that was asked for too early.
  let waiting;

  const tell = (message) => port?.postMessage(message);

  // What is on screen as an address below the root of the site, without what belongs to the frame.
  const view = () => {
    const here = current();
    for (const key of own) here.searchParams.delete(key);
    return {
      address: here.href.slice(root.href.length),
      event: here.searchParams.get("event"),
      document: /documents\/([^/]+)\//.exec(here.pathname)?.[1] ?? null,
      passage: /^#[br]-/.test(here.hash) ? here.hash.slice(1) : null,
    };
  };

  let told;
  const select = () => {
    const message = { type: "select", ...view() };
    if (message.address === told) return;
    told = message.address;
    tell(message);
  };

  let height = 0;
  const measure = () => {
    const now = Math.ceil(document.body.getBoundingClientRect().height);
    if (now === height) return;
    height = now;
    tell({ type: "height", height });
  };

  const go = (address) => {
    let to;
    try {
      to = address.length <= LONGEST ? new URL(address, root) : null;
    } catch {
      to = null;
    }
    const isBelow = to?.href.startsWith(root.href) && PAGE_PATH.test(to.pathname.slice(root.pathname.length));
    if (!isBelow || to.href.length - root.href.length > LONGEST) {
      return tell({ type: "error", message: "no address of this site" });
    }
    for (const key of own) {
      const value = current().searchParams.get(key);
      if (value !== null) to.searchParams.set(key, value);
    }
    const target = file ? "#/" + to.href.slice(root.href.length) : to.href;
    const { dataset } = document.documentElement;
    // Before the program hears of it, it waits; where the program has stopped, every view of a site is a page of its own.
    if (!("awake" in dataset)) {
      if ("scripts" in dataset) waiting = address;
      else if (!file) location.assign(target);
      return;
    }
    if (to.href === current().href) return;
    history.pushState(null, "", target);
    dispatchEvent(new PopStateEvent("popstate"));
  };

  // The last address that was asked for in a pause is gone to after it: who is led fast still arrives.
  let asked;
  let pause;
  const step = () => {
    pause = asked === undefined ? undefined : setTimeout(step, PAUSE);
    if (pause) go(asked);
    asked = undefined;
  };
  const hear = ({ data }) => {
    if (data?.type !== "navigate" || typeof data.address !== "string") return;
    asked = data.address;
    if (!pause) step();
  };

  addEventListener("message", (event) => {
    const { source, data, ports } = event;
    if (port || source !== parent || ports.length !== 1 || data?.dossier !== VERSION || data.type !== "connect") return;
    [port] = ports;
    port.onmessage = hear;
    told = undefined;
    height = 0;
    tell({ type: "ready", version: VERSION, title: document.title });
    measure();
    select();
  });
  addEventListener("dossier:view", select);
  addEventListener("dossier:awake", () => {
    if (waiting !== undefined) go(waiting);
    waiting = undefined;
  });
  addEventListener("dossier:stopped", ({ detail }) => {
    tell({ type: "error", message: detail });
    if (waiting !== undefined) go(waiting);
  });
  new ResizeObserver(measure).observe(document.body);
  // Whoever is around may know that this is an explorer; everything else goes through the port that they answer with.
  parent.postMessage({ dossier: VERSION, type: "ready" }, "*");
})();
