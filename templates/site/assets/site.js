// What every page can do: change its colours, copy, and be read again without a network.
const NEXT = { system: "light", light: "dark", dark: "system" };

const palette = document.querySelector(".c-palette");
if (palette) {
  const say = () => {
    const now = document.body.dataset.colours ?? "system";
    palette.title = `Colours: ${now}`;
    palette.setAttribute("aria-label", `Colours: ${now}. Change to ${NEXT[now]}`);
  };
  palette.addEventListener("click", () => {
    try {
      localStorage.setItem("catalog.colours", NEXT[document.body.dataset.colours]);
    } catch {
      return; // storage is closed to this page: the system's colours stay
    }
    dispatchEvent(new Event("catalog:colours"));
    say();
  });
  palette.textContent = "";
  palette.hidden = false;
  say();
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

// The search field of the header: "/" leads to it from anywhere.
addEventListener("keydown", (event) => {
  const field = document.querySelector(".c-search__input");
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    field.focus();
  }
});

// Pages that were read stay readable without a network. Local previews change all the time.
const local = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
const root = new URL("..", import.meta.url);
if ("serviceWorker" in navigator && (!local || new URLSearchParams(location.search).has("sw"))) {
  navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname }).catch(() => {});
}
