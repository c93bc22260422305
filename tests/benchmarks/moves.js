// Moves a timeline as a hand would, a step a frame, and tells how long the frames took.
(() => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  // Where the wheel and the pointer are: on this timeline, or in the middle of the other.
  const target = () => document.querySelector("#track") ?? document.querySelector(".vis-panel.vis-center");

  const at = (place) => {
    const box = target().getBoundingClientRect();
    return { clientX: box.left + place * box.width, clientY: box.top + 10, bubbles: true, cancelable: true };
  };
  const wheel = (along) =>
    target().dispatchEvent(new WheelEvent("wheel", { deltaY: along, ctrlKey: true, ...at(0.4) }));
  const pointer = (kind, place) =>
    target().dispatchEvent(new PointerEvent(kind, {
      pointerId: 1, isPrimary: true, pointerType: "mouse", button: 0, buttons: kind === "pointerup" ? 0 : 1, ...at(place),
    }));

  // The times from frame to frame while `step` is done once in each.
  const frames = async (count, step) => {
    const times = [];
    let before = await frame();
    for (let number = 0; number < count; number += 1) {
      step(number / count);
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    return times;
  };

  let ready = null;
  new MutationObserver(() => {
    ready ??= document.documentElement?.dataset.awake === "" ? performance.now() : null;
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-awake"] });

  const figures = async () => {
    await frame();
    const closer = await frames(30, () => wheel(-20));
    pointer("pointerdown", 0.8);
    const pan = await frames(30, (part) => pointer("pointermove", 0.8 - 0.6 * part));
    pointer("pointerup", 0.2);
    const wider = await frames(30, () => wheel(20));
    const heap = performance.memory ? performance.memory.usedJSHeapSize / 1e6 : 0;
    return { ready, zoom: [...closer, ...wider], pan, nodes: document.querySelectorAll("*").length, heap };
  };
  const begin = () => {
    figures().then((done) => { window.moves.done = done; }, (error) => { window.moves.done = String(error); });
  };
  window.moves = { begin, done: null };
})();
