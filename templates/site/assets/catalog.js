// The filter above the list of all entries. Without this script the list is simply complete.
const input = document.getElementById("filter");
if (input) startFilter(input);

function startFilter(input) {
  const rows = Array.from(document.querySelectorAll(`#${input.dataset.rows} .c-row`));
  const status = document.querySelector("[data-filter-status]");
  const none = document.querySelector("[data-filter-none]");
  let texts = null;

  // Read on first use: folding a long list takes longer than drawing it.
  const searchable = () =>
    (texts ??= rows.map((row) => fold(`${row.textContent} ${row.dataset.words}`)));

  const apply = () => {
    const words = fold(input.value).split(" ").filter(Boolean);
    let shown = rows.length;
    if (words.length || texts) {
      shown = 0;
      searchable().forEach((text, number) => {
        const fits = words.every((word) => text.includes(word));
        rows[number].hidden = !fits;
        shown += fits;
      });
    }
    status.textContent = words.length ? `${shown} of ${rows.length}` : `${rows.length} entries`;
    none.hidden = shown > 0;
  };

  // The words stand in the address, so that a filtered list can be linked to.
  const remember = () => {
    const address = new URL(location);
    if (input.value.trim()) address.searchParams.set("q", input.value.trim());
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  };

  const restore = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    apply();
  };

  input.addEventListener("input", () => {
    apply();
    remember();
  });
  addEventListener("popstate", restore);
  input.closest(".c-filter").hidden = false;
  restore();
}

// Lower case without accents; punctuation parts words, as a reader would type them.
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
