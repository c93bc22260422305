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

// Whatever a style sheet adds before and after elements, all of it together; null when it adds more than plain strings,
// such as a counter or quotes, which could be any text.
const added = (rules) => {
  let text = "";
  for (const rule of rules) {
    const content = rule.style?.content ?? "";
    const plain = content === "" || content === "none" || content === "normal" || /^("([^"\\]|\\.)*"\s*)+$/.test(content);
    const inner = plain ? added(rule.cssRules ?? []) : null;
    if (inner === null) return null;
    text += content + inner;
  }
  return text;
};
const generated = words === null ? "" : added([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]));

const referenced = (e) => {
  const ids = (e.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  return [...ids.map((id) => document.getElementById(id)).filter(Boolean), ...(e.labels ?? [])];
};

// All text that can be part of the name of an element.
const bag = (e, whole, follow) => {
  const parts = [];
  const inside = whole ? e.querySelectorAll("*") : e.querySelectorAll(":scope > :is(legend, caption, figcaption, title)");
  for (const part of [e, ...inside]) {
    for (const name of ["aria-label", "alt", "title", "placeholder", "value", "label", "aria-valuetext"]) {
      parts.push(part.getAttribute(name) ?? "");
    }
    if (typeof part.value === "string") parts.push(part.value);
    if (follow) parts.push(...referenced(part).map((label) => bag(label, true, false)));
    if (part !== e && !whole) parts.push(bag(part, true, follow));
  }
  if (whole) parts.push(e.textContent);
  return parts.join(" ");
};

const fits = (e) => {
  if (words === null || generated === null) return true;
  const text = bag(e, named_by_content, true) + generated;
  const plain = text.toLowerCase().replace(/\s+/g, "");
  return words.every((word) => plain.includes(word));
};

return [...(scope ?? document).querySelectorAll(selector)].filter((e) => rendered(e) && fits(e));
