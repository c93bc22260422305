// What people would put together for a folder of documents: a page for each and a list of all; Pagefind adds the search.
export default function (eleventy) {
  eleventy.addGlobalData("layout", "page.njk");
}

export const config = { dir: { input: "content", output: "site" } };
