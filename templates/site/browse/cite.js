// Citations in the formats that people take away, from CSL-JSON items and BibTeX.

export const FORMATS = {
  bibtex: { extension: "bib", type: "application/x-bibtex" },
  ris: { extension: "ris", type: "application/x-research-info-systems" },
  csl: { extension: "json", type: "application/vnd.citationstyles.csl+json" },
  csv: { extension: "csv", type: "text/csv" },
  markdown: { extension: "md", type: "text/markdown" },
};

// The text of citations `[item, bibtex]` in a format.
export function written(citations, format) {
  const items = citations.map(([item]) => item);
  if (format === "bibtex") return citations.map(([, bibtex]) => bibtex).join("\n");
  if (format === "csl") return `${JSON.stringify(items, null, 1)}\n`;
  if (format === "ris") return items.map(ris).join("\r\n");
  if (format === "csv") return csv(items);
  return items.map(markdown).join("");
}

const year = (item) => String(item.issued?.["date-parts"]?.[0]?.[0] ?? "");
const oneLine = (text) => String(text).replace(/\s+/g, " ").trim();
// Names in Chinese, Japanese and Korean script begin with the family name.
const FAMILY_FIRST = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}]/u;
const named = ({ literal, family, given, suffix }, turned) =>
  [literal, ...(turned ? [family, given] : [given, family]), suffix].filter(Boolean);
const reading = (author) => named(author, FAMILY_FIRST.test(author.family)).join(" ");
const sorting = (author) => named(author, true).join(", ");

// https://en.wikipedia.org/wiki/RIS_(file_format), tags as Zotero and EndNote read them.
const RIS_TYPES = {
  "paper-conference": "CPAPER", "article-journal": "JOUR", article: "UNPB", book: "BOOK",
  thesis: "THES", report: "RPRT", software: "COMP", dataset: "DATA", motion_picture: "VIDEO",
  "post-weblog": "BLOG", webpage: "ELEC",
};

function ris(item) {
  const [first, last] = String(item.page ?? "").split(/\s*[-–—]+\s*/);
  const lines = [
    ["TY", RIS_TYPES[item.type] ?? "GEN"],
    ["ID", item.id],
    ["TI", item.title],
    ...(item.author ?? []).map((author) => ["AU", sorting(author)]),
    ["PY", year(item)],
    [item.type === "article-journal" ? "JO" : "T2", item["container-title"]],
    ["VL", item.volume],
    ["IS", item.issue],
    ["SP", first],
    ["EP", last],
    ["DO", item.DOI],
    ["UR", item.URL],
    ...[...(item.note ?? "").split("\n"), item.annote].map((line) => ["N1", line]),
  ];
  const text = lines.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`);
  return `${text.join("")}ER  - \r\n`;
}

// RFC 4180; a cell that a spreadsheet would take for a formula gets an apostrophe before it.
function csv(items) {
  const cell = (value) => {
    const text = oneLine(value ?? "");
    const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
    return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = items.map((item) => [
    item.id, item.title, (item.author ?? []).map(reading).join("; "), year(item),
    item["container-title-short"] ?? item["container-title"], item.DOI, item.URL, item.annote, item.note,
  ]);
  const head = ["id", "title", "authors", "year", "venue", "doi", "url", "summary", "note"];
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function markdown(item) {
  const safe = (text) => oneLine(text).replace(/[\\\x60*_{}[\]<>#|~$&]/g, "\\$&");
  const target = item.URL?.replace(/[\s()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
  const title = target ? `[${safe(item.title)}](${target})` : safe(item.title);
  const venue = item["container-title-short"] ?? item["container-title"];
  const rest = [(item.author ?? []).map(reading).join(", "), [venue, year(item)].filter(Boolean).join(" ")];
  const stopped = (text, raw) => (/[.?!]$/.test(raw) ? text : `${text}.`);
  const parts = [stopped(title, item.title), ...rest.filter(Boolean).map((text) => stopped(safe(text), text))];
  return `- ${parts.join(" ")}\n`;
}
