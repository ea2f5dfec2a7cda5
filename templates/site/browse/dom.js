// Making elements. Text is only ever set as text, so that nothing in the data can become markup.

export const find = (name, inside = document) => inside.querySelector(`[data-b="${name}"]`);

export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "checked" || name === "value") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== ""));
  return element;
}

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Puts children in place unless they are there already; the focus stays where it was.
export function arrange(parent, children) {
  const same =
    parent.children.length === children.length &&
    children.every((child, at) => parent.children[at] === child);
  if (same) return;
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  parent.replaceChildren(...children);
  if (focused && parent.contains(focused)) focused.focus({ preventScroll: true });
}

const numbers = new Intl.NumberFormat("en");
export const number = (value) => numbers.format(value);
export const entries = (count) => `${number(count)} ${count === 1 ? "entry" : "entries"}`;
