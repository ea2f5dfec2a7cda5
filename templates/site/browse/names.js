// What else than its id finds an entry: catalog/search/names.py.
const IDENTIFIER =
  /10\.\d{4,9}\/[^\s?#]+[^\s?#.,;)]|\d{4}\.\d{4,5}(?!\d)|[a-z-]+(?:\.[a-z]{2})?\/\d{7}(?!\d)|[a-z]\d\d-\d{4,5}(?!\d)|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+|(?<=\?id=)[\w-]+/;

// What a short name stands under among the names, by the words of a query.
export const called = (groups) => "=" + groups.flatMap((group) => group[0].parts).join("");

// The names that a word may be: itself, and the identifier in an address or behind a label.
export function named(text) {
  const low = text.toLowerCase();
  return [low, ...(IDENTIFIER.exec(low.replace("10.48550/arxiv.", "")) ?? [])];
}
