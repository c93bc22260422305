// The elements that could have a role and a name, so that the driver is asked about few of them.
//
// Arguments: an element to look inside of, or null; a selector of what could have the role; the words of the name, in
// lower case, or null for any name; whether such a role is named by its content.
//
// It may keep too much, never too little: it drops what is not rendered, and what nowhere has one of the words among all
// that a name can be computed from (https://www.w3.org/TR/accname-1.2/). The driver judges the rest.
const [scope, selector, words, named_by_content] = arguments;

// Options are rendered by their list, areas by their picture; neither has a box of its own.
const rendered = (e) =>
  e.checkVisibility() || e.matches("option, optgroup, area") || getComputedStyle(e).display === "contents";

const generated = (e, pseudo) => {
  const content = getComputedStyle(e, pseudo).content;
  if (content === "none" || content === "normal") return "";
  // Anything but plain strings, such as a counter, could be any text.
  return /^(\s*"([^"\\]|\\.)*")+$/.test(content) ? content : null;
};

const referenced = (e) => {
  const ids = (e.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  return [...ids.map((id) => document.getElementById(id)).filter(Boolean), ...(e.labels ?? [])];
};

// All text that can be part of the name of an element; null when that cannot be told.
const bag = (e, whole, follow) => {
  const parts = [];
  const inside = whole ? e.querySelectorAll("*") : e.querySelectorAll(":scope > :is(legend, caption, figcaption, title)");
  for (const part of [e, ...inside]) {
    for (const name of ["aria-label", "alt", "title", "placeholder", "value", "label", "aria-valuetext"]) {
      parts.push(part.getAttribute(name) ?? "");
    }
    if (typeof part.value === "string") parts.push(part.value);
    if (whole) {
      const [before, after] = [generated(part, "::before"), generated(part, "::after")];
      if (before === null || after === null) return null;
      parts.push(before, after);
    }
    if (follow) {
      for (const label of referenced(part)) {
        const text = bag(label, true, false);
        if (text === null) return null;
        parts.push(text);
      }
    }
    if (part !== e && !whole) {
      const text = bag(part, true, follow);
      if (text === null) return null;
      parts.push(text);
    }
  }
  if (whole) parts.push(e.textContent);
  return parts.join(" ");
};

const fits = (e) => {
  if (words === null) return true;
  const text = bag(e, named_by_content, true);
  if (text === null) return true;
  const plain = text.toLowerCase().replace(/\s+/g, "");
  return words.every((word) => plain.includes(word));
};

return [...(scope ?? document).querySelectorAll(selector)].filter((e) => rendered(e) && fits(e));
