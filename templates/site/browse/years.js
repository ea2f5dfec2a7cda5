// The years as a histogram: a click takes a year, dragging takes several, fields take any.
import { h, number, svg } from "./dom.js";
import { chosen, withYears } from "./edit.js";
import { parse, yearRange } from "./query.js";

const HEIGHT = 40;
const MOST_BARS = 60;
// How many entries one bar may stand for, so that the others are wide.
const FEW = 3;
const FEW_SHARE = 0.05;

export class Years {
  constructor(facet, change) {
    Object.assign(this, { facet, change });
    this.years = facet.values.map((value) => Number(value.id));
    [this.first, this.last] = [this.years[0], this.years.at(-1)];
    this.cut = this.firstOfItsOwn();
    this.bars = this.newBars();
    this.drawing = this.newDrawing();
    const field = (name, label) =>
      h("input", {
        type: "number", class: "b-input", min: this.first, max: this.last, "aria-label": label, inputmode: "numeric",
        placeholder: name === "from" ? this.first : this.last, onchange: () => this.typed(),
      });
    this.fields = [field("from", "From year"), field("to", "To year")];
    this.clear = h("button", { type: "button", class: "b-more", hidden: true, onclick: () => this.choose(null, null) }, "All years");
    this.wrong = h("p", { class: "b-wrong", role: "alert" });
    this.element = h("details", { class: "b-facet", "data-facet": "year", open: true },
      h("summary", {}, facet.label),
      this.drawing,
      this.cut > this.first ? h("p", { class: "b-early" }, `First bar: before ${this.cut}`) : null,
      h("div", { class: "b-span" }, this.fields[0], h("span", { "aria-hidden": "true" }, "–"), this.fields[1], this.clear),
      this.wrong);
  }

  // The first year with a bar of its own. One bar holds the few years long before the others.
  firstOfItsOwn() {
    if (this.last - this.first < MOST_BARS) return this.first;
    const totals = this.facet.totals();
    const few = Math.max(FEW, totals.reduce((sum, count) => sum + count, 0) * FEW_SHARE);
    let at = 0;
    for (let before = totals[0]; before <= few && at < totals.length - 1; before += totals[at]) at += 1;
    return Math.max(this.first, this.years[at] - (this.years[at] % 10));
  }

  newBars() {
    const early = this.cut > this.first ? [[this.first, this.cut - 1]] : [];
    const single = Array.from({ length: this.last - this.cut + 1 }, (_, step) => [this.cut + step, this.cut + step]);
    return [...early, ...single].map(([from, to], place) => {
      const x = place * 10;
      const bar = svg("rect", { class: "b-years__bar", x: x + 1, width: 8, y: HEIGHT, height: 0 });
      const title = svg("title");
      const group = svg("g", { "data-year": from === to ? from : `..${to}`, class: "b-years__year" },
        svg("rect", { class: "b-years__place", x, width: 10, y: 0, height: HEIGHT }), bar, title);
      const label = from === to ? from : `before ${to + 1}`;
      return { from, to, bar, title, group, label };
    });
  }

  newDrawing() {
    const count = this.bars.length;
    const drawing = svg("svg", { class: "b-years", viewBox: `0 0 ${count * 10} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" },
      ...this.bars.map((bar) => bar.group));
    const at = (event) => {
      const box = drawing.getBoundingClientRect();
      const step = Math.floor(((event.clientX - box.left) / box.width) * count);
      return Math.min(count - 1, Math.max(0, step));
    };
    const span = (event) => {
      const [one, other] = [this.start, at(event)].sort((a, b) => a - b);
      return [this.bars[one].from, this.bars[other].to];
    };
    drawing.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      this.start = at(event);
      drawing.setPointerCapture(event.pointerId);
      this.light(...span(event));
    });
    drawing.addEventListener("pointermove", (event) => {
      if (this.start !== undefined) this.light(...span(event));
    });
    drawing.addEventListener("pointerup", (event) => {
      if (this.start === undefined) return;
      const [from, to] = span(event);
      this.start = undefined;
      const inside = this.years.filter((year) => from <= year && year <= to);
      const again = this.span && this.span[0] === inside[0] && this.span[1] === inside.at(-1);
      if (again) this.choose(null, null);
      else this.choose(from < this.cut ? null : from, to);
    });
    drawing.addEventListener("pointercancel", () => { this.start = undefined; });
    return drawing;
  }

  // Takes what stands in the fields, in any order, as far as there are such years; else says so.
  typed() {
    const given = this.fields.map(({ value }) => (value === "" ? null : Number(value)));
    const [from, to] = given.includes(null) ? given : given.sort((a, b) => a - b);
    const bad = this.fields.some(({ value, validity }) => validity.badInput || (value !== "" && !/^\d{1,4}$/.test(value)));
    if (this.mark(bad || from > this.last || (to ?? this.last) < this.first)) return;
    this.choose(from && Math.max(from, this.first), to && Math.min(to, this.last));
  }

  mark(wrong) {
    for (const field of this.fields) field.setAttribute("aria-invalid", String(wrong));
    this.wrong.textContent = wrong ? `The years here are ${this.first} to ${this.last}.` : "";
    return wrong;
  }

  choose(from, to) {
    this.change(withYears(this.query, from, to));
  }

  light(from, to) {
    for (const bar of this.bars)
      bar.group.classList.toggle("b-years__year--in", bar.to >= from && bar.from <= to);
  }

  show(query, counts) {
    this.query = query;
    const sums = new Map(this.bars.map((bar) => [bar, 0]));
    this.years.forEach((year, at) => {
      const bar = this.bars.at(Math.max(0, year - this.cut + (this.cut > this.first)));
      sums.set(bar, sums.get(bar) + counts[at]);
    });
    const most = Math.max(...sums.values());
    for (const [{ bar, title, label }, sum] of sums) {
      const height = sum ? Math.max(2, (sum / most) * HEIGHT) : 0;
      bar.setAttribute("height", height.toFixed(1));
      bar.setAttribute("y", (HEIGHT - height).toFixed(1));
      title.textContent = `${label}: ${number(sum)}`;
    }
    const { included, excluded } = chosen(query, this.facet);
    const years = [...included].map((at) => this.years[at]);
    this.span = years.length && !excluded.size ? [Math.min(...years), Math.max(...years)] : null;
    this.light(...(this.span ?? [Infinity, -Infinity]));
    this.drawing.classList.toggle("b-years--chosen", this.span !== null);
    const asked = parse(query).filter((item) => item.field === "year" && !item.negative).flatMap((item) => item.values);
    const ends = (asked.length === 1 && yearRange(asked[0])) || this.span;
    // What is open at an end stays open.
    this.fields.forEach((field, end) => { field.value = ends && ends[end] % 9999 ? ends[end] : ""; });
    this.mark(false);
    this.clear.hidden = this.span === null;
    const best = this.bars.find((bar) => sums.get(bar) === most);
    this.drawing.setAttribute("aria-label",
      `Entries by year, ${this.first} to ${this.last}; the most ${best.from === best.to ? "in " : ""}${best.label}: ${number(most)}`);
  }
}
