// Runs before anything of a page does, and answers what its visit cost.
(() => {
  let ready;
  let blocking = 0;
  const woke = new Promise((done) => {
    addEventListener("dossier:awake", () => {
      ready = performance.now();
      done();
    });
  });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      if (ready === undefined || startTime < ready) blocking += Math.max(0, duration - 50);
    }
  }).observe({ type: "longtask", buffered: true });
  const painted = new Promise((done) => {
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) {
        if (name === "first-contentful-paint") done(startTime);
      }
    }).observe({ type: "paint", buffered: true });
  });

  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const search = async () => {
    const input = document.querySelector("input[type=search]");
    const word = document.querySelector(".event h3").textContent.match(/\p{L}{4,}/u)?.[0] ?? "the";
    const before = performance.now();
    input.value = word;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    while (!document.querySelector(".passages a") && performance.now() - before < 10000) await frame();
    return performance.now();
  };

  const figures = async (hasProgram) => {
    const paint = await painted;
    let result;
    if (hasProgram) {
      await woke;
      await frame();
      await frame();
      result = await search();
    }
    const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const fetched = entries.filter(({ name }) => name.startsWith("http"));
    const bytes = fetched.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return { paint, ready, result, blocking, bytes, requests: fetched.length };
  };
  window.visit = { figures };
})();
