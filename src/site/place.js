// Inline at the beginning of the head, before anything that is asked for by an address relative to the page.
(() => {
  "use strict";
  const { root, page } = document.currentScript.dataset;

  // Relative addresses count from the last slash of that of the page; some hosts send a folder's page without it.
  try {
    const here = new URL(location.href);
    const folder = here.pathname + "/";
    if (root && !/\/$|\.html?$/.test(here.pathname) && folder.endsWith("/" + page)) {
      here.pathname = folder;
      history.replaceState(history.state, "", here.href);
    }
  } catch {
    // A frame without an origin of its own may not change its address.
  }

  // Where what starts the program is a file and does not come, nobody else could say so.
  const say = () => {
    const line = document.getElementById("trouble");
    line.textContent = line.dataset.unloaded;
    line.hidden = false;
  };
  addEventListener("error", ({ target }) => target.dataset?.version && addEventListener("DOMContentLoaded", say), true);
})();
