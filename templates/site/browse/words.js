// The dictionaries: which words there are, and which of them a word of a query may mean.
import { EXACT, PREFIX, STEM, TYPO, TYPO_PREFIX } from "./rank.js";
import { family, stem } from "./tokens.js";

const SHORTEST_MISSPELT = 4;
const SHORTEST_MISSPELT_BEGINNING = 5;
const MOST_BLOCKS = 6;
const MOST_BYTES = 45000;
const MOST_VARIANTS = 60;
const LETTERS = /^\p{L}+$/u;

export class Dictionary {
  constructor(files, head) {
    this.files = files;
    this.head = head;
    this.small = head.words.length <= MOST_BLOCKS;
  }

  // Entries {word, count, file, at} of the words that begin so; of very many only the common ones.
  async beginning(prefix) {
    const [first, last] = blocksOf(this.head.words, prefix);
    if (last - first >= MOST_BLOCKS) {
      const common = this.head.common.filter((word) => word.startsWith(prefix));
      const found = await Promise.all([...new Set([prefix, ...common])].map((word) => this.exact(word)));
      return found.filter(Boolean);
    }
    const blocks = await Promise.all(range(first, last + 1).map((number) => this.block(number)));
    return blocks.flatMap((block) => within(block, prefix));
  }

  // The entry of a word, or undefined.
  async exact(word) {
    const block = await this.block(blocksOf(this.head.words, word)[0]);
    const at = lowest(block, word, (entry) => entry.word);
    return block[at]?.word === word ? block[at] : undefined;
  }

  block(number) {
    if (!this.head.words.length) return [];
    return this.files.get(`words/${number}.bin`, (reader) => {
      let file = reader.varint();
      let at = reader.varint() - 1;
      return reader.words().map((word, place) => {
        const counted = reader.varint();
        const opens = counted & 1;
        if (opens && place) [file, at] = [file + 1, 0];
        else at += 1;
        return { word, count: Math.floor(counted / 2), file, at };
      });
    });
  }

  // Entries with the share of a match's worth they keep: the word, those of its stem, and where
  // it is unfinished what it may become.
  async plain(word, unfinished) {
    const stemmed = stem(word);
    const found = new Map();
    for (const entry of await this.family(word, stemmed)) {
      if (entry.word === word) found.set(entry, EXACT);
      else if (stem(entry.word) === stemmed) found.set(entry, STEM);
    }
    if (unfinished) add(found, this.few(await this.beginning(word)), PREFIX);
    return found;
  }

  // A short stem has too many words beginning with it to look through in a large list.
  async family(word, stemmed) {
    if (this.small || family(stemmed).length > 2) return this.beginning(family(stemmed));
    const found = await Promise.all([...new Set([word, stemmed])].map((each) => this.exact(each)));
    return found.filter(Boolean);
  }

  // What `plain` gives, and the words in which one letter is wrong, missing, too many, or two
  // letters changed places.
  async loose(word, unfinished) {
    const longEnough = word.length >= SHORTEST_MISSPELT;
    const found = await this.plain(word, unfinished || longEnough);
    if (!longEnough || !LETTERS.test(word)) return found;
    add(found, await this.misspelt(word), TYPO);
    if (unfinished && word.length >= SHORTEST_MISSPELT_BEGINNING) {
      const start = await this.beginning(word.slice(0, word.length >> 1));
      const like = start.filter((entry) => LETTERS.test(entry.word) && beginsLike(entry.word, word));
      add(found, this.few(like), TYPO_PREFIX);
    }
    return found;
  }

  // One wrong letter leaves either the beginning or the end of a word as it is. Where to divide
  // it is a matter of how much has to be fetched.
  async misspelt(word) {
    const letters = [...word];
    let best = null;
    for (let at = 1; at < letters.length; at++) {
      const head = letters.slice(0, at).join("");
      const tail = letters.slice(at).reverse().join("");
      const heads = blocksOf(this.head.words, head);
      const tails = blocksOf(this.head.ends, tail);
      const cost = heads[1] - heads[0] + tails[1] - tails[0];
      if (!best || cost < best.cost) best = { head, tail, heads, tails, cost };
    }
    const [front, back] = await Promise.all([
      Promise.all(range(best.heads[0], best.heads[1] + 1).map((number) => this.block(number))),
      this.head.ends.length
        ? Promise.all(range(best.tails[0], best.tails[1] + 1).map((number) => this.ends(number)))
        : [],
    ]);
    const fits = (other) =>
      other.length >= SHORTEST_MISSPELT && LETTERS.test(other) && nearly(other, word);
    const found = new Map();
    for (const entry of front.flat()) if (fits(entry.word)) found.set(entry.word, entry);
    const missing = back.flat().filter((other) => fits(other) && !found.has(other));
    for (const entry of await Promise.all(missing.map((other) => this.exact(other))))
      if (entry) found.set(entry.word, entry);
    return this.few([...found.values()]);
  }

  ends(number) {
    return this.files.get(`ends/${number}.bin`, (reader) =>
      reader.words().map((word) => [...word].reverse().join("")),
    );
  }

  // Of many words the most common, until their postings would be too much to fetch.
  few(entries) {
    if (this.small) return entries;
    const files = new Set();
    let bytes = 0;
    const chosen = [];
    for (const entry of [...entries].sort((one, other) => other.count - one.count)) {
      if (!files.has(entry.file)) {
        files.add(entry.file);
        bytes += Math.max(4000, entry.count);
      }
      if (chosen.length && (bytes > MOST_BYTES || chosen.length >= MOST_VARIANTS)) break;
      chosen.push(entry);
    }
    return chosen;
  }
}

function add(found, entries, share) {
  for (const entry of entries) if (!found.has(entry)) found.set(entry, share);
}

// The first and last file that may hold words with this beginning.
export function blocksOf(firsts, prefix) {
  const first = Math.max(0, lowest(firsts, prefix, (word) => word) - 1);
  const exactly = firsts[first + 1] === prefix ? first + 1 : first;
  const last = Math.max(exactly, lowest(firsts, `${prefix}\uffff`, (word) => word) - 1);
  return [exactly, last];
}

function within(block, prefix) {
  const start = lowest(block, prefix, (entry) => entry.word);
  const stop = lowest(block, `${prefix}\uffff`, (entry) => entry.word);
  return block.slice(start, stop);
}

// The place of the first item that does not come before `word`.
function lowest(items, word, read) {
  let low = 0, high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (read(items[middle]) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

const range = (start, stop) => Array.from({ length: stop - start }, (_, step) => start + step);

function beginsLike(word, start) {
  for (let size = start.length - 1; size <= start.length + 1 && size < word.length; size++)
    if (nearly(word.slice(0, size), start)) return true;
  return false;
}

// Whether one letter at most is wrong, missing or too many, or two neighbours changed places.
export function nearly(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let left = one.length, right = other.length;
  while (left > start && right > start && one[left - 1] === other[right - 1]) [left, right] = [left - 1, right - 1];
  if (left - start <= 1 && right - start <= 1) return true;
  return (
    left - start === 2 && right - start === 2 &&
    one[start] === other[start + 1] && one[start + 1] === other[start]
  );
}
