// The query language: catalog/search/query.py and conditions.py, for the browser.
import { STOP_WORDS, asked } from "./tokens.js";

export const TEXT_FIELDS = ["title", "author", "aka", "summary"];
export const FACETS = ["year", "category", "venue", "has", "framework", "type", "listed", "tag"];
export const ALL_FIELDS = 15;
const ALIASES = {
  authors: "author", by: "author", name: "aka", short: "aka", abstract: "summary",
  categories: "category", topic: "category", list: "listed", tags: "tag", code: "framework",
};
const FIELDS = new Set([...TEXT_FIELDS, ...FACETS, "id"]);
const FIELD = /([A-Za-z]+):/y;

// Items {field, values, negative, exact, start, end} of a query; nothing is an error.
export function parse(text) {
  const items = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at])) {
      at += 1;
      continue;
    }
    const item = readItem(text, at);
    if (item.values.some(Boolean)) items.push(item);
    at = item.end;
  }
  return items;
}

function readItem(text, start) {
  const negative = text[start] === "-" && start + 1 < text.length && !/\s/.test(text[start + 1]);
  let at = start + (negative ? 1 : 0);
  FIELD.lastIndex = at;
  const found = FIELD.exec(text);
  const lowered = found?.[1].toLowerCase();
  const name = Object.hasOwn(ALIASES, lowered) ? ALIASES[lowered] : lowered;
  const field = FIELDS.has(name) ? name : "";
  if (field) at = FIELD.lastIndex;
  const [values, exact, end] = field ? readValues(text, at) : readWord(text, at);
  return { field, values, negative, exact, start, end };
}

function readWord(text, at) {
  if (text[at] === '"') {
    const [value, end] = readQuoted(text, at);
    return [[value], true, end];
  }
  const end = endOf(text, at, /\s/g);
  return [[text.slice(at, end)], false, end];
}

function readValues(text, at) {
  const values = [];
  let exact = false;
  for (;;) {
    let value;
    if (text[at] === '"') {
      [value, at] = readQuoted(text, at);
      exact = true;
    } else {
      const end = endOf(text, at, /[\s,]/g);
      [value, at] = [text.slice(at, end), end];
    }
    if (value) values.push(value);
    if (text[at] !== ",") return [values, exact, at];
    at += 1;
  }
}

function readQuoted(text, at) {
  const end = text.indexOf('"', at + 1);
  return end < 0 ? [text.slice(at + 1), text.length] : [text.slice(at + 1, end), end + 1];
}

function endOf(text, at, pattern) {
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}

// First and last year of "2015..2018", "2015-2018", "2015..", ">=2015" or "2015"; null where it
// means none. Two whole years may stand in any order.
export function yearRange(value) {
  if (/^\d{1,4}$/.test(value)) return [Number(value), Number(value)];
  const range =
    /^(\d{0,4})\.\.\.?(\d{0,4})$/.exec(value) ?? /^(\d{4})[-\u2010-\u2015](\d{4})$/.exec(value);
  if (range) {
    const [first, last] = [Number(range[1] || 0), Number(range[2] || 9999)];
    return last > 999 && last < first ? [last, first] : [first, last];
  }
  const bound = /^([<>]=?)(\d{1,4})$/.exec(value);
  if (!bound) return null;
  const year = Number(bound[2]);
  const ranges = { ">": [year + 1, 9999], ">=": [year, 9999], "<": [0, year - 1], "<=": [0, year] };
  return ranges[bound[1]];
}

// A condition as it is written in a query; null values take it out.
export function write(field, values, negative = false) {
  const quoted = values.map((value) => (/[\s,"]/.test(value) ? `"${value.replaceAll('"', "")}"` : value));
  return `${negative ? "-" : ""}${field}:${quoted.join(",")}`;
}

// What a query asks for: {text, without, facets, withoutFacets, ids, withoutIds, words}.
export function conditions(query) {
  const items = parse(query);
  const onText = (item) => !FACETS.includes(item.field) && item.field !== "id";
  const wanted = items.filter((item) => !item.negative);
  const unwanted = items.filter((item) => item.negative);
  const text = wanted.filter(onText).flatMap((item) => groups(item, query));
  const telling = text.filter((group) => group[0].exact || !saysLittle(group));
  const ids = wanted.filter((item) => item.field === "id").map((item) => item.values);
  return {
    text: telling.length ? telling : text,
    without: unwanted.filter(onText).flatMap(excluded),
    facets: wanted.filter((item) => FACETS.includes(item.field)),
    withoutFacets: unwanted.filter((item) => FACETS.includes(item.field)),
    ids: ids.length ? ids.reduce((one, other) => one.filter((id) => other.includes(id))) : null,
    withoutIds: unwanted.filter((item) => item.field === "id").flatMap((item) => item.values),
    words: text.reduce((sum, group) => sum + (group[0].exact ? 0 : group[0].parts.length), 0),
  };
}

const saysLittle = (group) =>
  group.every(({ parts, unfinished }) => parts.length === 1 && (STOP_WORDS.has(parts[0]) || (!unfinished && /^[a-z]$/.test(parts[0]))));
const fieldBits = (item) => (item.field ? 1 << TEXT_FIELDS.indexOf(item.field) : ALL_FIELDS);

function groups(item, query) {
  const values = item.values.filter((value) => asked(value).length);
  if (item.values.length > 1) return values.length ? [values.map((value) => phrase(value, item))] : [];
  if (!values.length) return [];
  if (item.exact) return [[phrase(values[0], item)]];
  const last = item.end === query.length;
  const found = asked(values[0]);
  return found.map((parts, number) => [
    one(values[0], parts, item, last && number === found.length - 1),
  ]);
}

const excluded = (item) =>
  item.values.filter((value) => asked(value).length).map((value) => phrase(value, item));

function phrase(value, item) {
  const found = asked(value);
  if (!item.exact && found.length === 1) return one(value, found[0], item, false);
  return { text: value, parts: [], fields: fieldBits(item), exact: true, unfinished: false };
}

const one = (text, parts, item, unfinished) => ({
  text, parts, fields: fieldBits(item), exact: false, unfinished,
});
