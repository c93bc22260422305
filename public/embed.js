// <dossier-explorer>: an explorer in a page of anybody.
//
//   <script src="https://example.org/dossier/embed.js" async></script>
//   <dossier-explorer src="https://example.org/dossier/" view="timeline" theme="aid">
//     <a href="https://example.org/dossier/">The documents</a>
//   </dossier-explorer>
//
// What stands inside is shown where this script does not run. The attributes are described in
// `src/app/embed/README.md`.
(() => {
  "use strict";
  if (customElements.get("dossier-explorer")) return;
  const VERSION = 1;
  const MOST = 120;
  const HIGHEST = 100000;
  // A frame says that it is there once for each page in it.
  const GREETINGS = 10;
  // In characters, of what the frame shows and of the whole address that carries it. Many servers refuse a first line of a
  // request with more than 8 kB, some all headers together: half of that leaves room for cookies and for whoever escapes it
  // again on the way.
  const LONGEST = 4000;
  // The pages of a site. What a host could take for another folder, with escaped slashes or dots, has none of these forms.
  const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
  const PAGE_PATH = new RegExp(`^(?:(?:about|notes|documents/${ID})(?:/(?:index\\.html)?)?|index\\.html)?$`);
  // In milliseconds: who has not answered so long after its page has loaded does not answer.
  const PATIENCE = 20000;
  // Attributes that go into the address as they are; several values have spaces between them.
  const FILTERS = ["theme", "source", "status", "reviewed", "show", "person", "organisation", "place", "agreement", "other"];
  const SINGLE = ["q", "from", "to", "undated", "event", "with", "lanes", "marks", "quote"];
  const FRAME = ["view", "lang", "color-scheme"];
  // A change of these is another page in the frame.
  const PAGE = ["src", "version", "lang", "color-scheme"];
  const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
  const SIZES = ["min-height", "max-height"];

  const number = (text, otherwise) => {
    const value = Number.parseFloat(text);
    return Number.isFinite(value) && value >= 0 ? value : otherwise;
  };

  // The view that an address below a root stands for, as a URL; `null` if it is none of the site.
  const viewAt = (address, root) => {
    try {
      const to = new URL(address, root);
      const isBelow = to.href.startsWith(root.href) && PAGE_PATH.test(to.pathname.slice(root.pathname.length));
      return isBelow && to.href.length - root.href.length <= LONGEST ? to : null;
    } catch {
      return null;
    }
  };

  // Counts what comes, and says when it is more in a second than there may be.
  const limit = (most) => {
    let second = 0;
    let heard = 0;
    return () => {
      const now = Math.floor(performance.now() / 1000);
      heard = now === second ? heard + 1 : 1;
      second = now;
      return heard > most;
    };
  };

  customElements.define(
    "dossier-explorer",
    class extends HTMLElement {
      static observedAttributes = ["src", "version", "document", "passage", "title", ...FILTERS, ...SINGLE, ...FRAME, ...SIZES];

      #frame;
      #port;
      #height = 0;
      #tooMany = limit(MOST);
      #tooManyGreetings = limit(GREETINGS);
      // Attributes that have changed.
      #asked = new Set();
      // What the frame shows, as it told it.
      #shown;
      #waiting;
      #listen = (event) => this.#greet(event);
      // On paper nothing scrolls.
      #print = () => (this.#frame.style.height = `${this.#height}px`);
      #printed = () => this.#resize();

      connectedCallback() {
        addEventListener("message", this.#listen);
        addEventListener("beforeprint", this.#print);
        addEventListener("afterprint", this.#printed);
        if (this.#frame) return;
        this.#frame = document.createElement("iframe");
        this.#frame.loading = "lazy";
        this.#frame.allow = "clipboard-write";
        this.#frame.referrerPolicy = "strict-origin-when-cross-origin";
        // A page that shuts itself off from all others shows a frame of a host that knows nothing of that only so.
        if (self.crossOriginIsolated) this.#frame.credentialless = true;
        this.#frame.addEventListener("load", () => {
          // What stands inside the element may not have been read before.
          this.#name();
          this.#wait();
        });
        Object.assign(this.#frame.style, { display: "block", width: "100%", border: "0" });
        this.style.display = "block";
        this.#resize();
        this.#name();
        this.attachShadow({ mode: "open" });
        this.#load(this.#key() ?? this.#address());
      }

      disconnectedCallback() {
        removeEventListener("message", this.#listen);
        removeEventListener("beforeprint", this.#print);
        removeEventListener("afterprint", this.#printed);
        clearTimeout(this.#waiting);
        this.#port?.close();
        this.#port = undefined;
        // A frame that is put elsewhere loads again: there it shows what it showed here.
        if (this.#shown !== undefined) this.#load(this.#shown);
      }

      attributeChangedCallback(name) {
        if (!this.#frame) return;
        if (SIZES.includes(name)) this.#resize();
        else if (name === "title") this.#name();
        else {
          // Several attributes that change at once are one step.
          if (!this.#asked.size) queueMicrotask(() => this.#follow());
          this.#asked.add(name);
        }
      }

      #follow() {
        const isOther = PAGE.some((name) => this.#asked.has(name));
        this.#asked.clear();
        if (isOther || !this.#port) this.#load(this.#address());
        else this.navigate(this.#address());
      }

      /** Shows another view: an address below the root of the site, such as `?theme=aid`. */
      navigate(address) {
        this.#port?.postMessage({ type: "navigate", address: String(address) });
      }

      // The root of the site; what stands behind its last slash is no part of it.
      #root() {
        try {
          return new URL(".", new URL(this.getAttribute("src"), document.baseURI));
        } catch {
          return null;
        }
      }

      // What the attributes ask for, as an address below the root of the site.
      #address() {
        const query = new URLSearchParams();
        for (const name of FILTERS) {
          for (const value of (this.getAttribute(name) ?? "").split(/\s+/)) if (value) query.append(name, value);
        }
        for (const name of [...SINGLE, "view"]) {
          const value = this.getAttribute(name);
          if (value) query.set(name, value);
        }
        // Its size is told by new browsers only.
        const filters = query.toString();
        const path = this.getAttribute("document");
        const passage = this.getAttribute("passage");
        const event = path || this.getAttribute("view") === "event" ? null : this.getAttribute("event");
        const fragment = passage ?? (event && `event-${event}`);
        return [
          path ? `documents/${encodeURIComponent(path)}/` : "",
          filters ? `?${filters}` : "",
          fragment ? `#${encodeURIComponent(fragment)}` : "",
        ].join("");
      }

      #load(view) {
        const root = this.#root();
        if (!root || !/^(https?|file):$/.test(root.protocol)) return this.#fail(`no address of a site: src="${this.getAttribute("src")}"`);
        // The page around may be anybody's: its address leads nowhere but into this site.
        const address = viewAt(view, root) ?? viewAt(this.#address(), root);
        if (!address) return this.#fail("no view of a site");
        address.searchParams.set("embed", "1");
        for (const name of ["lang", "color-scheme"]) {
          const value = this.getAttribute(name);
          if (value) address.searchParams.set(name, value);
        }
        // It would keep out nobody who shares the origin of the page around.
        if (root.origin !== location.origin) this.#frame.sandbox = SANDBOX;
        const version = this.getAttribute("version");
        // Not the newest for one that was meant to stay.
        if (version && !/^[0-9a-f]{16}$/.test(version)) return this.#fail(`no version of a site: version="${version}"`);
        // A version is the whole site in one file, with the address of the view in its fragment.
        const path = version ? `versions/${version}.html#/` : "";
        const href = root.href + path + address.href.slice(root.href.length);
        if (this.#frame.src !== href) this.#frame.src = href;
        if (!this.#frame.parentNode) this.shadowRoot.append(this.#frame);
      }

      #name() {
        this.#frame.title = this.getAttribute("title") ?? (this.textContent.trim() || "Dossier");
      }

      #wait() {
        clearTimeout(this.#waiting);
        if (!this.#port) this.#waiting = setTimeout(() => this.#fail("the explorer does not answer"), PATIENCE);
      }

      // Shows what stands inside the element as well: a way there for people.
      #fail(message) {
        if (this.shadowRoot && !this.shadowRoot.querySelector("slot")) this.shadowRoot.append(document.createElement("slot"));
        this.dispatchEvent(new CustomEvent("dossier:error", { detail: { message }, bubbles: true }));
      }

      #resize() {
        const most = this.getAttribute("max-height") === "none" ? HIGHEST : number(this.getAttribute("max-height"), 900);
        // Room for what is to come.
        const least = number(this.getAttribute("min-height"), this.#height ? 0 : 320);
        this.#frame.style.height = `${Math.max(least, Math.min(most, this.#height))}px`;
      }

      // The view that the address of the page around names, if it was asked to carry it.
      #key() {
        const key = this.getAttribute("address-key");
        return key ? new URLSearchParams(location.search).get(key) : null;
      }

      #greet({ source, origin, data }) {
        if (!this.#frame || source !== this.#frame.contentWindow || data?.dossier !== VERSION || data.type !== "ready") return;
        if (this.#tooManyGreetings()) return;
        const root = this.#root();
        const expected = root && (root.protocol === "file:" ? "null" : root.origin);
        if (origin !== expected) return;
        this.#port?.close();
        clearTimeout(this.#waiting);
        this.shadowRoot.querySelector("slot")?.remove();
        const channel = new MessageChannel();
        this.#port = channel.port1;
        this.#port.onmessage = (event) => this.#hear(event.data);
        source.postMessage({ dossier: VERSION, type: "connect" }, expected === "null" ? "*" : expected, [channel.port2]);
      }

      #hear(data) {
        if (this.#tooMany() || typeof data !== "object" || data === null) return;
        const text = (value, longest) => (typeof value === "string" && value.length <= longest ? value : null);
        const say = (detail) => this.dispatchEvent(new CustomEvent(`dossier:${data.type}`, { detail, bubbles: true }));
        if (data.type === "height" && Number.isFinite(data.height) && data.height >= 0 && data.height <= HIGHEST) {
          this.#height = data.height;
          this.#resize();
        } else if (data.type === "ready") {
          say({ version: Number(data.version) || 0, title: text(data.title, 1000) });
        } else if (data.type === "error") {
          say({ message: text(data.message, 1000) });
        } else if (data.type === "select") {
          const address = text(data.address, LONGEST);
          const root = this.#root();
          if (address === null || !root || !viewAt(address, root)) return;
          this.#shown = address;
          this.#keep(address);
          const [event, document, passage] = [data.event, data.document, data.passage].map((value) => text(value, 200));
          say({ address, event, document, passage });
        }
      }

      #keep(address) {
        const key = this.getAttribute("address-key");
        if (!key) return;
        const here = new URL(location.href);
        if (address) here.searchParams.set(key, address);
        // What no server would take is not carried.
        if (!address || here.href.length > LONGEST) here.searchParams.delete(key);
        if (here.href === location.href) return;
        try {
          history.replaceState(history.state, "", here);
        } catch {
          // Some browsers refuse what comes too often.
        }
      }
    },
  );
})();
