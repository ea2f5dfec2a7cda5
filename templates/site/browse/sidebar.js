// The facets beside the results: values with counts, to be included or excluded.
import { arrange, h, number } from "./dom.js";
import { chosen, toggle } from "./edit.js";
import { Years } from "./years.js";

const SHOWN = 8;
const MANY = 14;
const CLOSED = new Set(["listed", "tag"]);

export class Sidebar {
  // `change` is called with another query whenever a reader chooses something.
  constructor(place, facets, change) {
    this.place = place;
    this.parts = [...facets.values()]
      .filter((facet) => facet.values.length > (facet.id === "has" ? 0 : 1))
      .map((facet) => (facet.id === "year" ? new Years(facet, change) : new Values(facet, change)));
  }

  show(query, counts) {
    for (const part of this.parts) part.show(query, counts.get(part.facet.id));
    // Not before they have their height.
    arrange(this.place, this.parts.map((part) => part.element));
  }
}

class Values {
  constructor(facet, change) {
    Object.assign(this, { facet, change, all: false, wanted: "" });
    this.tree = facet.values.some((value) => value.parent >= 0);
    this.lines = new Map();
    this.list = h("ul", { class: "b-values" });
    this.more = h("button", {
      type: "button", class: "b-more", hidden: true, "aria-expanded": "false",
      onclick: () => this.expand(),
    });
    this.filter = h("input", {
      type: "search", class: "b-input b-narrow", hidden: true, autocomplete: "off",
      placeholder: `Find in ${facet.values.length}`, "aria-label": `Find a value of ${facet.label}`,
      oninput: (event) => { this.wanted = event.target.value.toLowerCase(); this.draw(); },
    });
    this.chosen = h("span", { class: "b-facet__chosen" });
    this.element = h("details", { class: "b-facet", "data-facet": facet.id, open: !CLOSED.has(facet.id) },
      h("summary", {}, facet.label, this.chosen), this.filter, this.list, this.more);
  }

  expand() {
    this.all = !this.all;
    this.draw();
  }

  show(query, counts) {
    this.query = query;
    this.counts = counts;
    this.marks = chosen(query, this.facet);
    const { included, excluded } = this.marks;
    if (included.size + excluded.size) this.element.open = true;
    this.chosen.textContent = included.size + excluded.size ? ` ${included.size + excluded.size}` : "";
    this.draw();
  }

  draw() {
    const { included, excluded } = this.marks;
    const marked = (value) => included.has(value.number) || excluded.has(value.number);
    const here = this.facet.values.filter((value) => this.counts[value.number] > 0 || marked(value));
    const values = this.tree ? this.branches(here, marked) : this.ranked(here, marked);
    const fits = (value) => `${value.label} ${value.name}`.toLowerCase().includes(this.wanted);
    const shown = this.wanted ? here.filter(fits) : values;
    arrange(this.list, shown.map((value) => this.line(value)));
    const left = here.length - values.length;
    this.more.hidden = this.wanted !== "" || (!this.all && left === 0) || here.length <= SHOWN;
    this.more.textContent = this.all ? "Fewer" : `${number(left)} more`;
    this.more.setAttribute("aria-expanded", String(this.all));
    this.filter.hidden = !this.all || this.facet.values.length <= MANY;
    this.list.classList.toggle("b-values--long", this.all && here.length > MANY);
    this.element.hidden = here.length === 0;
  }

  // What is chosen first, then the most frequent.
  ranked(values, marked) {
    const order = [...values].sort((a, b) =>
      marked(b) - marked(a) || this.counts[b.number] - this.counts[a.number] || a.number - b.number);
    const most = Math.max(SHOWN, values.filter(marked).length);
    return this.all ? order : order.slice(0, most);
  }

  // The roots of a tree, and what stands below one that is chosen or has a chosen one below.
  branches(values, marked) {
    if (this.all || values.length <= SHOWN) return values;
    const open = new Set();
    for (const value of values.filter(marked)) {
      open.add(value.number);
      for (let at = value.parent; at >= 0; at = this.facet.values[at].parent) open.add(at);
    }
    return values.filter((value) => value.parent < 0 || open.has(value.parent) || marked(value));
  }

  depth(value) {
    let depth = 0;
    for (let at = value.parent; at >= 0; at = this.facet.values[at].parent) depth += 1;
    return Math.min(depth, 3);
  }

  line(value) {
    const { number: at } = value;
    if (!this.lines.has(at)) this.lines.set(at, this.newLine(value));
    const line = this.lines.get(at);
    const refused = this.marks.excluded.has(at);
    line.box.checked = this.marks.included.has(at);
    line.count.textContent = number(this.counts[at]);
    line.not.setAttribute("aria-pressed", String(refused));
    line.element.classList.toggle("b-value--not", refused);
    return line.element;
  }

  newLine(value) {
    const choose = (negative) => () => this.change(toggle(this.query, this.facet, value.number, negative));
    const box = h("input", { type: "checkbox", onchange: choose(false) });
    const count = h("span", { class: "b-value__count" });
    const not = h("button", {
      type: "button", class: "b-not", "aria-pressed": "false",
      "aria-label": `Exclude ${value.label}`, title: "Exclude", onclick: choose(true),
    });
    const label = h("span", { class: "b-value__label" }, value.label);
    const title = value.name && value.name !== value.label ? value.name : undefined;
    const element = h("li", { class: `b-value b-value--${this.tree ? this.depth(value) : 0}`, "data-value": value.id },
      h("label", { title }, box, label, count), not);
    return { element, box, count, not };
  }
}
