// The browse page: a query in a field, its answer beside facets, all of it in the address.
import { entries, find, h, number } from "./dom.js";
import { Dialogs } from "./dialogs.js";
import { chosen, without } from "./edit.js";
import { grouped } from "./groups.js";
import { keysOff, listen, switchKeys } from "./keys.js";
import { FACETS, parse, write } from "./query.js";
import { Results } from "./results.js";
import { Search } from "./search.js";
import { reading, ticked } from "./shelf.js";
import { Sidebar } from "./sidebar.js";
import { PAGE, catchUp, forget, keepPlace, keepPlaceSoon, read, remember, toPlace } from "./state.js";

class Page {
  constructor(search, root) {
    Object.assign(this, { search, root, state: read(), turn: 0 });
    this.field = find("query");
    this.results = new Results(find("results"), root);
    this.sidebar = new Sidebar(find("facets"), search.facets, (query) => this.set({ q: query }));
    this.dialogs = new Dialogs(search, {
      root,
      documents: () => this.answer?.documents ?? [],
      state: () => this.state,
      go: (query) => this.set({ q: query, sort: "", group: "" }),
    });
    this.listen();
  }

  listen() {
    this.field.addEventListener("input", () => this.set({ q: this.field.value }, true));
    find("form").addEventListener("submit", (event) => event.preventDefault());
    for (const name of ["sort", "group"])
      find(name).addEventListener("change", (event) => this.set({ [name]: event.target.value }));
    for (const view of ["list", "table"])
      find(view).addEventListener("click", () => this.set({ view }));
    find("more").addEventListener("click", () => this.more());
    find("all").addEventListener("click", () => this.tickShown());
    find("untick").addEventListener("click", () => { ticked.set([]); this.results.take(); this.say("Nothing selected"); });
    find("done").addEventListener("click", () => { this.showFacets(); this.results.take(); this.results.place.scrollIntoView(); });
    find("ticked-show").addEventListener("click", () => this.dialogs.go(ticked.ids));
    find("ticked-export").addEventListener("click", () => this.dialogs.openExport("ticked"));
    find("open-export").addEventListener("click", () => this.dialogs.openExport(ticked.size ? "ticked" : "results"));
    find("open-shelf").addEventListener("click", () => this.dialogs.openShelf());
    find("open-help").addEventListener("click", () => this.dialogs.openHelp());
    find("filters").addEventListener("click", () => this.showFacets());
    find("keys-on").checked = !keysOff();
    find("keys-on").addEventListener("change", (event) => switchKeys(event.target.checked));
    for (const shelf of [ticked, reading]) shelf.addEventListener("change", () => this.drawShelves());
    addEventListener("click", () => { catchUp(); keepPlace(); }, { capture: true });
    addEventListener("popstate", async () => {
      forget();
      const place = history.state;
      this.state = read();
      this.field.value = this.state.q;
      await this.show();
      toPlace(place);
    });
    const onCurrent = (act) => () => {
      const row = this.results.rows[this.results.current];
      if (row) act(row.dataset.id);
    };
    listen({
      "/": () => this.field.select() ?? this.field.focus(),
      j: () => {
        const { next } = this.results;
        if (next < this.results.rows.length || find("more").hidden) this.results.focus(Math.min(next, this.results.rows.length - 1));
        else this.more();
      },
      k: () => this.results.focus(Math.max(this.results.current - 1, 0)),
      x: onCurrent((id) => this.say(ticked.toggle(id) ? "Selected" : "Not selected")),
      b: onCurrent((id) => this.say(reading.toggle(id) ? "On the reading list" : "Off the reading list")),
      "?": () => this.dialogs.openHelp(),
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "Enter") this.results.focus(0);
      else if (event.key === "Escape" && !this.field.value) this.field.blur();
    });
  }

  // Another state, remembered in the address; a new question begins at its first results.
  set(change, typed = false) {
    this.state = { ...this.state, n: PAGE, ...change };
    if (!typed) this.field.value = this.state.q;
    remember(this.state, typed);
    return this.show();
  }

  async show() {
    const turn = ++this.turn;
    const state = this.state;
    this.results.place.setAttribute("aria-busy", "true");
    try {
      const answer = await this.search.find(state.q, state.sort);
      const ordered = grouped(this.search, answer.documents, state.group);
      const shown = ordered.documents.slice(0, state.n);
      const records = await Promise.all(shown.map((row) => this.search.record(row)));
      // A later question has been asked meanwhile.
      if (turn !== this.turn) return;
      this.answer = { ...answer, documents: ordered.documents };
      const groups = ordered.groups?.slice(0, state.n);
      this.results.show(records, { view: state.view, groups, words: answer.words });
      this.sidebar.show(state.q, answer.counts);
      this.drawBar(records.length);
      find("lost").hidden = true;
      this.results.place.dataset.turn = turn;
      this.results.place.setAttribute("aria-busy", "false");
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  drawBar(shown) {
    const { state, answer } = this;
    const total = answer.documents.length;
    const words = answer.words.length > 0;
    find("count").textContent = total === this.search.count ? entries(total) : `${number(total)} of ${entries(this.search.count)}`;
    find("done").textContent = `Show ${entries(total)}`;
    find("note").textContent = note(answer);
    find("none").hidden = total > 0;
    if (!this.search.count) find("none").textContent = "This list has no entries yet.";
    find("all").hidden = !total;
    find("more").hidden = shown >= total;
    find("more").textContent = `Show ${Math.min(PAGE, total - shown)} more`;
    const sorted = !words && state.sort === "relevance" ? "" : state.sort;
    find("sort").value = sorted || (words ? "relevance" : "year");
    find("sort").querySelector("[value=relevance]").disabled = !words;
    find("group").value = state.group;
    for (const view of ["list", "table"]) find(view).setAttribute("aria-pressed", String(state.view === view));
    document.title = state.q.trim() ? `${state.q} – ${TITLE}` : TITLE;
    this.drawChips();
    this.drawShelves();
    clearTimeout(this.saying);
    this.saying = setTimeout(() => this.say(`${entries(total)}. ${note(answer)}`), 600);
  }

  // The conditions on facets, each with a button that takes it back.
  drawChips() {
    const items = parse(this.state.q).filter((item) => FACETS.includes(item.field));
    const chips = items.map((item) => {
      const facet = this.search.facets.get(item.field);
      const names = item.field === "year"
        ? item.values
        : [...chosen(write(item.field, item.values), facet).included].map((at) => facet.values[at].label);
      const text = `${item.negative ? "not " : ""}${facet.label}: ${names.join(" or ") || item.values.join(", ")}`;
      return h("li", {}, h("button", {
        type: "button", class: `b-chip${item.negative ? " b-chip--not" : ""}`, "aria-label": `Remove ${text}`,
        onclick: () => { this.set({ q: without(this.state.q, item) }); this.results.take(); },
      }, text));
    });
    find("chips").replaceChildren(...chips);
    find("chips").hidden = !chips.length;
    find("filters-count").textContent = chips.length ? ` ${chips.length}` : "";
  }

  drawShelves() {
    find("ticked-bar").hidden = ticked.size === 0;
    find("ticked-count").textContent = `${number(ticked.size)} selected`;
    find("reading-count").textContent = reading.size ? ` ${number(reading.size)}` : "";
    find("all").textContent = this.allShown ? "Unselect these" : "Select these";
  }

  async more() {
    const from = this.results.rows.length;
    this.state = { ...this.state, n: this.state.n + PAGE };
    remember(this.state, false);
    await this.show();
    this.results.focus(from);
  }

  get allShown() {
    return this.results.ids.every((id) => ticked.has(id));
  }

  tickShown() {
    const { ids } = this.results;
    ticked.set(this.allShown ? ticked.ids.filter((id) => !ids.includes(id)) : [...ticked.ids, ...ids]);
  }

  showFacets() {
    const open = find("facets").classList.toggle("b-facets--open");
    find("filters").setAttribute("aria-expanded", String(open));
  }

  say(text) {
    find("status").textContent = text;
  }

  fail(error) {
    find("count").textContent = "";
    lost();
    console.error(error);
  }
}

// What a reader should know about an answer.
function note({ instead, partial, unknown }) {
  const said = unknown.map(([field, value]) => field === "year"
    ? `“${value}” is no year: write year:2017, year:2015..2018 or year:<2015.`
    : `No entry has ${field === "has" ? "" : "the " + field + " "}“${value}”.`);
  if (partial) said.push("No entry has all of these words; these have most of them.");
  else said.push(...instead.map(([asked, found]) => `Nothing has “${asked}”; shown is “${found}”.`));
  return said.join(" ");
}

// Says that the index could not be read, and leads on.
function lost() {
  find("lost").hidden = false;
  find("results").setAttribute("aria-busy", "false");
}

const TITLE = document.title;
const browse = document.querySelector("[data-b=browse]");
const root = new URL(browse.dataset.root, location.href).href;
find("count").textContent = "Loading …";
try {
  const page = new Page(await Search.open(`${root}find/`), root);
  // Somebody may have written into the field before.
  const typed = page.state.q ? "" : page.field.value;
  page.field.value = typed || page.state.q;
  await (typed ? page.set({ q: typed }, true) : page.show());
  toPlace(history.state);
  addEventListener("scroll", keepPlaceSoon, { passive: true });
  document.documentElement.dataset.browse = "ready";
  // What could not be fetched is asked for again when needed.
  page.search.warm().catch(() => {});
  const begun = () => page.search.warmRecords();
  if (browse.contains(document.activeElement)) begun();
  else browse.addEventListener("focusin", begun, { once: true });
} catch (error) {
  find("count").textContent = "";
  for (const control of document.querySelectorAll(".b :is(button, select)")) control.disabled = true;
  lost();
  throw error;
}
