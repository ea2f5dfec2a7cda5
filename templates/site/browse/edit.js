// Changing the conditions of a query that stands in the field, and leaving its other words alone.
import { parse, write } from "./query.js";

// Numbers of a facet's values that a query asks for and refuses.
export function chosen(query, facet) {
  const numbers = (negative) =>
    new Set(
      parse(query)
        .filter((item) => item.field === facet.id && item.negative === negative)
        .flatMap((item) => item.values.flatMap((value) => facet.named(value))),
    );
  return { included: numbers(false), excluded: numbers(true) };
}

// Includes or excludes a value, or takes either back.
export function toggle(query, facet, number, negative) {
  const { included, excluded } = chosen(query, facet);
  const [mine, other] = negative ? [excluded, included] : [included, excluded];
  other.delete(number);
  if (!mine.delete(number)) mine.add(number);
  const ids = (numbers) => [...numbers].map((at) => facet.values[at].id);
  return replace(query, facet.id, [
    included.size ? write(facet.id, ids(included)) : "",
    excluded.size ? write(facet.id, ids(excluded), true) : "",
  ]);
}

export function withYears(query, from, to) {
  const open = from === null && to === null;
  const span = from === to ? `${from}` : `${from ?? ""}..${to ?? ""}`;
  return replace(query, "year", [open ? "" : `year:${span}`]);
}

// The query without one of its conditions.
export const without = (query, item) =>
  joined([query.slice(0, item.start), query.slice(item.end)]);

// The query with other conditions on a field; they take the place of the first that was there.
function replace(written, field, conditions) {
  const open = written.split('"').length % 2 === 0;
  const query = open ? `${written}"` : written;
  const items = parse(query).filter((item) => item.field === field);
  const texts = [];
  let at = 0;
  for (const item of items) {
    texts.push(query.slice(at, item.start));
    if (item === items[0]) texts.push(...conditions);
    at = item.end;
  }
  texts.push(query.slice(at));
  if (!items.length) texts.push(...conditions);
  return joined(texts);
}

const joined = (texts) => texts.map((text) => text.trim()).filter(Boolean).join(" ");
