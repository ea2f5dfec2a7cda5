// What a match is worth: the numbers of catalog/search/rank.py, which says where they come from.

export const EXACT = 1;
export const STEM = 0.92;
export const PREFIX = 0.75;
export const TYPO = 0.6;
export const TYPO_PREFIX = 0.45;
export const VENUE = 0.5;
export const YEAR = 0.6;
export const NAME = 2;
export const PHRASE = 1.2;
export const WHOLE_NAME = 3;
export const WHOLE_TITLE = 1.6;
export const TITLE_BEGINS = 1.2;
export const ALL_IN_TITLE = 1.05;
export const FIRST = 16;
export const LENGTH_SHIFT = 5;
const FIELDS = [1, 0.9, 1.6, 0.35];
const LENGTHS = [1.3, 1.2, 1.1, 1, 0.95, 0.9, 0.85, 0.8];
const LENGTH_STEPS = [2, 4, 6, 8, 10, 13, 17];

const tables = new Map();

// The worth of every mark of a posting; 0 where it is in none of the fields.
export function worths(fields) {
  if (!tables.has(fields)) {
    const table = new Float64Array(256);
    for (let mark = 0; mark < 256; mark++) {
      FIELDS.forEach((worth, bit) => {
        if ((mark & fields) >> bit & 1) table[mark] += worth * (bit ? 1 : LENGTHS[mark >> LENGTH_SHIFT]);
      });
    }
    tables.set(fields, table);
  }
  return tables.get(fields);
}

export const rarity = (matching, count) => Math.log(1 + count / (1 + matching));
export const lengthClass = (count) => LENGTH_STEPS.filter((step) => count > step).length;
