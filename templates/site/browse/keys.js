// Single keys, which a reader can switch off (WCAG 2.1.4).

const OFF = "catalog:keys-off";
// What was chosen where the browser keeps nothing: it lasts as long as the page.
let unkept = null;

export function keysOff() {
  if (unkept !== null) return unkept;
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

export function switchKeys(on) {
  unkept = null;
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  } catch {
    unkept = !on;
  }
}

// Calls `actions[key]` where a reader does not write. The theme listens to some of the same keys,
// so that ours are taken before it.
export function listen(actions) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = document.activeElement;
    const writes = at?.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (writes || document.querySelector("dialog[open]") || keysOff()) return;
    if (!Object.hasOwn(actions, event.key)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    actions[event.key]();
  }, { capture: true });
}
