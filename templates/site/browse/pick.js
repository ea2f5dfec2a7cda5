// Buttons elsewhere on the site that put a paper on the reader's reading list:
// <button class="catalog-pick" data-id="ID" hidden>. Without this script they stay hidden.
import { reading } from "./shelf.js";

function draw(button) {
  const kept = reading.has(button.dataset.id);
  button.textContent = kept ? "On the reading list" : "Add to reading list";
  button.setAttribute("aria-pressed", String(kept));
}

const buttons = [...document.querySelectorAll(".catalog-pick")];
for (const button of buttons) {
  button.addEventListener("click", () => reading.toggle(button.dataset.id));
  button.hidden = false;
  draw(button);
}
reading.addEventListener("change", () => buttons.forEach(draw));
