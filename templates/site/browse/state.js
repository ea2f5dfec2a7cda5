// What the page shows, as the address says it: ?q=…&sort=…&group=…&view=…&n=…

export const PAGE = 20;
const DEFAULTS = { q: "", sort: "", group: "", view: "list", n: PAGE };
const CHOICES = {
  sort: ["relevance", "year", "title", "added", "lists"],
  group: ["category", "venue", "year"],
  view: ["list", "table"],
};
const PAUSE = 1500;

export function read(search = location.search) {
  const given = new URLSearchParams(search);
  const state = { ...DEFAULTS, q: given.get("q") ?? "" };
  for (const [name, choices] of Object.entries(CHOICES))
    if (choices.includes(given.get(name))) state[name] = given.get(name);
  const n = Number(given.get("n"));
  if (Number.isInteger(n) && n > PAGE) state.n = Math.min(n, 2000);
  return state;
}

// The address of a state; readable, so that people write some by hand.
export function address(state) {
  const url = new URL(location.href);
  url.search = "";
  url.hash = "";
  const parts = Object.entries(DEFAULTS)
    .filter(([name, usual]) => state[name] !== usual && !(name === "q" && !state.q.trim()))
    .map(([name]) => `${name}=${plainly(String(state[name]))}`);
  return url.href + (parts.length ? `?${parts.join("&")}` : "");
}

const plainly = (text) => encodeURIComponent(text).replace(/%(3A|2C|20)/g, (code) =>
  ({ "%3A": ":", "%2C": ",", "%20": "+" })[code]);

let lastTyped = -Infinity;
let waiting = null;

// Typing makes one step of history, everything else one each. What is typed waits for a pause,
// because writing the address takes a browser longer than answering the query.
export function remember(state, typed) {
  if (typed) {
    forget();
    waiting = { state, timer: setTimeout(catchUp, 200) };
    return;
  }
  catchUp();
  lastTyped = -Infinity;
  put(state, false);
}

// Writes what waits, before a reader follows a link or asks for something else.
export function catchUp() {
  if (!waiting) return;
  const { state } = waiting;
  forget();
  const now = performance.now();
  put(state, now - lastTyped < PAUSE);
  lastTyped = now;
}

// Drops what waits, because the reader has gone back.
export function forget() {
  if (waiting) clearTimeout(waiting.timer);
  waiting = null;
}

function put(state, inPlace) {
  const target = address(state);
  if (target === location.href) return;
  if (inPlace) history.replaceState(here(), "", target);
  else history.pushState(here(), "", target);
}

// How far a reader has scrolled stays with each step of history. The browser would go back there
// before the results are shown.
history.scrollRestoration = "manual";
let scrolled = 0;

const here = () => ({ y: Math.round(scrollY) });

export function keepPlace() {
  clearTimeout(scrolled);
  if ((history.state?.y ?? 0) !== here().y) history.replaceState(here(), "");
}

export function keepPlaceSoon() {
  clearTimeout(scrolled);
  scrolled = setTimeout(keepPlace, 200);
}

export function toPlace(place) {
  if (place && Number.isFinite(place.y)) scrollTo({ top: place.y, behavior: "instant" });
}
