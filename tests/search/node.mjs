// Runs the browser's modules over the questions of a JSON file; answers as JSON.
// usage: node node.mjs MODULES QUESTIONS [INDEX]
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [modules, questions, index] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(`${modules}/${name}.js`).href);
const asked = JSON.parse(await readFile(questions, "utf8"));
const { asked: units, fold, key, sequence, stem, words } = await load("tokens");
const { conditions, parse, write, yearRange } = await load("query");
const { nearly } = await load("words");
const answers = {
  texts: (asked.texts ?? []).map((text) => ({
    fold: fold(text), key: key(text), words: words(text), asked: units(text), sequence: sequence(text),
  })),
  stems: (asked.stems ?? []).map(stem),
  queries: (asked.queries ?? []).map((text) => ({ items: parse(text), conditions: conditions(text) })),
  years: (asked.years ?? []).map(yearRange),
  near: (asked.near ?? []).map(([one, other]) => nearly(one, other)),
  written: (asked.written ?? []).map(([field, values]) => write(field, values)),
};
if (index) {
  const { Search } = await load("search");
  const { unpack } = await load("files");
  const fromDisk = async (address) => unpack(new Blob([await readFile(address)]).stream());
  const search = await Search.open(`${index}/`, fromDisk);
  answers.found = [];
  for (const [query, sort] of asked.finds) {
    const { documents, counts, instead, partial, unknown } = await search.find(query, sort);
    const ids = [];
    for (const row of documents) ids.push((await search.record(row)).id);
    const named = {};
    for (const [id, column] of counts) {
      const values = search.facets.get(id).values;
      named[id] = Object.fromEntries([...column].map((n, at) => [values[at].id, n]).filter(([, n]) => n));
    }
    answers.found.push({ ids, counts: named, instead, partial, unknown });
  }
  answers.cited = [];
  for (const id of asked.cited ?? []) answers.cited.push((await search.citation(id)) ?? null);
}
process.stdout.write(JSON.stringify(answers));
