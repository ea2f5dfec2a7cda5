// Documents that have what a query's words ask for: catalog/search/texts.py over fetched files.
import { ALL_FIELDS } from "./query.js";
import { named } from "./names.js";
import { FIRST, LENGTH_SHIFT, NAME, PHRASE, VENUE, YEAR, worths } from "./rank.js";
import { key, sequence, stem } from "./tokens.js";

// What a condition is worth in every document, 0 where it does not hold. Bit 1 of `title` says
// that the title fulfils it, bit 2 that the title begins with it, higher ones how long it is.
class Match {
  constructor(count) {
    this.worth = new Float64Array(count);
    this.title = new Uint8Array(count);
    this.instead = [];
    this.size = 0;
  }

  raise(document, worth, title) {
    if (worth > 0 && this.worth[document] === 0) this.size += 1;
    if (worth > this.worth[document]) this.worth[document] = worth;
    this.title[document] |= title;
  }
}

const inTitle = (mark, begins) => 1 | (begins ? 2 : 0) | ((mark >> LENGTH_SHIFT) << 2);

function anyOf(matches) {
  if (matches.length === 1) return matches[0];
  const whole = new Match(matches[0].worth.length);
  for (const match of matches) {
    for (let document = 0; document < match.worth.length; document++)
      if (match.worth[document] > 0) whole.raise(document, match.worth[document], match.title[document]);
    whole.instead.push(...match.instead);
  }
  return whole;
}

function allOf(matches) {
  const whole = new Match(matches[0].worth.length);
  for (let document = 0; document < whole.worth.length; document++) {
    if (!matches.every((match) => match.worth[document] > 0)) continue;
    const worth = matches.reduce((sum, match) => sum + match.worth[document], 0) / matches.length;
    const inside = matches.every((match) => match.title[document] & 1);
    const title = inside ? matches[0].title[document] : matches[0].title[document] & ~1;
    whole.raise(document, worth, title);
  }
  whole.instead = matches.flatMap((match) => match.instead);
  return whole;
}

export class Texts {
  // `numbers(names)` gives document numbers by name.
  constructor(files, dictionary, facets, count, numbers) {
    Object.assign(this, { files, dictionary, facets, count, numbers });
  }

  // Any of a group of conditions, in one of three ways: "plain", "missing" (misspelt where that
  // is nowhere) or "loose".
  async any(group, way) {
    return anyOf(await Promise.all(group.map((words) => this[way](words))));
  }

  plain(words) {
    return words.exact ? this.phrase(words) : this.orDocument(words, false);
  }

  loose(words) {
    return words.exact ? this.phrase(words) : this.orDocument(words, true);
  }

  async missing(words) {
    const match = await this.plain(words);
    return match.size ? match : this.loose(words);
  }

  // Words without a field may also name a document, as its id does.
  async orDocument(words, loose) {
    const names = words.fields === ALL_FIELDS ? named(words.text) : [];
    const [match, known] = await Promise.all([this.joined(words, loose), this.numbers(names)]);
    for (const row of known.values()) match.raise(row, NAME, 0);
    return match;
  }

  // Words that were joined by hyphens: written together, or all of the parts.
  async joined(words, loose) {
    const last = words.parts.length - 1;
    const lookUp = (part, number) => this.word(part, words, words.unfinished && number === last, loose);
    const parts = await Promise.all(words.parts.map(lookUp));
    if (!last) return parts[0];
    return anyOf([await lookUp(words.parts.join(""), last), allOf(parts)]);
  }

  async word(word, words, unfinished, loose) {
    const match = new Match(this.count);
    await this.raise(match, await this.dictionary.plain(word, unfinished), words.fields);
    if (words.fields === ALL_FIELDS) this.names(match, word);
    if (!loose) return match;
    const missing = !match.size;
    const variants = await this.dictionary.loose(word, unfinished);
    await this.raise(match, variants, words.fields);
    const entries = [...variants.keys()];
    if (missing && entries.length) {
      const best = entries.reduce((one, other) => (other.count > one.count ? other : one));
      match.instead.push([word, best.word]);
    }
    return match;
  }

  async raise(match, variants, fields) {
    const table = worths(fields);
    const found = await Promise.all(
      [...variants].map(async ([entry, share]) => [await this.postings(entry), share]),
    );
    for (const [{ documents, marks }, share] of found) {
      for (let number = 0; number < documents.length; number++) {
        const mark = marks[number];
        const title = mark & fields & 1 ? inTitle(mark, mark & FIRST) : 0;
        const worth = table[mark] * share;
        if (worth > 0) match.raise(documents[number], worth, title);
      }
    }
  }

  // Where else a word without a field holds: at a venue of that name, in that year.
  names(match, word) {
    const stemmed = stem(word);
    const named = (value) =>
      [value.label, ...value.also]
        .flatMap((name) => [name, ...name.split(/\s+/)])
        .some((name) => stem(key(name)) === stemmed);
    for (const [id, worth, fits] of [
      ["venue", VENUE, named],
      ["year", YEAR, (value) => value.id === word],
    ]) {
      const facet = this.facets.get(id);
      const allowed = facet.allowed(facet.values.filter(fits).map((value) => value.number));
      if (!allowed) continue;
      for (let document = 0; document < this.count; document++)
        if (facet.meets(document, allowed)) match.raise(document, worth, 0);
    }
  }

  // Where words follow one another as they were quoted.
  async phrase(words) {
    const match = new Match(this.count);
    const wanted = sequence(words.text);
    const entries = await Promise.all(wanted.map(([word]) => this.dictionary.exact(word)));
    if (!entries.length || !entries.every(Boolean)) return match;
    const found = await Promise.all(
      entries.map(async (entry) => [await this.postings(entry), await this.places(entry)]),
    );
    let together = null;
    found.forEach(([{ documents, marks }, places], turn) => {
      const next = new Map();
      documents.forEach((document, number) => {
        if (!(marks[number] & words.fields) || (together && !together.has(document))) return;
        const starts = places[number].map((place) => place - wanted[turn][1]);
        const before = together?.get(document);
        const kept = before ? starts.filter((start) => before.includes(start)) : starts;
        if (kept.length) next.set(document, kept);
      });
      together = next;
    });
    const table = worths(words.fields);
    const [{ documents, marks }] = found[0];
    documents.forEach((document, number) => {
      const starts = together.get(document);
      if (!starts) return;
      const mark = marks[number];
      const title = mark & words.fields & 1 ? inTitle(mark, starts.includes(0)) : 0;
      match.raise(document, PHRASE * table[mark], title);
    });
    return match;
  }

  async postings(entry) {
    const slices = await this.sliced("postings", entry.file);
    const reader = slices(entry.at);
    const documents = new Uint32Array(entry.count);
    let document = 0;
    for (let number = 0; number < entry.count; number++)
      documents[number] = document += reader.varint();
    return { documents, marks: reader.take(entry.count) };
  }

  async places(entry) {
    const slices = await this.sliced("places", entry.file);
    const reader = slices(entry.at);
    return Array.from({ length: entry.count }, () => {
      const places = [];
      let place = 0;
      for (let last = 0; !last; ) {
        const step = reader.varint();
        last = step & 1;
        places.push((place += step >> 1));
      }
      return places;
    });
  }

  // A file of several words' bytes, as a function from a word's place in it to their reader.
  sliced(kind, number) {
    return this.files.get(`${kind}/${number}.bin`, (reader) => {
      const sizes = Array.from({ length: reader.varint() }, () => reader.varint());
      const starts = [reader.at];
      for (const size of sizes) starts.push(starts.at(-1) + size);
      const Slice = reader.constructor;
      return (at) => new Slice(reader.bytes.subarray(starts[at], starts[at + 1]));
    });
  }
}
