// The years as a histogram: a click takes a year, dragging takes several, fields take any.
import { h, number, svg } from "./dom.js";
import { chosen, withYears } from "./edit.js";

const HEIGHT = 40;

export class Years {
  constructor(facet, change) {
    Object.assign(this, { facet, change });
    const years = facet.values.map((value) => Number(value.id));
    [this.first, this.last] = [years[0], years.at(-1)];
    this.bars = new Map();
    this.drawing = this.newDrawing();
    const field = (name, label) =>
      h("input", {
        type: "number", class: "b-input", min: this.first, max: this.last, "aria-label": label, inputmode: "numeric",
        placeholder: name === "from" ? this.first : this.last, onchange: () => this.typed(),
      });
    [this.from, this.to] = [field("from", "From year"), field("to", "To year")];
    this.clear = h("button", { type: "button", class: "b-more", hidden: true, onclick: () => this.choose(null, null) }, "All years");
    this.element = h("details", { class: "b-facet", "data-facet": "year", open: true },
      h("summary", {}, facet.label),
      this.drawing,
      h("div", { class: "b-span" }, this.from, h("span", { "aria-hidden": "true" }, "–"), this.to, this.clear));
  }

  newDrawing() {
    const count = this.last - this.first + 1;
    const drawing = svg("svg", { class: "b-years", viewBox: `0 0 ${count * 10} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" });
    for (let year = this.first; year <= this.last; year++) {
      const x = (year - this.first) * 10;
      const bar = svg("rect", { class: "b-years__bar", x: x + 1, width: 8, y: HEIGHT, height: 0 });
      const title = svg("title");
      const place = svg("g", { "data-year": year, class: "b-years__year" },
        svg("rect", { class: "b-years__place", x, width: 10, y: 0, height: HEIGHT }), bar, title);
      this.bars.set(year, { bar, title, place });
      drawing.append(place);
    }
    const at = (event) => {
      const box = drawing.getBoundingClientRect();
      const step = Math.floor(((event.clientX - box.left) / box.width) * count);
      return this.first + Math.min(count - 1, Math.max(0, step));
    };
    drawing.addEventListener("pointerdown", (event) => {
      this.start = at(event);
      drawing.setPointerCapture(event.pointerId);
      this.light(this.start, this.start);
    });
    drawing.addEventListener("pointermove", (event) => {
      if (this.start !== undefined) this.light(...[this.start, at(event)].sort((a, b) => a - b));
    });
    drawing.addEventListener("pointerup", (event) => {
      if (this.start === undefined) return;
      const [from, to] = [this.start, at(event)].sort((a, b) => a - b);
      this.start = undefined;
      const again = this.span && this.span[0] === from && this.span[1] === to;
      this.choose(again ? null : from, again ? null : to);
    });
    drawing.addEventListener("pointercancel", () => { this.start = undefined; });
    return drawing;
  }

  typed() {
    const value = (field) => (field.value === "" ? null : Number(field.value));
    this.choose(value(this.from), value(this.to));
  }

  choose(from, to) {
    this.change(withYears(this.query, from, to));
  }

  light(from, to) {
    for (const [year, { place }] of this.bars)
      place.classList.toggle("b-years__year--in", year >= from && year <= to);
  }

  show(query, counts) {
    this.query = query;
    const most = Math.max(1, ...counts);
    let best = null;
    for (const value of this.facet.values) {
      const count = counts[value.number];
      if (best === null || count > counts[best.number]) best = value;
      const { bar, title } = this.bars.get(Number(value.id));
      const height = count ? Math.max(2, (count / most) * HEIGHT) : 0;
      bar.setAttribute("height", height.toFixed(1));
      bar.setAttribute("y", (HEIGHT - height).toFixed(1));
      title.textContent = `${value.id}: ${number(count)}`;
    }
    const { included, excluded } = chosen(query, this.facet);
    const years = [...included].map((at) => Number(this.facet.values[at].id));
    this.span = years.length && !excluded.size ? [Math.min(...years), Math.max(...years)] : null;
    this.light(...(this.span ?? [Infinity, -Infinity]));
    this.drawing.classList.toggle("b-years--chosen", this.span !== null);
    [this.from, this.to].forEach((field, end) => { field.value = this.span ? this.span[end] : ""; });
    this.clear.hidden = this.span === null;
    this.drawing.setAttribute("aria-label",
      `Papers by year, ${this.first} to ${this.last}; the most in ${best.id}: ${number(counts[best.number])}`);
  }
}
