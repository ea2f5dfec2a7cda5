// The columns that the list is narrowed down by, and how many documents each value would leave.
import { yearRange } from "./query.js";
import { key } from "./tokens.js";

export class Facet {
  constructor(described, reader, count) {
    const { id, label, values, widths, total } = described;
    Object.assign(this, { id, label });
    this.values = values.map(([value, shown, parent, name, also], number) => ({
      id: value, label: shown ?? value, parent: parent ?? -1, name: name ?? "", also: also ?? [], number,
    }));
    const first = reader.column(widths[0], count);
    if (widths.length === 1) {
      this.single = first;
      return;
    }
    this.starts = new Uint32Array(count + 1);
    for (let row = 0; row < count; row++) this.starts[row + 1] = this.starts[row] + first[row];
    this.flat = reader.column(widths[1], total);
  }

  // Values that a word of a query means: by id or name, else by a piece of one.
  named(text) {
    if (this.id === "year") {
      const span = yearRange(text);
      const inside = (value) => span && span[0] <= Number(value.id) && Number(value.id) <= span[1];
      return this.values.filter(inside).map((value) => value.number);
    }
    const wanted = key(text);
    this.names ??= this.values.map((value) => [value.id, value.label, value.name, ...value.also].map(key));
    const names = (value) => this.names[value.number];
    const exact = this.values.filter((value) => names(value).includes(wanted));
    const fitting = exact.length || !wanted
      ? exact
      : this.values.filter((value) => names(value).some((name) => name.includes(wanted)));
    return fitting.map((value) => value.number);
  }

  // A table of values that will do, or null for none.
  allowed(numbers) {
    if (!numbers.length) return null;
    const table = new Uint8Array(this.values.length + 1);
    for (const number of numbers) table[number] = 1;
    return table;
  }

  meets(document, table) {
    if (this.single) return this.single[document] > 0 && table[this.single[document] - 1] === 1;
    for (let at = this.starts[document]; at < this.starts[document + 1]; at++)
      if (table[this.flat[at]]) return true;
    return false;
  }

  of(document) {
    if (this.single) return this.single[document] ? [this.single[document] - 1] : [];
    return Array.from(this.flat.subarray(this.starts[document], this.starts[document + 1]));
  }

  count(document, counts) {
    if (this.single) {
      if (this.single[document]) counts[this.single[document] - 1] += 1;
      return;
    }
    for (let at = this.starts[document]; at < this.starts[document + 1]; at++)
      counts[this.flat[at]] += 1;
  }

  // How many documents each value has.
  totals() {
    const counts = new Uint32Array(this.values.length);
    const size = this.single ? this.single.length : this.starts.length - 1;
    for (let row = 0; row < size; row++) this.count(row, counts);
    return counts;
  }

  // Documents that the conditions on this facet refuse, as a column of 1; null without conditions.
  refused(wanted, unwanted, count) {
    const table = (item) =>
      this.allowed([...new Set(item.values.flatMap((value) => this.named(value)))]);
    const must = wanted.map(table);
    const mustNot = unwanted.map(table).filter(Boolean);
    if (!must.length && !mustNot.length) return null;
    const refused = new Uint8Array(count);
    for (let row = 0; row < count; row++) {
      const good =
        must.every((each) => each && this.meets(row, each)) &&
        !mustNot.some((each) => this.meets(row, each));
      if (!good) refused[row] = 1;
    }
    return refused;
  }
}

// Which documents all facets leave, and for each facet what every value would leave if the
// facet's own conditions were lifted. `base` says which documents the text leaves.
export function narrowed(facets, wanted, base) {
  const count = base.length;
  const refusals = [];
  for (const facet of facets.values()) {
    const mine = (items) => items.filter((item) => item.field === facet.id);
    const refused = facet.refused(mine(wanted.facets), mine(wanted.withoutFacets), count);
    if (refused) refusals.push([facet, refused]);
  }
  const kept = new Uint8Array(count);
  const counts = new Map();
  for (const facet of facets.values()) counts.set(facet.id, new Uint32Array(facet.values.length));
  const all = [...facets.values()];
  let size = 0;
  for (let row = 0; row < count; row++) {
    if (!base[row]) continue;
    let against = 0;
    let only = null;
    for (const [facet, refused] of refusals) {
      if (!refused[row]) continue;
      against += 1;
      only = facet;
    }
    if (against === 0) {
      kept[row] = 1;
      size += 1;
      for (const facet of all) facet.count(row, counts.get(facet.id));
    } else if (against === 1) only.count(row, counts.get(only.id));
  }
  return { kept, counts, size };
}
