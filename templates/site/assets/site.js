// What every page can do: change its colours, copy, and be read again without a network.
const NEXT = { system: "light", light: "dark", dark: "system" };
const NEXT_TAB = 40; // pixels of the section after it that show that there is one

const palette = document.querySelector(".c-palette");
if (palette) {
  const say = () => {
    const now = document.body.dataset.colours ?? "system";
    palette.title = `Colours: ${now}`;
    palette.setAttribute("aria-label", `Colours: ${now}. Change to ${NEXT[now]}`);
  };
  palette.addEventListener("click", () => {
    dispatchEvent(new CustomEvent("catalog:colours", { detail: NEXT[document.body.dataset.colours] }));
    say();
  });
  addEventListener("storage", say);
  palette.textContent = "";
  palette.hidden = false;
  say();
}

// The strip of sections is wider than a phone: the one that is read stands in view.
const tab = document.querySelector(".md-tabs [aria-current]");
if (tab) {
  const strip = tab.closest(".md-tabs");
  const beyond = tab.getBoundingClientRect().right + NEXT_TAB - strip.getBoundingClientRect().right;
  if (beyond > 0) strip.scrollLeft += beyond;
}

const status = document.createElement("p");
status.className = "c-told";
status.setAttribute("role", "status");
document.body.append(status);

// A button beside everything that can be copied, but none beside the numbers of its lines. What the
// first line is indented by belongs to it.
for (const source of document.querySelectorAll("[data-copy], .highlight pre:not(.linenodiv pre)")) {
  const name = source.dataset.copy ?? "code";
  const text = (source.querySelector("code") ?? source).textContent.replace(/^\s*\n/, "").trimEnd();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "c-copy";
  button.title = `Copy ${name}`;
  button.setAttribute("aria-label", `Copy ${name}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell(`${name} copied`);
    } catch {
      getSelection().selectAllChildren(source);
      tell("Marked; copy with the keyboard");
    }
  });
  if (source.tagName === "PRE") {
    const frame = document.createElement("div");
    frame.className = "c-copied";
    source.replaceWith(frame);
    frame.append(source, button);
  } else {
    source.append(" ", button);
  }
}

// What scrolls sideways can be scrolled by keyboard.
for (const code of document.querySelectorAll("pre > code")) {
  if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
}

let timer = 0;
function tell(text) {
  status.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => (status.textContent = ""), 2500);
}

// The search field of the header: "/" leads to it from anywhere, unless single keys are switched off
// (WCAG 2.1.4). Where nothing is kept the switch itself tells, as long as the browse page is open.
function keysOff() {
  if (document.querySelector("[data-b=keys-on]:not(:checked)")) return true;
  try {
    return localStorage.getItem("catalog:keys-off") === "1";
  } catch {
    return false;
  }
}

addEventListener("keydown", (event) => {
  const field = document.querySelector(".c-search__input");
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.defaultPrevented || keysOff()) return;
    event.preventDefault();
    field.focus();
  }
});

// Pages that were read stay readable without a network. Local previews change all the time.
const local = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
const root = new URL("..", import.meta.url);
const { serviceWorker } = navigator;
if (serviceWorker && (!local || new URLSearchParams(location.search).has("sw"))) {
  if (!serviceWorker.controller) serviceWorker.addEventListener("controllerchange", keepThisPage, { once: true });
  serviceWorker.register(new URL("sw.js", root), { scope: root.pathname }).catch(() => {});
}

// The first page was there before the worker that keeps pages, which is told what it has missed.
function keepThisPage() {
  const keep = (urls) => serviceWorker.controller?.postMessage(urls);
  keep([location.href]);
  const seen = (files) => keep(files.getEntries().flatMap((file) => (file.workerStart ? [] : file.name)));
  new PerformanceObserver(seen).observe({ type: "resource", buffered: true });
}
