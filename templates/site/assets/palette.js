// Before anything is drawn: light or dark, as the reader chose or as the system says. The theme's
// variables follow from the attribute.
(() => {
  let unkept = ""; // what was chosen where the browser keeps nothing: it lasts as long as the page
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    if (unkept) return unkept;
    try {
      const kept = localStorage.getItem("catalog.colours");
      return ["light", "dark"].includes(kept) ? kept : "system";
    } catch {
      return "system";
    }
  };
  const apply = () => {
    const now = chosen();
    const scheme = now === "dark" || (now === "system" && dark.matches) ? "slate" : "default";
    document.body.dataset.mdColorScheme = scheme;
    document.body.dataset.mdColorPrimary = scheme === "slate" ? "black" : "white";
    document.body.dataset.colours = now;
  };
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("catalog:colours", ({ detail }) => {
    unkept = "";
    try {
      localStorage.setItem("catalog.colours", detail);
    } catch {
      unkept = detail;
    }
    apply();
  });
  apply();
})();
