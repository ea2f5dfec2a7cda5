// Papers that a reader has put aside, by id, kept in this browser: ticked ones and a reading list.

// Scripts stand in assets/. Several sites may share a host, so that the path belongs to the name.
const SITE = new URL("../", import.meta.url).pathname;

class Shelf extends EventTarget {
  constructor(name) {
    super();
    this.key = `catalog:${SITE}:${name}`;
    this.ids = this.stored();
    addEventListener("storage", (event) => {
      if (event.key !== this.key) return;
      this.ids = this.stored();
      this.dispatchEvent(new Event("change"));
    });
  }

  get size() {
    return this.ids.length;
  }

  has(id) {
    return this.ids.includes(id);
  }

  toggle(id, on = !this.has(id)) {
    this.set(on ? [...this.ids, id] : this.ids.filter((other) => other !== id));
    return on;
  }

  set(ids) {
    this.ids = [...new Set(ids)];
    this.keep();
    this.dispatchEvent(new Event("change"));
  }

  // Whether the browser keeps it; where it refuses, the shelf lasts as long as the page.
  keep() {
    try {
      if (this.ids.length) localStorage.setItem(this.key, JSON.stringify(this.ids));
      else localStorage.removeItem(this.key);
      return true;
    } catch {
      return false;
    }
  }

  stored() {
    try {
      const ids = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
    } catch {
      return [];
    }
  }
}

export const ticked = new Shelf("ticked");
export const reading = new Shelf("reading");

const FORMAT = "catalog reading list 1";

export const asFile = (ids) => `${JSON.stringify({ format: FORMAT, ids }, null, 1)}\n`;

export const NO_LIST = "This file is no reading list.";

// The ids in a file, each once: one of ours, a JSON array, or one id a line. `strays` counts what
// is no id; `wrong` says why there are none.
export function fromFile(text) {
  const id = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
  const start = text.trimStart()[0];
  if (start === "<" || /[\0\ufffd]/.test(text)) return none(NO_LIST);
  let found = text.match(/\S+/g) ?? [];
  if (start === "{" || start === "[") {
    try {
      const content = JSON.parse(text);
      found = Array.isArray(content) ? content : content.ids;
    } catch {
      return none("This file is damaged: it is no whole JSON.");
    }
    if (!Array.isArray(found)) return none(NO_LIST);
  }
  if (!found.length) return none("This file is empty.");
  const ids = [...new Set(found.filter((one) => typeof one === "string" && id.test(one)))];
  return { ids, strays: found.filter((one) => !ids.includes(one)).length };
}

const none = (wrong) => ({ ids: [], strays: 0, wrong });
