// What people would glue together for the same documents: a timeline, filters by theme, and a search of all passages.
(async () => {
  const { documents, events, themes } = await (await fetch("corpus.json")).json();
  const place = (selector) => document.querySelector(selector);
  // The first day that a date names; vis-timeline knows no others.
  const day = (date) => (/\d{4}(-\d\d(?!\d))?(-\d\d)?/.exec(date)?.[0] ?? "").replace(/-(2[1-9]|[34]\d)$/, "");
  const dated = events.filter(({ date }) => day(date));
  const items = new vis.DataSet(
    dated.map(({ id, title, date, evidence, themes }) => {
      const content = document.createElement("span");
      content.textContent = title;
      return { id, content, start: day(date), group: evidence[0].document, themes };
    }),
  );
  const chosen = new Set();
  const shown = new vis.DataView(items, {
    filter: (item) => !chosen.size || item.themes.some((theme) => chosen.has(theme)),
  });
  const groups = new vis.DataSet(documents.map(({ id, title }) => ({ id, content: title })));
  new vis.Timeline(place(".timeline"), shown, groups, {});
  for (const { id, name } of themes) {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox" });
    box.addEventListener("change", () => {
      chosen[box.checked ? "add" : "delete"](id);
      shown.refresh();
    });
    label.append(box, ` ${name}`);
    place(".filters").append(label);
  }
  const passages = documents.flatMap(({ id, blocks }) => blocks.map((block) => ({ id: `${id}#${block.id}`, text: block.text })));
  const search = new MiniSearch({ fields: ["text"], storeFields: ["text"] });
  search.addAll(passages);
  place("input[type=search]").addEventListener("input", ({ target }) => {
    const links = search.search(target.value, { prefix: true }).slice(0, 20).map(({ id, text }) => {
      const link = document.createElement("a");
      link.href = `#${id}`;
      link.textContent = text;
      return link;
    });
    place(".passages").replaceChildren(...links);
  });
  dispatchEvent(new Event("dossier:awake"));
})();
