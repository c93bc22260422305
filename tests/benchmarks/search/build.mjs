// Makes the index of another engine in the form that its documentation recommends to send to browsers.
//
// node build.mjs ENGINE PACKAGES PASSAGES OUT — the folder with the npm packages, the texts as a JSON array, the file (for
// Pagefind the folder) to write.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [engine, packages, passages, out] = process.argv.slice(2);
const require = createRequire(pathToFileURL(packages + "/"));
// Pagefind has nothing for `require`.
const file = (name) => (name === "pagefind" ? `${packages}/pagefind/lib/index.js` : require.resolve(name));
const load = (name) => import(pathToFileURL(file(name)));
const texts = JSON.parse(readFileSync(passages, "utf8"));

const engines = {
  async minisearch() {
    const { default: MiniSearch } = await load("minisearch");
    const index = new MiniSearch({ fields: ["text"] });
    index.addAll(texts.map((text, id) => ({ id, text })));
    return JSON.stringify(index);
  },
  async flexsearch() {
    const { default: FlexSearch } = await load("flexsearch");
    const index = new FlexSearch.Index({ tokenize: "forward", encoder: FlexSearch.Charset.LatinBalance });
    texts.forEach((text, id) => index.add(id, text));
    const parts = {};
    await index.export((key, value) => { parts[key] = value; });
    return JSON.stringify(parts);
  },
  async lunr() {
    const { default: lunr } = await load("lunr");
    const index = lunr(function () {
      this.ref("id");
      this.field("text");
      texts.forEach((text, id) => this.add({ id, text }));
    });
    return JSON.stringify(index);
  },
  async orama() {
    const { create, insertMultiple, save } = await load("@orama/orama");
    const index = create({ schema: { text: "string" } });
    await insertMultiple(index, texts.map((text, id) => ({ id: String(id), text })), 500);
    return JSON.stringify(save(index));
  },
  async pagefind() {
    const { createIndex, close } = await load("pagefind");
    const { index } = await createIndex();
    for (const [id, content] of texts.entries()) {
      await index.addCustomRecord({ url: String(id), content, language: "en" });
    }
    await index.writeFiles({ outputPath: out });
    await close();
  },
};
const index = await engines[engine]();
if (index) writeFileSync(out, index);
