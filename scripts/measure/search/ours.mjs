// Answers known-item queries from an index on disk with the browser's own modules.
// usage: node ours.mjs MODULES INDEX QUERIES; prints the first five ids a query as JSON.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [modules, index, queries] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(`${modules}/${name}.js`).href);
const { Search } = await load("search");
const { unpack } = await load("files");
const fromDisk = async (address) => unpack(new Blob([await readFile(address)]).stream());
const search = await Search.open(`${index}/`, fromDisk);
const answers = [];
for (const { query } of JSON.parse(await readFile(queries, "utf8"))) {
  const { documents } = await search.find(query);
  const records = await Promise.all(documents.slice(0, 5).map((row) => search.record(row)));
  answers.push(records.map((record) => record.id));
}
process.stdout.write(JSON.stringify(answers));
