// In pages of a preview and in no built site: shows the page again when the site was made anew, and what is wrong in a badge.
const badge = document.createElement("a");
Object.assign(badge.style, {
  position: "fixed",
  insetBlockEnd: "0.5rem",
  insetInlineEnd: "0.5rem",
  zIndex: 1000,
  padding: "0.25rem 0.6rem",
  borderRadius: "1rem",
  background: "#7a1f1f",
  color: "#fff",
  font: "14px/1.5 system-ui, sans-serif",
});

const isReport = document.documentElement.hasAttribute("data-report");
let seen;

// Answers whether to go on asking.
const ask = async () => {
  const answer = await fetch(`/-/state?${seen?.change ?? ""}`, { cache: "no-store" });
  const { change, site, summary, report } = await answer.json();
  if (seen && (seen.site !== site || (isReport && seen.change !== change))) {
    location.reload();
    return false;
  }
  seen = { change, site };
  badge.href = report;
  badge.textContent = summary;
  if (summary && !isReport) document.body.append(badge);
  else badge.remove();
  return true;
};

const follow = async () => {
  for (;;) {
    try {
      if (!(await ask())) return;
    } catch {
      // The preview was stopped; it may be started again.
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
};
follow();
