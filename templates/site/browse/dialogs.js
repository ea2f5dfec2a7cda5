// Taking papers away: citations of ticked papers, of the whole result, of the reading list.
import { FORMATS, written } from "./cite.js";
import { entries, find, h, number } from "./dom.js";
import { write } from "./query.js";
import { NO_LIST, asFile, fromFile, reading, ticked } from "./shelf.js";
import { PAGE, address } from "./state.js";

const AT_ONCE = 24;
// What servers and mail programs take.
const LONGEST_ADDRESS = 8000;

export class Dialogs {
  // `view` gives the results: `documents()` and `state()`; `go(query)` shows another query.
  constructor(search, view) {
    Object.assign(this, { search, view });
    for (const name of ["export", "shelf", "help"]) {
      const dialog = find(name);
      this[name] = dialog;
      dialog.addEventListener("click", (event) => {
        if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
      });
    }
    find("copy").addEventListener("click", () => this.take(copied));
    find("download").addEventListener("click", () => this.take(downloaded));
    find("share").addEventListener("click", () => this.share());
    find("shelf-show").addEventListener("click", () => this.go(reading.ids));
    find("shelf-export").addEventListener("click", () => { this.shelf.close(); this.openExport("reading"); });
    find("shelf-save").addEventListener("click", () =>
      offer("reading-list.json", "application/json", asFile(reading.ids)));
    find("shelf-load").addEventListener("change", (event) =>
      this.load(event.target).catch((error) => this.say("shelf-status", wrong(error))));
    find("shelf-clear").addEventListener("click", () => this.empty());
    reading.addEventListener("change", () => this.shelf.open && this.drawShelf());
  }

  openExport(scope) {
    const sizes = { ticked: ticked.size, results: this.view.documents().length, reading: reading.size };
    const chosen = [scope, ...Object.keys(sizes)].find((name) => sizes[name]);
    for (const input of this.export.querySelectorAll("[name=scope]")) {
      input.disabled = sizes[input.value] === 0;
      find(`size-${input.value}`).textContent = number(sizes[input.value]);
      input.checked = input.value === chosen;
    }
    for (const name of ["copy", "download"]) find(name).disabled = !chosen;
    this.say("export-status", chosen ? "" : "There is nothing to export.");
    this.export.showModal();
  }

  openShelf() {
    this.say("shelf-status", "");
    this.emptied = null;
    this.drawShelf();
    this.shelf.showModal();
  }

  openHelp() {
    this.help.showModal();
  }

  // Shows papers by id in the list.
  go(ids) {
    if (!ids.length) return;
    for (const dialog of [this.export, this.shelf]) dialog.close();
    this.view.go(write("id", ids));
    scrollTo(0, 0);
  }

  get scope() {
    return this.export.querySelector("[name=scope]:checked")?.value ?? "results";
  }

  async ids() {
    if (this.scope === "ticked") return ticked.ids;
    if (this.scope === "reading") return reading.ids;
    const records = await this.inTurn(this.view.documents(), (row) => this.search.record(row));
    return records.map((record) => record.id);
  }

  // Asks for something of many papers, some at a time, saying how far it is.
  async inTurn(items, ask) {
    const answers = [];
    for (let at = 0; at < items.length; at += AT_ONCE) {
      answers.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(ask))));
      if (items.length > 10 * AT_ONCE) this.say("export-status", `${number(answers.length)} of ${number(items.length)} …`);
    }
    return answers;
  }

  async take(how) {
    const format = this.export.querySelector("[name=format]:checked").value;
    try {
      const found = await this.inTurn(await this.ids(), (id) => this.search.citation(id));
      const known = found.filter(Boolean);
      const { extension, type } = FORMATS[format];
      await how(written(known, format), `papers.${extension}`, type);
      const gone = found.length - known.length;
      const rest = gone ? `; ${gone} left this list` : "";
      this.say("export-status", `${entries(known.length)} ${how.done}${rest}.`);
    } catch (error) {
      this.say("export-status", wrong(error));
    }
  }

  async share() {
    const state = this.view.state();
    const own = this.scope === "results";
    const link = address(own ? state : { ...state, q: write("id", await this.ids()), n: PAGE });
    if (link.length > LONGEST_ADDRESS) {
      this.say("export-status", "These are too many for an address; save them as a file instead.");
      return;
    }
    try {
      await navigator.clipboard.writeText(link);
      this.say("export-status", "The address is copied.");
    } catch {
      this.say("export-status", link);
    }
  }

  found(ids) {
    return Promise.all(ids.map((id) => this.search.citation(id)));
  }

  // The ids at once, and their titles when they have come.
  async drawShelf() {
    const { ids } = reading;
    const draw = (found) => find("shelf-list").replaceChildren(...ids.map((id, at) => this.shelfLine(id, found?.[at], found)));
    find("shelf-empty").hidden = ids.length > 0;
    find("shelf-lasts").hidden = reading.keep();
    find("shelf-kept").hidden = !find("shelf-lasts").hidden;
    for (const name of ["show", "export", "save", "clear"]) find(`shelf-${name}`).disabled = !ids.length;
    find("shelf-clear").disabled &&= !this.emptied;
    find("shelf-clear").textContent = this.emptied ? "Undo" : "Empty it";
    draw();
    try {
      const found = await this.found(ids);
      if (ids !== reading.ids) return;
      // Entries may have got other ids since.
      const now = ids.map((id, at) => found[at]?.[0].id ?? id);
      if (now.join() === ids.join()) draw(found);
      else reading.set(now);
    } catch (error) {
      this.say("shelf-status", wrong(error));
    }
  }

  shelfLine(id, known, asked) {
    const title = known?.[0].title ?? id;
    return h("li", {},
      known || !asked
        ? h("a", { href: `${this.view.root}papers/${id}/`, dir: "auto" }, title)
        : h("span", {}, `${id} (left this list)`),
      h("button", {
        type: "button", class: "b-remove", "aria-label": `Remove ${title}`, title: "Remove",
        onclick: () => { reading.toggle(id, false); find("shelf-title").focus(); },
      }));
  }

  // Takes everything off the reading list, and the next time puts it back.
  empty() {
    const { ids } = reading;
    const back = this.emptied;
    this.emptied = back ? null : ids;
    this.say("shelf-status", back ? "" : `${entries(ids.length)} taken off.`);
    reading.set(back ? [...ids, ...back] : []);
  }

  async load(input) {
    if (!input.files.length) return;
    const { ids, strays, wrong } = fromFile(await input.files[0].text());
    input.value = "";
    const known = (await this.found(ids)).filter(Boolean).map(([item]) => item.id);
    if (wrong || (strays && !known.length)) {
      this.say("shelf-status", wrong ?? NO_LIST);
      return;
    }
    const before = reading.size;
    reading.set([...reading.ids, ...known]);
    const added = reading.size - before;
    const counted = (count, text) => (count ? `, ${number(count)} ${text}` : "");
    const rest = counted(known.length - added, "on it already") + counted(ids.length - known.length, "not in this list");
    this.say("shelf-status", `${entries(added)} added${rest}${counted(strays, "no ids")}.`);
  }

  say(name, text) {
    find(name).textContent = text;
  }
}

const wrong = (error) => `That did not work: ${error.message}.`;

async function copied(text) {
  try {
    // There is no clipboard on pages without https.
    await navigator.clipboard.writeText(text);
  } catch {
    throw new Error("this browser does not let a page copy here; Download saves the same text");
  }
}
copied.done = "copied";

const downloaded = (text, name, type) => offer(name, type, text);
downloaded.done = "saved";

function offer(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
