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

// Typing makes one step of history, everything else one each.
export function remember(state, typed) {
  const now = performance.now();
  const goesOn = typed && now - lastTyped < PAUSE;
  lastTyped = typed ? now : -Infinity;
  const target = address(state);
  if (target === location.href) return;
  if (goesOn) history.replaceState(null, "", target);
  else history.pushState(null, "", target);
}
