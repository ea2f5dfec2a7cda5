// From text to the words it is found by: catalog/search/tokens.py, letter for letter.

const LONGEST = 40;
const MARKS =
  /[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;
const LETTERS = {
  ß: "ss", ς: "σ", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h",
  ŧ: "t", ŋ: "n",
};
const LETTER = /[ßςæœøđðþłıħŧŋ]/g;
const CJK =
  "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af" +
  "\\uf900-\\ufaff\\u{20000}-\\u{3134f}";
const RUN = new RegExp(`[${CJK}]+|[^${CJK}]+`, "gu");
const IS_CJK = new RegExp(`^[${CJK}]`, "u");
const UNIT = /[\p{L}\p{N}\p{M}]+(?:['’\u2010\u2011-][\p{L}\p{N}\p{M}]+)*/gu;
const JOINT = /['’\u2010\u2011-]/;
const CAMEL = /(?<=[a-z])(?=[A-Z])/;
const ASCII = /^[\0-\x7f]*$/;

export const STOP_WORDS = new Set(
  "a an and are as at be by can for from in is it its of on or the to via what with".split(" "),
);

const bare = (text) =>
  ASCII.test(text) ? text : text.normalize("NFKD").replace(MARKS, "").normalize("NFC");

function lower(text) {
  const low = text.toLowerCase();
  return ASCII.test(low) ? low : low.replace(LETTER, (letter) => LETTERS[letter]);
}

export const fold = (text) => lower(bare(text));
export const key = (text) => units(bare(text)).flatMap(parts).join("");
export const isCjk = (word) => IS_CJK.test(word);

// The words of a text with their places, as the index holds them.
export function words(text) {
  const found = [];
  let place = 0;
  for (const unit of units(bare(text))) {
    const start = place;
    const inside = parts(unit);
    for (const run of inside.flatMap(runs)) {
      indexed(run).forEach((word, step) => found.push([word, place + step]));
      place += isCjk(run) ? [...run].length : 1;
    }
    if (inside.length > 1 && inside.length < 4) found.push([cut(inside.join("")), start]);
    for (const part of camels(unit)) found.push([lower(part), start]);
  }
  return found;
}

const DATED = /^([a-z]{3,})((?:19|20)[0-9]{2})$/;

// The words of a query: each an array of its parts, ["n", "pair"] for "N-pair".
export function asked(text) {
  const found = [];
  for (const unit of units(bare(text))) {
    const plain = [];
    for (const run of parts(unit).flatMap(runs)) {
      if (isCjk(run)) for (const pair of pairs(run)) found.push([pair]);
      else plain.push(...(DATED.exec(cut(run))?.slice(1) ?? [cut(run)]));
    }
    if (plain.length) found.push(plain);
  }
  return found;
}

// The words of a quoted phrase with their places from its beginning.
export function sequence(text) {
  const found = [];
  let place = 0;
  for (const run of units(bare(text)).flatMap(parts).flatMap(runs)) {
    if (isCjk(run)) {
      pairs(run).forEach((pair, step) => found.push([pair, place + step]));
      place += [...run].length;
    } else found.push([cut(run), place++]);
  }
  return found;
}

const units = (text) => text.match(UNIT) ?? [];
const parts = (unit) => unit.split(JOINT).filter(Boolean).map(lower);
const runs = (part) => (ASCII.test(part) ? [part] : (part.match(RUN) ?? []));

function indexed(run) {
  const letters = [...run];
  return isCjk(run) && letters.length > 1 ? [...pairs(run), letters.at(-1)] : [cut(run)];
}

function pairs(run) {
  const letters = [...run];
  return letters.length > 1 ? letters.slice(1).map((letter, at) => letters[at] + letter) : [run];
}

function camels(unit) {
  return unit.split(JOINT).flatMap((part) => {
    const humps = part.split(CAMEL);
    return humps.length > 1 ? humps.filter((hump) => [...hump].length > 2) : [];
  });
}

function cut(word) {
  return word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join("");
}

// What a word shares with its plural and its -ing form; for comparison only.
export function stem(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) word = word.slice(0, -3) + "y";
  else if (/(?:sses|shes|ches|xes)$/.test(word)) word = word.slice(0, -2);
  else if (/s$/.test(word) && !/(?:ss|us|is|ias)$/.test(word)) word = word.slice(0, -1);
  if (word.endsWith("ing") && word.length > 5 && /[aeiouy]/.test(word.slice(0, -3)))
    word = word.slice(0, -3);
  if (word.endsWith("e") && word.length > 3) word = word.slice(0, -1);
  return word.length > 3 && word.at(-1) === word.at(-2) ? word.slice(0, -1) : word;
}

// The beginning that every word of a stem has.
export const family = (stemmed) =>
  stemmed.endsWith("y") && stemmed.length > 2 ? stemmed.slice(0, -1) : stemmed;
