// <dossier-explorer>: an explorer in a page of anybody.
//
//   <script src="https://example.org/dossier/embed.js" async></script>
//   <dossier-explorer src="https://example.org/dossier/" view="timeline" theme="aid">
//     <a href="https://example.org/dossier/">The documents</a>
//   </dossier-explorer>
//
// What stands inside is shown where this script does not run. The attributes are described in the README, chapter "Embed".
(() => {
  "use strict";
  if (customElements.get("dossier-explorer")) return;
  const VERSION = 1;
  const MOST = 120;
  const HIGHEST = 100000;
  // Attributes that go into the address as they are; several values have spaces between them.
  const FILTERS = ["theme", "source", "status", "person", "organisation", "place"];
  const SINGLE = ["q", "from", "to", "event", "with", "lanes", "marks", "quote"];
  const FRAME = ["view", "lang", "color-scheme"];
  const SIZES = ["min-height", "max-height"];

  const number = (text, otherwise) => {
    const value = Number.parseFloat(text);
    return Number.isFinite(value) && value >= 0 ? value : otherwise;
  };

  customElements.define(
    "dossier-explorer",
    class extends HTMLElement {
      static observedAttributes = ["src", "version", "document", "passage", "title", ...FILTERS, ...SINGLE, ...FRAME, ...SIZES];

      #frame;
      #port;
      #height = 0;
      #second = 0;
      #heard = 0;
      #asked = false;
      #listen = (event) => this.#greet(event);

      connectedCallback() {
        addEventListener("message", this.#listen);
        if (this.#frame) return;
        this.#frame = document.createElement("iframe");
        this.#frame.loading = "lazy";
        this.#frame.allow = "clipboard-write";
        this.#frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
        this.#frame.referrerPolicy = "strict-origin-when-cross-origin";
        Object.assign(this.#frame.style, { display: "block", width: "100%", border: "0", colorScheme: "normal" });
        this.style.display = "block";
        this.#resize();
        this.#name();
        this.#load();
        this.attachShadow({ mode: "open" }).append(this.#frame);
      }

      disconnectedCallback() {
        removeEventListener("message", this.#listen);
        this.#port?.close();
        this.#port = undefined;
      }

      attributeChangedCallback(name) {
        if (!this.#frame) return;
        if (SIZES.includes(name)) this.#resize();
        else if (name === "title") this.#name();
        else if (!this.#asked) {
          // Several attributes that change at once are one step.
          this.#asked = true;
          queueMicrotask(() => {
            this.#asked = false;
            if (!this.#port || name === "src" || name === "version" || name === "lang" || name === "color-scheme") this.#load();
            else this.navigate(this.#address());
          });
        }
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
        const path = this.getAttribute("document");
        const passage = this.getAttribute("passage");
        const fragment = passage ?? (path ? null : this.getAttribute("event") && `event-${this.getAttribute("event")}`);
        return [
          path ? `documents/${encodeURIComponent(path)}/` : "",
          query.size ? `?${query}` : "",
          fragment ? `#${encodeURIComponent(fragment)}` : "",
        ].join("");
      }

      #load() {
        const root = this.#root();
        if (!root || !/^(https?|file):$/.test(root.protocol)) return;
        const to = new URL(this.#key() ?? this.#address(), root);
        // The page around may be anybody's: its address leads nowhere but into this site.
        const address = to.href.startsWith(root.href) ? to : new URL(this.#address(), root);
        address.searchParams.set("embed", "1");
        for (const name of ["lang", "color-scheme"]) {
          const value = this.getAttribute(name);
          if (value) address.searchParams.set(name, value);
        }
        const href = this.#pinned(address, root);
        if (this.#frame.src !== href) this.#frame.src = href;
      }

      // The same in the one file of a version that never changes, where addresses stand in the fragment.
      #pinned(address, root) {
        const version = this.getAttribute("version") ?? "";
        if (!/^[0-9a-f]{16}$/.test(version)) return address.href;
        return new URL(`versions/${version}.html#/${address.href.slice(root.href.length)}`, root).href;
      }

      #name() {
        this.#frame.title = this.getAttribute("title") ?? (this.textContent.trim() || "Dossier");
      }

      #resize() {
        const most = this.getAttribute("max-height") === "none" ? HIGHEST : number(this.getAttribute("max-height"), 900);
        const least = number(this.getAttribute("min-height"), 320);
        this.#frame.style.height = `${Math.max(least, Math.min(most, this.#height))}px`;
      }

      // The view that the address of the page around names, if it was asked to carry it.
      #key() {
        const key = this.getAttribute("address-key");
        return key ? new URLSearchParams(location.search).get(key) : null;
      }

      #greet({ source, origin, data }) {
        if (!this.#frame || source !== this.#frame.contentWindow || data?.dossier !== VERSION || data.type !== "ready") return;
        const root = this.#root();
        const expected = root && (root.protocol === "file:" ? "null" : root.origin);
        if (origin !== expected) return;
        this.#port?.close();
        const channel = new MessageChannel();
        this.#port = channel.port1;
        this.#port.onmessage = (event) => this.#hear(event.data);
        source.postMessage({ dossier: VERSION, type: "connect" }, expected === "null" ? "*" : expected, [channel.port2]);
      }

      #hear(data) {
        const now = Math.floor(performance.now() / 1000);
        this.#heard = now === this.#second ? this.#heard + 1 : 1;
        this.#second = now;
        if (this.#heard > MOST || typeof data !== "object" || data === null) return;
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
          const address = text(data.address, 16384);
          if (address === null) return;
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
        else here.searchParams.delete(key);
        if (here.href !== location.href) history.replaceState(history.state, "", here);
      }
    },
  );
})();
