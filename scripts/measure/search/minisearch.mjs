// MiniSearch over the same papers, with the settings that its documentation recommends.
// usage: node minisearch.mjs NODE_MODULES PAPERS QUERIES
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const [modules, papers, queries] = process.argv.slice(2);
const MiniSearch = createRequire(`${modules}/`)("minisearch");
const start = process.cpuUsage();
const search = new MiniSearch({ fields: ["title", "authors"], storeFields: [] });
search.addAll(JSON.parse(await readFile(papers, "utf8")));
const { user, system } = process.cpuUsage(start);
const index = JSON.stringify(search);
const options = { prefix: true, fuzzy: 0.2, boost: { title: 2 } };
const times = [];
const answers = JSON.parse(await readFile(queries, "utf8")).map(({ query }) => {
  const before = performance.now();
  const found = search.search(query, options).slice(0, 5).map(({ id }) => id);
  times.push(performance.now() - before);
  return found;
});
times.sort((a, b) => a - b);
process.stdout.write(JSON.stringify({
  answers,
  cpu: (user + system) / 1e6,
  memory: process.resourceUsage().maxRSS * 1024,
  start: gzipSync(index).length,
  milliseconds: times[times.length >> 1],
}));
