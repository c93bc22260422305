// Loads an engine with its index and answers queries, all in one page; times are in milliseconds.

const KINDS = ["words", "pairs", "prefixes", "typos"];
const FIRST = 10;
// Each query is asked so often, so that one pause of the machine is not the slowest of a few; the first time is not counted, in
// which code is compiled. What that costs stands under "first".
const ROUNDS = 11;

// For a package that is no module.
const script = (address) =>
  new Promise((done, failed) => {
    const element = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
    document.head.append(element);
  });

const numbers = (ids) => ids.slice(0, FIRST).map(Number);

// Every engine: from the bytes of its index to a function that answers a query of a kind.
const engines = {
  async dossier(folder, { documents, firsts }) {
    const program = await import("./engine/engine.js");
    await program.default();
    const bytes = new Uint8Array(await (await fetch(`${folder}/dossier`)).arrayBuffer());
    return () => {
      const engine = new program.Engine(bytes, documents);
      return (query, kind) => {
        const found = engine.search(kind === "prefixes" ? query : query + " ", FIRST);
        const ids = [];
        for (let at = 0; at < found.length; at += 2) ids.push(firsts[found[at]] + found[at + 1]);
        return ids;
      };
    };
  },
  async minisearch(folder) {
    const { default: MiniSearch } = await import("./packages/minisearch.js");
    const text = await (await fetch(`${folder}/minisearch`)).text();
    return () => {
      const index = MiniSearch.loadJSON(text, { fields: ["text"] });
      const options = { words: {}, pairs: {}, prefixes: { prefix: true }, typos: { fuzzy: 0.2 } };
      return (query, kind) => numbers(index.search(query, options[kind]).map((found) => found.id));
    };
  },
  async flexsearch(folder) {
    const { Index, Charset } = await import("./packages/flexsearch.js");
    const text = await (await fetch(`${folder}/flexsearch`)).text();
    return () => {
      const index = new Index({ tokenize: "forward", encoder: Charset.LatinBalance });
      for (const [key, value] of Object.entries(JSON.parse(text))) index.import(key, value);
      return (query) => numbers(index.search(query, FIRST));
    };
  },
  async lunr(folder) {
    await script("packages/lunr.js");
    const text = await (await fetch(`${folder}/lunr`)).text();
    return () => {
      const index = lunr.Index.load(JSON.parse(text));
      const written = { prefixes: (query) => query + "*", typos: (query) => query + "~1" };
      return (query, kind) => numbers(index.search(written[kind]?.(query) ?? query).map((found) => found.ref));
    };
  },
  async orama(folder) {
    const { create, load, search } = await import("./packages/orama/index.js");
    const text = await (await fetch(`${folder}/orama`)).text();
    return () => {
      const index = create({ schema: { text: "string" } });
      load(index, JSON.parse(text));
      return (query, kind) => {
        const tolerance = kind === "typos" ? 1 : 0;
        const found = search(index, { term: query, tolerance, exact: kind === "words", limit: FIRST });
        return numbers(found.hits.map((hit) => hit.id));
      };
    };
  },
  // It fetches its index in chunks, so that its times have the server's in them.
  async pagefind(folder) {
    return async () => {
      const pagefind = await import(`./${folder}/pagefind/pagefind.js`);
      await pagefind.init();
      return async (query, kind) => {
        if (kind === "typos") return null;
        const { results } = await pagefind.search(query);
        return async () => {
          const shown = await Promise.all(results.slice(0, FIRST).map((result) => result.data()));
          return shown.map((data) => Number(data.raw_url ?? data.url.replace(/\D/g, "")));
        };
      };
    };
  },
};

const at = (times, share) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

// Of the first ten answers, how many are right; of all that could be.
const recall = (found, right) => {
  const known = new Set(right);
  return new Set(found.filter((id) => known.has(id))).size / Math.min(FIRST, right.length);
};

export const measure = async (name, folder) => {
  const queries = await (await fetch(`${folder}/queries.json`)).json();
  const prepared = await engines[name](folder, queries);
  const begin = performance.now();
  const search = await prepared();
  const loaded = performance.now();
  let first = search(queries.words[0].query, "words");
  if (first instanceof Promise) first = await first;
  const figures = { load: loaded - begin, first: performance.now() - begin };
  for (const kind of KINDS) {
    const times = [];
    let sum = 0;
    let isAnswered = true;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { query, right } of queries[kind]) {
        const asked = performance.now();
        let found = search(query, kind);
        if (found instanceof Promise) found = await found;
        if (round > 0) times.push(performance.now() - asked);
        else if (found === null) isAnswered = false;
        else sum += recall(typeof found === "function" ? await found() : found, right);
      }
    }
    const share = sum / queries[kind].length;
    figures[kind] = isAnswered ? { median: at(times, 0.5), p99: at(times, 0.99), recall: share } : null;
  }
  return figures;
};
