// Answering a query from the files of the index: catalog/search/find.py, with facets and order.
import { Facet, narrowed } from "./facets.js";
import { Files } from "./files.js";
import { called } from "./names.js";
import { conditions, yearRange } from "./query.js";
import { ALL_IN_TITLE, TITLE_BEGINS, WHOLE_NAME, WHOLE_TITLE, lengthClass, rarity } from "./rank.js";
import { Texts } from "./texts.js";
import { Dictionary, blocksOf } from "./words.js";

const FORMAT = 2;
// More than the score of hundreds of words in units of 1e-6, and exact times a million rows.
const SHARP = 2 ** 33;

const at = (column) => (row) => column[row];
const down = (column) => (row) => 0xffffffff - column[row];

export class Search {
  // Opens the index below an address that ends in a slash.
  static async open(base, load) {
    const files = new Files(base, load);
    const search = new Search();
    await files.get("start.bin", (reader) => {
      const head = JSON.parse(reader.text(reader.varint()));
      if (head.format !== FORMAT) throw new Error(`the index has format ${head.format}`);
      search.head = head;
      search.facets = new Map(
        head.facets.map((described) => [described.id, new Facet(described, reader, head.count)]),
      );
    });
    files.stamp = search.head.stamp;
    search.files = files;
    search.count = search.head.count;
    search.dictionary = new Dictionary(files, search.head);
    const numbers = (names) => search.numbers(names);
    search.texts = new Texts(files, search.dictionary, search.facets, search.count, numbers);
    return search;
  }

  // Fetches what a small list's queries may need, before the first of them is typed.
  async warm() {
    if (!this.dictionary.small) return;
    const numbers = (count) => [...Array(count).keys()];
    const blocks = await Promise.all(numbers(this.head.words.length).map((number) => this.dictionary.block(number)));
    const last = blocks.at(-1)?.at(-1)?.file ?? -1;
    await Promise.all([
      ...numbers(last + 1).map((number) => this.texts.sliced("postings", number)),
      ...numbers(this.head.names.length).map((number) => this.nameBlock(number)),
    ]);
  }

  // And what their answers show, which is most of it.
  async warmRecords() {
    if (!this.dictionary.small) return;
    for (let row = 0; row < this.count; row += this.head.block) this.record(row).catch(() => {});
  }

  // Documents for a query, in an order: {documents, counts, instead, partial, words, unknown}.
  async find(query, sort = "") {
    const wanted = conditions(query);
    const numbers = await this.numbers([...(wanted.ids ?? []), ...wanted.withoutIds]);
    const base = this.allowed(wanted, numbers);
    for (const words of wanted.without) {
      const match = await this.texts.plain(words);
      match.worth.forEach((worth, row) => worth > 0 && (base[row] = 0));
    }
    const answer = wanted.text.length
      ? await this.ranked(wanted, base)
      : { ...narrowed(this.facets, wanted, base), score: null, instead: [], partial: false };
    const documents = await this.ordered(answer.kept, answer.score, sort);
    const { counts, instead, partial } = answer;
    return { documents, counts, instead, partial, words: wanted.text, unknown: this.unknown(wanted, numbers) };
  }

  // Conditions that mean nothing here, as [field, value].
  unknown({ facets, withoutFacets, ids, withoutIds }, numbers) {
    const means = (field, value) =>
      this.facets.get(field).named(value).length > 0 || (field === "year" && yearRange(value) !== null);
    const values = [...facets, ...withoutFacets].flatMap(({ field, values }) =>
      values.filter((value) => !means(field, value)).map((value) => [field, value]));
    const missing = new Set([...(ids ?? []), ...withoutIds].filter((id) => !numbers.has(id)));
    return [...values, ...[...missing].sort().map((id) => ["id", id])];
  }

  // The documents that the ids of a query leave.
  allowed({ ids, withoutIds }, numbers) {
    const base = new Uint8Array(this.count).fill(ids ? 0 : 1);
    for (const id of ids ?? []) if (numbers.has(id)) base[numbers.get(id)] = 1;
    for (const id of withoutIds) if (numbers.has(id)) base[numbers.get(id)] = 0;
    return base;
  }

  async ranked(asked, base) {
    const [whole] = (await this.numbers([called(asked.text)])).values();
    const wanted = { ...asked, whole };
    let found;
    let lifted = null;
    for (const way of ["plain", "missing", "loose"]) {
      found = await Promise.all(wanted.text.map((group) => this.texts.any(group, way)));
      const hits = this.hits(found, base, wanted, found.length);
      if (hits.size) return { ...hits, partial: false };
      // Where only the facets leave nothing, their counts say what would come back.
      if ([...hits.counts.values()].some((counts) => counts.some(Boolean))) lifted ??= hits.counts;
    }
    const most = this.most(found, base, wanted);
    if (most * 2 < found.length || !most) {
      const none = this.hits(found, base, wanted, Infinity);
      return { ...none, counts: lifted ?? none.counts, partial: false };
    }
    return { ...this.hits(found, base, wanted, most), partial: true };
  }

  hits(found, base, wanted, needed) {
    const fitting = new Uint8Array(this.count);
    for (let row = 0; row < this.count; row++) {
      if (!base[row]) continue;
      let held = 0;
      for (let number = 0; number < found.length; number++) if (found[number].worth[row] > 0) held += 1;
      if (held >= needed) fitting[row] = 1;
    }
    const left = narrowed(this.facets, wanted, fitting);
    return {
      ...left,
      score: this.score(found, wanted, left.kept),
      instead: found.flatMap((match) => match.instead),
    };
  }

  most(found, base, wanted) {
    const { kept } = narrowed(this.facets, wanted, base);
    let most = 0;
    for (let row = 0; row < this.count; row++)
      if (kept[row]) most = Math.max(most, found.filter((match) => match.worth[row] > 0).length);
    return most;
  }

  score(found, wanted, kept) {
    const rarities = found.map((match) => rarity(match.size, this.count));
    const score = new Float64Array(this.count);
    for (let row = 0; row < this.count; row++) {
      if (!kept[row]) continue;
      let sum = 0;
      for (let number = 0; number < found.length; number++)
        sum += found[number].worth[row] * rarities[number];
      score[row] = sum * (row === wanted.whole ? WHOLE_NAME : this.titleBoost(found, wanted, row));
    }
    return score;
  }

  // More for titles that hold every word, begin with the first, or are nothing but them.
  titleBoost(found, wanted, row) {
    for (const match of found) if (!(match.title[row] & 1)) return 1;
    const boost = found[0].title[row] & 2 ? TITLE_BEGINS : ALL_IN_TITLE;
    return found[0].title[row] >> 2 === lengthClass(wanted.words) ? WHOLE_TITLE * boost : boost;
  }

  async ordered(kept, score, sort) {
    const how = sort || (score ? "relevance" : "year");
    if (how === "relevance" && score) return this.sorted(kept, (row) => Math.max(0, SHARP - Math.round(score[row] * 1e6)));
    if (how === "title") return this.sorted(kept, at(await this.titlePlaces()));
    if (how === "added") return this.sorted(kept, down(await this.column("added")));
    if (how === "lists") return this.sorted(kept, down(this.listed()));
    return this.sorted(kept, () => 0);
  }

  // Rows by a whole number, equal ones as they stand. Numbers are sorted many times faster than
  // by a function that compares rows, so that each carries its row.
  sorted(kept, rank) {
    const keys = new Float64Array(this.count);
    let size = 0;
    for (let row = 0; row < this.count; row++)
      if (kept[row]) keys[size++] = rank(row) * this.count + row;
    return Array.from(keys.subarray(0, size).sort(), (key) => key % this.count);
  }

  column(name) {
    return this.files.get(`order/${name}.bin`, (reader) => reader.column(reader.varint(), this.count));
  }

  // The place of every document in the order of titles: documents of one year and venue stand in
  // that order already, so the file holds only whose turn it is.
  titlePlaces() {
    return (this.places ??= this.column("title").then((turns) => {
      const [year, venue] = ["year", "venue"].map((id) => this.facets.get(id));
      const next = [];
      const same = (facet, row) => String(facet.of(row)) === String(facet.of(row - 1));
      for (let row = 0; row < this.count; row++)
        if (!row || !same(year, row) || !same(venue, row)) next.push(row);
      const places = new Uint32Array(this.count);
      turns.forEach((turn, place) => (places[next[turn]++] = place));
      return places;
    }));
  }

  listed() {
    const facet = this.facets.get("listed");
    return (this.lists ??= Uint32Array.from({ length: this.count }, (_, row) => facet.of(row).length));
  }

  // What the list shows of a document.
  async record(row) {
    const size = this.head.block;
    const block = await this.files.get(`records/${Math.floor(row / size)}.bin`, (reader) => reader.json());
    const [id, title, authors, aka, summary, links, track, status] = block[row % size];
    const values = (name) => this.facets.get(name).of(row).map((at) => this.facets.get(name).values[at]);
    return {
      row, id, title, authors, aka, summary, links, track, status,
      venue: values("venue")[0], year: values("year")[0]?.id ?? "", type: values("type")[0],
      listed: values("listed"), categories: values("category"),
    };
  }

  // Document numbers by id or another name; what names none is left out.
  async numbers(names) {
    const numbers = new Map();
    for (const name of names) {
      if (!this.head.names.length) break;
      const block = await this.nameBlock(blocksOf(this.head.names, name)[0]);
      if (block.has(name)) numbers.set(name, block.get(name));
    }
    return numbers;
  }

  nameBlock(number) {
    return this.files.get(`names/${number}.bin`, (reader) => {
      const names = reader.words();
      return new Map(names.map((name) => [name, reader.varint()]));
    });
  }

  // The CSL-JSON item and the BibTeX of an id, which may be a former one, or undefined.
  async citation(id) {
    const bucket = hash(id) & ((1 << this.head.citeBits) - 1);
    const block = await this.files.get(`cite/${bucket}.bin`, (reader) => reader.json());
    if (Object.hasOwn(block, id)) return block[id];
    const row = (await this.numbers([id])).get(id);
    return row === undefined ? row : this.citation((await this.record(row)).id);
  }
}

// FNV-1a, 32 bits.
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
