// The results: a compact list or a table, perhaps in groups.
import { h, number, svg } from "./dom.js";
import { reading, ticked } from "./shelf.js";
import { fold, stem } from "./tokens.js";

const KINDS = {
  paper: "Paper", pdf: "PDF", code: "Code", project: "Project", video: "Video", slides: "Slides",
  poster: "Poster", blog: "Post", dataset: "Data", demo: "Demo", supplement: "Supplement", other: "Link",
};
const SHOWN_AUTHORS = 5;
const SHOWN_LINKS = 4;

export class Results {
  constructor(place, root) {
    this.place = place;
    this.root = root;
    this.rows = [];
    for (const shelf of [ticked, reading]) shelf.addEventListener("change", () => this.mark());
  }

  // Shows records, each with the group it stands in (or none), under headings with their sizes.
  show(records, { view, groups, words }) {
    this.lit = lighter(words);
    const pieces = [];
    let at = 0;
    while (at < records.length) {
      const group = groups?.[at];
      let end = at + 1;
      while (end < records.length && (!groups || groups[end] === group)) end += 1;
      if (group)
        pieces.push(h("h2", { class: "b-group" }, group.label, " ", h("span", { class: "c-count" }, number(group.size))));
      const some = records.slice(at, end);
      pieces.push(view === "table" ? this.table(some, group?.label) : this.list(some));
      at = end;
    }
    this.place.replaceChildren(...pieces);
    this.rows = [...this.place.querySelectorAll(".b-row")];
    this.mark();
  }

  list(records) {
    const item = (record) =>
      h("li", { class: "b-row", "data-id": record.id },
        this.tick(record),
        h("div", { class: "b-row__main" },
          this.title(record),
          h("p", { class: "b-row__by" }, byline(record)),
          record.summary ? h("p", { class: "b-row__summary" }, record.summary) : null),
        h("p", { class: "b-row__venue" }, ...this.venue(record)),
        h("p", { class: "b-row__links" }, links(record)),
        this.save(record));
    return h("ul", { class: "b-list" }, records.map(item));
  }

  table(records, name) {
    const heads = ["Select", "Title", "Authors", "Venue", "Year", "Links", "Lists", "Save"];
    const row = (record) =>
      h("tr", { class: "b-row", "data-id": record.id },
        h("td", {}, this.tick(record)),
        h("th", { scope: "row" }, this.title(record)),
        h("td", {}, byline(record, 3)),
        h("td", {}, record.venue?.label ?? record.type?.label ?? "", record.track ? ` ${record.track}` : ""),
        h("td", {}, record.year),
        h("td", {}, h("span", { class: "b-row__links" }, links(record))),
        h("td", {}, h("span", { title: record.listed.map((list) => list.label).join(", ") }, String(record.listed.length))),
        h("td", {}, this.save(record)));
    const head = (name) => h("th", { scope: "col", class: ["Select", "Save"].includes(name) && "b-quiet" }, h("span", {}, name));
    return h("div", { class: "b-scroll", role: "region", tabindex: "0", "aria-label": name ? `Results: ${name}` : "Results" },
      h("table", { class: "b-table" }, h("thead", {}, h("tr", {}, heads.map(head))), h("tbody", {}, records.map(row))));
  }

  title(record) {
    return h("span", { class: "b-row__title" },
      h("a", { href: `${this.root}papers/${record.id}/`, dir: "auto" }, this.lit(record.title)),
      record.aka.flatMap((name) => [" ", h("span", { class: "b-row__aka" }, this.lit(name))]),
      record.status ? h("span", { class: "c-badge c-badge--warn" }, record.status) : null);
  }

  venue(record) {
    const name = record.venue?.label ?? record.type?.label ?? "";
    return [`${name} ${record.track}`.trim(), " ", h("span", { class: "b-row__year" }, record.year)];
  }

  tick(record) {
    return h("input", {
      type: "checkbox", class: "b-tick", "aria-label": `Select ${record.title}`,
      onchange: (event) => ticked.toggle(record.id, event.target.checked),
    });
  }

  save(record) {
    return h("button", {
      type: "button", class: "b-save", "aria-pressed": "false",
      "aria-label": `Reading list: ${record.title}`, title: "Reading list",
      onclick: () => reading.toggle(record.id),
    }, svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: "M6 3h12v18l-6-5-6 5z" })));
  }

  // Shows what is ticked and what is on the reading list.
  mark() {
    for (const row of this.rows) {
      const { id } = row.dataset;
      row.querySelector(".b-tick").checked = ticked.has(id);
      row.classList.toggle("b-row--ticked", ticked.has(id));
      row.querySelector(".b-save").setAttribute("aria-pressed", String(reading.has(id)));
    }
  }

  get ids() {
    return this.rows.map((row) => row.dataset.id);
  }

  // The row that has the focus, or -1.
  get current() {
    return this.rows.findIndex((row) => row.contains(document.activeElement));
  }

  // The row after that, or the first in sight.
  get next() {
    const at = this.current;
    return at < 0 ? Math.max(0, this.rows.findIndex((row) => row.getBoundingClientRect().top >= 0)) : at + 1;
  }

  // Takes the focus from something that is gone.
  take() {
    this.place.focus({ preventScroll: true });
  }

  focus(at) {
    const row = this.rows[at];
    row?.querySelector("a").focus();
    row?.scrollIntoView({ block: "nearest" });
  }
}

// Each name stands by itself, in whatever direction it is written.
function byline({ authors }, most = SHOWN_AUTHORS) {
  const shown = authors.length <= most + 1 ? authors : authors.slice(0, most);
  const names = shown.flatMap((name, at) => [at ? ", " : "", h("bdi", {}, name)]);
  return [...names, shown === authors ? "" : ` and ${authors.length - most} more`];
}

// One link a label, the first of each.
function links({ links }) {
  const chosen = new Map();
  for (const [kind, name, url] of links) {
    const label = name || KINDS[kind];
    if (!chosen.has(label) && /^https?:\/\//i.test(url))
      chosen.set(label, h("a", { class: `c-chip c-chip--${kind}`, href: url }, label));
  }
  return [...chosen.values()].slice(0, SHOWN_LINKS);
}

// A function that splits a text where it has words that were asked for.
function lighter(words) {
  const parts = words.flat().flatMap((word) => (word.exact ? word.text.split(/\s+/).map(fold) : word.parts));
  const starts = words.flat().filter((word) => word.unfinished).map((word) => word.parts.at(-1));
  const stems = new Set(parts.map(stem));
  if (!stems.size) return (text) => [text];
  const fits = (piece) => {
    const word = fold(piece);
    return stems.has(stem(word)) || starts.some((start) => word.startsWith(start));
  };
  return (text) =>
    text.split(/([\p{L}\p{N}\p{M}]+)/u).map((piece, at) => (at % 2 && fits(piece) ? h("mark", {}, piece) : piece));
}
