// What a page needs that is the whole site in one file, opened from a disk, where no other file can be fetched: the
// files of the site lie in elements of the page, compressed, and everything that asks for one finds it there. Inline
// before the script that starts the program, which asks `dossierFile` for what differs.
(() => {
  "use strict";
  const html = document.documentElement;
  // The address of a view or file stands in the fragment, behind `#/`.
  const inner = (address) => /^[^#]*#\/(.*)$/s.exec(String(address))?.[1] ?? "";

  // Whoever saved the file was looking at something.
  const { view } = html.dataset;
  if (view && location.hash.length < 2) {
    try {
      history.replaceState(null, "", "#/" + view);
    } catch {
      location.hash = "/" + view;
    }
  }

  // Files stand several together: the element with one, where it begins, and where it ends. An element has the names of its
  // files, each with its size, behind those of their folders.
  const packed = (name) => {
    const [, folder, file] = /^(.*\/)?(.*)$/s.exec(name);
    // A folder is a page.
    if (!file) return;
    const has = (part) => (part ? `[data-parts~="${CSS.escape(part)}"]` : "");
    for (const element of document.querySelectorAll(`script${has(folder)}${has(file)}`)) {
      const parts = element.dataset.parts.split(" ");
      let [here, start, end] = ["", 0, 0];
      while (parts.length) {
        const part = parts.shift();
        if (part.endsWith("/")) {
          here = part;
          continue;
        }
        const size = parts.shift();
        // The file before once more.
        if (size !== "=") [start, end] = [end, end + Number(size)];
        if (here + part === name) return { element, start, end };
      }
    }
  };
  const unpacked = async ({ element, start, end }) => {
    const bytes = Uint8Array.from(atob(element.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return (await new Response(stream).blob()).slice(start, end);
  };

  // The page as it was sent, before anything has changed in it, as what is saved again.
  let sent;
  const again = () => {
    const page = sent.cloneNode(true);
    for (const name of Object.keys(page.dataset)) if (name !== "version") delete page.dataset[name];
    return new Blob(["<!doctype html>\n", page.outerHTML]).stream();
  };

  const self = "dossier.html";
  // Nothing is asked of a network.
  window.fetch = async (address) => {
    const name = inner(address).split(/[?#]/)[0];
    if (name === self) return new Response(again());
    const place = packed(name);
    return place ? new Response(await unpacked(place)) : new Response(null, { status: 404 });
  };

  // What is a file elsewhere is handed over as one.
  addEventListener(
    "click",
    async (event) => {
      const link = event.target.closest?.("a[href^='#/']");
      const name = link && inner(link.href).split(/[?#]/)[0];
      if (!name || !packed(name)) return;
      event.preventDefault();
      event.stopPropagation();
      const answer = await fetch(link.href);
      window.dossierFile.save(await answer.blob(), name.split("/").pop());
    },
    true,
  );

  const program = new Promise((done) => {
    addEventListener("dossier:program", ({ detail }) => done({ default: detail }), { once: true });
  });

  window.dossierFile = {
    // What is asked for, as in the query of a page.
    query: () => /\?([^#]*)/.exec(inner(location.href))?.[1] ?? "",
    // The program: its script, and the module as an answer to a request.
    bring: async () => {
      const parts = await Promise.all([program, fetch("#/app.wasm")]);
      sent = html.cloneNode(true);
      return parts;
    },
    frame: () => {
      "@FRAME@";
    },
  };
})();
