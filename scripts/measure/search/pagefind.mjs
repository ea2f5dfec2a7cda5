// A Pagefind index of the same papers, for a browser to search.
// usage: node pagefind.mjs NODE_MODULES PAPERS FOLDER
import { readFile, readdir } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [modules, papers, folder] = process.argv.slice(2);
const start = performance.now();
const pagefind = await import(pathToFileURL(`${modules}/pagefind/lib/index.js`).href);
const { index } = await pagefind.createIndex({ forceLanguage: "en" });
for (const { id, title, authors } of JSON.parse(await readFile(papers, "utf8")))
  await index.addCustomRecord({ url: `/${id}/`, content: `${title} ${authors}`, language: "en", meta: { title } });
await index.writeFiles({ outputPath: folder });
const memory = await largestChild();
await pagefind.close();
process.stdout.write(JSON.stringify({ seconds: (performance.now() - start) / 1000, memory }));

// The most memory that a child of this process has had, in bytes: Pagefind works in one.
async function largestChild() {
  let most = 0;
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, "utf8").catch(() => "");
    const [parent, peak] = ["PPid", "VmHWM"].map((key) => Number(status.match(`${key}:\\s+(\\d+)`)?.[1] ?? 0));
    if (parent === process.pid) most = Math.max(most, peak * 1024);
  }
  return most;
}
