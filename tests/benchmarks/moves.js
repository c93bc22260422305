// Moves the timeline as a hand would, a step a frame, and answers how long the frames took.
(() => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const track = () => document.querySelector("#track");

  const wheel = (along, place) => {
    const box = track().getBoundingClientRect();
    track().dispatchEvent(new WheelEvent("wheel", {
      deltaY: along, ctrlKey: true, clientX: box.left + place * box.width, clientY: box.top + 10,
      bubbles: true, cancelable: true,
    }));
  };
  const pointer = (kind, place) => {
    const box = track().getBoundingClientRect();
    track().dispatchEvent(new PointerEvent(kind, {
      pointerId: 1, isPrimary: true, pointerType: "mouse", buttons: kind === "pointerup" ? 0 : 1,
      clientX: box.left + place * box.width, clientY: box.top + 10, bubbles: true, cancelable: true,
    }));
  };

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

  const figures = async () => {
    await frame();
    const closer = await frames(60, () => wheel(-20, 0.4));
    pointer("pointerdown", 0.8);
    const along = await frames(60, (part) => pointer("pointermove", 0.8 - 0.6 * part));
    pointer("pointerup", 0.2);
    const wider = await frames(60, () => wheel(20, 0.4));
    const marks = document.querySelectorAll("#timeline li").length;
    const heap = performance.memory ? performance.memory.usedJSHeapSize / 1e6 : null;
    return { zoom: [...closer, ...wider], pan: along, marks, nodes: document.querySelectorAll("*").length, heap };
  };
  window.moves = { figures };
})();
