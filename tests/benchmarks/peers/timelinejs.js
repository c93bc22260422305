// What people would glue together for the same documents with no code of their own: the events as slides on a timeline, and a
// search of all pages.
(async () => {
  const { events } = await (await fetch("corpus.json")).json();
  // The first day that a date names; TimelineJS knows no others.
  const day = (date) => {
    const [, year, month, day] = /(\d{4})(?:-(\d\d)(?!\d))?(?:-(\d\d))?/.exec(date) ?? [];
    return year && { year, month: month <= 12 ? month : undefined, day: month <= 12 ? day : undefined };
  };
  const dated = events.filter(({ date }) => date && day(date));
  const slides = dated.map(({ id, title, date, evidence }) => {
    const [{ document, quote }] = evidence;
    return { unique_id: id, start_date: day(date), group: document, text: { headline: title, text: quote } };
  });
  const timeline = new TL.Timeline("timeline", { events: slides }, { font: null });
  const loaded = new Promise((done) => timeline.on("loaded", done));
  const place = (selector) => document.querySelector(selector);
  place("input[type=search]").addEventListener("input", async ({ target }) => {
    const pagefind = await import("./pagefind/pagefind.js");
    const { results } = await pagefind.search(target.value);
    const pages = await Promise.all(results.slice(0, 20).map((result) => result.data()));
    const links = pages.map(({ url, excerpt }) => {
      const link = document.createElement("a");
      link.href = url;
      link.innerHTML = excerpt;
      return link;
    });
    place(".passages").replaceChildren(...links);
  });
  await loaded;
  dispatchEvent(new Event("dossier:awake"));
})();
