// Puts the controls into the page of a document that it has left out, see `controls.rs`. In a large site at the beginning of
// the script that starts the program.
{
  const parts = "@PARTS@";
  const quote = "@QUOTE@";
  window.include = () => {
    const script = document.currentScript;
    for (const block of document.querySelectorAll(".block:not(:has(> .margin > .take))")) {
      let margin = block.querySelector(":scope > .margin");
      if (!margin) {
        margin = document.createElement("div");
        margin.className = "margin";
        block.append(margin);
      }
      margin.insertAdjacentHTML("beforeend", quote);
    }
    script.outerHTML = parts[script.dataset.part];
  };
}
